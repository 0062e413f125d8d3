import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from '../scenarios/scenario.js';
import { BadGlob, MAX_GLOB, MAX_WILDCARDS, select } from './selection.js';

const id = 'server.poke.accepted';

const cases: readonly (readonly [glob: string, fits: boolean])[] = [
  ['server.*', true],
  ['server.poke.*', true],
  ['SERVER.POKE.ACCEPTED', true],
  ['client.*', false],
  ['server.poke', false],
  ['DDE-POKE-*', true],
  ['dde-poke-003', true],
  ['DDE-POKE-004', false],
  ['DDE-{POKE,ACK}-00?', true],
  ['*', true],
  ['server.poke.*/DDE-POKE-*', true],
  ['server.poke.*/DDE-ACK-*', false],
  ['!client.*', true],
];

for (const [glob, fits] of cases) {
  test(`${glob} ${fits ? 'fits' : 'does not fit'}`, () => {
    assert.is(select([glob]).includes(id, 'DDE-POKE-003'), fits);
  });
}

test('no glob selects everything, several select what any of them does', () => {
  assert.ok(select([]).includes(id, 'DDE-POKE-003'));
  assert.ok(select(['client.*', 'DDE-POKE-*']).includes(id, 'DDE-POKE-003'));
});

const scenario: Pick<Scenario, 'id' | 'rules'> = { id, rules: ['DDE-POKE-003'] };

test('a scenario is needed for its id, for a rule that it declares, and for every rule of the ledger', () => {
  assert.ok(select([id]).needs(scenario, true));
  assert.ok(select(['DDE-POKE-003']).needs(scenario, true));
  assert.not.ok(select(['DDE-POKE-002']).needs(scenario, true));
  assert.ok(select(['DDE-ATOM-006']).needs(scenario, true), 'the ledger checks it, although nobody declares it');
  assert.not.ok(select(['DDE-ATOM-006']).needs(scenario, false), 'a real desktop has no ledger');
  assert.not.ok(select(['DDE-POKE-003']).names(id));
});

const refused = [
  '',
  'a'.repeat(MAX_GLOB + 1),
  '*'.repeat(MAX_WILDCARDS + 1),
  '(a+)+',
  '[a]',
  '@(a)',
  'a b',
  '\u001B',
  '\uD800',
];

for (const glob of refused) {
  test(`refused: ${JSON.stringify(glob.slice(0, 20))}`, () => {
    assert.throws(
      () => select([glob]),
      (error: unknown) => error instanceof BadGlob,
    );
  });
}

test('the longest glob and the one with most wildcards are taken', () => {
  assert.not.ok(select(['a'.repeat(MAX_GLOB)]).includes(id, 'DDE-POKE-003'));
  assert.ok(select([`${'*e'.repeat(2)}*{d,x}`]).includes(id, 'DDE-POKE-003'));
});

test('every glob that is taken comes to an answer', () => {
  for (const glob of [`${'*?'.repeat(MAX_WILDCARDS)}!`, `${'{e,?}'.repeat(MAX_WILDCARDS)}!`, '?'.repeat(MAX_GLOB)]) {
    const selection = select([glob]);
    // A matcher that tried every way would not come back from this.
    assert.not.ok(selection.includes(`server.terminate.${'e'.repeat(30)}`, 'DDE-POKE-003'), glob);
  }
});

test.run();
