/**
 * XlTable, the fast table format of Microsoft Excel: the size of a rectangle of cells, and then the cells in blocks.
 *
 * The table ends with the block that gives its last cell. What the memory block holds after that is kept as `rest`, as
 * GlobalSize may exceed what was asked for. The descriptions know one rectangle only, so there is nothing here for
 * several.
 */
import { xlTableErrors, xlTableTypes } from '../../spec/formats/xl-table.js';
import type { RuleId } from '../../spec/rules/index.js';
import { isBytes, isRecord, isWord, setWord, word } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { firstFindings } from '../kernel/findings.js';
import { type Clue, defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { formatHex } from '../kernel/hex.js';
import { type AnnotatedRow, count, hex, limitRows, restRow, row, shownText } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';
import { blockData, cellsOf, isBlock, readBlock, typeOfBlock, type XlTableBlock } from './xl-table-block.js';

/**
 * A rectangle of cells.
 *
 * @category Spreadsheets
 */
export interface XlTable {
  readonly rows: number;
  readonly columns: number;
  /** The cells, row by row, in runs of one type. */
  readonly blocks: readonly XlTableBlock[];
  /** After the last cell. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** The size of tdtTable in bytes: its header, the rows and the columns. */
const tableSize = 8;
/** The size of the header of a block in bytes. */
const headerSize = 4;

/**
 * Reads an XlTable.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { orThrow, readXlTable } from 'dde-spec/codecs';
 * const read = readXlTable(Uint8Array.of(0x10, 0, 4, 0, 1, 0, 2, 0, 6, 0, 4, 0, 5, 0, 7, 0));
 * orThrow(read).blocks; // [{ type: 'tdtInt', values: [5, 7] }]
 * ```
 */
export function readXlTable(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, XlTable> {
  const page = pageOf(options);
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
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { writeXlTable } from 'dde-spec/codecs';
 * const table = { rows: 1, columns: 1, blocks: [{ type: 'tdtInt', values: [5] }], rest: new Uint8Array(0) } as const;
 * writeXlTable(table); // Uint8Array.of(0x10, 0, 4, 0, 1, 0, 1, 0, 6, 0, 2, 0, 5, 0)
 * ```
 */
export function writeXlTable(table: XlTable, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  const page = pageOf(options);
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
    setWord(bytes, at, typeOfBlock(block));
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

const typeNames: ReadonlyMap<number, string> = new Map(Object.entries(xlTableTypes).map(([name, tdt]) => [tdt, name]));

/** A block in its place. */
interface PlacedBlock {
  readonly block: XlTableBlock;
  readonly index: number;
  readonly offset: number;
  /** The first byte after it. */
  readonly end: number;
}

function* placeBlocks({ blocks }: XlTable, bytes: Uint8Array): Iterable<PlacedBlock> {
  let offset = tableSize;
  for (const [index, block] of blocks.entries()) {
    const end = offset + headerSize + word(bytes, offset + 2);
    yield { block, index, offset, end };
    offset = end;
  }
}

function* rowsOf(table: XlTable, bytes: Uint8Array): Iterable<AnnotatedRow> {
  yield row(bytes, 0, 2, 'tdt', hex(word(bytes, 0)), 'tdtTable: the size of the table');
  yield row(bytes, 2, 4, 'cb', String(word(bytes, 2)), 'the size of the data, in bytes');
  yield row(bytes, 4, 6, 'rows', String(table.rows), 'the number of rows');
  yield row(bytes, 6, 8, 'columns', String(table.columns), 'the number of columns');
  for (const placed of placeBlocks(table, bytes)) yield* blockRows(placed, bytes);
  if (table.rest.length > 0)
    yield restRow(bytes, bytes.length - table.rest.length, 'rest', 'after the last cell: no part of the table');
}

function* blockRows({ block, index, offset, end }: PlacedBlock, bytes: Uint8Array): Iterable<AnnotatedRow> {
  const name = `blocks[${index}]`;
  const start = offset + headerSize;
  const type = typeNames.get(typeOfBlock(block)) ?? 'no known type';
  yield row(bytes, offset, offset + 2, `${name}.tdt`, hex(typeOfBlock(block)), type);
  yield row(bytes, offset + 2, start, `${name}.cb`, String(end - start), 'the size of the data, in bytes');
  if (block.type === 'other') {
    yield row(bytes, start, end, `${name}.data`, count(end - start, 'byte'), 'not readable as cells');
  } else if ('count' in block) {
    yield row(bytes, start, end, `${name}.count`, String(block.count), meanings[block.type]);
  } else {
    let at = start;
    for (const [i, value] of block.values.entries()) {
      const next = at + (block.type === 'tdtString' ? 1 + (bytes[at] as number) : block.type === 'tdtFloat' ? 8 : 2);
      yield row(bytes, at, next, `${name}.values[${i}]`, shown(value), meaningOf(block.type, value));
      at = next;
    }
  }
}

function shown(value: string | boolean | number | Uint8Array): string {
  if (typeof value === 'string') return shownText(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (isBytes(value)) return `NaN (${formatHex(value)})`;
  return Object.is(value, -0) ? '-0' : String(value);
}

const meanings = {
  tdtFloat: 'a number',
  tdtString: 'a text, after the byte for its length',
  tdtInt: 'a number without sign',
  tdtBlank: 'how many cells are blank',
  tdtSkip: 'how many cells keep their value',
} as const;

function meaningOf(type: 'tdtBool' | 'tdtError' | keyof typeof meanings, value: unknown): string {
  if (type === 'tdtBool') return value === true ? 'TRUE' : value === false ? 'FALSE' : 'neither TRUE nor FALSE';
  if (type === 'tdtError') return xlTableErrors.get(value as number) ?? 'no known error';
  return meanings[type];
}

function* findingsOf(table: XlTable, bytes: Uint8Array): Iterable<FormatFinding> {
  const cells = table.rows * table.columns;
  let given = 0;
  for (const placed of placeBlocks(table, bytes)) {
    yield* blockFindings(placed);
    const own = cellsOf(placed.block);
    if (given + own > cells) yield wrongNumber(placed.offset, cells, given + own);
    given += own;
  }
  if (given < cells) yield wrongNumber(bytes.length, cells, given);
}

function wrongNumber(offset: number, cells: number, given: number): FormatFinding {
  return {
    rule: 'DDE-XLTABLE-004',
    offset,
    expected: count(cells, 'cell'),
    found: count(given, 'cell'),
  };
}

function* blockFindings({ block, offset, end }: PlacedBlock): Iterable<FormatFinding> {
  const start = offset + headerSize;
  if (block.type === 'other') {
    const size = sizes.get(block.tdt);
    const found = count(end - start, 'byte');
    if (size !== undefined) yield { ...size, offset: offset + 2, found };
    else if (block.tdt === xlTableTypes.tdtTable)
      yield { rule: 'DDE-XLTABLE-015', offset, expected: 'a block of cells', found: 'another tdtTable' };
    else yield { rule: 'DDE-XLTABLE-014', offset, expected: 'a type from 0x0001 to 0x0007', found: hex(block.tdt) };
  } else if (block.type === 'tdtBool') {
    for (const [i, value] of block.values.entries()) {
      if (typeof value === 'number')
        yield { rule: 'DDE-XLTABLE-009', offset: start + i * 2, expected: '0 or 1', found: String(value) };
    }
  } else if (block.type === 'tdtError') {
    for (const [i, value] of block.values.entries()) {
      if (!xlTableErrors.has(value)) {
        const expected = `one of ${[...xlTableErrors.keys()].join(', ')}`;
        yield { rule: 'DDE-XLTABLE-010', offset: start + i * 2, expected, found: String(value) };
      }
    }
  }
}

const sizes: ReadonlyMap<number, { readonly rule: RuleId; readonly expected: string }> = new Map([
  [xlTableTypes.tdtFloat, { rule: 'DDE-XLTABLE-007', expected: 'eight bytes for each cell' }],
  [xlTableTypes.tdtString, { rule: 'DDE-XLTABLE-008', expected: 'strings that fill the block' }],
  [xlTableTypes.tdtBool, { rule: 'DDE-XLTABLE-009', expected: 'two bytes for each cell' }],
  [xlTableTypes.tdtError, { rule: 'DDE-XLTABLE-010', expected: 'two bytes for each cell' }],
  [xlTableTypes.tdtBlank, { rule: 'DDE-XLTABLE-011', expected: '2 bytes' }],
  [xlTableTypes.tdtInt, { rule: 'DDE-XLTABLE-012', expected: 'two bytes for each cell' }],
  [xlTableTypes.tdtSkip, { rule: 'DDE-XLTABLE-013', expected: '2 bytes' }],
]);

function recogniseXlTable(bytes: Uint8Array): Clue | undefined {
  if (bytes.length < tableSize || word(bytes, 0) !== xlTableTypes.tdtTable || word(bytes, 2) !== 4) return undefined;
  if (bytes.length === tableSize) return { score: 0.6, why: 'It is a tdtTable without cells.' };
  if (bytes.length < tableSize + headerSize) return undefined;
  const next = typeNames.get(word(bytes, tableSize));
  if (next === undefined || next === 'tdtTable') return undefined;
  return { score: 0.95, why: `It starts with the blocks tdtTable and ${next}.` };
}

/**
 * XlTable in a code page. `is` refuses characters that the code page lacks, blocks after the last cell, and a `rest`
 * where cells are missing.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { XlTable } from 'dde-spec/codecs';
 * const empty = { rows: 1, columns: 3, blocks: [{ type: 'tdtBlank', count: 3 }], rest: new Uint8Array(0) };
 * XlTable.is(empty); // true
 * ```
 */
export const XlTable: Format<XlTable, 'XlTable'> = /* @__PURE__ */ defineFormat({
  name: 'XlTable',
  read: readXlTable,
  is: (value, options): value is XlTable => isXlTable(value, pageOf(options)),
  write: writeXlTable,
  rows: (table, bytes) => limitRows(rowsOf(table, bytes), `the table has ${count(table.blocks.length, 'block')}`),
  findings: (table, bytes) => firstFindings(findingsOf(table, bytes)),
  recognise: recogniseXlTable,
});
