import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeLong } from '../../codecs/index.js';
import { HWND_BROADCAST, type Hwnd, type Process } from '../../desktop/message-port.js';
import { messages } from '../../spec/index.js';
import type { VirtualServer } from '../profile/virtual-subject.js';
import { referenceClient } from '../reference/client/profile.js';
import { referenceServer } from '../reference/server/subject.js';
import { report, reportFormats } from '../report/index.js';
import { scenarios } from '../scenarios/index.js';
import type { ServerScenario } from '../scenarios/scenario.js';
import { MAX_FOUND, MAX_TRACE } from '../verdict/judge.js';
import type { Outcome } from '../verdict/outcome.js';
import { giveVerdict } from '../verdict/verdict.js';
import { NothingToRun, type Progress, runSuite } from './suite.js';
import { win32Subject } from './win32-subject.js';

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

type Behaviour = (process: Process, window: Hwnd, message: number, from: number) => unknown;

/** A server whose window procedure does this. */
const behaving = (behaviour: Behaviour): VirtualServer => ({
  ...referenceServer,
  start: (process) => {
    const window: Hwnd = process.createWindow((message, from) => behaviour(process, window, message, from) as number);
  },
});

const starting = (start: () => unknown): VirtualServer => ({
  ...referenceServer,
  start: () => {
    start();
  },
});

/** Acknowledges INITIATE, so that the tester goes on. */
const acknowledge: Behaviour = (process, window, _message, from) => {
  const { application, topics } = referenceServer.profile;
  const names = [application, topics[0] ?? ''].map((name) => process.addAtom(name));
  return process.send(from, messages.ACK.value, window, makeLong(names[0] ?? 0, names[1] ?? 0));
};

const throwing = (thrown: unknown) => () => {
  throw thrown;
};

const misbehaving: readonly (readonly [what: string, subject: VirtualServer, outcome: Outcome])[] = [
  ['throws as it starts', starting(throwing(new Error('no'))), 'crash'],
  ['throws later than it starts', { ...referenceServer, start: async () => throwing(new Error('no'))() }, 'crash'],
  ['throws what has no text', behaving(throwing(Object.create(null))), 'crash'],
  ['throws a megabyte', behaving(throwing('x'.repeat(1 << 20))), 'crash'],
  ['answers later', behaving(async () => throwing(new Error('no'))()), 'crash'],
  ['waits inside of its procedure', behaving((process) => process.pump(() => false, 1)), 'crash'],
  ['sends to itself for ever', behaving((process, window) => process.send(window, 1, 0, 0)), 'crash'],
  ['posts to itself for ever', behaving((process, window) => process.post(window, 1, 0, 0)), 'timeout'],
  ['posts what is no number', behaving((process, window) => process.post(window, 1, 0, 1n as never)), 'crash'],
  ['allocates what are no bytes', behaving((process) => process.alloc('bytes' as never)), 'crash'],
  [
    'fires timers that take almost no time',
    behaving((process) => {
      const again = () => process.after(1e-6, again);
      return again();
    }),
    'timeout',
  ],
  [
    'answers an answer with a new INITIATE',
    behaving((process, window, message, from) => {
      if (message === messages.INITIATE.value) acknowledge(process, window, message, from);
      return process.send(HWND_BROADCAST, messages.INITIATE.value, window, 0);
    }),
    'crash',
  ],
  [
    'acknowledges and posts ten thousand messages',
    behaving((process, window, message, from) => {
      if (message === messages.INITIATE.value) acknowledge(process, window, message, from);
      for (let n = 0; n < 10_000; n += 1) process.post(from, messages.ACK.value, window, 0);
      return 0;
    }),
    'fail',
  ],
];

for (const [what, subject, outcome] of misbehaving) {
  test(`a server that ${what}: ${outcome}, and never a fault of the suite`, async () => {
    const run = await runSuite(subject, known);
    assert.is(run.scenarios[0]?.outcome, outcome, run.scenarios[0]?.error);
    const verdict = giveVerdict([run]);
    assert.is(verdict.exitCode, 1);
    for (const format of reportFormats) assert.ok(report(verdict, format).length < 1 << 19, format);
  });
}

test('what was found is kept up to the limit, and cut past it', async () => {
  for (const more of [0, 1]) {
    const error = new Error('x'.repeat(MAX_FOUND - 'Error: '.length + more));
    const [story] = (await runSuite(behaving(throwing(error)), known)).scenarios;
    assert.is(story?.error === String(error), more === 0);
    assert.is(story?.error?.endsWith('... (1 more)'), more === 1);
  }
});

test('of a long exchange the end is kept', async () => {
  const noisy = misbehaving.find(([what]) => what.includes('ten thousand'));
  const [story] = (await runSuite(noisy?.[1] ?? referenceServer, known)).scenarios;
  assert.is(story?.trace.length, MAX_TRACE);
});

test('a server with one window for all conversations is at fault itself', async () => {
  const single = behaving((process, window, message, from) =>
    message === messages.INITIATE.value ? acknowledge(process, window, message, from) : 0,
  );
  const run = await runSuite(single, scenarios, { only: ['server.initiate.*'] });
  assert.equal(
    run.scenarios.filter(({ outcome }) => outcome === 'harness-error').map(({ id, error }) => [id, error]),
    [],
  );
  assert.is(giveVerdict([run]).exitCode, 1);
});

test('a client that throws as it starts has crashed', async () => {
  const stories = scenarios.filter(({ id }) => id === 'client.initiate.exact-names');
  const run = await runSuite({ ...referenceClient, start: throwing(new Error('no')) }, stories);
  assert.is(run.scenarios[0]?.outcome, 'crash');
});

test('a real desktop that is not to be had is said at once', async () => {
  if (process.platform === 'win32') return;
  try {
    const subject = win32Subject({ role: 'server', name: 'x', profile: referenceServer.profile });
    await runSuite(subject, scenarios);
  } catch (error) {
    assert.is((error as Error).name, 'Win32Unavailable');
    return;
  }
  assert.unreachable('the run should have been refused');
});

test.run();
