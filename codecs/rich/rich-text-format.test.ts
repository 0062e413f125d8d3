import * as fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeRichTextFormat, RichTextFormat, readRichTextFormat, writeRichTextFormat } from '../index.js';

const encode = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test('plain text becomes a document that is read again and breaks no rule', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const value = makeRichTextFormat(text);
      const bytes = writeRichTextFormat(value);
      const read = readRichTextFormat(bytes);
      assert.ok(isRight(read));
      assert.equal(read.right, { ...value, rest: read.right.rest });
      assert.ok(RichTextFormat.is(value));
      assert.equal(RichTextFormat.findings(value, bytes), []);
    }),
  );
});

test('any bytes give a value that comes back as the same bytes, or an error', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '\\',
    '\\{',
    '\\bin3 ',
    '\\bin99 ',
    '\\b',
    ' ',
    'x',
    '\0',
    '\xff',
    '\\ansi',
    '9',
  );
  const document = fc.array(piece).map((pieces) => encode(`{\\rtf1${pieces.join('')}}`));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), document), (bytes) => {
      const read = readRichTextFormat(bytes);
      if (isLeft(read)) return;
      assert.equal(writeRichTextFormat(read.right), bytes);
      assert.ok(RichTextFormat.is(read.right));
      RichTextFormat.rows(read.right, bytes);
    }),
    { numRuns: 2000 },
  );
});

test('a million groups in each other are counted without recursion', () => {
  const bytes = encode(`{\\rtf1\\ansi${'{'.repeat(1e6)}${'}'.repeat(1e6)}}`);
  const read = readRichTextFormat(bytes);
  assert.ok(isRight(read));
  assert.is(read.right.depth, 1_000_001);
  assert.is(read.right.document.buffer, bytes.buffer);
});

test('a value that is not what its document says is none', () => {
  const value = makeRichTextFormat('x');
  assert.ok(!RichTextFormat.is({ ...value, charset: 'mac' }));
  assert.ok(!RichTextFormat.is({ ...value, depth: 2 }));
  assert.ok(!RichTextFormat.is({ ...value, terminated: false, rest: Uint8Array.of(0) }));
  assert.ok(!RichTextFormat.is({ ...value, document: encode('{\\rtf1') }));
  assert.ok(!RichTextFormat.is(undefined));
});

test('a control word of any length is passed over', () => {
  const bytes = encode(`{\\rtf1\\${'a'.repeat(1 << 20)}9 }`);
  assert.ok(isRight(readRichTextFormat(bytes)));
  assert.ok(isLeft(readRichTextFormat(encode(`{\\${'r'.repeat(1 << 20)}}`))));
});

test('a document is recognised by its first bytes', () => {
  assert.ok(RichTextFormat.recognise(encode('{\\rtf1 x}')) !== undefined);
  assert.is(RichTextFormat.recognise(encode('{rtf1 x}')), undefined);
});

test.run();
