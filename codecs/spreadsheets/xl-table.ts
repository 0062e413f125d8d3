/**
 * XlTable, the fast table format of Microsoft Excel: the size of a rectangle of cells, and then the cells in blocks.
 *
 * The table ends with the block that gives its last cell. What the memory block holds after that is kept as `rest`, as
 * GlobalSize may exceed what was asked for. The descriptions know one rectangle only, so there is nothing here for
 * several.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { xlTableTypes } from '../../spec/formats/xl-table.js';
import { isBytes, isRecord, isWord, setWord, word } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import { count, hex } from '../kernel/rows.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';
import { blockData, cellsOf, isBlock, readBlock, typeOf, type XlTableBlock } from './xl-table-block.js';

/** A rectangle of cells. */
export interface XlTable {
  readonly rows: number;
  readonly columns: number;
  /** The cells, row by row, in runs of one type. */
  readonly blocks: readonly XlTableBlock[];
  /** After the last cell. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** The size of tdtTable in bytes: its header, the rows and the columns. */
export const tableSize = 8;
/** The size of the header of a block in bytes. */
export const headerSize = 4;

/**
 * Reads an XlTable.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readXlTable } from 'dde-spec/codecs';
 * const read = readXlTable(Uint8Array.of(0x10, 0, 4, 0, 1, 0, 2, 0, 6, 0, 4, 0, 5, 0, 7, 0));
 * if (isRight(read)) read.right.blocks; // [{ type: 'tdtInt', values: [5, 7] }]
 * ```
 */
export function readXlTable(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, XlTable> {
  const { length } = bytes;
  if (length >= 2 && word(bytes, 0) !== xlTableTypes.tdtTable)
    return left(failure(0, ['tdt'], 'tdtTable (0x0010)', hex(word(bytes, 0))));
  if (length >= 4 && word(bytes, 2) !== 4) return left(failure(2, ['cb'], '4', String(word(bytes, 2))));
  if (length < tableSize) return left(failure(length, [], `the ${tableSize} bytes of tdtTable`, ending(length)));
  const rows = word(bytes, 4);
  const columns = word(bytes, 6);
  const blocks: XlTableBlock[] = [];
  let missing = rows * columns;
  let at = tableSize;
  while (missing > 0 && at < length) {
    const start = at + headerSize;
    if (start > length) {
      const path = [`blocks[${blocks.length}]`];
      return left(failure(length, path, 'a type and a size of four bytes', ending(length)));
    }
    const end = start + word(bytes, at + 2);
    if (end > length) {
      const path = [`blocks[${blocks.length}]`, 'data'];
      return left(failure(length, path, count(end - start, 'byte'), ending(length)));
    }
    const block = readBlock(word(bytes, at), bytes, start, end, page);
    blocks.push(block);
    missing -= cellsOf(block);
    at = end;
  }
  return right({ rows, columns, blocks, rest: bytes.subarray(at) });
}

function ending(length: number): string {
  return `the end after ${count(length, 'byte')}`;
}

function failure(offset: number, path: readonly string[], expected: string, found: string): CodecError {
  return { offset, expected, found, path: ['XlTable', ...path] };
}

/**
 * Writes an XlTable; a character that the code page lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { writeXlTable } from 'dde-spec/codecs';
 * const table = { rows: 1, columns: 1, blocks: [{ type: 'tdtInt', values: [5] }], rest: new Uint8Array(0) } as const;
 * writeXlTable(table); // Uint8Array.of(0x10, 0, 4, 0, 1, 0, 1, 0, 6, 0, 2, 0, 5, 0)
 * ```
 */
export function writeXlTable(table: XlTable, page: CodePage = defaultCodePage): Uint8Array {
  const parts = table.blocks.map((block) => blockData(block, page));
  const size = parts.reduce((sum, data) => sum + headerSize + data.length, tableSize);
  const bytes = new Uint8Array(size + table.rest.length);
  setWord(bytes, 0, xlTableTypes.tdtTable);
  setWord(bytes, 2, 4);
  setWord(bytes, 4, table.rows);
  setWord(bytes, 6, table.columns);
  let at = tableSize;
  for (const [i, block] of table.blocks.entries()) {
    const data = parts[i] as Uint8Array;
    setWord(bytes, at, typeOf(block));
    setWord(bytes, at + 2, data.length);
    bytes.set(data, at + headerSize);
    at += headerSize + data.length;
  }
  bytes.set(table.rest, at);
  return bytes;
}

function isXlTable(value: unknown, page: CodePage): value is XlTable {
  if (!isRecord(value)) return false;
  const { rows, columns, blocks, rest } = value;
  if (!isWord(rows) || !isWord(columns) || !Array.isArray(blocks) || !isBytes(rest)) return false;
  let missing = rows * columns;
  for (const block of blocks) {
    // Reading stops at the last cell, so nothing can stand after it.
    if (missing <= 0 || !isBlock(block, page)) return false;
    missing -= cellsOf(block);
  }
  return missing <= 0 || rest.length === 0;
}

/**
 * XlTable in a code page. `is` refuses characters that the code page lacks, blocks after the last cell, and a `rest`
 * where cells are missing.
 *
 * @example
 * ```ts
 * import { xlTable } from 'dde-spec/codecs';
 * const empty = { rows: 1, columns: 3, blocks: [{ type: 'tdtBlank', count: 3 }], rest: new Uint8Array(0) };
 * xlTable().is(empty); // true
 * ```
 */
export function xlTable(page: CodePage = defaultCodePage): t.Type<XlTable, Uint8Array, unknown> {
  return bytesCodec(
    `XlTable in ${page}`,
    (value): value is XlTable => isXlTable(value, page),
    (bytes) => readXlTable(bytes, page),
    (table) => writeXlTable(table, page),
  );
}
