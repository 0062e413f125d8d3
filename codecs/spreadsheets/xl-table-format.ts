/** XlTable, as a format. */
import { xlTableErrors, xlTableTypes } from '../../spec/formats/xl-table.js';
import type { RuleId } from '../../spec/rules/index.js';
import { isBytes, word } from '../kernel/bytes.js';
import { firstFindings } from '../kernel/findings.js';
import type { Finding, FormatCodec } from '../kernel/format-codec.js';
import { formatHex } from '../kernel/hex.js';
import { type AnnotatedRow, count, hex, limitRows, restRow, row, shownText } from '../kernel/rows.js';
import { headerSize, readXlTable, tableSize, writeXlTable, type XlTable, xlTable } from './xl-table.js';
import { cellsOf, typeOf, type XlTableBlock, type XlTableFloat } from './xl-table-block.js';

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
  const type = typeNames.get(typeOf(block)) ?? 'no known type';
  yield row(bytes, offset, offset + 2, `${name}.tdt`, hex(typeOf(block)), type);
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

function shown(value: string | boolean | XlTableFloat): string {
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

function* findingsOf(table: XlTable, bytes: Uint8Array): Iterable<Finding> {
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

function wrongNumber(offset: number, cells: number, given: number): Finding {
  return {
    rule: 'DDE-XLTABLE-004',
    offset,
    expected: count(cells, 'cell'),
    found: count(given, 'cell'),
  };
}

function* blockFindings({ block, offset, end }: PlacedBlock): Iterable<Finding> {
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

export const xlTableFormat: FormatCodec<XlTable> = {
  name: 'XlTable',
  decode: (bytes, { codePage }) => readXlTable(bytes, codePage),
  is: (value, { codePage }): value is XlTable => xlTable(codePage).is(value),
  encode: (table, { codePage }) => writeXlTable(table, codePage),
  rows: (table, bytes) => limitRows(rowsOf(table, bytes), `the table has ${count(table.blocks.length, 'block')}`),
  findings: (table, bytes) => firstFindings(findingsOf(table, bytes)),
  recognise(bytes) {
    if (bytes.length < tableSize || word(bytes, 0) !== xlTableTypes.tdtTable || word(bytes, 2) !== 4) return undefined;
    if (bytes.length === tableSize) return { score: 0.6, why: 'It is a tdtTable without cells.' };
    if (bytes.length < tableSize + headerSize) return undefined;
    const next = typeNames.get(word(bytes, tableSize));
    if (next === undefined || next === 'tdtTable') return undefined;
    return { score: 0.95, why: `It starts with the blocks tdtTable and ${next}.` };
  },
};
