import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type MessageForm, messageForms, type Ownership, type Party } from '../../spec/messages.js';
import { findRule } from '../../spec/rules/index.js';
import { sourcesOf } from '../machine.js';
import { resourceMachines } from '../machines.js';
import { step } from '../step.js';

import { type AtomState, atomReference } from './atom-reference.js';
import { type BlockKind, type BlockState, memoryBlocks, ownerOfBlock } from './memory-block.js';
import { packedLParam } from './packed-lparam.js';
import type { ResourceOwner } from './vocabulary.js';

for (const machine of resourceMachines) {
  test(`${machine.id}: at most one row for each state, event and facts`, () => {
    const facts = Object.keys(machine.facts);
    for (const state of Object.keys(machine.states)) {
      for (const event of Object.keys(machine.events)) {
        const rows = machine.rows.filter((row) => row.on === event && sourcesOf(row).includes(state));
        for (let bits = 0; bits < 1 << facts.length; bits += 1) {
          const matching = rows.filter((row) =>
            facts.every((fact, bit) => (row.when?.[fact] ?? ((bits >> bit) & 1) === 1) === (((bits >> bit) & 1) === 1)),
          );
          assert.ok(matching.length <= 1, `${state}, ${event}, facts ${bits.toString(2)}: ${matching.length} rows`);
        }
      }
    }
  });

  test(`${machine.id}: every state is reached, and every name is declared`, () => {
    // The states of a process that holds no reference are where it starts, not where a step leads.
    const reached = new Set([machine.initial, 'made during INITIATE', 'lent by INITIATE', 'handed over', 'not held']);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const row of machine.rows) {
        if ('to' in row && sourcesOf(row).some((from) => reached.has(from))) reached.add(row.to);
      }
    }
    for (const state of Object.keys(machine.states)) {
      // An EXECUTE is freed by its poster, if ever by the rules.
      if (machine.id === 'memory-block-execute' && ['freed early', 'freed by receiver'].includes(state)) continue;
      assert.ok(reached.has(state), state);
    }
    for (const row of machine.rows) {
      for (const from of sourcesOf(row)) assert.ok(from in machine.states, from);
      if ('to' in row) assert.ok(row.to in machine.states, row.to);
      assert.ok(row.on in machine.events, row.on);
      for (const rule of row.rules) assert.ok(findRule(rule) !== undefined, rule);
      if ('forbidden' in row) assert.ok(row.rules.length > 0, row.forbidden);
    }
  });

  test(`${machine.id}: each state is settled or says what its end means`, () => {
    for (const state of Object.keys(machine.states)) {
      if (machine.final.includes(state)) continue;
      if (machine.id === 'memory-block-execute' && state === 'freed early') continue;
      const end = machine.rows.some((row) => row.on === 'scenario ended' && sourcesOf(row).includes(state));
      assert.ok(end, `${machine.id}: ${state} has no end`);
    }
  });
}

// What the table of messages says of ownership, and what the lifecycles of resources say, are the same.

const forms = Object.values(messageForms);
const carries = (form: MessageForm, resource: string) =>
  messageForms[form].resources.filter((row) => row.resource === resource || row.resource.startsWith(resource));

/** A party to a message as the lifecycle of what it carries names it. */
function ownerOf(form: MessageForm, party: Party): ResourceOwner {
  const sender = messageForms[form].from;
  if (party === 'sender' || party === 'receiver') return party === 'sender' ? 'poster' : 'receiver';
  return party === sender ? 'poster' : 'receiver';
}

function isHandedOver({ when, onSuccess, before }: Ownership): boolean {
  return when === null ? onSuccess !== before : when === 'fRelease set';
}

test('a memory object has the owner that the table of messages gives it, who alone may free it', () => {
  const kinds = Object.keys(memoryBlocks) as BlockKind[];
  const withBlock = forms.filter(({ form }) => !form.startsWith('ACK-') && carries(form, 'block:').length > 0);
  assert.equal([...kinds].sort(), withBlock.map(({ form }) => form).sort());
  for (const kind of kinds) {
    for (const row of carries(kind, 'block:')) {
      const handedOver = isHandedOver(row);
      const says: readonly (readonly [BlockState, Party])[] = [
        ['held', row.before],
        ['unposted', row.onFailedDelivery],
        ['accepted', row.onSuccess],
        ['refused', row.onRefusal],
      ];
      for (const [state, party] of says) {
        const owner = ownerOf(kind, party);
        const where = `${kind}, ${row.when}, ${state}`;
        assert.is(ownerOfBlock(state, handedOver), owner, where);
        for (const who of ['poster', 'receiver'] as const) {
          // Who has not got it yet cannot free it, and no row says so.
          if (who === 'receiver' && (state === 'held' || state === 'unposted')) continue;
          const frees = step(memoryBlocks[kind], state, `${who} frees`, { 'handed over': handedOver });
          assert.is(frees.ok, who === owner, `${where}: ${who} frees`);
        }
        const end = step(memoryBlocks[kind], state, 'scenario ended', { 'handed over': handedOver });
        assert.not.ok(end.ok, `${where}: nobody frees it`);
      }
    }
  }
});

test('an atom has the owner that the table of messages gives it', () => {
  const owner = (state: AtomState) => atomReference.states[state].owner;
  const withItem = forms.filter(({ form }) => carries(form, 'item-atom').length > 0);
  assert.is(withItem.length, 6);
  for (const { form } of withItem) {
    for (const row of carries(form, 'item-atom')) {
      const name =
        form === 'ACK-ITEM'
          ? 'ACK'
          : (form as Exclude<typeof form, `ACK-${string}` | 'INITIATE' | 'EXECUTE' | 'TERMINATE'>);
      assert.is(owner('made'), ownerOf(form, row.before), form);
      assert.is(owner(`received in ${name}`), ownerOf(form, row.onSuccess), form);
      assert.is(owner(`received in ${name}`), ownerOf(form, row.onRefusal), form);
      assert.is(owner(`unposted in ${name}`), ownerOf(form, row.onFailedDelivery), form);
    }
  }
  for (const resource of ['application-atom', 'topic-atom']) {
    const [lent] = carries('INITIATE', resource);
    assert.ok(lent !== undefined && lent.onSuccess === lent.before, 'INITIATE only lends its atoms');
    assert.equal([owner('named in INITIATE'), owner('lent by INITIATE')], ['poster', 'nobody']);
    assert.not.ok(step(atomReference, 'lent by INITIATE', 'deleted').ok);
    const [given] = carries('ACK-INITIATE', resource);
    assert.ok(given !== undefined);
    assert.is(owner('received in ACK to INITIATE'), ownerOf('ACK-INITIATE', given.onSuccess));
    assert.is(owner('unposted in ACK to INITIATE'), ownerOf('ACK-INITIATE', given.onFailedDelivery));
    assert.not.ok(step(atomReference, 'handed over', 'deleted').ok);
  }
});

test('a packed lParam has the owner that the table of messages gives it', () => {
  const packed = forms.filter(({ form }) => carries(form, 'packed-lparam').length > 0);
  assert.ok(packed.length > 0);
  for (const { form } of packed) {
    for (const row of carries(form, 'packed-lparam')) {
      assert.is(packedLParam.states.packed.owner, ownerOf(form, row.before), form);
      assert.is(packedLParam.states.received.owner, ownerOf(form, row.onSuccess), form);
      assert.is(packedLParam.states.received.owner, ownerOf(form, row.onRefusal), form);
      assert.is(packedLParam.states.unposted.owner, ownerOf(form, row.onFailedDelivery), form);
    }
  }
});

test.run();
