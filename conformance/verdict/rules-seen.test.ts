import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findRule, rules } from '../../spec/index.js';
import { referenceClient } from '../reference/client/profile.js';
import { referenceServer } from '../reference/server/subject.js';
import { runSuite } from '../runner/suite.js';
import { scenarios } from '../scenarios/index.js';
import type { Outcome, RunResult } from './outcome.js';
import { isObservable, rulesSeen } from './rules-seen.js';

const runs = [await runSuite(referenceServer, scenarios), await runSuite(referenceClient, scenarios)];

test('every rule that the virtual desktop can show is checked, or says why not', () => {
  assert.equal(rulesSeen(runs).missing, []);
});

test('a rule that says why it is untested is not tested after all', () => {
  const seen = new Set(
    runs.flatMap((run) => run.scenarios.flatMap((scenario) => scenario.checks.map(({ rule }) => rule))),
  );
  assert.equal(
    rules.filter(({ id, untested }) => untested !== undefined && seen.has(id)).map(({ id }) => id),
    [],
  );
});

test('only rules of the specification are checked', () => {
  const checks = runs.flatMap((run) => run.scenarios.flatMap((scenario) => scenario.checks));
  assert.ok(checks.length > 1000);
  for (const { id, rule } of checks) assert.ok(rule !== undefined && findRule(rule), `${id}: there is no such rule`);
});

test('every check is made of somebody whom its rule binds', () => {
  const binds = (rule = '', role = '') => [role, 'both', 'stack'].includes(findRule(rule)?.role ?? '');
  const declared = scenarios.flatMap(({ id, role, rules: checked }) => checked.map((rule) => ({ id, role, rule })));
  const made = runs.flatMap(({ role, scenarios: played }) =>
    played.flatMap(({ checks }) => checks.map(({ id, rule }) => ({ id, role, rule }))),
  );
  assert.equal(
    [...declared, ...made].filter(({ role, rule }) => !binds(rule, role)).map(({ id, rule }) => `${id}: ${rule}`),
    [],
  );
});

test('seen, missing and untested rules add up', () => {
  for (const run of runs) {
    const { testable, seen, missing, untested } = rulesSeen([run]);
    assert.is(seen.length + missing.length, testable.length);
    const observable = rules.filter((rule) => isObservable(rule, run));
    assert.is(testable.length + untested.length, observable.length);
  }
});

test('what shows only in atoms and memory does not show on a real desktop', () => {
  const shows = (desktop: RunResult['desktop']) =>
    rules.filter((rule) => isObservable(rule, { desktop, role: 'server' }));
  assert.ok(shows('virtual').some(({ observability }) => observability === 'hooks'));
  assert.ok(shows('win32').every(({ observability }) => observability === 'messages'));
});

function runOf(outcome: Outcome, reached: boolean): RunResult {
  const rule = 'DDE-REQUEST-003';
  const check = { id: `server.a.b/${rule}`, scenario: 'server.a.b', rule, outcome, reached } as const;
  const scenario = {
    id: 'server.a.b',
    title: '',
    role: 'server',
    area: 'a',
    outcome,
    trace: [],
    milliseconds: 0,
  } as const;
  return { desktop: 'virtual', subject: 'x', role: 'server', scenarios: [{ ...scenario, checks: [check] }] };
}

test('a rule counts as seen only if a check really came to a verdict', () => {
  const covers = (outcome: Outcome, reached: boolean) => rulesSeen([runOf(outcome, reached)]).seen.length === 1;
  assert.ok(covers('pass', true) && covers('fail', true) && covers('warn', true));
  assert.not.ok(covers('fail', false), 'declared, and not reached');
  for (const outcome of ['unsupported', 'not-testable', 'timeout', 'crash'] as const)
    assert.not.ok(covers(outcome, true));
});

test.run();
