import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formats } from './predefined.js';
import { synthesized, synthesizedFrom } from './synthesized.js';

test('both sides are predefined, and no conversion stands twice', () => {
  const names: readonly string[] = formats.map(({ name }) => name);
  for (const { from, to } of synthesized) {
    assert.ok(names.includes(from) && names.includes(to), `${from} ${to}`);
    assert.is.not(from, to);
  }
  assert.is(new Set(synthesized.map(({ from, to }) => `${from} ${to}`)).size, synthesized.length);
});

test('the three texts lead to each other', () => {
  const texts = ['CF_TEXT', 'CF_OEMTEXT', 'CF_UNICODETEXT'];
  for (const text of texts) {
    assert.equal([...synthesizedFrom(text)].sort(), texts.filter((other) => other !== text).sort());
  }
});

test('a palette comes from a DIB and leads nowhere', () => {
  assert.equal(synthesizedFrom('CF_DIB'), ['CF_BITMAP', 'CF_PALETTE', 'CF_DIBV5']);
  assert.equal(synthesizedFrom('CF_PALETTE'), []);
  assert.equal(synthesizedFrom('XlTable'), []);
});

test('an older system converts less', () => {
  assert.equal(synthesizedFrom('CF_DIB', 'NT'), ['CF_BITMAP', 'CF_PALETTE']);
  assert.equal(synthesizedFrom('CF_METAFILEPICT', '3.1'), []);
  assert.equal(synthesizedFrom('CF_UNICODETEXT', 'NT'), ['CF_OEMTEXT', 'CF_TEXT']);
  assert.equal(synthesizedFrom('CF_UNICODETEXT', '9x'), []);
  assert.equal(synthesizedFrom('CF_DIBV5', '9x'), []);
  assert.equal(synthesizedFrom('CF_ENHMETAFILE', '9x'), ['CF_METAFILEPICT']);
});

test.run();
