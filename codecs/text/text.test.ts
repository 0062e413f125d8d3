import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type CodePage, codePages, decodeAnsi, findUnencodable } from './code-page.js';
import { CfUnicodeText, cfText, type TextBlock, textBlock, writeText } from './text.js';

const pages = Object.keys(codePages) as CodePage[];
const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);

function decode(codec: t.Type<TextBlock, Uint8Array>, bytes: Uint8Array): TextBlock {
  const result = codec.decode(bytes);
  if (isLeft(result)) throw new Error('every byte sequence is a text');
  return result.right;
}

for (const page of pages) {
  test(`${page}: any bytes come back`, () => {
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
  assert.equal(cfText('windows-1251').encode(textBlock('Да')), Uint8Array.of(0xc4, 0xe0, 0));
  assert.equal(cfText('ibm866').encode(textBlock('Да')), Uint8Array.of(0x84, 0xa0, 0));
  assert.is(decodeAnsi(Uint8Array.of(0x80, 0x99, 0xe9), 'windows-1252'), '€™é');
  assert.is(decodeAnsi(Uint8Array.of(0xd2), 'windows-1253'), '\uf7d2');
  assert.equal(CfUnicodeText.encode(textBlock('Да')), Uint8Array.of(0x14, 0x04, 0x30, 0x04, 0, 0));
});

test('the terminator, what follows it, and its absence', () => {
  assert.equal(decode(cfText(), Uint8Array.of(0x41, 0, 0, 0x42)), {
    text: 'A',
    terminated: true,
    rest: Uint8Array.of(0, 0x42),
  });
  assert.equal(decode(cfText(), new Uint8Array(0)), { text: '', terminated: false, rest: new Uint8Array(0) });
  assert.equal(decode(CfUnicodeText, Uint8Array.of(0x41, 0, 0, 0, 0x42)), {
    text: 'A',
    terminated: true,
    rest: Uint8Array.of(0x42),
  });
  // A NUL at an odd offset is half of a character.
  assert.equal(decode(CfUnicodeText, Uint8Array.of(0x41, 0, 0, 1, 0x42)), {
    text: 'A\u0100',
    terminated: false,
    rest: Uint8Array.of(0x42),
  });
});

test('CF_UNICODETEXT: any bytes come back, lone surrogates and an odd byte included', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const block = decode(CfUnicodeText, bytes);
      assert.ok(CfUnicodeText.is(block));
      assert.equal(CfUnicodeText.encode(block), bytes);
    }),
  );
  assert.is(decode(CfUnicodeText, Uint8Array.of(0x00, 0xd8, 0x41, 0x00)).text, '\ud800A');
  const bom = Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0, 0);
  assert.is(decode(CfUnicodeText, bom).text, '\ufeffA');
});

test('values come back', () => {
  const rest = fc.uint8Array({ maxLength: 8 });
  const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
  fc.assert(
    fc.property(text, fc.boolean(), rest, (value, terminated, after) => {
      const block = { text: value, terminated, rest: terminated ? after : after.subarray(0, 1) };
      assert.ok(CfUnicodeText.is(block));
      assert.equal(decode(CfUnicodeText, CfUnicodeText.encode(block)), block);
    }),
  );
  const cyrillic = fc.string({ unit: fc.constantFrom(...decodeAnsi(allBytes.subarray(1), 'windows-1251')) });
  fc.assert(
    fc.property(cyrillic, fc.boolean(), rest, (value, terminated, after) => {
      const codec = cfText('windows-1251');
      const block = { text: value, terminated, rest: terminated ? after : after.subarray(0, 0) };
      assert.ok(codec.is(block));
      assert.equal(decode(codec, codec.encode(block)), block);
    }),
  );
});

test('what is no value', () => {
  assert.not(cfText('windows-1252').is(textBlock('Да')));
  assert.is(findUnencodable('aД', 'windows-1252'), 1);
  assert.equal(writeText(textBlock('aД'), 'windows-1252'), Uint8Array.of(0x61, 0x3f, 0));
  assert.not(cfText().is(textBlock('a\0b')));
  assert.not(cfText().is({ text: 'a', terminated: false, rest: Uint8Array.of(1) }));
  assert.not(CfUnicodeText.is({ text: 'a', terminated: false, rest: Uint8Array.of(1, 2) }));
  fc.assert(
    fc.property(fc.anything(), (input) => isLeft(cfText().decode(input)) && isLeft(CfUnicodeText.decode(input))),
  );
});

test('a mebibyte each way', () => {
  const bytes = new Uint8Array(1 << 20).fill(0xd8);
  for (const codec of [cfText('windows-1251'), CfUnicodeText]) {
    const result = codec.decode(bytes);
    assert.ok(isRight(result));
    assert.equal(codec.encode(result.right).length, bytes.length);
  }
});

test.run();
