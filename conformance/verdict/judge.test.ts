import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import type { Scenario } from '../scenarios/scenario.js';
import { Tester } from '../tester/tester.js';
import { judge } from './judge.js';

const scenario: Scenario = {
  id: 'server.request.example',
  role: 'server',
  title: 'An example',
  story: 'Nothing happens.',
  rules: ['DDE-REQUEST-002', 'DDE-SYSTEM-001', 'DDE-MEMORY-002'],
  run: () => Promise.resolve(),
};

const tester = () => new Tester(new VirtualDesktop().process('tester'), 1000, 100);

test('what was found is shown whole up to 4000 characters, and cut past that', () => {
  for (const [length, shown] of [
    [4000, 'x'.repeat(4000)],
    [4001, `${'x'.repeat(4000)}... (1 more)`],
  ] as const) {
    const t = tester();
    t.check('DDE-REQUEST-002', false, 'DATA', 'x'.repeat(length));
    const { checks } = judge(scenario, t, { how: 'finished' }, [], 0);
    assert.is(checks.find(({ rule }) => rule === 'DDE-REQUEST-002')?.found, shown);
  }
});

test('the last 1000 messages of a long exchange are kept', () => {
  const t = tester();
  for (let time = 0; time < 1001; time += 1) {
    t.trace.push({ time, direction: 'out', window: 1, peer: 2, text: 'REQUEST', delivery: 'posted' });
  }
  const { trace } = judge(scenario, t, { how: 'finished' }, [], 0);
  assert.is(trace.length, 1000);
  assert.is(trace[0]?.time, 1);
});

test('a check that was never reached fails', () => {
  const { checks, outcome } = judge(scenario, tester(), { how: 'finished' }, [], 0);
  assert.equal(
    checks.map((check) => [check.rule, check.outcome, check.reached]),
    scenario.rules.map((rule) => [rule, 'fail', false]),
  );
  assert.is(outcome, 'fail');
});

test('what a broken should left out of reach is a warning, what a broken must left is a failure', () => {
  const after = (rule: 'DDE-SYSTEM-001' | 'DDE-REQUEST-002') =>
    judge(scenario, tester(), { how: 'abandoned', why: 'example', rule }, [], 0).checks.map(({ outcome }) => outcome);
  assert.equal(after('DDE-SYSTEM-001'), ['warn', 'warn', 'warn']);
  assert.equal(after('DDE-REQUEST-002'), ['fail', 'fail', 'fail']);
});

test('without a ledger, what shows only in atoms and memory is not testable', () => {
  const { checks } = judge(scenario, tester(), { how: 'finished' }, undefined, 0);
  assert.is(checks.find(({ rule }) => rule === 'DDE-MEMORY-002')?.outcome, 'not-testable');
});

test('a check that the scenario did not declare is a fault of the suite', () => {
  const t = tester();
  t.check('DDE-POKE-003', true, 'an ACK', 'an ACK');
  assert.is(judge(scenario, t, { how: 'finished' }, [], 0).outcome, 'harness-error');
});

test('a check that was made counts for more than one that could not be made elsewhere in the story', () => {
  const t = tester();
  t.check('DDE-REQUEST-002', true, 'DATA', 'DATA');
  t.skip('DDE-REQUEST-002', 'no second item');
  t.skip('DDE-SYSTEM-001', 'no System topic');
  const { checks } = judge(scenario, t, { how: 'finished' }, [], 0);
  assert.is(checks.find(({ rule }) => rule === 'DDE-REQUEST-002')?.outcome, 'pass');
  assert.is(checks.find(({ rule }) => rule === 'DDE-SYSTEM-001')?.outcome, 'unsupported');
});

test('nothing can be left unseen where nothing is broken', () => {
  const t = tester();
  assert.throws(() => t.unseen(['DDE-REQUEST-002'], 'there is no ACK to look at'), /nothing was broken/);
  t.check('DDE-SYSTEM-001', false, 'an ACK', 'none');
  t.unseen(['DDE-REQUEST-002'], 'there is no ACK to look at');
  const { checks } = judge(scenario, t, { how: 'finished' }, [], 0);
  assert.is(checks.find(({ rule }) => rule === 'DDE-REQUEST-002')?.outcome, 'not-testable');
});

test.run();
