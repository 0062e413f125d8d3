/** Which scenarios and checks a run is about: globs over scenario ids, rule ids and check ids. */
import picomatch from 'picomatch';
import { type RuleId, rules } from '../../spec/index.js';
import type { Scenario } from '../scenarios/scenario.js';

/** Longest glob that is taken. */
export const MAX_GLOB = 256;
/** Most stars and braces in a glob: more of them make the matcher try too many ways. */
export const MAX_WILDCARDS = 6;

/**
 * A glob that cannot be used, and why.
 *
 * @example
 * ```ts
 * import { BadGlob, referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * try {
 *   await runSuite(referenceServer, scenarios, { only: [''] });
 * } catch (error) {
 *   error instanceof BadGlob; // true
 * }
 * ```
 */
export class BadGlob extends Error {
  override readonly name = 'BadGlob';
}

export interface Selection {
  /** The globs; none selects everything. */
  readonly globs: readonly string[];
  /** Whether a check belongs to the run. */
  includes(scenario: string, rule: RuleId | undefined, check?: string): boolean;
  /** Whether a scenario must be played. Where there is a ledger, it checks rules that no scenario declares. */
  needs(scenario: Pick<Scenario, 'id' | 'rules'>, ledger: boolean): boolean;
  /** Whether the scenario as a whole was asked for. */
  names(scenario: string): boolean;
}

/**
 * A check is selected if a glob fits its scenario (`server.poke.*`), its rule (`DDE-POKE-*`) or its own id
 * (`server.poke.accepted/DDE-POKE-003`, `DDEDATA-003`). Case does not matter.
 *
 * @throws {BadGlob} if a glob is empty, longer than {@link MAX_GLOB}, or has what no id and no wildcard has
 *
 * @example
 * ```ts
 * import { select } from './selection.js';
 * select(['DDE-REQUEST-*']).includes('server.request.known-item', 'DDE-REQUEST-003'); // true
 * ```
 */
export function select(globs: readonly string[] = []): Selection {
  const matchers = globs.map((glob) => {
    const problem = problemOf(glob);
    if (problem !== undefined) throw new BadGlob(problem);
    return picomatch(glob, { nocase: true, dot: true, noextglob: true, nobracket: true });
  });
  const matches = (id: string) => matchers.some((matcher) => matcher(id));
  const all = matchers.length === 0;
  const ledgerRules = rules.filter((rule) => rule.observability === 'hooks').map((rule) => rule.id);
  const throughLedger = ledgerRules.some(matches);
  const includes = (scenario: string, rule: RuleId | undefined, check = `${scenario}/${rule}`) =>
    all ||
    matches(scenario) ||
    (rule !== undefined && matches(rule)) ||
    matches(check) ||
    // A vector was asked for with all its parts.
    (!check.startsWith(`${scenario}/`) && matches(check.split('/', 1)[0] ?? ''));
  const names = (scenario: string) => all || matches(scenario);
  return {
    globs,
    includes,
    names,
    needs: ({ id, rules: declared }, ledger) =>
      names(id) ||
      (ledger && throughLedger) ||
      [...declared, ...(ledger ? ledgerRules : [])].some((rule) => includes(id, rule)),
  };
}

function problemOf(glob: string): string | undefined {
  if (glob === '') return 'an empty glob selects nothing';
  if (glob.length > MAX_GLOB) return `a glob has at most ${MAX_GLOB} characters, and this one ${glob.length}`;
  const other = /[^A-Za-z0-9.\-/*?{},!]/u.exec(glob)?.[0];
  if (other !== undefined)
    return `a glob has letters, digits, and . - / * ? { } , ! only, and this one ${JSON.stringify(other)}`;
  const wildcards = glob.match(/[*{]/g)?.length ?? 0;
  if (wildcards > MAX_WILDCARDS)
    return `a glob has at most ${MAX_WILDCARDS} stars and braces, and this one ${wildcards}`;
  return undefined;
}
