/** Runs a mutant through the scenarios of its role and says which rules caught it. */
import type { RuleId } from '../../spec/index.js';
import { runVirtual } from '../runner/virtual.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { Mutant } from './mutant.js';

/** Which rules a mutant was seen to break. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Whether a check that was really made shows the named rule broken. */
  readonly caught: boolean;
  /** The scenarios that show the named rule broken. */
  readonly scenarios: readonly string[];
  /** Every other rule seen to be broken. */
  readonly others: readonly RuleId[];
}

/**
 * Runs a mutant through the scenarios of its role.
 *
 * @example
 * ```ts
 * import { mutants, runMutant, scenarios } from 'dde-spec/conformance';
 * const mutant = mutants.find(({ id }) => id.startsWith('server.request.'));
 * if (mutant) (await runMutant(mutant, scenarios)).caught; // true
 * ```
 */
export async function runMutant(mutant: Mutant, scenarios: readonly Scenario[]): Promise<Verdict> {
  const caught = new Set<string>();
  const others = new Set<RuleId>();
  for (const scenario of scenarios) {
    if (scenario.role !== mutant.subject.role) continue;
    const { checks } = await runVirtual(scenario, mutant.subject);
    for (const { rule, outcome, reached } of checks) {
      if (!reached || (outcome !== 'fail' && outcome !== 'warn')) continue;
      if (rule === mutant.rule) caught.add(scenario.id);
      else if (rule !== undefined) others.add(rule);
    }
  }
  return { mutant, caught: caught.size > 0, scenarios: [...caught], others: [...others] };
}
