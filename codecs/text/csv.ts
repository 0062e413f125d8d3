/**
 * The registered format Csv: comma-separated values as RFC 4180 has them, in an ANSI code page, with a NUL at the end.
 *
 * Whether a cell was quoted is not kept. A quote inside a cell without quotes, and a line end that is not CR LF, are
 * read all the same, and `findings` tells of them; a quote that is never closed, or that something follows, is an error.
 */
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
import { pairFindings } from './findings.js';
import { pageOf } from './page-of.js';

const dialect: Dialect = { name: 'Csv', delimiter: ',', strict: true, needsQuotes: /[",\r\n]/ };

/**
 * The value of Csv.
 *
 * @category Text
 */
export type Csv = TextTable;

/**
 * Reads comma-separated values.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readCsv } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('1,"a ""b"""\r\n\0', (char) => char.charCodeAt(0));
 * orThrow(readCsv(bytes)).rows; // [['1', 'a "b"']]
 * ```
 */
export function readCsv(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, Csv> {
  return readDelimited(bytes, pageOf(options), dialect);
}

/**
 * Writes comma-separated values, in the canonical spelling.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeTabText, writeCsv } from 'dde-spec/codecs';
 * writeCsv(makeTabText([['1', ',']])); // Uint8Array.of(0x31, 0x2c, 0x22, 0x2c, 0x22, 0x0d, 0x0a, 0)
 * ```
 */
export function writeCsv(table: Csv, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeDelimited(table, pageOf(options), dialect);
}

/**
 * Comma-separated values. `is` refuses characters that the code page lacks.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { Csv, makeTabText } from 'dde-spec/codecs';
 * Csv.encode(makeTabText([['1', '2']])); // Uint8Array.of(0x31, 0x2c, 0x32, 0x0d, 0x0a, 0)
 * ```
 */
export const Csv: Format<Csv, 'Csv'> = /* @__PURE__ */ defineFormat({
  name: 'Csv',
  canonical: 'rows end with CR and LF, and only cells that need quotation marks have them',
  read: readCsv,
  is: (value, options): value is Csv => isDelimited(value, pageOf(options), dialect),
  write: writeCsv,
  rows: tableRows,
  findings(table, bytes, options) {
    const page = pageOf(options);
    return [
      ...odditiesOf(bytes, page, dialect).map(
        ({ kind, at }): FormatFinding =>
          kind === 'quote'
            ? { rule: 'DDE-CSV-004', offset: at, expected: 'quotes around the field', found: 'a quote inside it' }
            : { rule: 'DDE-CSV-002', offset: at, expected: 'CR LF', found: 'CR or LF alone' },
      ),
      ...pairFindings(bytes, page),
      ...(table.terminated
        ? []
        : [{ rule: 'DDE-CSV-001', offset: bytes.length, expected: 'a NUL', found: 'the end of the block' } as const]),
    ];
  },
});
