import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RuleId } from '../spec/index.js';
import { type AnyMachine, checkMachine, machine, machines, step } from './index.js';

for (const table of machines) {
  test(`${table.id} is a sound table`, () => {
    assert.equal(checkMachine(table), []);
  });
}

test('ids are unique', () => {
  assert.is(new Set(machines.map((table) => table.id)).size, machines.length);
});

const broken = machine<string, string, string, string>({
  id: 'broken',
  title: 'A table with every kind of fault',
  initial: 'a',
  final: ['b'],
  states: { a: '', b: '', island: '', trap: '' },
  events: { go: '', never: '' },
  facts: { fast: '', idle: '' },
  effects: { shout: '' },
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
