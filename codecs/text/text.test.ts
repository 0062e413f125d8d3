import fc from 'fast-check';
import type * as t from 'io-ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { CodePage } from '../kernel/code-page.js';
import { isLeft, isRight } from '../kernel/either.js';
import { typeOf } from '../kernel/io-ts.js';
import { CfText, makeCfText, writeCfText } from './cf-text.js';
import { CfUnicodeText } from './cf-unicode-text.js';
import { codePages, ibm866, windows1251, windows1252, windows1253 } from './code-pages/index.js';
import type { TextBlock } from './text-block.js';

const cfText = (page?: CodePage): t.Type<TextBlock, Uint8Array, unknown> =>
  typeOf(CfText, page === undefined ? {} : { codePage: page });
const unicodeText = typeOf(CfUnicodeText);
const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);

function decode(codec: t.Type<TextBlock, Uint8Array, unknown>, bytes: Uint8Array): TextBlock {
  const result = codec.decode(bytes);
  if (isLeft(result)) throw new Error('every byte sequence is a text');
  return result.right;
}

for (const page of codePages) {
  test(`${page.name}: any bytes come back`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const codec = cfText(page);
        const block = decode(codec, bytes);
        assert.ok(codec.is(block));
        assert.equal(codec.encode(block), bytes);
      }),
    );
  });
}

test('known characters', () => {
  assert.equal(cfText(windows1251).encode(makeCfText('Да')), Uint8Array.of(0xc4, 0xe0, 0));
  assert.equal(cfText(ibm866).encode(makeCfText('Да')), Uint8Array.of(0x84, 0xa0, 0));
  assert.is(windows1252.decode(Uint8Array.of(0x80, 0x99, 0xe9)), '€™é');
  assert.is(windows1253.decode(Uint8Array.of(0xd2)), '\uf7d2');
  assert.equal(unicodeText.encode(makeCfText('Да')), Uint8Array.of(0x14, 0x04, 0x30, 0x04, 0, 0));
});

test('the terminator, what follows it, and its absence', () => {
  assert.equal(decode(cfText(), Uint8Array.of(0x41, 0, 0, 0x42)), {
    text: 'A',
    terminated: true,
    rest: Uint8Array.of(0, 0x42),
  });
  assert.equal(decode(cfText(), new Uint8Array(0)), { text: '', terminated: false, rest: new Uint8Array(0) });
  assert.equal(decode(unicodeText, Uint8Array.of(0x41, 0, 0, 0, 0x42)), {
    text: 'A',
    terminated: true,
    rest: Uint8Array.of(0x42),
  });
  // A NUL at an odd offset is half of a character.
  assert.equal(decode(unicodeText, Uint8Array.of(0x41, 0, 0, 1, 0x42)), {
    text: 'A\u0100',
    terminated: false,
    rest: Uint8Array.of(0x42),
  });
});

test('CF_UNICODETEXT: any bytes come back, lone surrogates and an odd byte included', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const block = decode(unicodeText, bytes);
      assert.ok(unicodeText.is(block));
      assert.equal(unicodeText.encode(block), bytes);
    }),
  );
  assert.is(decode(unicodeText, Uint8Array.of(0x00, 0xd8, 0x41, 0x00)).text, '\ud800A');
  const bom = Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0, 0);
  assert.is(decode(unicodeText, bom).text, '\ufeffA');
});

test('values come back', () => {
  const rest = fc.uint8Array({ maxLength: 8 });
  const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
  fc.assert(
    fc.property(text, fc.boolean(), rest, (value, terminated, after) => {
      const block = { text: value, terminated, rest: terminated ? after : after.subarray(0, 1) };
      assert.ok(unicodeText.is(block));
      assert.equal(decode(unicodeText, unicodeText.encode(block)), block);
    }),
  );
  const cyrillic = fc.string({ unit: fc.constantFrom(...windows1251.decode(allBytes.subarray(1))) });
  fc.assert(
    fc.property(cyrillic, fc.boolean(), rest, (value, terminated, after) => {
      const codec = cfText(windows1251);
      const block = { text: value, terminated, rest: terminated ? after : after.subarray(0, 0) };
      assert.ok(codec.is(block));
      assert.equal(decode(codec, codec.encode(block)), block);
    }),
  );
});

test('what is no value', () => {
  assert.not(cfText(windows1252).is(makeCfText('Да')));
  assert.is(windows1252.findUnencodable('aД'), 1);
  assert.equal(writeCfText(makeCfText('aД'), { codePage: windows1252 }), Uint8Array.of(0x61, 0x3f, 0));
  assert.not(cfText().is(makeCfText('a\0b')));
  assert.not(cfText().is({ text: 'a', terminated: false, rest: Uint8Array.of(1) }));
  assert.not(unicodeText.is({ text: 'a', terminated: false, rest: Uint8Array.of(1, 2) }));
  fc.assert(fc.property(fc.anything(), (input) => isLeft(cfText().decode(input)) && isLeft(unicodeText.decode(input))));
});

test('a mebibyte each way', () => {
  const bytes = new Uint8Array(1 << 20).fill(0xd8);
  for (const codec of [cfText(windows1251), unicodeText]) {
    const result = codec.decode(bytes);
    assert.ok(isRight(result));
    assert.equal(codec.encode(result.right).length, bytes.length);
  }
});

test.run();
