import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  annotateBlock,
  type CodePage,
  listXlTableCells,
  makeXlTable,
  maxRows,
  orThrow,
  readXlTable,
  recogniseFormats,
  typeOf,
  windows932,
  windows1251,
  windows1252,
  writeXlTable,
  XlTable,
  type XlTableBlock,
  type XlTableCell,
} from '../index.js';

const pages = [windows1252, windows1251, windows932];
const xlTable = (codePage: CodePage = windows1252) => typeOf(XlTable, { codePage });
const none = new Uint8Array(0);

function tableBytes(rows: number, columns: number, ...rest: readonly number[]): Uint8Array {
  const words = [rows & 0xff, rows >> 8, columns & 0xff, columns >> 8];
  return Uint8Array.of(0x10, 0, 4, 0, ...words, ...rest);
}

function decode(bytes: Uint8Array): XlTable {
  return orThrow(readXlTable(bytes));
}

function rulesOf(bytes: Uint8Array): readonly string[] {
  const result = annotateBlock('XlTable', bytes);
  if (isLeft(result)) throw new Error(result.left.expected);
  return result.right.findings.map(({ rule }) => rule);
}

/** Blocks of any type and of a size that may or may not fit it. */
const block = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(16, 128, 0x106)), fc.uint8Array({ maxLength: 24 }))
  .map(([tdt, data]) => [tdt & 0xff, tdt >> 8, data.length, 0, ...data]);
const likely = fc
  .tuple(fc.nat(5), fc.nat(5), fc.array(block, { maxLength: 6 }))
  .map(([rows, columns, blocks]) => tableBytes(rows, columns, ...blocks.flat()));
const mutated = fc
  .tuple(likely, fc.nat(), fc.nat(255), fc.nat(40))
  .map(([bytes, at, byte, length]) => bytes.with(at % bytes.length, byte).subarray(0, length));

test('any bytes give a table or an error inside them, and what gives a table comes back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), likely, mutated), fc.constantFrom(...pages), (bytes, page) => {
      const result = readXlTable(bytes, { codePage: page });
      if (isLeft(result)) {
        const { offset = -1 } = result.left;
        assert.ok(offset >= 0 && offset <= bytes.length);
        return;
      }
      assert.ok(xlTable(page).is(result.right));
      assert.equal(writeXlTable(result.right, { codePage: page }), bytes);
      const annotated = annotateBlock('XlTable', bytes, { codePage: page });
      if (isLeft(annotated)) throw new Error(annotated.left.expected);
      const shown = annotated.right.rows.reduce((sum, { length }) => sum + length, 0);
      assert.is(shown, bytes.length, 'every byte stands in one row');
    }),
    { numRuns: 1000 },
  );
});

test('a list with holes is no list of cells', () => {
  for (const type of ['tdtFloat', 'tdtString', 'tdtBool', 'tdtError', 'tdtInt']) {
    const table = { rows: 1, columns: 2, blocks: [{ type, values: new Array(2) }], rest: none };
    assert.not.ok(xlTable().is(table), type);
  }
  assert.not.ok(xlTable().is({ rows: 1, columns: 2, blocks: new Array(1), rest: none }));
});

const wordOf = fc.integer({ min: 0, max: 0xffff });
const blockOf: fc.Arbitrary<XlTableBlock> = fc.oneof(
  fc.array(fc.double()).map((values) => ({ type: 'tdtFloat' as const, values })),
  fc.array(fc.string({ unit: 'binary', maxLength: 6 })).map((values) => ({ type: 'tdtString' as const, values })),
  fc.array(fc.oneof(fc.boolean(), wordOf)).map((values) => ({ type: 'tdtBool' as const, values })),
  fc
    .tuple(fc.constantFrom('tdtError' as const, 'tdtInt' as const), fc.array(wordOf))
    .map(([type, values]) => ({ type, values })),
  fc
    .tuple(fc.constantFrom('tdtBlank' as const, 'tdtSkip' as const), fc.nat(4))
    .map(([type, count]) => ({ type, count })),
  fc.tuple(fc.nat(20), fc.uint8Array({ maxLength: 9 })).map(([tdt, data]) => ({ type: 'other' as const, tdt, data })),
);

