import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  CfDif,
  type DifEntry,
  listDifCells,
  makeDifEntry,
  makeDifItem,
  maxRows,
  orThrow,
  readCfDif,
  typeOf,
  windows932,
  windows1252,
} from '../index.js';

const codec = typeOf(CfDif);
const findFaults = (dif: CfDif) => CfDif.findings(dif, CfDif.encode(dif));
const head = 'TABLE\r\n0,1\r\n""\r\nVECTORS\r\n0,1\r\n""\r\nTUPLES\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n';
const header = [
  makeDifItem('TABLE', 0, 1),
  makeDifItem('VECTORS', 0, 1),
  makeDifItem('TUPLES', 0, 1),
  makeDifItem('DATA'),
];

/** Records with the prototype that decoded values have. */
function plainRecord<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

function bytesOf(text: string): Uint8Array {
  return windows1252.encode(text);
}

function decode(text: string): CfDif {
  return orThrow(readCfDif(bytesOf(text)));
}

function difOf(...data: readonly DifEntry[]): CfDif {
  return { header, data, after: '', terminated: true, rest: new Uint8Array(0) };
}

const pieces = fc.constantFrom(
  ...['-1,0', '0,1', '1,0', 'BOT', 'EOD', 'V', 'TRUE', '"a"', '"a', '"', '""', 'b"', ',', 'é', '2,2', ' 1, 0'],
  ...['\r\n', '\r\n', '\r\n', '\r', '\n', '\0'],
);
const texts = fc.array(pieces, { maxLength: 40 }).map((all) => head + all.join(''));

test('any bytes give a value or an error, and what gives a value comes back', () => {
  const cut = fc.tuple(texts, fc.nat(120)).map(([text, length]) => text.slice(0, length));
  const inputs = fc.oneof(fc.uint8Array({ maxLength: 64 }), texts.map(bytesOf), cut.map(bytesOf));
  fc.assert(
    fc.property(inputs, (bytes) => {
      const result = readCfDif(bytes);
      if (isLeft(result)) {
        assert.ok((result.left.offset ?? -1) >= 0 && (result.left.offset ?? 0) <= bytes.length);
        return;
      }
      assert.ok(codec.is(result.right));
      assert.equal(codec.encode(result.right), bytes);
      listDifCells(result.right);
      for (const { offset } of findFaults(result.right)) assert.ok(offset <= bytes.length);
    }),
    { numRuns: 3000 },
  );
});

test('in a double-byte code page too', () => {
  const japanese = typeOf(CfDif, { codePage: windows932 });
  const tails = fc.array(fc.constantFrom(0x81, 0x41, 0x22, 0x2c, 0x30, 0x31, 0x0d, 0x0a, 0xfd), { maxLength: 24 });
  fc.assert(
    fc.property(tails, (tail) => {
      const bytes = Uint8Array.of(...bytesOf(head), ...tail);
      const result = readCfDif(bytes, { codePage: windows932 });
      if (isLeft(result)) return;
      assert.ok(japanese.is(result.right));
      assert.equal(japanese.encode(result.right), bytes);
    }),
    { numRuns: 2000 },
  );
});

