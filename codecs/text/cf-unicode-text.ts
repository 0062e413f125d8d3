/** CF_UNICODETEXT: text in UTF-16LE. */
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { lineEndFindings, terminatorFindings } from './findings.js';
import { isWideBlock, readWideBlock, type TextBlock, writeWideBlock } from './text-block.js';
import { textRows } from './text-rows.js';

/**
 * The value of CF_UNICODETEXT.
 *
 * @category Text
 */
export type CfUnicodeText = TextBlock;

/**
 * Reads CF_UNICODETEXT. Every byte sequence is one; lone surrogates and an odd last byte are kept.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readCfUnicodeText } from 'dde-spec/codecs';
 * orThrow(readCfUnicodeText(Uint8Array.of(0x34, 0, 0x32, 0, 0, 0))).text; // '42'
 * ```
 */
export function readCfUnicodeText(bytes: Uint8Array): Either<CodecError, CfUnicodeText> {
  return right(readWideBlock(bytes));
}

/**
 * Writes CF_UNICODETEXT.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeCfText, writeCfUnicodeText } from 'dde-spec/codecs';
 * writeCfUnicodeText(makeCfText('4')); // Uint8Array.of(0x34, 0, 0, 0)
 * ```
 */
export function writeCfUnicodeText(block: CfUnicodeText): Uint8Array {
  return writeWideBlock(block);
}

/**
 * CF_UNICODETEXT.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { CfUnicodeText, makeCfText } from 'dde-spec/codecs';
 * CfUnicodeText.encode(makeCfText('4')); // Uint8Array.of(0x34, 0, 0, 0)
 * ```
 */
export const CfUnicodeText: Format<CfUnicodeText, 'CF_UNICODETEXT'> = /* @__PURE__ */ defineFormat({
  name: 'CF_UNICODETEXT',
  read: readCfUnicodeText,
  is: isWideBlock,
  write: writeWideBlock,
  rows: (block, bytes) => textRows(block, bytes, 2),
  findings: (block, bytes) => [
    ...lineEndFindings(block.text, (units) => units * 2),
    ...(block.terminated || block.rest.length === 0
      ? []
      : [{ rule: 'DDE-TEXT-005', offset: bytes.length - 1, expected: 'two bytes', found: 'one byte' } as const]),
    ...terminatorFindings(block, bytes.length),
  ],
});
