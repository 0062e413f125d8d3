import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatError } from './errors.js';
import { formatHex, parseHex } from './hex.js';

test('the ways people write bytes', () => {
  const bytes = right(Uint8Array.of(0x00, 0x80, 0xab, 0x0c));
  for (const text of [
    '0080ab0c',
    '00 80 AB 0C',
    '00-80-ab-0c',
    '00:80:ab:0c',
    '0x00, 0x80, 0xAB, 0xC',
    '\\x00\\x80\\xab\\x0c',
    '$00 $80 $AB $C',
    '0080\r\nab0c\n',
    '0x0080ab0c',
    '  0 80;ab_c',
  ]) {
    assert.equal(parseHex(text), bytes, text);
  }
  assert.equal(parseHex(''), right(new Uint8Array(0)));
  assert.equal(parseHex(' \n'), right(new Uint8Array(0)));
});

test('what is wrong, and where', () => {
  const cases = [
    ['00 8g', 'hex at line 1, column 5: expected a hexadecimal digit or a separator, found "g"'],
    ['00\n80 x', 'hex at line 2, column 4: expected a hexadecimal digit, found "x"'],
    [
      '123',
      'hex at line 1, column 4: expected another hexadecimal digit, as the run of 3 is odd, found the end of the text',
    ],
    ['00 0x', 'hex at line 1, column 6: expected a hexadecimal digit, found the end of the text'],
  ] as const;
  for (const [text, message] of cases) {
    const result = parseHex(text);
    assert.is(isLeft(result) ? formatError(result.left) : 'accepted', message);
  }
});

test('any bytes come back, any text gives a result', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom(' ', '', ', '), (bytes, separator) => {
      assert.equal(parseHex(formatHex(bytes, separator)), right(bytes));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const result = parseHex(text);
      assert.ok(isRight(result) || (result.left.offset ?? -1) <= text.length);
    }),
  );
});

test('a mebibyte', () => {
  const bytes = new Uint8Array(1 << 20).map((_, i) => i & 0xff);
  const result = parseHex(formatHex(bytes));
  assert.ok(isRight(result) && result.right.length === bytes.length);
});

test.run();
