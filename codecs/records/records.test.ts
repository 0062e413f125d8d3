import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  annotateBlock,
  type CodePage,
  definePackedSharedData,
  defineShortString,
  type Format,
  TSharedData,
  TSharedDataAnsi,
  TSharedDataWide,
  typeOf,
  windows932,
  windows1251,
  windows1252,
} from '../index.js';

const pages = [windows1252, windows1251, windows932];
const shortString = (maximum: number, codePage: CodePage = windows1252) =>
  typeOf(defineShortString(maximum), { codePage });

/** The record with an array, declared in each way, and its size. */
const arrays: readonly (readonly [format: Format<TSharedDataAnsi>, size: number])[] = [
  [TSharedDataAnsi, 1032],
  [definePackedSharedData('AnsiChar'), 1029],
  [TSharedDataWide, 2056],
  [definePackedSharedData('WideChar'), 2054],
];
const biased = (size: number): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.constantFrom(0, 0, 0x41, 0x82, 0xff), { minLength: size, maxLength: size + 3 })
    .map((bytes) => Uint8Array.from(bytes));

const types = fc.oneof(
  fc.constantFrom(...pages).map((codePage) => ({ type: typeOf(TSharedData, { codePage }), size: 260 })),
  fc.constantFrom(...arrays).map(([format, size]) => ({ type: typeOf(format), size })),
);

test('records come back byte for byte', () => {
  fc.assert(
    fc.property(
      types.chain(({ type, size }) => fc.tuple(fc.constant(type), biased(size))),
      ([type, bytes]) => {
        const read = type.decode(bytes);
        assert.ok(isRight(read));
        if (isLeft(read)) return;
        assert.ok(type.is(read.right));
        assert.equal(type.encode(read.right as never), bytes);
      },
    ),
  );
});

test('a record that ends early is refused at every length', () => {
  for (const [type, size] of [
    [TSharedData, 260],
    [definePackedSharedData('AnsiChar'), 1029],
  ] as const) {
    for (let length = 0; length < size; length++)
      assert.ok(isLeft(type.decode(new Uint8Array(length))), String(length));
    assert.ok(isRight(type.decode(new Uint8Array(size))));
  }
});

test('any bytes are a short string or refused, and a short string comes back', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 20 }),
      fc.constantFrom(...pages),
      fc.uint8Array({ maxLength: 24 }),
      (maximum, page, bytes) => {
        const type = shortString(maximum, page);
        const read = type.decode(bytes);
        if (isLeft(read)) {
          assert.ok(bytes.length !== maximum + 1 || (bytes[0] as number) > maximum);
          return;
        }
        assert.ok(type.is(read.right));
        assert.equal(type.encode(read.right), bytes);
      },
    ),
  );
});

test('a length above the maximum is refused where it stands', () => {
  const type = shortString(3);
  assert.ok(isRight(type.decode(Uint8Array.of(3, 0x41, 0x42, 0x43))));
  assert.ok(isLeft(type.decode(Uint8Array.of(4, 0x41, 0x42, 0x43))));
  assert.ok(isLeft(type.decode(Uint8Array.of(255, 0x41, 0x42, 0x43))));
});

test('is takes texts that fit', () => {
  const type = shortString(3);
  for (const text of ['', 'abc', 'a\0b', 'ä€']) assert.ok(type.is({ text }), text);
  for (const value of [{ text: 'abcd' }, { text: 'Д' }, { text: 5 }, {}, null]) assert.not(type.is(value));
  assert.ok(type.is({ text: 'a', unused: Uint8Array.of(0, 1) }));
  for (const unused of [Uint8Array.of(0, 0), Uint8Array.of(1), Uint8Array.of(1, 2, 3), 'xx']) {
    assert.not(type.is({ text: 'a', unused }));
  }
  // Two characters of two bytes each.
  assert.not(shortString(3, windows932).is({ text: 'ああ' }));
  assert.ok(shortString(4, windows932).is({ text: 'ああ' }));
});

test('is takes numbers that an Integer holds', () => {
  const type = TSharedData;
  const value = { MyStr: 'a', rest: new Uint8Array(0) };
  for (const MyInt of [0, -1, 2147483647, -2147483648]) assert.ok(type.is({ ...value, MyInt }), String(MyInt));
  for (const MyInt of [2147483648, -2147483649, 0.5, -0, Number.NaN, 1n, '1']) assert.not(type.is({ ...value, MyInt }));
  assert.not(type.is({ MyStr: 'a', MyInt: 1 }));
});

test('the number stands where the compiler puts it', () => {
  const value = { MyStr: 'a', MyInt: 0x01020304, rest: new Uint8Array(0) };
  assert.is(TSharedData.encode(value).indexOf(4), 256);
  assert.equal(
    arrays.map(([format]) => format.encode(value).indexOf(4)),
    [1028, 1025, 2052, 2050],
  );
});

test('an error names the format that was asked for', () => {
  for (const name of ['TSharedData', 'TSharedDataAnsi', 'TSharedDataWide']) {
    const result = annotateBlock(name, new Uint8Array(10));
    assert.is(isLeft(result) ? result.left.path[0] : undefined, name);
  }
});

test.run();
