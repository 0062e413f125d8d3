/**
 * Text in a block, in a code page or in UTF-16: up to a NUL, and then whatever the block still holds, as GlobalSize may
 * exceed what was asked for. Every byte sequence is such a text.
 */
import { isBytes, isRecord, noBytes } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import { decodeUnits, writeUnits } from '../kernel/units.js';

/**
 * A text and its surroundings: the value of CF_TEXT, CF_OEMTEXT, CF_UNICODETEXT, FileName and FileNameW.
 *
 * @category Text
 */
export interface TextBlock {
  /** Up to the first NUL; without one, all of it. */
  readonly text: string;
  /** Whether a NUL ends the text. It should: a reader without the block's size would run on. */
  readonly terminated: boolean;
  /** After the NUL. Unterminated: empty, or half a wide character. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** Reads text in a code page. */
export function readAnsiBlock(bytes: Uint8Array, page: CodePage): TextBlock {
  const end = bytes.indexOf(0);
  return end < 0
    ? { text: page.decode(bytes), terminated: false, rest: noBytes }
    : { text: page.decode(bytes, 0, end), terminated: true, rest: bytes.subarray(end + 1) };
}

/** Writes text in a code page. */
export function writeAnsiBlock(block: TextBlock, page: CodePage): Uint8Array {
  const bytes = allocate(block, page.measure(block.text), 1);
  page.write(block.text, bytes, 0);
  return bytes;
}

/** Whether a value is a text that a code page has all characters of. */
export function isAnsiBlock(value: unknown, page: CodePage): value is TextBlock {
  return isTextBlock(value, 0) && page.findUnencodable(value.text) < 0;
}

/** Reads text in UTF-16LE; lone surrogates and an odd last byte are kept. */
export function readWideBlock(bytes: Uint8Array): TextBlock {
  const whole = bytes.length & ~1;
  let end = 0;
  while (end < whole && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2;
  const text = decodeUnits(bytes, 0, end);
  return end < whole
    ? { text, terminated: true, rest: bytes.subarray(end + 2) }
    : { text, terminated: false, rest: bytes.subarray(whole) };
}

/** Writes text in UTF-16LE. */
export function writeWideBlock(block: TextBlock): Uint8Array {
  const bytes = allocate(block, block.text.length * 2, 2);
  writeUnits(block.text, bytes, 0);
  return bytes;
}

/** Whether a value is a text that UTF-16LE can hold. */
export function isWideBlock(value: unknown): value is TextBlock {
  return isTextBlock(value, 1);
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
