import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RuleId } from '../spec/index.js';
import {
  type AnyMachine,
  type AnyMessageMachine,
  checkMachine,
  checkMessageMachines,
  dataServer,
  executeServer,
  machine,
  machines,
  messageMachines,
  pokeServer,
  step,
  termination,
  type Vocabulary,
} from './index.js';

for (const table of machines) {
  test(`${table.id} is a sound table`, () => {
    assert.equal(checkMachine(table), []);
  });
}

test('ids are unique', () => {
  assert.is(new Set(machines.map((table) => table.id)).size, machines.length);
});

const nothing = { words: '' };

// The compiler would not take these names.
const broken: AnyMachine = machine<string, string, string, string, Vocabulary>({
  id: 'broken',
  title: 'A table with every kind of fault',
  initial: 'a',
  final: ['b'],
  states: { a: nothing, b: nothing, island: nothing, trap: nothing },
  events: { go: nothing, never: nothing },
  facts: { fast: nothing, idle: nothing },
  effects: { shout: nothing },
  rows: [
    { from: 'a', on: 'go', when: { fast: true }, to: 'b', effects: ['whisper'], rules: ['DDE-NOWHERE-1' as RuleId] },
    { from: 'a', on: 'go', when: { fast: true }, to: 'trap', effects: [], rules: [] },
  ],
});

test('checkMachine names each fault of a table', () => {
  assert.equal(
    [...checkMachine(broken)].sort(),
    [
      'row 0 names the unknown rule DDE-NOWHERE-1',
      'row 1 names no rule',
      '"island" of the states is in no row',
      '"never" of the events is in no row',
      '"idle" of the facts is in no row',
      '"whisper" is not among the effects',
      '"shout" of the effects is in no row',
      'rows 0 and 1 both fit "go" in "a"',
      'no row fits "go" in "a" with {"fast":false}',
      '"island" cannot be reached',
      'from "island" no final state can be reached',
      'from "trap" no final state can be reached',
    ].sort(),
  );
});

test('the tables of both ends fit each other and the table of messages', () => {
  assert.equal(checkMessageMachines(messageMachines), []);
});

/** The tables with the rows of one of them changed. */
function changed(
  { id }: { readonly id: string },
  change: (rows: AnyMachine['rows']) => AnyMachine['rows'],
): readonly AnyMessageMachine[] {
  return messageMachines.map((each) => (each.id === id ? { ...each, rows: change(each.rows) } : each));
}

const without = (effect: string) => (rows: AnyMachine['rows']) =>
  rows.map((row) => ('forbidden' in row ? row : { ...row, effects: row.effects.filter((name) => name !== effect) }));

test('a form that no table of the other end receives is told', () => {
  const deaf = messageMachines.filter(({ id }) => id !== pokeServer.id && id !== termination.id);
  assert.ok(checkMessageMachines(deaf).includes('poke-client posts POKE, which no table of the other end receives'));
});

test('a row that posts and does not say what becomes of the post is told', () => {
  const silent = changed(executeServer, (rows) => rows.filter(({ on }) => on !== 'post failed'));
  assert.match(
    checkMessageMachines(silent).join(),
    /posts ACK-EXECUTE, and execute-server has no row for "post failed"/,
  );
});

test('a resource that a row settles wrongly is told', () => {
  for (const [table, effect, told] of [
    [pokeServer, 'free block', 'poke-server, row 1: settles the block of POKE 0 times, not once'],
    [pokeServer, 'free lParam', 'poke-server, row 0: settles the lParam of POKE 0 times, not once'],
    [dataServer, 'delete item atom', 'data-server, row 6: settles the item of ACK-ITEM 0 times, not once'],
  ] as const)
    assert.ok(checkMessageMachines(changed(table, without(effect))).includes(told), told);
  const greedy = changed(pokeServer, (rows) =>
    rows.map((row, at) => ('forbidden' in row || at !== 3 ? row : { ...row, effects: ['free block', ...row.effects] })),
  );
  assert.equal(checkMessageMachines(greedy), ['poke-server, row 3: frees the block of POKE, which is not its own']);
});

test('a table that is named and not there is told', () => {
  const alone = messageMachines.filter(({ id }) => id !== termination.id);
  assert.ok(checkMessageMachines(alone).includes('data-server names the table termination, and there is none'));
});

test('a misspelt name does not compile', () => {
  const [state, event, fact, effect] = ['open', 'end', 'atom', 'post TERMINATE'] as const;
  assert.ok(step(termination, state, event, { [fact]: true }).ok && effect in termination.effects);
  // @ts-expect-error: no such state
  step(termination, 'opne', event);
  // @ts-expect-error: no such event
  step(termination, state, 'ends');
  // @ts-expect-error: no such fact
  step(termination, state, event, { atmo: true });
  const names = {
    states: { a: nothing },
    events: { go: nothing },
    facts: { fast: nothing },
    effects: { shout: nothing },
  };
  const base = { id: 'x', title: '', initial: 'a', final: ['a'], ...names } as const;
  const row = { from: 'a', on: 'go', to: 'a', effects: ['shout'], rules: ['DDE-ACK-016'] } as const;
  machine({ ...base, rows: [row] });
  // @ts-expect-error: no such state
  machine({ ...base, rows: [{ ...row, to: 'b' }] });
  // @ts-expect-error: no such event
  machine({ ...base, rows: [{ ...row, on: 'goes' }] });
  // @ts-expect-error: no such fact
  machine({ ...base, rows: [{ ...row, when: { slow: true } }] });
  // @ts-expect-error: no such effect
  machine({ ...base, rows: [{ ...row, effects: ['whisper'] }] });
  // @ts-expect-error: no such rule
  machine({ ...base, rows: [{ ...row, rules: ['DDE-ACK-916'] }] });
});

test('any event in any state gives a state of the table or a violation', () => {
  const anything = fc.constantFrom(...machines).chain((table) =>
    fc.record({
      table: fc.constant(table),
      state: fc.oneof(fc.constantFrom(...Object.keys(table.states)), fc.string()),
      event: fc.oneof(fc.constantFrom(...Object.keys(table.events)), fc.string()),
      facts: fc.dictionary(
        fc.oneof(fc.constantFrom(...Object.keys(table.facts), '__proto__'), fc.string()),
        fc.boolean(),
      ),
    }),
  );
  fc.assert(
    fc.property(anything, ({ table, state, event, facts }) => {
      const next = step(table as AnyMachine, state, event, facts);
      if (next.ok) assert.ok(Object.hasOwn(table.states, next.state));
      else assert.is(next.state, state);
      assert.equal(step(table as AnyMachine, state, event, facts), next, 'the same step twice is the same step');
    }),
    { numRuns: 2000 },
  );
});

test.run();
