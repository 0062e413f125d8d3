import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type FormSpec,
  messageByValue,
  messageForms,
  messageKeys,
  messageOfForm,
  messages,
  WM_DDE_FIRST,
  WM_DDE_LAST,
} from './messages.js';

const forms: readonly FormSpec[] = Object.values(messageForms);

test('nine messages fill the range from WM_DDE_FIRST to WM_DDE_LAST', () => {
  assert.equal(
    messageKeys.map((key) => messages[key].value),
    Array.from({ length: 9 }, (_, i) => WM_DDE_FIRST + i),
  );
  assert.is(messageByValue(WM_DDE_FIRST)?.key, 'INITIATE');
  assert.is(messageByValue(WM_DDE_LAST)?.key, 'EXECUTE');
  assert.is(messageByValue(WM_DDE_FIRST - 1), undefined);
  assert.is(messageByValue(WM_DDE_LAST + 1), undefined);
  assert.is(messageByValue(0x3e05), undefined);
});

test('a key, a name and a form agree', () => {
  for (const key of messageKeys) {
    assert.is(messages[key].name, `WM_DDE_${key}`);
    for (const form of messages[key].forms) assert.is(messageOfForm(form.form).key, key);
  }
  assert.is(forms.length, 11);
});

test('only INITIATE and its ACK are sent', () => {
  assert.equal(
    forms.filter((form) => form.delivery === 'sent').map((form) => form.form),
    ['INITIATE', 'ACK-INITIATE'],
  );
});

test('every atom and block of a message has an owner, and on failed delivery that is its sender', () => {
  for (const form of forms) {
    const owned = new Set(form.resources.map((row) => row.resource));
    for (const { kind } of [form.lo, form.hi]) {
      if (kind.endsWith('-atom') || kind.startsWith('block:')) assert.ok(owned.has(kind), `${form.form} ${kind}`);
    }
    for (const row of form.resources) {
      assert.is(row.onFailedDelivery, row.before, `${form.form} ${row.resource}`);
      // The ACK to EXECUTE carries back what was lent to its sender.
      const lent = form.form === 'ACK-EXECUTE' && row.resource === 'block:command';
      assert.ok(lent || row.before === 'sender' || row.before === form.from, `${form.form} ${row.resource}`);
    }
  }
});

test('what is answered is answered by the other side', () => {
  for (const form of forms) {
    for (const answer of form.answeredBy) {
      const from = messageForms[answer.form].from;
      assert.ok(from === 'both' || from !== form.from, `${form.form} -> ${answer.form}`);
    }
  }
});

test('the table survives JSON', () => {
  assert.equal(JSON.parse(JSON.stringify(messages)), messages);
});

test.run();
