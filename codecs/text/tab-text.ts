/**
 * Tables in CF_TEXT, as spreadsheets exchange them: cells between tabs, rows between line ends.
 *
 * A cell is quoted if it holds a tab or a line end, or begins with a quote. A quote that does not enclose a whole cell
 * is a character of the cell, so that every text is a table.
 */
import { noBytes } from '../kernel/bytes.js';
import type { FormatOptions } from '../kernel/context.js';
import type { Either } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import {
  type Dialect,
  isDelimited,
  odditiesOf,
  readDelimited,
  type TextTable,
  tableRows,
  writeDelimited,
} from './delimited.js';
import { pairFindings, terminatorFindings } from './findings.js';
import { pageOf } from './page-of.js';

const dialect: Dialect = { name: 'tab-text', delimiter: '\t', strict: false, needsQuotes: /^"|[\t\r\n]/ };

/**
 * The value of tab-text.
 *
 * @category Text
 */
export type TabText = TextTable;

/**
 * A table as a program should write it, as tab-text or as Csv: a line end after each row, and a NUL.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeTabText } from 'dde-spec/codecs';
 * makeTabText([['1', '2']]); // { rows: [['1', '2']], lineEnd: '\r\n', terminated: true, rest: Uint8Array.of() }
 * ```
 */
export function makeTabText(rows: readonly (readonly string[])[]): TabText {
  return { rows, lineEnd: rows.length === 0 ? '' : '\r\n', terminated: true, rest: noBytes };
}

/**
 * Reads a table of tabs and line ends. Every byte sequence is one.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readTabText } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('1\t2\r\n3\t4\r\n\0', (char) => char.charCodeAt(0));
 * orThrow(readTabText(bytes)).rows; // [['1', '2'], ['3', '4']]
 * ```
 */
export function readTabText(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, TabText> {
  return readDelimited(bytes, pageOf(options), dialect);
}

/**
 * Writes a table of tabs and line ends, in the canonical spelling.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeTabText, writeTabText } from 'dde-spec/codecs';
 * writeTabText(makeTabText([['1', '2']])); // Uint8Array.of(0x31, 0x09, 0x32, 0x0d, 0x0a, 0)
 * ```
 */
export function writeTabText(table: TabText, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeDelimited(table, pageOf(options), dialect);
}

/**
 * A table in CF_TEXT. `is` refuses characters that the code page lacks.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeTabText, TabText, windows1251 } from 'dde-spec/codecs';
 * TabText.encode(makeTabText([['Д']]), { codePage: windows1251 }); // Uint8Array.of(0xc4, 0x0d, 0x0a, 0)
 * ```
 */
export const TabText: Format<TabText, 'tab-text'> = /* @__PURE__ */ defineFormat({
  name: 'tab-text',
  canonical: 'rows end with CR and LF, and only cells that need quotation marks have them',
  read: readTabText,
  is: (value, options): value is TabText => isDelimited(value, pageOf(options), dialect),
  write: writeTabText,
  rows: tableRows,
  findings(table, bytes, options) {
    const page = pageOf(options);
    return [
      ...odditiesOf(bytes, page, dialect).map(
        ({ at }): FormatFinding => ({
          rule: 'DDE-TABTEXT-001',
          offset: at,
          expected: 'CR LF',
          found: 'CR or LF alone',
        }),
      ),
      ...pairFindings(bytes, page),
      ...terminatorFindings(table, bytes.length),
    ];
  },
});