test('is accepts exactly what comes back', () => {
  const word = fc.constantFrom(
    '',
    '0',
    '-1',
    '1',
    'EOD',
    'DATA',
    '"a"',
    '"a',
    'b"',
    'a\nb"',
    '"a\r\nb"',
    'x,y',
    'Д',
    '\r',
  );
  const ends = fc.constantFrom('\r\n', '\r', '\n', '');
  const item = plainRecord({ topic: word, vector: word, number: word, text: word, ends: fc.tuple(ends, ends, ends) });
  const type = fc.oneof(fc.constantFrom('0', '1', '-1'), word);
  const entry = plainRecord({ type, number: word, text: word, ends: fc.tuple(ends, ends) });
  const values = plainRecord({
    header: fc.array(item, { maxLength: 1 }).map((all) => [makeDifItem('TABLE', 0, 1), ...all, makeDifItem('DATA')]),
    data: fc.oneof(fc.array(entry, { maxLength: 3 }), fc.constant([makeDifEntry('BOT'), makeDifEntry('EOD')])),
    after: word,
    terminated: fc.boolean(),
    rest: fc.uint8Array({ maxLength: 1 }),
  });
  fc.assert(
    fc.property(values, (value) => {
      const back = codec.decode(codec.encode(value as CfDif));
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
  for (const value of [null, 1, {}, { header: [] }, { ...difOf(), header: [] }, { ...difOf(), after: 1 }]) {
    assert.not.ok(codec.is(value));
  }
  assert.ok(codec.is(difOf()));
});

test('what is refused, and where', () => {
  const offsetOf = (text: string) => {
    const result = readCfDif(bytesOf(text));
    return isLeft(result) ? result.left.offset : undefined;
  };
  assert.is(offsetOf(''), 0);
  assert.is(offsetOf('TABLES\r\n'), 0);
  assert.is(offsetOf('TABLE\r\n0;1\r\n""\r\n'), 7);
  assert.is(offsetOf(head.slice(0, -10)), head.length - 10);
  assert.is(offsetOf(`${head}BOT\r\n`), head.length);
  assert.is(offsetOf(`${head}-1,0`), head.length + 4);
  assert.is(offsetOf(head), undefined);
  // In bytes, although the title has one character of two.
  const wide = readCfDif(windows932.encode('TABLE\r\n0,1\r\n"\u3042"\r\nX\r\n'), { codePage: windows932 });
  assert.is(isLeft(wide) ? wide.left.offset : undefined, 21);
});

test('cells: rows by BOT, columns by entries', () => {
  const data = [
    makeDifEntry(9),
    ...[
      makeDifEntry('BOT'),
      makeDifEntry(-1.5),
      makeDifEntry({ text: 'say "hi"' }),
      makeDifEntry(true),
      makeDifEntry(false),
    ],
    ...[
      makeDifEntry('BOT'),
      makeDifEntry('NA'),
      makeDifEntry('ERROR'),
      makeDifEntry(Number.NaN),
      makeDifEntry({ text: '' }),
    ],
    makeDifEntry('EOD'),
  ];
  assert.equal(
    listDifCells(difOf(...data)).map(({ row, column, content }) => [row, column, content?.kind, content?.value]),
    [
      [1, 1, 'number', -1.5],
      [1, 2, 'text', 'say "hi"'],
      [1, 3, 'boolean', true],
      [1, 4, 'boolean', false],
      [2, 1, 'error', 'NA'],
      [2, 2, 'error', 'ERROR'],
      [2, 3, 'error', 'ERROR'],
      [2, 4, 'text', ''],
    ],
  );
  const odd = decode(
    `${head}-1,0\r\nBOT\r\n0,TRUE\r\nV\r\n0,1\r\nX\r\n1,0\r\nplain\r\n2,0\r\nV\r\n 0 , 7\r\n V \r\n-1,0\r\nEOT\r\n`,
  );
  assert.equal(
    listDifCells(odd).map(({ content }) => content?.value),
    ['TRUE', '1', 'plain', undefined, 7],
  );
});

test('a text goes on to the line that ends with a quote, or is one line', () => {
  const text = (lines: string) => decode(`${head}-1,0\r\nBOT\r\n1,0\r\n${lines}\r\n0,2\r\nV\r\n`).data[1]?.text;
  assert.is(text('"a\r\nb"'), '"a\r\nb"');
  assert.is(text('"a""'), '"a""');
  assert.is(text('"'), '"');
  assert.is(text('"a'), '"a');
  assert.is(text('a"'), 'a"');
  assert.is(text('"\n"'), '"\n"');
});

test('a megabyte of texts that never end takes one look for their end', () => {
  const entries = 2 ** 16;
  const dif = decode(head + '1,0\r\n"abcdefg\r\n'.repeat(entries));
  assert.is(dif.data.length, entries);
});

test('many faults are told of by the first thousand', () => {
  assert.is(findFaults(decode(head + '2,0\nx\n'.repeat(2 ** 16))).length, 1000);
});

test('a type is what its number is, however it is written', () => {
  const dif = decode(`${head} -1 ,0\r\nBOT\r\n+0,5\r\nV\r\n01,0\r\n"a\r\nb"\r\n-01,0\r\nEOD\r\nmore`);
  assert.is(dif.after, 'more');
  assert.equal(
    listDifCells(dif).map(({ content }) => content?.value),
    [5, 'a\r\nb'],
  );
});

test('what is shared between values cannot be changed', () => {
  const { ends } = makeDifItem('TABLE');
  assert.throws(() => (ends as unknown as string[]).push('x'));
  assert.throws(() => (makeDifEntry(1).ends as unknown as string[]).pop());
  for (const item of decode(head).header) assert.throws(() => (item.ends as unknown as string[]).push('x'));
  assert.equal(makeDifItem('DATA').ends, ['\r\n', '\r\n', '\r\n']);
});

test('EOD ends the data as a directive alone', () => {
  const dif = decode(`${head}-1,0\r\nBOT\r\n1,0\r\nEOD\r\n`);
  assert.equal(
    findFaults(dif).map(({ rule }) => rule),
    ['DDE-DIF-014', 'DDE-DIF-010'],
  );
});

test('counts in the header cost nothing', () => {
  const dif = decode(head.replace('0,1\r\n""\r\nTUPLES', '0,4294967295\r\n""\r\nTUPLES'));
  assert.is(listDifCells(dif).length, 0);
});

test('what a program writes has no faults', () => {
  const words = fc.oneof(
    fc.double(),
    fc.boolean(),
    fc.string().map((text) => ({ text: text.replace(/[\r\n\0]/g, '') })),
  );
  fc.assert(
    fc.property(fc.array(words), (values) => {
      const dif = difOf(makeDifEntry('BOT'), ...values.map((each) => makeDifEntry(each)), makeDifEntry('EOD'));
      assert.equal(findFaults(dif), []);
    }),
  );
});

test('as a format', () => {
  const text = `${head}-1,0\r\nEOD\r\nmore\0ab`;
  assert.equal(
    CfDif.rows(decode(text), bytesOf(text)).map(({ field, offset, value }) => [field, offset, value]),
    [
      ['TABLE', 0, '0,1 "\\"\\""'],
      ['VECTORS', 16, '0,1 "\\"\\""'],
      ['TUPLES', 34, '0,1 "\\"\\""'],
      ['DATA', 51, '0,0 "\\"\\""'],
      ['entry', 66, '-1,0 "EOD"'],
      ['after', 77, '"more"'],
      ['terminator', 81, '0'],
      ['rest', 82, '2 bytes'],
    ],
  );
  const long = head + '0,1\r\nV\r\n'.repeat(2000);
  assert.is(CfDif.rows(decode(long), bytesOf(long)).length, maxRows + 1);
  for (const start of ['TABLE\r\n0,1\r\n', 'TABLE\n0,1\n', 'TABLE\r0,1\r']) {
    assert.ok(CfDif.recognise(bytesOf(`${start}""`)), start);
  }
  for (const other of ['', 'TABLE', 'TABLE\r\n', 'TABLE\r\n0,12', 'TABLE 0,1', 'table\r\n0,1\r\n']) {
    assert.is(CfDif.recognise(bytesOf(other)), undefined, other);
  }
});

test.run();
