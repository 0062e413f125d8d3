/** Scenarios on the virtual desktop: a fresh desktop and a fresh subject for each. */

import type { Process } from '../../desktop/message-port.js';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import { EndlessExchange } from '../../desktop/virtual/limits.js';
import { messages, type Platform } from '../../spec/index.js';
import type { OnStep } from '../../state-machines/index.js';
import type { Plan } from '../profile/client-profile.js';
import type { VirtualClient, VirtualServer, VirtualSubject } from '../profile/virtual-subject.js';
import type { ClientScenario, Powers, Scenario, ServerScenario } from '../scenarios/scenario.js';
import { type Observation, Tester } from '../tester/tester.js';
import { type Ending, judge } from '../verdict/judge.js';
import type { ScenarioResult } from '../verdict/outcome.js';
import { connector, play, putBack, thrown } from './play.js';

/** Virtual milliseconds: longer than any program should take, and free of charge. */
const TIMEOUT = 60_000;
const QUIET = 1_000;
const SUBJECT = 'subject';
const TESTER = 'tester';

/**
 * Plays one scenario for one subject.
 *
 * @example
 * ```ts
 * import { referenceServer, runVirtual, scenarios } from 'dde-spec/conformance';
 * const scenario = scenarios.find(({ id }) => id === 'server.request.known-item');
 * if (scenario) (await runVirtual(scenario, referenceServer, 'win16')).outcome; // 'pass'
 * ```
 */
export async function runVirtual(
  scenario: Scenario,
  subject: VirtualSubject,
  platform: Platform = 'win64',
  onStep?: OnStep,
): Promise<ScenarioResult> {
  const begun = performance.now();
  const desktop = new VirtualDesktop({ platform, ...(onStep === undefined ? {} : { onStep }) });
  const subjectProcess = desktop.process(SUBJECT);
  const tester = new Tester(desktop.process(TESTER), TIMEOUT, QUIET);
  const powers: Powers = {
    faults: {
      add: (fault) => {
        const mend = desktop.faults.add({ process: SUBJECT, ...fault });
        tester.finally(async () => mend());
        return mend;
      },
      get struck() {
        return desktop.faults.struck;
      },
    },
    listening: () => {
      const heard = desktop.trace.filter(
        ({ message, receiver }) => message === messages.INITIATE.value && receiver === SUBJECT,
      );
      return [...new Set(heard.map(({ to }) => to))].filter((window) => desktop.isWindow(window));
    },
    killSubject: () => {
      desktop.kill(subjectProcess);
    },
    process: (name) => desktop.process(name),
    kill: (process, deliveries = 0) => {
      desktop.killAfterDeliveries(process, deliveries);
      return () => !desktop.isAlive(process);
    },
  };
  const begin: Begin = (code) => desktop.begin(subjectProcess, () => code(subjectProcess));
  let ending: Ending;
  if (scenario.role === 'server' && subject.role === 'server')
    ending = await playServer(scenario, subject, begin, tester, powers, onStep);
  else if (scenario.role === 'client' && subject.role === 'client')
    ending = await playClient(scenario, subject, begin, tester, powers, onStep);
  else throw new Error(`${scenario.id} is not for a ${subject.role}`);
  if (ending.how !== 'timeout') ending = await putBack(tester, ending);
  if (ending.how !== 'harness-error') {
    const rest = await play(() => tester.wait(QUIET));
    if (rest.how !== 'finished') ending = rest;
  }
  desktop.ledger.close();
  const { findings } = desktop.ledger;
  const ledger: Observation[] = findings
    .filter((finding) => finding.process === SUBJECT)
    .map(({ rule, verdict, what, detail }) => ({
      rule,
      kept: verdict === 'kept',
      expected: `${what} freed as the rules say`,
      found: detail,
    }));
  const own = findings.find((finding) => finding.process !== SUBJECT && finding.verdict === 'broken');
  const crash = desktop.crashes.find((entry) => entry.process === SUBJECT);
  const ownCrash = desktop.crashes.find((entry) => entry.process !== SUBJECT);
  if (crash !== undefined) ending = { how: 'crash', why: thrown(crash.error) };
  else if (ownCrash?.error instanceof EndlessExchange) ending = { how: 'timeout', why: ownCrash.error.message };
  else if (ownCrash !== undefined)
    ending = { how: 'harness-error', why: `the tester crashed: ${thrown(ownCrash.error)}` };
  else if (own !== undefined && ending.how === 'finished' && ledger.every((entry) => entry.kept)) {
    ending = { how: 'harness-error', why: `the tester broke ${own.rule}: ${own.what}: ${own.detail}` };
  }
  return judge(scenario, tester, ending, ledger, performance.now() - begun);
}

/** Runs the code in the name of the subject: what it throws is a crash of the subject. */
type Begin = (code: (process: Process) => void) => void;

function playServer(
  scenario: ServerScenario,
  subject: VirtualServer,
  begin: Begin,
  t: Tester,
  powers: Powers,
  onStep: OnStep | undefined,
): Promise<Ending> {
  const { profile } = subject;
  return play(() => {
    begin((process) => subject.start(process, onStep));
    return scenario.run({ t, profile, powers, connect: connector(t, profile) });
  });
}

function playClient(
  scenario: ClientScenario,
  subject: VirtualClient,
  begin: Begin,
  t: Tester,
  powers: Powers,
  onStep: OnStep | undefined,
): Promise<Ending> {
  const { profile } = subject;
  const start = (plan: Plan) => {
    const missing = plan.find((action) => !profile.actions.includes(action.do));
    if (missing !== undefined) t.unsupported(`the client cannot ${missing.do}`);
    let done = false;
    begin((process) =>
      subject.start(
        process,
        plan,
        () => {
          done = true;
        },
        onStep,
      ),
    );
    return { finished: () => t.process.pump(() => done, TIMEOUT) };
  };
  return play(() => scenario.run({ t, profile, powers, start }));
}
