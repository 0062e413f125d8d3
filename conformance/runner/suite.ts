/** A run of the suite: every selected scenario, played for one subject. */
import type { Platform } from '../../spec/index.js';
import type { OnStep } from '../../state-machines/index.js';
import type { RunResult, ScenarioResult } from '../verdict/outcome.js';
import { isFailure, worst } from '../verdict/outcome.js';
import { type Selection, select } from '../verdict/selection.js';
import { type AnyScenario, onDesktop, type Session, type Subject } from './session.js';
import { runVirtual } from './virtual.js';

/** How far a run has come. */
export interface Progress {
  /** Scenarios played so far. */
  readonly done: number;
  readonly total: number;
  /** The scenario that is about to be played. */
  readonly scenario: string;
}

/** What to run, and how. */
export interface SuiteOptions {
  /** Globs over scenario ids, rule ids and check ids; everything if there is none. */
  readonly only?: readonly string[];
  /** Memory model of the virtual desktop; a real one has its own. Default `win64`. */
  readonly platform?: Platform;
  /** Hears of each step of a table, of the subject's and of the ledger's; on the virtual desktop only. */
  readonly onStep?: OnStep;
  onProgress?(progress: Progress): void;
}

/**
 * No scenario is for the subject's role, or none was selected: a run that looks at nothing proves nothing.
 *
 * @example
 * ```ts
 * import { NothingToRun, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * try {
 *   await runSuite(referenceServer, scenarios, { only: ['DDE-NONE-*'] });
 * } catch (error) {
 *   error instanceof NothingToRun; // true
 * }
 * ```
 */
export class NothingToRun extends Error {
  override readonly name = 'NothingToRun';
}

/**
 * Plays the scenarios that are for the role of the subject, one after the other.
 *
 * @throws {NothingToRun} if no check was selected
 * @throws {BadGlob} if a glob cannot be used
 * @throws {Win32Unavailable} if the subject needs a desktop that is not to be had here
 *
 * @example
 * ```ts
 * import { referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * run.scenarios.every((scenario) => scenario.outcome === 'pass'); // true
 * ```
 */
export async function runSuite(
  subject: Subject,
  scenarios: readonly AnyScenario[],
  options: SuiteOptions = {},
): Promise<RunResult> {
  const selection = select(options.only);
  const chosen = scenarios.filter(
    (scenario) => scenario.role === subject.role && isWanted(scenario, selection, !('desktop' in subject)),
  );
  if (chosen.length === 0) throw nothing(subject, selection);
  const results: ScenarioResult[] = [];
  const session = await openSession(subject, options);
  try {
    for (const [done, scenario] of chosen.entries()) {
      if (session.over !== undefined) break;
      options.onProgress?.({ done, total: chosen.length, scenario: scenario.id });
      const result = narrow(
        await session.play(scenario, ({ id, rule }) => selection.includes(scenario.id, rule, id)),
        selection,
      );
      if (result !== undefined) results.push(result);
    }
  } finally {
    const last = (await session.close()) ?? session.over;
    if (last !== undefined) results.push(last);
  }
  if (results.every((result) => result.checks.length === 0 && !isFailure(result.outcome)))
    throw nothing(subject, selection);
  return {
    desktop: 'desktop' in subject ? subject.desktop : 'virtual',
    subject: subject.name,
    ...(session.name === undefined ? {} : { adapter: session.name }),
    role: subject.role,
    scenarios: results,
  };
}

function openSession(subject: Subject, { platform = 'win64', onStep }: SuiteOptions): Promise<Session> | Session {
  if ('desktop' in subject) return subject.open();
  return {
    play: (scenario) => runVirtual(onDesktop(scenario), subject, platform, onStep),
    close: async () => undefined,
  };
}

/** Whether a scenario is to be played. `ledger`: where it is played, rules are checked that no scenario declares. */
export function isWanted(scenario: AnyScenario, selection: Selection, ledger: boolean): boolean {
  if (scenario.role !== 'codec') return selection.needs(scenario, ledger);
  return scenario.checks.some(({ id, rule }) => selection.includes(scenario.id, rule, id));
}

function nothing({ role }: Subject, { globs }: Selection): NothingToRun {
  return new NothingToRun(
    globs.length === 0 ? `there is no scenario for a ${role}` : `no check of a ${role} fits ${globs.join(', ')}`,
  );
}

/** The part of a result that was selected; `undefined` if that is nothing. A fault of the suite always shows. */
function narrow(result: ScenarioResult, selection: Selection): ScenarioResult | undefined {
  const checks = result.checks.filter((check) => selection.includes(check.scenario, check.rule, check.id));
  if (checks.length === result.checks.length) return result;
  const gone = worst(checks.map((check) => check.outcome));
  const grave = result.outcome === 'harness-error' || result.outcome === 'crash' || result.outcome === 'timeout';
  if (checks.length === 0 && result.outcome !== 'harness-error') return undefined;
  return { ...result, checks, outcome: grave ? result.outcome : gone };
}
