/**
 * The registered format Csv: comma-separated values as RFC 4180 has them, in an ANSI code page, with a NUL at the end.
 *
 * Whether a cell was quoted is not kept. A quote inside a cell without quotes, and a line end that is not CR LF, are
 * read all the same, and `findings` tells of them; a quote that is never closed, or that something follows, is an error.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import { type CodePage, defaultCodePage } from './code-page.js';
import { type Dialect, isDelimited, readDelimited, type TextTable, writeDelimited } from './delimited.js';

/** The dialect. */
export const csvDialect: Dialect = { name: 'Csv', delimiter: ',', strict: true, needsQuotes: /[",\r\n]/ };

/**
 * Reads comma-separated values.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readCsv } from 'dde-spec/codecs';
 * const table = readCsv(Uint8Array.from('1,"a ""b"""\r\n\0', (char) => char.charCodeAt(0)));
 * if (isRight(table)) table.right.rows; // [['1', 'a "b"']]
 * ```
 */
export function readCsv(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, TextTable> {
  return readDelimited(bytes, page, csvDialect);
}

/**
 * Writes comma-separated values, in the canonical spelling.
 *
 * @example
 * ```ts
 * import { textTable, writeCsv } from 'dde-spec/codecs';
 * writeCsv(textTable([['1', ',']])); // Uint8Array.of(0x31, 0x2c, 0x22, 0x2c, 0x22, 0x0d, 0x0a, 0)
 * ```
 */
export function writeCsv(table: TextTable, page: CodePage = defaultCodePage): Uint8Array {
  return writeDelimited(table, page, csvDialect);
}

/**
 * Comma-separated values. `is` refuses characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { csv, textTable } from 'dde-spec/codecs';
 * csv().encode(textTable([['1', '2']])); // Uint8Array.of(0x31, 0x2c, 0x32, 0x0d, 0x0a, 0)
 * ```
 */
export function csv(page: CodePage = defaultCodePage): t.Type<TextTable, Uint8Array, unknown> {
  return bytesCodec(
    `Csv in ${page}`,
    (value): value is TextTable => isDelimited(value, page, csvDialect),
    (bytes) => readCsv(bytes, page),
    (table) => writeCsv(table, page),
  );
}
