/** The proof of the suite: which mutants it catches, and which of its checks no mutant has shown to be able to fail. */
import { findRule, type RuleId } from '../../spec/index.js';
import type { VirtualSubject } from '../profile/virtual-subject.js';
import { runVirtual } from '../runner/virtual.js';
import type { Scenario } from '../scenarios/scenario.js';
import { isVerdict } from '../verdict/outcome.js';
import type { Mutant } from './mutant.js';
import { runMutant, type Verdict } from './run.js';

/** How many mutants there are: whoever takes one away lowers this, and says why. */
export const LEAST_MUTANTS = 322;

/** What the mutants showed of the suite. */
export interface Proof {
  readonly verdicts: readonly Verdict[];
  /** Rules on which the suite comes to a verdict and which no mutant of the list was seen to break. */
  readonly unproved: readonly RuleId[];
  /** What is wrong with the suite itself: rules that even the reference breaks, ids used twice, too few mutants. */
  readonly problems: readonly string[];
}

/** How to run the mutants. */
export interface ProofOptions {
  onVerdict?(verdict: Verdict): void;
  /** Fewer mutants than this are a problem. Default {@link LEAST_MUTANTS}. */
  readonly least?: number;
}

/**
 * Runs every mutant through the scenarios of its role. A catch counts only if the reference itself keeps the rule in
 * the same scenario: a check that always fails catches everything and proves nothing.
 *
 * @param references the unharmed subjects
 *
 * @example
 * ```ts
 * import { mutants, prove, referenceServer, scenarios } from 'dde-spec/conformance';
 * const few = mutants.filter(({ id }) => id.startsWith('server.request.'));
 * const chosen = scenarios.filter(({ id }) => id.startsWith('server.request.'));
 * const { verdicts } = await prove(few, chosen, [referenceServer], { least: few.length });
 * verdicts.length === few.length; // true
 * ```
 */
export async function prove(
  mutants: readonly Mutant[],
  scenarios: readonly Scenario[],
  references: readonly VirtualSubject[],
  options: ProofOptions = {},
): Promise<Proof> {
  const problems: string[] = [
    ...twice('mutant', mutants),
    ...twice('scenario', scenarios),
    ...scenarios.flatMap(({ id, rules }) => rules.flatMap((rule) => unknown(id, rule))),
    ...mutants.flatMap(({ id, rule }) => unknown(id, rule)),
  ];
  const least = options.least ?? LEAST_MUTANTS;
  if (mutants.length < least) problems.push(`there are ${mutants.length} mutants, and ${least} are asked for`);
  const judged = new Set<RuleId>();
  for (const reference of references) {
    for (const scenario of scenarios) {
      if (scenario.role !== reference.role) continue;
      const { checks } = await runVirtual(scenario, reference);
      for (const { id, rule, outcome, found } of checks) {
        if (rule !== undefined && isVerdict(outcome)) judged.add(rule);
        if (outcome !== 'pass' && outcome !== 'unsupported' && outcome !== 'not-testable')
          problems.push(`the reference does not pass ${id}: ${outcome}, ${found ?? ''}`);
      }
    }
  }
  const verdicts: Verdict[] = [];
  const broken = new Set<RuleId>();
  for (const mutant of mutants) {
    const verdict = await runMutant(mutant, scenarios);
    verdicts.push(verdict);
    options.onVerdict?.(verdict);
    if (verdict.caught) broken.add(mutant.rule);
    for (const rule of verdict.others) broken.add(rule);
  }
  return { verdicts, unproved: [...judged].filter((rule) => !broken.has(rule)).sort(), problems };
}

function unknown(id: string, rule: RuleId): readonly string[] {
  return findRule(rule) === undefined ? [`${id} names ${rule}, and there is no such rule`] : [];
}

function twice(what: string, all: readonly { readonly id: string }[]): readonly string[] {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) doubled.add(id);
    seen.add(id);
  }
  return [...doubled].map((id) => `two ${what}s have the id ${id}`);
}
