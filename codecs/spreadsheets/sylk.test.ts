import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  CfSylk,
  listSylkCells,
  makeSylkRecord,
  maxRows,
  orThrow,
  readCfSylk,
  type SylkRecord,
  typeOf,
  unescapeSylk,
  windows932,
  windows1251,
  windows1252,
} from '../index.js';

const codec = typeOf(CfSylk);
const findFaults = (sylk: CfSylk) => CfSylk.findings(sylk, CfSylk.encode(sylk));

/** Records with the prototype that decoded values have. */
function plainRecord<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

function bytesOf(text: string): Uint8Array {
  return windows1252.encode(text);
}

function decode(text: string): CfSylk {
  return orThrow(readCfSylk(bytesOf(text)));
}

function sylkOf(...records: readonly SylkRecord[]): CfSylk {
  return {
    records: [makeSylkRecord('ID', 'P'), ...records, makeSylkRecord('E')],
    terminated: true,
    rest: new Uint8Array(0),
  };
}

const pieces = fc.constantFrom(
  ...[';', ';;', ';;;', '\x1b', '\x1b#;', '\x1bN;', '\x1bNBe', 'C', 'E', 'ID', ';X2', ';Y3', ';K"a;;b"', ';K-1.5'],
  ...['\r\n', '\r', '\n', '\r\n\r\n', '\0', 'é', '"', ' '],
);
const texts = fc.array(pieces, { maxLength: 40 }).map((all) => `ID${all.join('')}`);

test('any bytes give a value or an error, and what gives a value comes back', () => {
  const inputs = fc.oneof(fc.uint8Array({ maxLength: 64 }), texts.map(bytesOf));
  fc.assert(
    fc.property(inputs, (bytes) => {
      const result = readCfSylk(bytes);
      if (isLeft(result)) return;
      assert.ok(codec.is(result.right));
      assert.equal(codec.encode(result.right), bytes);
      listSylkCells(result.right);
      for (const { offset } of findFaults(result.right)) assert.ok(offset <= bytes.length);
    }),
    { numRuns: 2000 },
  );
});

test('in a double-byte code page too', () => {
  const japanese = typeOf(CfSylk, { codePage: windows932 });
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0x81, 0x41, 0x3b, 0x4b, 0x1b, 0x4e, 0x0d, 0x0a, 0xfd), { maxLength: 24 }),
      (tail) => {
        const bytes = Uint8Array.of(0x49, 0x44, ...tail);
        const result = readCfSylk(bytes, { codePage: windows932 });
        if (isLeft(result)) return;
        assert.ok(japanese.is(result.right));
        assert.equal(japanese.encode(result.right), bytes);
      },
    ),
    { numRuns: 2000 },
  );
});

test('is accepts exactly what comes back', () => {
  const word = fc
    .array(fc.constantFrom('K', ';', '\x1b', 'N', '#', '"', '\r', 'Д'), { maxLength: 3 })
    .map((all) => all.join(''));
  const record = plainRecord({
    type: fc.oneof(fc.constantFrom('ID', 'C', ''), word),
    fields: fc.array(plainRecord({ type: fc.constantFrom('K', '', ';', '\x1b', 'KK'), text: word }), { maxLength: 3 }),
    end: fc.constantFrom('\r\n', '\r', '\n', ''),
  });
  const values = plainRecord({
    records: fc.array(record, { maxLength: 4 }).map((all) => [makeSylkRecord('ID', 'P'), ...all]),
    terminated: fc.boolean(),
    rest: fc.uint8Array({ maxLength: 1 }),
  });
  fc.assert(
    fc.property(values, (value) => {
      const back = codec.decode(codec.encode(value as CfSylk));
      let same = isRight(back);
      if (isRight(back)) {
        try {
          assert.equal(back.right, value);
        } catch {
          same = false;
        }
      }
      assert.is(codec.is(value), same, JSON.stringify(value));
    }),
    { numRuns: 3000 },
  );
  for (const value of [null, 1, {}, { records: [] }, { records: [], terminated: true, rest: new Uint8Array(0) }]) {
    assert.not.ok(codec.is(value));
  }
  // With holes in the place of a record and of a field.
  assert.not.ok(codec.is({ ...sylkOf(), records: Object.assign(new Array(2), [makeSylkRecord('ID', 'P')]) }));
  assert.not.ok(codec.is({ ...sylkOf(), records: [{ type: 'ID', fields: new Array(1), end: '\r\n' }] }));
});

test('a field may begin with a pair of bytes that has no character', () => {
  const japanese = typeOf(CfSylk, { codePage: windows932 });
  for (const pair of [
    [0x81, 0xad],
    [0x85, 0x58],
    [0xeb, 0x3f],
  ]) {
    const bytes = Uint8Array.of(...bytesOf('ID;P\r\nC;'), ...pair, ...bytesOf('1;K2\r\n'));
    const read = japanese.decode(bytes);
    assert.ok(isRight(read) && japanese.is(read.right));
    if (isRight(read)) assert.equal(japanese.encode(read.right), bytes);
  }
});

test('many faults are told of by the first thousand', () => {
  for (const line of ['\n', 'q\n', 'C;X0;Y0;Kx\r\n']) {
    assert.is(findFaults(decode(`ID;P\r\n${line.repeat(2 ** 16)}`)).length, 1000);
  }
});

