import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type MessageForm, messageForms, messages } from '../../spec/index.js';
import { CodecException } from '../index.js';
import { findAckForm, findForm, joinContents, splitContents } from './contents.js';

const forms = Object.keys(messageForms) as readonly MessageForm[];
const word = fc.integer({ min: 0, max: 0xffff });

test('what is joined is split again, for every form', () => {
  fc.assert(
    fc.property(fc.constantFrom(...forms), word, fc.integer({ min: 0, max: 2 ** 47 }), (form, low, handle) => {
      const halves = { lo: low, hi: handle };
      const contents = splitContents(form, halves);
      assert.equal(splitContents(form, joinContents(form, contents)), contents);
    }),
  );
});

test('atoms, formats and statuses are words, and handles are whole', () => {
  const wide = { lo: 0x1_0000_8000, hi: 0x7fff_0000_c007 };
  assert.equal(splitContents('ACK-ITEM', wide), { status: 0x8000, item: 0xc007 });
  assert.equal(splitContents('ACK-EXECUTE', wide), { status: 0x8000, block: 0x7fff_0000_c007 });
  assert.equal(splitContents('DATA', wide), { block: 0x1_0000_8000, item: 0xc007 });
  assert.equal(splitContents('TERMINATE', wide), {});
});

test('what a form does not carry is left out of its halves', () => {
  const all = { application: 1, topic: 2, item: 3, format: 4, block: 5, status: 6 };
  assert.equal(joinContents('INITIATE', all), { lo: 1, hi: 2 });
  assert.equal(joinContents('UNADVISE', all), { lo: 4, hi: 3 });
  assert.equal(joinContents('EXECUTE', all), { lo: 0, hi: 5 });
  assert.equal(joinContents('POKE', {}), { lo: 0, hi: 0 });
});

test('each form has one ACK, or none', () => {
  const without = forms.filter((form) => findAckForm(form) === undefined);
  assert.equal([...without].sort(), ['ACK-EXECUTE', 'ACK-INITIATE', 'ACK-ITEM', 'TERMINATE']);
  assert.is(findAckForm('INITIATE'), 'ACK-INITIATE');
});

test('every message has a form, and no other number has', () => {
  for (const { value, key } of Object.values(messages))
    assert.is(findForm(value, 'posted'), key === 'ACK' ? 'ACK-ITEM' : key);
  for (const value of [0, 0x3df, 0x3e9, -1, Number.NaN]) assert.is(findForm(value, 'posted'), undefined);
});

test('a form that does not exist is told of', () => {
  for (const form of ['NOTHING', '__proto__', 'toString'] as unknown as readonly MessageForm[]) {
    for (const act of [
      () => splitContents(form, { lo: 0, hi: 0 }),
      () => joinContents(form, {}),
      () => findAckForm(form),
    ])
      assert.throws(
        act,
        (error: unknown) => error instanceof CodecException && /form: expected one of/.test(error.message),
      );
  }
});

test.run();
