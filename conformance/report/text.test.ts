import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { count, MAX_SHOWN, plain, safeJson, table, wrap } from './text.js';

/** What a terminal may act on: controls, separators, and marks that turn or hide text. */
const dangerous = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\uFEFF]/u;

const examples: readonly (readonly [text: string, shown: string])[] = [
  ['plain äöü 漢字 😀', 'plain äöü 漢字 😀'],
  ['\u001B[31mred', '\\u{1B}[31mred'],
  ['\u009B31mred', '\\u{9B}31mred'],
  ['a\nb\r\n\tc', 'a\\nb\\r\\n\\tc'],
  ['a\u202Eb\u2066c\u200Fd', 'a\\u{202E}b\\u{2066}c\\u{200F}d'],
  ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  ['a\u200Bb\uFEFFc\u00ADd', 'a\\u{200B}b\\u{FEFF}c\\u{AD}d'],
  ['\uD800x\uDC00', '\\u{D800}x\\u{DC00}'],
  ['\uFFFE\u{1FFFF}\u{E0041}', '\\u{FFFE}\\u{1FFFF}\\u{E0041}'],
  ['nul \0', 'nul \\u{0}'],
];

for (const [text, shown] of examples) test(`${JSON.stringify(shown)} is shown`, () => assert.is(plain(text), shown));

test('no text leaves anything that a terminal acts on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.not.match(plain(text), dangerous);
    }),
  );
  for (let code = 0; code <= 0x2fff; code++) assert.not.match(plain(String.fromCharCode(code)), dangerous);
});

test('a long text is cut, and not between surrogates', () => {
  assert.is(plain('a'.repeat(MAX_SHOWN)), 'a'.repeat(MAX_SHOWN));
  assert.is(plain('a'.repeat(MAX_SHOWN + 1)), `${'a'.repeat(MAX_SHOWN)}... (1 more)`);
  assert.is(plain('ab😀c', 3), 'ab... (3 more)');
});

test('JSON loses nothing and shows nothing that a terminal acts on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = safeJson({ [text]: [text] }, 2);
      assert.equal(JSON.parse(json), { [text]: [text] });
      for (const line of json.split('\n')) assert.not.match(line, dangerous);
    }),
  );
});

test('columns are aligned and lines have no blanks at their end', () => {
  assert.is(
    table([
      ['a', 'long', 'x'],
      ['long', 'b', ''],
    ]),
    'a     long  x\nlong  b\n',
  );
  assert.is(table([]), '');
});

test('text is broken at blanks', () => {
  assert.equal(wrap('one two three', 7), ['one two', 'three']);
  assert.equal(wrap('unbreakable', 3), ['unbreakable']);
});

test('a number and its noun', () => {
  assert.equal([count(0, 'rule'), count(1, 'rule'), count(2, 'rule')], ['0 rules', '1 rule', '2 rules']);
});

test.run();
