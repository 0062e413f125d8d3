import type { Level, Observability, Role, Rule } from '../types.js';

type Extra = Partial<Pick<Rule, 'evidence' | 'observedOn' | 'errata' | 'untested'>>;

/** One row of a rule table; a rule is `documented` unless the row says otherwise. */
export function rule<const Id extends `DDE-${string}-${number}`>(
  id: Id,
  level: Level,
  role: Role,
  observability: Observability,
  statement: string,
  sources: readonly string[],
  extra: Extra = {},
): Rule<Id> {
  return { id, level, role, statement, sources, evidence: 'documented', observability, ...extra };
}
