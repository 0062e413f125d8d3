/** From what a scenario observed to one check for each rule. */
import { findRule, type RuleId } from '../../spec/index.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { Observation, Tester } from '../tester/tester.js';
import { broken, type CheckResult, type Outcome, type ScenarioResult, worst } from './outcome.js';

/** Longest account of what was found, in UTF-16 units; a subject that floods the tester must not flood the report. */
export const MAX_FOUND = 4000;
/** Most messages of an exchange that are kept; of a longer one the end counts. */
export const MAX_TRACE = 1000;

/** How a scenario's story ended. */
export interface Ending {
  readonly how: 'finished' | 'unsupported' | 'abandoned' | 'timeout' | 'crash' | 'harness-error';
  readonly why?: string;
  /** The broken rule after which there was nothing to go on with. */
  readonly rule?: RuleId;
}

const endings: Record<Ending['how'], Outcome> = {
  finished: 'fail',
  unsupported: 'unsupported',
  abandoned: 'fail',
  timeout: 'timeout',
  crash: 'crash',
  'harness-error': 'harness-error',
};

/**
 * @param ledger what the ledger saw of the subject; `undefined` where there is none, and then rules that need hooks
 * are not testable
 */
export function judge(
  scenario: Scenario,
  tester: Tester,
  ending: Ending,
  ledger: readonly Observation[] | undefined,
  milliseconds: number,
): ScenarioResult {
  const checks = new Map<RuleId, CheckResult>();
  const put = (rule: RuleId, outcome: Outcome, reached: boolean, expected?: string, found?: string) => {
    const result: CheckResult = {
      id: `${scenario.id}/${rule}`,
      scenario: scenario.id,
      rule,
      outcome,
      reached,
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found: bounded(found) }),
    };
    const before = checks.get(rule);
    if (before === undefined || worst([before.outcome, outcome]) !== before.outcome) checks.set(rule, result);
  };
  let error = ending.why === undefined ? undefined : bounded(ending.why);
  let faulty = ending.how === 'harness-error';
  for (const { rule, kept, expected, found } of tester.observations) {
    if (!scenario.rules.includes(rule)) {
      error = `${scenario.id} checks ${rule} without declaring it`;
      faulty = true;
    }
    put(rule, kept ? 'pass' : broken(rule), true, expected, found);
  }
  // The ledger watches every scenario, so its rules need no declaration; declared ones must turn up.
  for (const { rule, kept, expected, found } of ledger ?? [])
    put(rule, kept ? 'pass' : broken(rule), true, expected, found);
  // A check that was made after all counts for more than one that could not be made elsewhere in the story.
  for (const { rule, outcome, why } of tester.skipped) if (!checks.has(rule)) put(rule, outcome, true, undefined, why);
  for (const rule of scenario.rules) {
    if (checks.has(rule)) continue;
    if (ledger === undefined && findRule(rule)?.observability === 'hooks') {
      put(
        rule,
        'not-testable',
        true,
        undefined,
        'it shows only in atoms and memory, which this desktop does not let us watch',
      );
    } else
      put(
        rule,
        // What a broken rule left out of reach is as grave as that rule.
        ending.rule === undefined ? endings[ending.how] : broken(ending.rule),
        false,
        'the check to be made',
        `not reached${error === undefined ? '' : `: ${error}`}`,
      );
  }
  const all = [...checks.values()];
  const outcome = worst([...all.map((check) => check.outcome), ...(faulty ? (['harness-error'] as const) : [])]);
  return {
    id: scenario.id,
    title: scenario.title,
    role: scenario.role,
    area: scenario.id.split('.')[1] ?? '',
    outcome: ending.how === 'crash' || ending.how === 'timeout' ? worst([outcome, ending.how]) : outcome,
    checks: all,
    trace: tester.trace.slice(-MAX_TRACE),
    ...(error === undefined ? {} : { error }),
    milliseconds,
  };
}

function bounded(text: string): string {
  return text.length <= MAX_FOUND ? text : `${text.slice(0, MAX_FOUND)}... (${text.length - MAX_FOUND} more)`;
}
