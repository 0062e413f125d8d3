import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Carriage, carriage, handleBits, lParamBits } from './lparam.js';
import { type FormSpec, messageForms } from './messages.js';
import { platforms } from './types.js';

const forms: readonly FormSpec[] = Object.values(messageForms);

test('every form has a carriage on every platform, and a packed one has an owner of its packing', () => {
  for (const platform of platforms) {
    assert.equal(Object.keys(carriage[platform]).sort(), Object.keys(messageForms).sort());
  }
  for (const form of forms) {
    const packed = form.resources.some((row) => row.resource === 'packed-lparam');
    assert.is(packed, carriage.win32[form.form] === 'packed', form.form);
  }
});

test('nothing is packed on win16, and nothing that is sent is packed anywhere', () => {
  for (const how of Object.values(carriage.win16)) assert.is.not(how as Carriage, 'packed');
  for (const form of forms) if (form.delivery === 'sent') assert.is(carriage.win64[form.form], 'words');
});

test('two words hold a handle on win16 only', () => {
  assert.is(handleBits.win16 * 2, lParamBits.win16);
  for (const form of forms) {
    const block = form.lo.kind.startsWith('block:') || form.hi.kind.startsWith('block:');
    if (block) assert.is.not(carriage.win32[form.form] as Carriage, 'words', form.form);
  }
});

test.run();
