/**
 * Expected failures: what is known to be wrong with a subject, each with a reason. The list must stay true: an entry
 * that no longer fails, that fails otherwise, or that names no check of the run is itself a failure.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { isRuleId } from '../../spec/index.js';
import { closed, oneOf, parseJson, refined, text } from '../json-file.js';
import { type Failure, failures, warnings } from './failures.js';
import { adapterScenario, type Outcome, type RunResult } from './outcome.js';
import { select } from './selection.js';

/** What an entry can expect. A fault of the suite cannot be expected. */
const expectable = ['fail', 'warn', 'timeout', 'crash'] as const satisfies readonly Outcome[];

/** One expected failure. */
export interface Expectation {
  /** The id of the check, such as `server.request.known-item/DDE-REQUEST-003` or `DDEDATA-003`, or of a scenario. */
  readonly check: string;
  readonly outcome: (typeof expectable)[number];
  /** What the check found. Handles and atoms in it are compared as if they were all the same. */
  readonly found: string;
  /** Why the subject does this, for those who could mend it. */
  readonly reason: string;
}

/** The reason of an entry that nobody has explained yet; it fails the run. */
export const unexplained = 'TODO: say why this fails';

/** An entry that is not true of the run. */
export interface StaleEntry {
  readonly entry: Expectation;
  readonly problem: string;
}

/** How the failures of a run compare with the list. */
export interface Judgement {
  /** Failures that no entry names. */
  readonly unexpected: readonly Failure[];
  /** Failures that came as an entry says. */
  readonly expected: readonly { readonly failure: Failure; readonly entry: Expectation }[];
  readonly stale: readonly StaleEntry[];
}

/** The rule that the id of a check names, if it names one. */
function ruleOf(check: string): string | undefined {
  const [, part] = check.split('/', 2);
  return part?.startsWith('DDE-') ? part : undefined;
}

const checkId: t.Type<string> = refined('the id of a check, of a rule that exists', (value): value is string => {
  if (!text.is(value)) return false;
  const rule = ruleOf(value);
  return rule === undefined || isRuleId(rule);
});

const expectation: t.Type<Expectation> = closed(
  'an expected failure',
  { check: checkId, outcome: oneOf(expectable), found: t.string, reason: text },
  {},
);

/**
 * Reads the list from JSON; `expectations.schema.json` describes it.
 *
 * @example
 * ```ts
 * import { parseExpectations } from 'dde-spec/conformance';
 * parseExpectations('[]'); // right([])
 * ```
 */
export function parseExpectations(source: string): Either<readonly string[], readonly Expectation[]> {
  return parseJson(t.array(expectation), source);
}

/**
 * The list as JSON, in an order that does not depend on the run.
 *
 * @example
 * ```ts
 * import { formatExpectations } from 'dde-spec/conformance';
 * formatExpectations([]); // '[]\n'
 * ```
 */
export function formatExpectations(entries: readonly Expectation[]): string {
  const sorted = [...entries].sort((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : 0));
  const plain = sorted.map(({ check, outcome, found, reason }) => ({ check, outcome, found, reason }));
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

/** Handles and atoms differ from run to run on a real desktop. */
function withoutHandles(found: string): string {
  return found.replace(/\b(atom|block|handle|window) 0x[0-9A-Fa-f]+/g, '$1 0x');
}

function fits(entry: Expectation, failure: Failure): boolean {
  return entry.outcome === failure.outcome && withoutHandles(entry.found) === withoutHandles(failure.found);
}

/** Whether an entry is about something that the globs select. */
function isSelected(entry: Expectation, only: readonly string[]): boolean {
  // It is a part of every run.
  if (entry.check === adapterScenario) return true;
  const selection = select(only);
  // The check of a vector has no name of a scenario in its id.
  if (!entry.check.includes('.')) return selection.includes('', undefined, entry.check);
  const [scenario = '', rule] = entry.check.split('/', 2);
  if (rule === undefined) return selection.names(scenario);
  return isRuleId(rule) && selection.includes(scenario, rule);
}

/**
 * Compares the failures of a run with the list.
 *
 * @param only the globs of the run: entries that they do not select are left alone
 *
 * @example
 * ```ts
 * import { judgeExpectations, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * judgeExpectations([run], []); // { unexpected: [], expected: [], stale: [] }
 * ```
 */
export function judgeExpectations(
  runs: readonly RunResult[],
  entries: readonly Expectation[],
  only: readonly string[] = [],
): Judgement {
  const failed = new Map([...failures(runs), ...warnings(runs)].map((failure) => [failure.id, failure]));
  const ran = idsOf(runs);
  const seen = new Set<string>();
  const reported = new Set<string>();
  const expected: { failure: Failure; entry: Expectation }[] = [];
  const stale: StaleEntry[] = [];
  for (const entry of entries) {
    if (!ran.has(entry.check) && !isSelected(entry, only)) continue;
    const failure = failed.get(entry.check);
    const problem = seen.has(entry.check)
      ? 'the check is named twice'
      : !ran.has(entry.check)
        ? 'no check of this run has that id'
        : failure === undefined
          ? 'it does not fail any more'
          : !fits(entry, failure)
            ? `it fails otherwise: ${failure.outcome}, ${failure.found}`
            : entry.reason.trim() === '' || entry.reason === unexplained
              ? 'nobody has written a reason'
              : undefined;
    seen.add(entry.check);
    if (problem !== undefined) stale.push({ entry, problem });
    if (failure === undefined) continue;
    if (problem === undefined) expected.push({ failure, entry });
    else reported.add(failure.id);
  }
  const accounted = new Set([...expected.map(({ failure }) => failure.id), ...reported]);
  return { unexpected: failures(runs).filter(({ id }) => !accounted.has(id)), expected, stale };
}

function idsOf(runs: readonly RunResult[]): ReadonlySet<string> {
  const ids = runs.flatMap((run) =>
    run.scenarios.flatMap((scenario) => [scenario.id, ...scenario.checks.map((check) => check.id)]),
  );
  return new Set(ids);
}

/**
 * The list as it should be after the run: every failure, and the warnings that it named before. Reasons are kept; a
 * new entry gets the placeholder {@link unexplained}. Entries that the globs do not select stay as they are.
 *
 * @example
 * ```ts
 * import { fixExpectations, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * fixExpectations([run], []); // []
 * ```
 */
export function fixExpectations(
  runs: readonly RunResult[],
  entries: readonly Expectation[],
  only: readonly string[] = [],
): readonly Expectation[] {
  const before = new Map(entries.map((entry) => [entry.check, entry]));
  const ran = idsOf(runs);
  const untouched = entries.filter((entry) => !ran.has(entry.check) && !isSelected(entry, only));
  const known = warnings(runs).filter(({ id }) => before.has(id));
  const rewritten = [...failures(runs), ...known].flatMap(({ id, outcome, found }): readonly Expectation[] => {
    const possible = expectable.find((candidate) => candidate === outcome);
    if (possible === undefined) return [];
    return [{ check: id, outcome: possible, found, reason: before.get(id)?.reason ?? unexplained }];
  });
  return [...untouched, ...rewritten];
}
