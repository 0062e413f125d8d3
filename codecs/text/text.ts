/**
 * CF_TEXT and CF_UNICODETEXT as DDE carries them: text up to a NUL, and then whatever the block still holds, as
 * GlobalSize may exceed what was asked for.
 */

import type * as t from 'io-ts';
import { isBytes, isRecord, noBytes } from '../kernel/bytes.js';
import { right } from '../kernel/either.js';
import { bytesCodec } from '../kernel/errors.js';
import { ansiLength, type CodePage, decodeAnsi, defaultCodePage, findUnencodable, writeAnsi } from './code-page.js';
import { decodeUnits, writeUnits } from './units.js';

/** A text and its surroundings. */
export interface TextBlock {
  /** Up to the first NUL; without one, all of it. */
  readonly text: string;
  /** Whether a NUL ends the text. It should: a reader without the block's size would run on. */
  readonly terminated: boolean;
  /** After the NUL. Unterminated: empty, or for CF_UNICODETEXT an odd last byte. A view, not a copy. */
  readonly rest: Uint8Array;
}

/**
 * A terminated text with nothing after it: what a program should write.
 *
 * @example
 * ```ts
 * import { textBlock } from 'dde-spec/codecs';
 * textBlock('42'); // { text: '42', terminated: true, rest: Uint8Array.of() }
 * ```
 */
export function textBlock(text: string): TextBlock {
  return { text, terminated: true, rest: noBytes };
}

/**
 * Reads CF_TEXT. Every byte sequence is one.
 *
 * @example
 * ```ts
 * import { readText } from 'dde-spec/codecs';
 * readText(Uint8Array.of(0x34, 0x32, 0)).text; // '42'
 * ```
 */
export function readText(bytes: Uint8Array, page: CodePage = defaultCodePage): TextBlock {
  const end = bytes.indexOf(0);
  return end < 0
    ? { text: decodeAnsi(bytes, page), terminated: false, rest: noBytes }
    : { text: decodeAnsi(bytes, page, 0, end), terminated: true, rest: bytes.subarray(end + 1) };
}

/**
 * Writes CF_TEXT; a character that the code page lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { textBlock, writeText } from 'dde-spec/codecs';
 * writeText(textBlock('42')); // Uint8Array.of(0x34, 0x32, 0)
 * ```
 */
export function writeText(block: TextBlock, page: CodePage = defaultCodePage): Uint8Array {
  const bytes = allocate(block, ansiLength(block.text, page), 1);
  writeAnsi(block.text, page, bytes, 0);
  return bytes;
}

/**
 * Reads CF_UNICODETEXT, UTF-16LE. Every byte sequence is one; lone surrogates and an odd last byte are kept.
 *
 * @example
 * ```ts
 * import { readUnicodeText } from 'dde-spec/codecs';
 * readUnicodeText(Uint8Array.of(0x34, 0, 0x32, 0, 0, 0)).text; // '42'
 * ```
 */
export function readUnicodeText(bytes: Uint8Array): TextBlock {
  const whole = bytes.length & ~1;
  let end = 0;
  while (end < whole && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2;
  const text = decodeUnits(bytes, 0, end);
  return end < whole
    ? { text, terminated: true, rest: bytes.subarray(end + 2) }
    : { text, terminated: false, rest: bytes.subarray(whole) };
}

/**
 * Writes CF_UNICODETEXT.
 *
 * @example
 * ```ts
 * import { textBlock, writeUnicodeText } from 'dde-spec/codecs';
 * writeUnicodeText(textBlock('4')); // Uint8Array.of(0x34, 0, 0, 0)
 * ```
 */
export function writeUnicodeText(block: TextBlock): Uint8Array {
  const bytes = allocate(block, block.text.length * 2, 2);
  writeUnits(block.text, bytes, 0);
  return bytes;
}

/** The whole block, with the terminator as zeros after `size` bytes of text, and the rest in place. */
function allocate({ terminated, rest }: TextBlock, size: number, unit: 1 | 2): Uint8Array {
  const length = terminated ? size + unit : size;
  const bytes = new Uint8Array(length + rest.length);
  bytes.set(rest, length);
  return bytes;
}

function isTextBlock(value: unknown, maxRest: number): value is TextBlock {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    !value['text'].includes('\0') &&
    typeof value['terminated'] === 'boolean' &&
    isBytes(value['rest']) &&
    (value['terminated'] || value['rest'].length <= maxRest)
  );
}

/**
 * CF_TEXT in a code page. `is` refuses characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { cfText, textBlock } from 'dde-spec/codecs';
 * cfText('windows-1251').encode(textBlock('Да')); // Uint8Array.of(0xc4, 0xe0, 0x00)
 * ```
 */
export function cfText(page: CodePage = defaultCodePage): t.Type<TextBlock, Uint8Array, unknown> {
  return bytesCodec(
    `CF_TEXT in ${page}`,
    (value): value is TextBlock => isTextBlock(value, 0) && findUnencodable(value.text, page) < 0,
    (bytes) => right(readText(bytes, page)),
    (block) => writeText(block, page),
  );
}

/**
 * CF_UNICODETEXT.
 *
 * @example
 * ```ts
 * import { CfUnicodeText, textBlock } from 'dde-spec/codecs';
 * CfUnicodeText.encode(textBlock('4')); // Uint8Array.of(0x34, 0, 0, 0)
 * ```
 */
export const CfUnicodeText: t.Type<TextBlock, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'CF_UNICODETEXT',
  (value): value is TextBlock => isTextBlock(value, 1),
  (bytes) => right(readUnicodeText(bytes)),
  writeUnicodeText,
);