function comesBack(again: unknown, value: unknown): boolean {
  try {
    assert.equal(again, right(value));
    return true;
  } catch {
    return false;
  }
}

test('a value comes back exactly where it is one', () => {
  const value = fc.record(
    {
      rows: fc.nat(6),
      columns: fc.nat(6),
      blocks: fc.array(blockOf, { maxLength: 4 }),
      rest: fc.uint8Array({ maxLength: 4 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(value, fc.constantFrom(...pages), (table, page) => {
      const codec = xlTable(page);
      const again = codec.decode(codec.encode(table));
      if (codec.is(table)) {
        assert.equal(again, right(table));
        return;
      }
      // A character that is written as a question mark, or a block after the last cell: another value comes back.
      assert.not(comesBack(again, table));
    }),
    { numRuns: 1000 },
  );
});

test('is refuses what cannot be written', () => {
  const one = (blocks: readonly unknown[], rest = none): boolean => xlTable().is({ rows: 1, columns: 1, blocks, rest });
  assert.ok(one([{ type: 'tdtInt', values: [5] }], Uint8Array.of(1)));
  assert.ok(one([]));
  for (const blocks of [
    [{ type: 'tdtInt', values: [65536] }],
    [{ type: 'tdtInt', values: [-1] }],
    [{ type: 'tdtInt', values: [-0] }],
    [{ type: 'tdtInt', values: new Array(32768).fill(0) }],
    [{ type: 'tdtFloat', values: new Array(8192).fill(0) }],
    [{ type: 'tdtFloat', values: [Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0x7f)] }],
    [{ type: 'tdtFloat', values: [new Uint8Array(8)] }],
    [{ type: 'tdtBool', values: [1] }],
    [{ type: 'tdtString', values: ['x'.repeat(256)] }],
    [{ type: 'tdtString', values: ['Д'] }],
    [{ type: 'tdtString', values: new Array(258).fill('x'.repeat(255)) }],
    [{ type: 'tdtBlank', count: 65536 }],
    [{ type: 'other', tdt: 6, data: new Uint8Array(2) }],
    [{ type: 'other', tdt: 9, data: new Uint8Array(65536) }],
    [{ type: '__proto__' }],
    [null],
    [
      { type: 'tdtInt', values: [5] },
      { type: 'tdtInt', values: [] },
    ],
  ]) {
    assert.not(one(blocks), JSON.stringify(blocks).slice(0, 80));
  }
  assert.not(one([], Uint8Array.of(1)), 'a rest where a cell is missing');
  assert.ok(
    xlTable(windows932).is({
      rows: 1,
      columns: 1,
      blocks: [{ type: 'tdtString', values: ['日'.repeat(127)] }],
      rest: none,
    }),
  );
  assert.not(
    xlTable(windows932).is({
      rows: 1,
      columns: 1,
      blocks: [{ type: 'tdtString', values: ['日'.repeat(128)] }],
      rest: none,
    }),
  );
});

test('what is asked for takes no memory until it is given', () => {
  const huge = decode(tableBytes(0xffff, 0xffff, 5, 0, 2, 0, 0xff, 0xff));
  assert.equal(huge.blocks, [{ type: 'tdtBlank', count: 0xffff }]);
  assert.ok(isLeft(listXlTableCells(huge)));
  assert.ok(isLeft(listXlTableCells({ ...huge, columns: 0 }, 65534)), 'rows without cells count as well');
  const small = listXlTableCells(decode(tableBytes(1, 2, 5, 0, 2, 0, 0xff, 0xff)), 2);
  assert.equal(small, right([[null, null]]));
  assert.ok(isLeft(listXlTableCells(decode(tableBytes(1, 3)), 2)));
});

test('a megabyte of blocks is one value for each block, and the findings are bounded', () => {
  const blocks = Array.from({ length: 1 << 18 }, () => [5, 0, 0, 0]).flat();
  const bytes = new Uint8Array(8 + blocks.length);
  bytes.set(tableBytes(1, 1));
  bytes.set(blocks, 8);
  assert.is(decode(bytes).blocks.length, 1 << 18);
  assert.is(rulesOf(bytes).length, maxRows);
  const annotated = annotateBlock('XlTable', bytes);
  assert.ok(isRight(annotated) && annotated.right.rows.length === maxRows + 1);
});

test('the data of an unknown block and the rest are views', () => {
  const bytes = tableBytes(1, 1, 99, 0, 1, 0, 7, 6, 0, 2, 0, 5, 0, 42);
  const { blocks, rest } = decode(bytes);
  const [first] = blocks;
  assert.ok(first?.type === 'other' && first.data.buffer === bytes.buffer);
  assert.is(rest.buffer, bytes.buffer);
  assert.equal(decode(bytes.subarray(0)).rest, Uint8Array.of(42));
});

test('a table inside a larger buffer is read at its own place', () => {
  const inner = tableBytes(1, 1, 1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f);
  const outer = new Uint8Array(inner.length + 3);
  outer.set(inner, 3);
  assert.equal(decode(outer.subarray(3)).blocks, [{ type: 'tdtFloat', values: [1.5] }]);
});

test('findings say where', () => {
  const result = annotateBlock('XlTable', tableBytes(1, 2, 3, 0, 4, 0, 1, 0, 2, 0));
  assert.ok(isRight(result));
  assert.equal(isRight(result) && result.right.findings.map(({ rule, offset }) => [rule, offset]), [
    ['DDE-XLTABLE-009', 14],
  ]);
  assert.equal(rulesOf(tableBytes(1, 1, 4, 0, 4, 0, 42, 0, 0, 0)), ['DDE-XLTABLE-004']);
});

test('cells by rows and columns, and back', () => {
  const cell: fc.Arbitrary<XlTableCell> = fc.oneof(
    fc.double(),
    fc.stringMatching(/^[ -~]{0,9}$/),
    fc.boolean(),
    fc.constantFrom(0, 7, 42).map((error) => ({ error })),
    fc.constant(null),
    fc.constant(undefined),
  );
  const grid = fc
    .tuple(fc.nat(5), fc.nat(5))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  fc.assert(
    fc.property(grid, (cells) => {
      const table = makeXlTable(cells);
      if (isLeft(table)) throw new Error(table.left.expected);
      assert.ok(xlTable().is(table.right));
      assert.equal(listXlTableCells(decode(writeXlTable(table.right))), right(cells));
    }),
  );
  const odd: readonly XlTableBlock[] = [
    { type: 'tdtBool', values: [2] },
    { type: 'tdtFloat', values: [Uint8Array.of(1, 0, 0, 0, 0, 0, 0xf8, 0x7f)] },
    { type: 'tdtInt', values: [5, 6] },
  ];
  assert.equal(listXlTableCells({ rows: 1, columns: 3, blocks: odd, rest: none }), right([[true, Number.NaN, 5]]));
  assert.equal(listXlTableCells({ rows: 1, columns: 2, blocks: [], rest: none }), right([[undefined, undefined]]));
});

test('runs are split where a block is full', () => {
  const numbers = makeXlTable([new Array(8192).fill(1)]);
  assert.ok(isRight(numbers) && numbers.right.blocks.length === 2 && xlTable().is(numbers.right));
  const texts = makeXlTable([new Array(256).fill('x'.repeat(255)), new Array(256).fill('')]);
  assert.ok(isRight(texts) && texts.right.blocks.length === 2 && xlTable().is(texts.right));
});

test('cells that no table holds are refused', () => {
  for (const cells of [[['x'.repeat(256)]], [['Д']], [[1], [1, 2]], [[{ error: 65536 }]], new Array(65536).fill([])]) {
    assert.ok(isLeft(makeXlTable(cells)));
  }
});

test('it is recognised by its first blocks', () => {
  const guesses = (bytes: Uint8Array): readonly string[] => recogniseFormats(bytes).map(({ format }) => format);
  assert.is(guesses(tableBytes(1, 1, 6, 0, 2, 0, 5, 0))[0], 'XlTable');
  assert.ok(guesses(tableBytes(0, 0)).includes('XlTable'));
  assert.not(guesses(tableBytes(1, 1, 9, 0, 0, 0)).includes('XlTable'));
  assert.not(guesses(tableBytes(1, 1, 6, 0)).includes('XlTable'));
  assert.is(XlTable.recognise(Uint8Array.of(0x10, 0)), undefined);
});

test.run();
