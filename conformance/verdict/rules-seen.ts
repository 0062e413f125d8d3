/** Which rules a run looked at, out of those that its desktop can show. */
import { type Rule, type RuleId, rules } from '../../spec/index.js';
import { isVerdict, type RunResult } from './outcome.js';

/** Which rules a run looked at. */
export interface RulesSeen {
  /** Rules that a violation of would show here, those with a reason not to test them left out. */
  readonly testable: readonly RuleId[];
  /** Those of them on which at least one check came to a verdict. */
  readonly seen: readonly RuleId[];
  /** The rest of them. */
  readonly missing: readonly RuleId[];
  /** Rules that are observable and that nobody tests, with the reason. */
  readonly untested: readonly { readonly rule: RuleId; readonly reason: string }[];
}

/** Whether a program in that role can be seen to break the rule on that desktop. */
export function isObservable(rule: Rule, { desktop, role }: Pick<RunResult, 'desktop' | 'role'>): boolean {
  if (role === 'codec') return rule.observability === 'bytes';
  if (rule.role !== role && rule.role !== 'both') return false;
  return rule.observability === 'messages' || (rule.observability === 'hooks' && desktop === 'virtual');
}

/**
 * Which rules one or more runs together looked at. A rule that binds both roles counts once, wherever it was seen.
 *
 * @example
 * ```ts
 * import { referenceServer, rulesSeen, runSuite, scenarios } from 'dde-spec/conformance';
 * const { seen } = rulesSeen([await runSuite(referenceServer, scenarios, { only: ['server.request.*'] })]);
 * seen.includes('DDE-REQUEST-003'); // true
 * ```
 */
export function rulesSeen(runs: readonly RunResult[]): RulesSeen {
  const seen = new Set<RuleId>();
  for (const run of runs)
    for (const scenario of run.scenarios)
      for (const check of scenario.checks) {
        if (check.rule !== undefined && check.reached && isVerdict(check.outcome)) seen.add(check.rule);
      }
  const observable = rules.filter((rule) => runs.some((run) => isObservable(rule, run)));
  const testable = observable.filter((rule) => rule.untested === undefined).map((rule) => rule.id);
  return {
    testable,
    seen: testable.filter((rule) => seen.has(rule)),
    missing: testable.filter((rule) => !seen.has(rule)),
    untested: observable.flatMap(({ id, untested }) =>
      untested === undefined ? [] : [{ rule: id, reason: untested }],
    ),
  };
}
