/**
 * Tables in CF_TEXT, as spreadsheets exchange them: cells between tabs, rows between line ends.
 *
 * A cell is quoted if it holds a tab or a line end, or begins with a quote. A quote that does not enclose a whole cell
 * is a character of the cell, so that every text is a table.
 */

import type * as t from 'io-ts';
import { noBytes } from '../kernel/bytes.js';
import { isLeft, right } from '../kernel/either.js';
import { bytesCodec } from '../kernel/errors.js';
import { type CodePage, defaultCodePage } from './code-page.js';
import { type Dialect, isDelimited, readDelimited, type TextTable, writeDelimited } from './delimited.js';

/** The dialect. */
export const tabDialect: Dialect = { name: 'tab-text', delimiter: '\t', strict: false, needsQuotes: /^"|[\t\r\n]/ };

/**
 * A table as a program should write it: a line end after each row, and a NUL.
 *
 * @example
 * ```ts
 * import { textTable } from 'dde-spec/codecs';
 * textTable([['1', '2']]); // { rows: [['1', '2']], lineEnd: '\r\n', terminated: true, rest: Uint8Array.of() }
 * ```
 */
export function textTable(rows: readonly (readonly string[])[]): TextTable {
  return { rows, lineEnd: rows.length === 0 ? '' : '\r\n', terminated: true, rest: noBytes };
}

/**
 * Reads a table of tabs and line ends. Every byte sequence is one.
 *
 * @example
 * ```ts
 * import { readTabText } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('1\t2\r\n3\t4\r\n\0', (char) => char.charCodeAt(0));
 * readTabText(bytes).rows; // [['1', '2'], ['3', '4']]
 * ```
 */
export function readTabText(bytes: Uint8Array, page: CodePage = defaultCodePage): TextTable {
  const table = readDelimited(bytes, page, tabDialect);
  return isLeft(table) ? { ...textTable([]), terminated: false } : table.right;
}

/**
 * Writes a table of tabs and line ends, in the canonical spelling.
 *
 * @example
 * ```ts
 * import { textTable, writeTabText } from 'dde-spec/codecs';
 * writeTabText(textTable([['1', '2']])); // Uint8Array.of(0x31, 0x09, 0x32, 0x0d, 0x0a, 0)
 * ```
 */
export function writeTabText(table: TextTable, page: CodePage = defaultCodePage): Uint8Array {
  return writeDelimited(table, page, tabDialect);
}

/**
 * A table in CF_TEXT. `is` refuses characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { tabText, textTable } from 'dde-spec/codecs';
 * tabText('windows-1251').encode(textTable([['Д']])); // Uint8Array.of(0xc4, 0x0d, 0x0a, 0)
 * ```
 */
export function tabText(page: CodePage = defaultCodePage): t.Type<TextTable, Uint8Array, unknown> {
  return bytesCodec(
    `tab-text in ${page}`,
    (value): value is TextTable => isDelimited(value, page, tabDialect),
    (bytes) => right(readTabText(bytes, page)),
    (table) => writeTabText(table, page),
  );
}
