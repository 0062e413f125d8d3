/** How checks, scenarios and runs come out. */
import { findRule, type RuleId } from '../../spec/index.js';
import type { TraceEntry } from '../tester/endpoint.js';

/**
 * - `pass`: the rule was seen to be kept.
 * - `fail`: a must or a fact was seen to be broken, or a declared check was never reached.
 * - `warn`: a should or a may was seen to be broken.
 * - `unsupported`: the subject did not declare what the check needs.
 * - `not-testable`: this desktop cannot see it.
 * - `timeout`: the subject hung; the scenario was ended.
 * - `crash`: the subject died.
 * - `harness-error`: the suite itself is at fault.
 */
export const outcomes = [
  'pass',
  'fail',
  'warn',
  'unsupported',
  'not-testable',
  'timeout',
  'crash',
  'harness-error',
] as const;
/** What came of a check or a scenario. */
export type Outcome = (typeof outcomes)[number];

/** As what a subject is judged. */
export type SubjectRole = 'server' | 'client' | 'codec';

/** The scenario that stands for an adapter as a program: its start, its end, and what no check can be blamed for. */
export const adapterScenario = 'codec.adapter';

/** One check: what a scenario found out about one rule. Its id is permanent. */
export interface CheckResult {
  /** `scenario/rule`; for a vector its own id, such as `DDEDATA-003/encode`. */
  readonly id: string;
  readonly scenario: string;
  /** Missing where a vector shows a declaration and no rule. */
  readonly rule?: RuleId;
  readonly outcome: Outcome;
  /** What the vector is about, in words, where an adapter did not do as it says. */
  readonly note?: string;
  /** The last request of the check that an adapter did not answer rightly, as JSON. */
  readonly asked?: string;
  readonly expected?: string;
  readonly found?: string;
  /** False if the scenario ended before the check was made. */
  readonly reached: boolean;
}

/** What came of one scenario. */
export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly role: SubjectRole;
  readonly area: string;
  /** The worst of its checks. */
  readonly outcome: Outcome;
  readonly checks: readonly CheckResult[];
  /** The exchange as the tester saw it. */
  readonly trace: readonly TraceEntry[];
  /** What ended the scenario early, if anything did. */
  readonly error?: string;
  /** The end of what an adapter wrote to standard error meanwhile, and the errors that it reported. */
  readonly said?: string;
  /** Wall time, in milliseconds. */
  readonly milliseconds: number;
}

/** What came of all scenarios that one subject played. */
export interface RunResult {
  /** `adapter`: no desktop, but the adapter protocol. */
  readonly desktop: 'virtual' | 'win32' | 'adapter';
  readonly subject: string;
  /** What an adapter calls itself, such as `mine 1.0 (C)`; missing if it never answered hello. */
  readonly adapter?: string;
  readonly role: SubjectRole;
  readonly scenarios: readonly ScenarioResult[];
}

/** From harmless to grave. */
const severity: readonly Outcome[] = [
  'pass',
  'not-testable',
  'unsupported',
  'warn',
  'fail',
  'timeout',
  'crash',
  'harness-error',
];

/**
 * The worst of some outcomes; `pass` if there are none.
 *
 * @example
 * ```ts
 * import { worst } from 'dde-spec/conformance';
 * worst(['pass', 'fail', 'warn']); // 'fail'
 * ```
 */
export function worst(all: readonly Outcome[]): Outcome {
  return all.reduce<Outcome>((a, b) => (severity.indexOf(b) > severity.indexOf(a) ? b : a), 'pass');
}

/**
 * What a broken rule counts as: a must or a fact fails, a should or a may warns.
 *
 * @example
 * ```ts
 * import { broken } from 'dde-spec/conformance';
 * broken('DDE-REQUEST-003'); // 'fail'
 * ```
 */
export function broken(rule: RuleId): 'fail' | 'warn' {
  const level = findRule(rule)?.level;
  return level === 'should' || level === 'may' ? 'warn' : 'fail';
}

/**
 * Whether an outcome makes a run fail.
 *
 * @example
 * ```ts
 * import { isFailure } from 'dde-spec/conformance';
 * isFailure('timeout'); // true
 * isFailure('warn'); // false
 * ```
 */
export function isFailure(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'timeout' || outcome === 'crash' || outcome === 'harness-error';
}

/**
 * The outcomes that show a rule was looked at.
 *
 * @example
 * ```ts
 * import { isVerdict } from 'dde-spec/conformance';
 * isVerdict('warn'); // true
 * isVerdict('not-testable'); // false
 * ```
 */
export function isVerdict(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'fail' || outcome === 'warn';
}
