/** CF_TEXT: text in an ANSI code page. */
import { noBytes } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { lineEndFindings, pairFindings, terminatorFindings } from './findings.js';
import { pageOf } from './page-of.js';
import { isAnsiBlock, readAnsiBlock, type TextBlock, writeAnsiBlock } from './text-block.js';
import { textRows } from './text-rows.js';

/**
 * The value of CF_TEXT.
 *
 * @category Text
 */
export type CfText = TextBlock;

/**
 * A terminated text with nothing after it: what a program should write, as CF_TEXT or in any format that is text.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeCfText } from 'dde-spec/codecs';
 * makeCfText('42'); // { text: '42', terminated: true, rest: Uint8Array.of() }
 * ```
 */
export function makeCfText(text: string): CfText {
  return { text, terminated: true, rest: noBytes };
}

/**
 * Reads CF_TEXT. Every byte sequence is one.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readCfText, windows1251 } from 'dde-spec/codecs';
 * orThrow(readCfText(Uint8Array.of(0x34, 0x32, 0))).text; // '42'
 * orThrow(readCfText(Uint8Array.of(0xc4, 0xe0, 0), { codePage: windows1251 })).text; // 'Да'
 * ```
 */
export function readCfText(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, CfText> {
  return right(readAnsiBlock(bytes, pageOf(options)));
}

/**
 * Writes CF_TEXT; a character that the code page lacks becomes a question mark.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeCfText, writeCfText } from 'dde-spec/codecs';
 * writeCfText(makeCfText('42')); // Uint8Array.of(0x34, 0x32, 0)
 * ```
 */
export function writeCfText(block: CfText, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeAnsiBlock(block, pageOf(options));
}

/** The format of text in the code page that `choose` finds. */
export function ansiTextFormat<N extends string>(
  name: N,
  choose: (options: FormatOptions | undefined) => CodePage,
): Format<TextBlock, N> {
  return defineFormat({
    name,
    read: (bytes, options) => right(readAnsiBlock(bytes, choose(options))),
    is: (value, options): value is TextBlock => isAnsiBlock(value, choose(options)),
    write: (block, options) => writeAnsiBlock(block, choose(options)),
    rows: (block, bytes) => textRows(block, bytes, 1),
    findings(block, bytes, options) {
      const page = choose(options);
      return [
        ...lineEndFindings(block.text, (units) => page.measure(block.text.slice(0, units))),
        ...pairFindings(bytes, page),
        ...terminatorFindings(block, bytes.length),
      ];
    },
  });
}

/**
 * CF_TEXT in a code page. `is` refuses characters that the code page lacks.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { CfText, makeCfText, windows1251, windows1252 } from 'dde-spec/codecs';
 * CfText.encode(makeCfText('Да'), { codePage: windows1251 }); // Uint8Array.of(0xc4, 0xe0, 0x00)
 * CfText.is(makeCfText('Да'), { codePage: windows1252 }); // false
 * ```
 */
export const CfText: Format<CfText, 'CF_TEXT'> = /* @__PURE__ */ ansiTextFormat('CF_TEXT', pageOf);
