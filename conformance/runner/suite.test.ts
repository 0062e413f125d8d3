import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { referenceClient } from '../reference/client-profile.js';
import { referenceServer } from '../reference/server-subject.js';
import { scenarios } from '../scenarios/index.js';
import type { ServerScenario } from '../scenarios/scenario.js';
import { NothingToRun, type Progress, runSuite } from './suite.js';
import { giveVerdict } from './verdict.js';
import type { VirtualServer } from './virtual.js';

const one = 'server.request.known-item';

async function rejectsWithNothing(run: Promise<unknown>): Promise<void> {
  try {
    await run;
  } catch (error) {
    assert.instance(error, NothingToRun);
    return;
  }
  assert.unreachable('the run should have been refused');
}

test('only the scenarios of the role are played, and progress is told before each', async () => {
  const told: Progress[] = [];
  const run = await runSuite(referenceClient, scenarios, { onProgress: (progress) => told.push(progress) });
  assert.ok(run.scenarios.every(({ role }) => role === 'client'));
  assert.equal(
    told.map(({ scenario }) => scenario),
    run.scenarios.map(({ id }) => id),
  );
  assert.equal(told.at(-1)?.done, told.length - 1);
});

test('a filter leaves only the checks that fit', async () => {
  const run = await runSuite(referenceServer, scenarios, { only: ['DDE-REQUEST-003'] });
  const checks = run.scenarios.flatMap((scenario) => scenario.checks);
  assert.ok(checks.length > 1);
  assert.ok(checks.every(({ rule }) => rule === 'DDE-REQUEST-003'));
});

test('a rule that only the ledger checks can be asked for', async () => {
  const run = await runSuite(referenceServer, scenarios, { only: ['DDE-INITIATE-031'] });
  const declared = scenarios.filter(({ role, rules }) => role === 'server' && rules.includes('DDE-INITIATE-031'));
  assert.ok(run.scenarios.length > declared.length);
});

test('a run of nothing is an error', async () => {
  await rejectsWithNothing(runSuite(referenceServer, []));
  await rejectsWithNothing(
    runSuite(
      referenceServer,
      scenarios.filter(({ role }) => role === 'client'),
    ),
  );
  await rejectsWithNothing(runSuite(referenceServer, scenarios, { only: ['client.*'] }));
});

const known = scenarios.filter((scenario): scenario is ServerScenario => scenario.id === one);

/** The scenario, but it also checks a rule that it never declared. */
const undeclared = known.map(
  (scenario): ServerScenario => ({
    ...scenario,
    run: async (context) => {
      context.t.check('DDE-POKE-003', true, 'x', 'x');
      await scenario.run(context);
    },
  }),
);

test('a fault of the suite shows through every filter, with exit code 3', async () => {
  for (const only of [[one], ['DDE-REQUEST-003']]) {
    const run = await runSuite(referenceServer, undeclared, { only });
    const verdict = giveVerdict([run], { only });
    assert.is(verdict.exitCode, 3);
    assert.match(verdict.unexpected[0]?.found ?? '', /without declaring it/);
  }
});

test('a subject that throws has crashed, and a subject that does nothing fails', async () => {
  const subject = (start: VirtualServer['start']): VirtualServer => ({ ...referenceServer, name: 'broken', start });
  const throwing = subject((process) => {
    process.createWindow(() => {
      throw new Error('out of order');
    });
  });
  const crashed = await runSuite(throwing, known);
  assert.is(crashed.scenarios[0]?.outcome, 'crash');
  assert.is(giveVerdict([crashed]).exitCode, 1);
  const mute = await runSuite(
    subject(() => undefined),
    known,
  );
  assert.is(mute.scenarios[0]?.outcome, 'fail');
  assert.is(giveVerdict([mute]).exitCode, 1);
});

test('a real desktop that is not to be had is said at once', async () => {
  if (process.platform === 'win32') return;
  try {
    await runSuite({ desktop: 'win32', role: 'server', name: 'x', profile: referenceServer.profile }, scenarios);
  } catch (error) {
    assert.is((error as Error).name, 'Win32Unavailable');
    return;
  }
  assert.unreachable('the run should have been refused');
});

test.run();
