import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { differenceOf, digitsDiffer, shownDigits } from './compare.js';
import { shortJson } from './protocol.js';

test('texts that look alike are told apart', () => {
  assert.equal(differenceOf('A\uF781', 'A'), { expected: 'value: "A\\uf781"', found: 'value: "A"' });
  assert.equal(differenceOf('\u00C5', 'A\u030A'), { expected: 'value: "\\u00c5"', found: 'value: "A\\u030a"' });
  assert.match(shortJson('\u202E\u{1F600}'), /^"\\u202e\\ud83d\\ude00"$/);
});

test('a difference that lies far in is shown, and where it is', () => {
  const same = 'x'.repeat(1000);
  assert.equal(differenceOf({ text: `${same}a` }, { text: `${same}b` }), {
    expected: `value.text from unit 960: "${'x'.repeat(40)}a"`,
    found: `value.text from unit 960: "${'x'.repeat(40)}b"`,
  });
  const bytes = '00'.repeat(1000);
  const zeros = '00 '.repeat(20);
  assert.equal(differenceOf({ rest: { $bytes: `${bytes}01` } }, { rest: { $bytes: `${bytes}10` } }), {
    expected: `value.rest from offset 980: ${zeros}01`,
    found: `value.rest from offset 980: ${zeros}10`,
  });
  assert.equal(digitsDiffer(`${bytes}01`, bytes, 'bytes'), {
    expected: `bytes from offset 980: ${zeros}01`,
    found: `bytes from offset 980: ${zeros.trimEnd()}`,
  });
});

test('what is shown of many bytes is cut before it is taken apart', () => {
  assert.is(shownDigits(''), 'none');
  assert.match(shownDigits('AB'.repeat(8 << 20)), /^AB AB .* \.\.\. \(8388608 bytes\)$/);
  assert.ok(shownDigits('AB'.repeat(8 << 20)).length < 400);
});

test.run();
