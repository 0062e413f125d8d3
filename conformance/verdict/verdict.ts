/** What a run comes to: its figures, and the exit code of the command. */
import type { RowsTaken } from '../../state-machines/index.js';
import { exitCodes } from './exit-codes.js';
import { type Expectation, type Judgement, judgeExpectations } from './expectations.js';
import { countOutcomes, countVerdicts, type Failure, warnings } from './failures.js';
import type { Outcome, RunResult } from './outcome.js';
import { type RulesSeen, rulesSeen } from './rules-seen.js';
import { type Transitions, transitions } from './transitions.js';

/** What came of the runs, as every report shows it. */
export interface Verdict extends Judgement {
  readonly runs: readonly RunResult[];
  readonly warnings: readonly Failure[];
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** One for each run, in the same order. */
  readonly rules: readonly RulesSeen[];
  /** How much of which table the runs took; missing unless that was asked for. */
  readonly coverage?: readonly Transitions[];
  /** Checks that passed. */
  readonly passed: number;
  /** Failures that were not expected, and entries of the list that are not true; one if no check was made at all. */
  readonly failed: number;
  readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes];
  /** Wall time, in milliseconds. */
  readonly milliseconds: number;
}

/** What a verdict needs to know besides the runs. */
export interface VerdictOptions {
  readonly expectations?: readonly Expectation[];
  /** The globs of the run. */
  readonly only?: readonly string[];
  readonly milliseconds?: number;
  /** The rows that the runs took. */
  readonly taken?: RowsTaken;
}

/**
 * Judges runs, with the failures that were expected.
 *
 * @example
 * ```ts
 * import { giveVerdict, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * giveVerdict([run]).exitCode; // 0
 * ```
 */
export function giveVerdict(runs: readonly RunResult[], options: VerdictOptions = {}): Verdict {
  const judgement = judgeExpectations(runs, options.expectations ?? [], options.only);
  const counts = countOutcomes(runs);
  const noted = judgement.unexpected.length + judgement.stale.length;
  const failed = noted === 0 && countVerdicts(runs) === 0 ? 1 : noted;
  const atFault = judgement.unexpected.some(({ outcome }) => outcome === 'harness-error');
  return {
    ...judgement,
    runs,
    warnings: warnings(runs),
    outcomes: counts,
    rules: runs.map((run) => rulesSeen([run])),
    ...(options.taken === undefined ? {} : { coverage: transitions(options.taken) }),
    passed: counts.pass,
    failed,
    exitCode: atFault ? exitCodes.suite : failed > 0 ? exitCodes.broken : exitCodes.good,
    milliseconds: options.milliseconds ?? 0,
  };
}
