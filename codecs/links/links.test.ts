import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  annotateBlock,
  type Format,
  findFormat,
  Link,
  makeLink,
  makeObjectLink,
  Native,
  ObjectLink,
  OwnerLink,
  readLink,
  readOwnerLink,
  recogniseFormats,
  typeOf,
  windows932,
  windows1251,
  windows1252,
  writeLink,
  writeObjectLink,
  writeOwnerLink,
} from '../index.js';
import { formatError } from '../kernel/errors.js';

const pages = [windows1252, windows1251, windows932];
const formats = ['Link', 'ObjectLink', 'OwnerLink'] as const;

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

const names = fc
  .array(fc.constantFrom('', 'a', 'bc', '\0', '\0\0', '\u0093\u00fa', '\u0093'), { maxLength: 8 })
  .map((parts) => bytesOf(parts.join('')));

for (const format of formats) {
  test(`${format}: any bytes give names or an error inside them, and names come back`, () => {
    const found = findFormat(format);
    if (isLeft(found)) throw new Error(format);
    const codec: Format = found.right;
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), names), fc.constantFrom(...pages), (bytes, codePage) => {
        const context = { platform: 'win32', profile: 'current', codePage } as const;
        const result = codec.decode(bytes, context);
        if (isLeft(result)) {
          assert.is(result.left.offset, bytes.length);
          assert.ok(bytes.filter((byte) => byte === 0).length < 2);
          return;
        }
        assert.ok(codec.is(result.right, context));
        assert.equal(codec.encode(result.right, context), bytes);
        const rows = codec.rows(result.right, bytes, context);
        assert.is(
          rows.reduce((sum, { length }) => sum + length, 0),
          bytes.length,
        );
      }),
      { numRuns: 500 },
    );
  });
}

function comesBack(again: unknown, value: unknown): boolean {
  try {
    assert.equal(again, right(value));
    return true;
  } catch {
    return false;
  }
}

test('a value comes back exactly where it is one', () => {
  const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('a', '日', '\0', ''));
  const value = fc.record(
    {
      application: name,
      topic: name,
      item: name,
      terminators: fc.constantFrom(0 as const, 1 as const, 2 as const),
      rest: fc.uint8Array({ maxLength: 3 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(value, fc.constantFrom(...pages), (each, page) => {
      const codec = typeOf(Link, { codePage: page });
      const again = codec.decode(codec.encode(each));
      if (codec.is(each)) {
        assert.equal(again, right(each));
        return;
      }
      // A character that is written as a question mark, or a NUL too many: another value comes back.
      assert.not(comesBack(again, each));
    }),
    { numRuns: 1000 },
  );
});

test('is refuses what cannot be written', () => {
  const rest = new Uint8Array(0);
  const good = makeLink('a', 'b', 'c');
  assert.ok(Link.is(good));
  for (const value of [
    null,
    { ...good, item: 'a\0b' },
    { ...good, item: 'Д' },
    { ...good, item: undefined },
    { ...good, terminators: 3 },
    { ...good, terminators: -0 },
    { ...good, terminators: 1, rest: Uint8Array.of(0) },
    { ...good, terminators: 0, rest: Uint8Array.of(1) },
    { ...good, rest: [] },
  ]) {
    assert.not(Link.is(value));
  }
  assert.ok(Link.is({ ...good, terminators: 0, rest }));
  assert.not(ObjectLink.is(good));
  assert.ok(OwnerLink.is(makeObjectLink('a', 'b', '')));
});

test('an error names the format that was read', () => {
  const short = readOwnerLink(bytesOf('a'));
  assert.is(
    isLeft(short) ? formatError(short.left) : '',
    'OwnerLink.className at offset 1: expected a NUL that ends the name, found the end of the block',
  );
});

test('a long name is kept', () => {
  const topic = 'x'.repeat(1 << 20);
  assert.equal(readLink(writeLink(makeLink('a', topic, 'c'))), right(makeLink('a', topic, 'c')));
});

test('what is missing at the end is found, with its place', () => {
  for (const [format, rule] of [
    ['Link', 'DDE-LINK-002'],
    ['ObjectLink', 'DDE-OBJECTLINK-002'],
    ['OwnerLink', 'DDE-OWNERLINK-002'],
  ] as const) {
    const findings = (text: string): unknown => {
      const result = annotateBlock(format, bytesOf(text));
      return isRight(result) && result.right.findings.map((each) => [each.rule, each.offset]);
    };
    assert.equal(findings('a\0b\0c\0\0'), []);
    assert.equal(findings('a\0b\0c\0'), [[rule, 6]]);
    assert.equal(findings('a\0b\0c'), [[rule, 5]]);
    assert.equal(findings('a\0b\0c\0d'), [[rule, 6]]);
  }
});

test('names are recognised, and text is not', () => {
  const guesses = (text: string): readonly string[] =>
    recogniseFormats(bytesOf(text))
      .map(({ format }) => format)
      .filter((format) => formats.some((each) => each === format));
  assert.equal(guesses('Excel\0Sheet1\0R1C1\0\0'), [...formats]);
  assert.equal(guesses('Excel\0Sheet1\0\0\0\0\0'), [...formats]);
  for (const text of ['', 'Excel', 'a\0b\0c\0\0\0', 'Excel\0Sheet1\0R1C1\0', 'ab\0cd\0ef\0\0x', 'ab\0c\x01d\0ef\0\0']) {
    assert.equal(guesses(text), [], JSON.stringify(text));
  }
});

test('Native is any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.equal(typeOf(Native).decode(bytes), right(bytes));
      assert.is(Native.encode(bytes), bytes);
    }),
  );
  assert.ok(isLeft(Native.decode([1] as unknown as Uint8Array)));
  const result = annotateBlock('native', Uint8Array.of(1, 2));
  assert.is(isRight(result) && result.right.rows[0]?.value, '2 bytes');
});

test('ObjectLink and OwnerLink are written alike', () => {
  const value = makeObjectLink('Worksheet', 'c:\\dir\\filename', 'R1C1:R5C3');
  assert.equal(writeObjectLink(value), writeOwnerLink(value));
  assert.equal(writeObjectLink(value), bytesOf('Worksheet\0c:\\dir\\filename\0R1C1:R5C3\0\0'));
});

test.run();
