import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { orThrow } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { typeOf } from '../kernel/io-ts.js';
import { windows932, windows1252 } from './code-pages/index.js';
import { Csv, readCsv, writeCsv } from './csv.js';
import type { TextTable } from './delimited.js';
import { makeTabText, readTabText, TabText, writeTabText } from './tab-text.js';

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const pages = [windows1252, windows932];
const formats: readonly Format<TextTable>[] = [TabText, Csv];

const cell = fc.string({
  unit: fc.constantFrom('a', '"', '""', ',', '\t', '\r', '\n', '\r\n', ' ', 'é', '表', '\uf781'),
});
const table = fc.record({
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
  lineEnd: fc.constantFrom('' as const, '\r\n' as const),
  terminated: fc.boolean(),
  rest: fc.uint8Array({ maxLength: 3 }),
});
// Only what tables are made of, so that nearly every byte matters.
const bytes = fc
  .array(fc.constantFrom(0x22, 0x22, 0x2c, 0x09, 0x0d, 0x0a, 0x61, 0x81, 0x5c, 0x00), { maxLength: 24 })
  .map((list) => Uint8Array.from(list));

for (const format of formats) {
  for (const page of pages) {
    const codec = typeOf(format, { codePage: page });

    test(`${format.name} in ${page.name}: what is a value comes back, and nothing else is one`, () => {
      fc.assert(
        fc.property(table, (value) => {
          const again = codec.decode(codec.encode(value));
          const same = isRight(again) && JSON.stringify(again.right) === JSON.stringify(value);
          assert.is(codec.is(value), same);
        }),
        { numRuns: 300 },
      );
    });

    test(`${format.name} in ${page.name}: what was read is a value, and is written in one way`, () => {
      fc.assert(
        fc.property(fc.oneof(bytes, fc.uint8Array({ maxLength: 40 })), (input) => {
          const value = codec.decode(input);
          if (isLeft(value)) return;
          assert.ok(codec.is(value.right));
          const canonical = codec.encode(value.right);
          const again = codec.decode(canonical);
          assert.ok(isRight(again));
          assert.equal(again.right, value.right);
          assert.equal(codec.encode(again.right), canonical);
        }),
        { numRuns: 300 },
      );
    });
  }
}

test('every byte sequence is a tab-delimited table', () => {
  fc.assert(fc.property(bytes, (input) => isRight(TabText.decode(input))));
});

test('the canonical spelling of tabs quotes what tabs, line ends and quotes at the beginning would break', () => {
  const rows = [['a"b', '"c', 'd\te', 'f\ng', 'h,i', '']];
  assert.equal(writeTabText(makeTabText(rows)), latin('a"b\t"""c"\t"d\te"\t"f\ng"\th,i\t\r\n\0'));
  assert.equal(orThrow(readTabText(writeTabText(makeTabText(rows)))).rows, rows);
});

test('the canonical spelling of commas quotes what commas, line ends and quotes would break', () => {
  const rows = [['a"b', 'd\te', 'f\ng', 'h,i', '']];
  assert.equal(writeCsv(makeTabText(rows)), latin('"a""b",d\te,"f\ng","h,i",\r\n\0'));
});

test('the errors of quotes say where, in bytes', () => {
  const cases = [
    ['1,"a', 4],
    ['"a"b', 3],
    ['"a" ,b', 3],
    ['x\r\n"a""', 7],
  ] as const;
  for (const [text, offset] of cases) {
    const result = readCsv(latin(text));
    assert.ok(isLeft(result), text);
    assert.is(result.left.offset, offset, text);
  }
  const japanese = readCsv(Uint8Array.of(0x95, 0x5c, 0x2c, 0x22, 0x61), { codePage: windows932 });
  assert.ok(isLeft(japanese));
  assert.is(japanese.left.offset, 5);
});

test('what is no table', () => {
  const good = makeTabText([['a']]);
  const bad: unknown[] = [
    null,
    { ...good, rows: [[]] },
    { ...good, rows: [], lineEnd: '\r\n' },
    { ...good, rows: [['a', 1]] },
    { ...good, rows: ['a'] },
    { ...good, rows: new Array(1) },
    { ...good, rows: [new Array(1)] },
    { ...good, rows: [['a\0']] },
    { ...good, rows: [['Д']] },
    { ...good, lineEnd: '\n' },
    { ...good, terminated: false, rest: Uint8Array.of(1) },
  ];
  for (const format of formats) {
    assert.ok(format.is(good));
    for (const value of bad) assert.not(format.is(value));
  }
});

test('names of Object.prototype are cells like others', () => {
  const rows = [['__proto__', 'constructor', 'toString']];
  assert.equal(orThrow(readTabText(writeTabText(makeTabText(rows)))).rows, rows);
});

test('a mebibyte of what makes a reader look ahead', () => {
  const hostile = ['"', '"\t', '""', '"a\t', '\t', '\n', '"\n', '"""\t', '""a\t'];
  for (const piece of hostile) {
    const input = latin(piece.repeat(Math.floor((1 << 20) / piece.length)));
    const value = orThrow(readTabText(input));
    assert.ok(value.rows.length > 0);
    readCsv(input);
  }
});

test.run();
