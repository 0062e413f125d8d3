/** What went wrong in a run, each thing once and under an id of its own. */
import { findRule, type RuleId } from '../../spec/index.js';
import {
  adapterScenario,
  type CheckResult,
  isFailure,
  isVerdict,
  type Outcome,
  outcomes,
  type RunResult,
  type ScenarioResult,
} from './outcome.js';

/** A check or a scenario that did not pass. */
export interface Failure {
  /** The id of the check, or of the scenario if it failed as a whole. */
  readonly id: string;
  readonly scenario: ScenarioResult;
  /** `undefined` if the scenario failed as a whole, or the check shows no rule. */
  readonly rule: RuleId | undefined;
  /** `undefined` if the scenario failed as a whole. */
  readonly check: CheckResult | undefined;
  readonly outcome: Outcome;
  readonly expected: string;
  readonly found: string;
}

/**
 * The checks that failed, and the scenarios that failed though none of their checks did, in the order of the run.
 *
 * @example
 * ```ts
 * import { failures, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * failures([run]); // []
 * ```
 */
export function failures(runs: readonly RunResult[]): readonly Failure[] {
  return verdictsOf(runs, isFailure);
}

/**
 * The checks of rules that should be kept, and were not.
 *
 * @example
 * ```ts
 * import { referenceServer, runSuite, scenarios, warnings } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * warnings([run]); // []
 * ```
 */
export function warnings(runs: readonly RunResult[]): readonly Failure[] {
  return verdictsOf(runs, (outcome) => outcome === 'warn');
}

function verdictsOf(runs: readonly RunResult[], wanted: (outcome: Outcome) => boolean): readonly Failure[] {
  return runs.flatMap((run) =>
    run.scenarios.flatMap((scenario): readonly Failure[] => {
      const checks = scenario.checks.filter((check) => wanted(check.outcome));
      const failed = checks.map((check): Failure => {
        const { id, rule, outcome, expected, found } = check;
        return {
          id,
          scenario,
          rule,
          check,
          outcome,
          expected: expected ?? (rule && findRule(rule)?.statement) ?? '',
          found: found ?? '',
        };
      });
      // A scenario can end worse than every one of its checks, as when the subject dies after the last of them.
      if (!wanted(scenario.outcome) || checks.some((check) => check.outcome === scenario.outcome)) return failed;
      const whole: Failure = {
        id: scenario.id,
        scenario,
        rule: undefined,
        check: undefined,
        outcome: scenario.outcome,
        expected:
          scenario.id === adapterScenario
            ? 'an adapter that starts, says hello, and ends after bye'
            : 'the scenario to come to its end',
        found: scenario.error ?? scenario.outcome,
      };
      return [...failed, whole];
    }),
  );
}

/**
 * How many checks came out how.
 *
 * @example
 * ```ts
 * import { countOutcomes, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * countOutcomes([run]).fail; // 0
 * ```
 */
export function countOutcomes(runs: readonly RunResult[]): Readonly<Record<Outcome, number>> {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const run of runs)
    for (const scenario of run.scenarios) for (const check of scenario.checks) counts[check.outcome] += 1;
  return counts;
}

/** How many checks looked at a rule and came to a verdict. */
export function countVerdicts(runs: readonly RunResult[]): number {
  const counts = countOutcomes(runs);
  return outcomes.reduce((sum, outcome) => sum + (isVerdict(outcome) ? counts[outcome] : 0), 0);
}