test('only what starts with an ID record is SYLK', () => {
  for (const text of ['', 'I', 'id;P', 'IDX', 'ID,Name\r\n', 'ID;;P', ' ID;P', '\r\nID;P', '\0ID;P']) {
    const result = codec.decode(bytesOf(text));
    assert.ok(isLeft(result), text);
  }
  for (const text of ['ID', 'ID;', 'ID\r', 'ID\n', 'ID\0']) assert.ok(isRight(codec.decode(bytesOf(text))), text);
});

test('cells: places, values, expressions', () => {
  const sheet = sylkOf(
    makeSylkRecord('B', 'Y9', 'X9'),
    makeSylkRecord('C', 'K1'),
    makeSylkRecord('C', 'X3', 'Y2', 'K"a;b"', 'ER[-1]C'),
    makeSylkRecord('F', 'X5', 'W1 1 9'),
    makeSylkRecord('C', 'KTRUE'),
    makeSylkRecord('C', 'K#N/A', 'X6'),
    makeSylkRecord('C', 'X0', 'Ynone', 'K1,5'),
    makeSylkRecord('C', 'X7'),
    makeSylkRecord('ZZ', 'X99'),
    makeSylkRecord('C', 'K"say "hi""'),
  );
  assert.equal(
    listSylkCells(sheet).map(({ row, column, content, formula }) => [
      row,
      column,
      content?.kind,
      content?.value,
      formula,
    ]),
    [
      [1, 1, 'number', 1, undefined],
      [2, 3, 'text', 'a;b', 'R[-1]C'],
      [2, 5, 'boolean', true, undefined],
      [2, 6, 'error', '#N/A', undefined],
      [2, 6, 'other', '1,5', undefined],
      [2, 7, undefined, undefined, undefined],
      [2, 7, 'text', 'say "hi"', undefined],
    ],
  );
});

test('numbers are decimal, and nothing else that JavaScript takes for one', () => {
  const kindOf = (text: string) => listSylkCells(sylkOf(makeSylkRecord('C', `K${text}`)))[0]?.content?.kind;
  for (const text of ['0', '-1', '+1', '1.', '.5', '1E5', '1e-5', '007']) assert.is(kindOf(text), 'number', text);
  for (const text of ['', ' 1', '1 ', '0x10', 'Infinity', 'NaN', '1_0', '1E', '.', '--1'])
    assert.is(kindOf(text), 'other', text);
});

test('a place costs nothing, however far', () => {
  const cells = listSylkCells(sylkOf(makeSylkRecord('C', 'Y4294967295', 'X999999999999999', 'K1')));
  assert.is(cells.length, 1);
  assert.is(cells[0]?.column, 999999999999999);
  assert.is(listSylkCells(sylkOf(makeSylkRecord('C', `X${'9'.repeat(400)}`, 'K1')))[0]?.column, 1);
});

test('escapes', () => {
  assert.is(unescapeSylk('caf\x1bNBe'), 'café');
  assert.is(unescapeSylk('\x1bNAA\x1bNHy\x1bNJ \x1bNH \x1bNB '), 'Àÿ°¨´');
  assert.is(unescapeSylk('a\x1b#;b\x1bN;c'), 'a;b»c');
  assert.is(unescapeSylk('\x1b(0', { codePage: windows1252 }), '€');
  assert.is(unescapeSylk('\x1b,4', { codePage: windows1251 }), 'Д');
  for (const text of ['', '\x1b', '\x1bN', '\x1bNX', '\x1bNBq', '\x1b  ', '\x1b0:', 'a\x1b\x1b'])
    assert.is(unescapeSylk(text), text);
});

test('a megabyte of anything is as many records as it has lines', () => {
  for (const unit of [';', '\x1b#;', ';;;', '"', '\r', 'C;K1\r\n']) {
    const text = `ID;P\r\n${unit.repeat(2 ** 20 / unit.length)}`;
    const sylk = decode(text);
    assert.ok(sylk.records.length <= 2 ** 20 + 1);
    assert.equal(codec.encode(sylk).length, text.length);
  }
});

test('as a format', () => {
  const bytes = bytesOf(`ID;PWXL\r\n${'C;X1;K1\r\n'.repeat(2000)}E\r\n\0rest`);
  const value = decode(`ID;PWXL\r\n${'C;X1;K1\r\n'.repeat(2000)}E\r\n\0rest`);
  const rows = CfSylk.rows(value, bytes);
  assert.is(rows.length, maxRows + 1);
  assert.equal(rows[0], {
    offset: 0,
    bytes: '49 44 3B 50 57 58 4C 0D 0A',
    length: 9,
    field: 'ID',
    value: '1 field',
    meaning: 'who wrote it',
  });
  const short = bytesOf('ID;P\r\nE\r\n\0ab');
  assert.equal(
    CfSylk.rows(decode('ID;P\r\nE\r\n\0ab'), short).map(({ field, offset }) => [field, offset]),
    [
      ['ID', 0],
      ['ID.P', 0],
      ['E', 6],
      ['terminator', 9],
      ['rest', 10],
    ],
  );
  assert.is(CfSylk.rows(decode('ID;P\r\nC;K1'), bytesOf('ID;P\r\nC;K1')).at(-1)?.meaning, 'the value');
  assert.ok(CfSylk.recognise(short));
  for (const text of ['', 'ID', 'ID;', 'ID;;P', 'IDENTITY', 'ID,P', 'plain text']) {
    assert.is(CfSylk.recognise(bytesOf(text)), undefined, text);
  }
});

test.run();
