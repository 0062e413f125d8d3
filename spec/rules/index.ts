import type { Rule } from '../types.js';
import { ddemlRules } from './ddeml/structures.js';
import { filesRules } from './formats/files.js';
import { linksRules } from './formats/links.js';
import { picturesRules } from './formats/pictures.js';
import { recordsRules } from './formats/records.js';
import { richRules } from './formats/rich.js';
import { spreadsheetsRules } from './formats/spreadsheets.js';
import { textRules } from './formats/text.js';
import { xlTableRules } from './formats/xl-table.js';
import { ackRules } from './message/ack.js';
import { adviseRules } from './message/advise.js';
import { dataRules } from './message/data.js';
import { executeRules } from './message/execute.js';
import { initiateRules } from './message/initiate.js';
import { messageRules } from './message/messages.js';
import { pokeRules } from './message/poke.js';
import { requestRules } from './message/request.js';
import { resourceRules } from './message/resources.js';
import { systemRules } from './message/system.js';
import { terminateRules } from './message/terminate.js';

/** The tables of all areas; their rows have the ids as literal types. */
const tables = [
  ...messageRules,
  ...initiateRules,
  ...ackRules,
  ...requestRules,
  ...dataRules,
  ...pokeRules,
  ...adviseRules,
  ...executeRules,
  ...terminateRules,
  ...resourceRules,
  ...systemRules,
  ...textRules,
  ...xlTableRules,
  ...spreadsheetsRules,
  ...linksRules,
  ...picturesRules,
  ...richRules,
  ...filesRules,
  ...ddemlRules,
  ...recordsRules,
];

/** The permanent id of a rule, such as `DDE-REQUEST-003`. One that no rule has does not compile. */
export type RuleId = (typeof tables)[number]['id'];

/**
 * Every rule of the specification, in the order of the areas.
 *
 * How a level follows from the words of a source:
 *
 * - `must`: must, must not, cannot as a prohibition, has to, is responsible for, a bare imperative. Also a plain
 *   declarative that says what a party does in the exchange and leaves no alternative, as in "otherwise, it responds
 *   with a negative ACK": the partner has nothing else to rely on.
 * - `should`: should, should not, is expected to, is recommended, is suggested. Also what a page on clipboard formats,
 *   which is no page of the protocol, declares about the data.
 * - `may`: may, can, need not, typically, usually.
 * - `fact`: definitions, layouts, and what the system itself does.
 *
 * A keyword on any page outweighs a declarative, be it on the same page: "is expected to post" makes the ACK to EXECUTE
 * a should, although the next section says that the server posts it. Among keywords for one and the same duty the
 * strongest on a Microsoft page counts. Samples and seeds never raise a level.
 *
 * A rule that follows from others but stands nowhere in words is `inferred`, and no stronger than what it follows
 * from; where it follows from sound practice only, it is a should. Either of two documented courses with nothing
 * besides them (reuse the atom, or delete it) makes an inferred must, and so does the balance of all atoms and blocks:
 * about-dde says that applications must follow explicit rules on when these are allocated and deleted.
 *
 * @example
 * ```ts
 * import { rules } from 'dde-spec/spec';
 * const duties = rules.filter((rule) => rule.level === 'must' && rule.role === 'server');
 * duties.every((rule) => rule.sources.length > 0); // true
 * ```
 */
export const rules: readonly Rule<RuleId>[] = tables;

const byId: ReadonlyMap<string, Rule<RuleId>> = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * The rule with that id, if there is one.
 *
 * @example
 * ```ts
 * import { findRule } from 'dde-spec/spec';
 * findRule('DDE-REQUEST-003')?.role; // 'server'
 * findRule('DDE-REQUEST-999'); // undefined
 * ```
 */
export function findRule(id: string): Rule<RuleId> | undefined {
  return byId.get(id);
}

/**
 * Whether a text is the id of a rule.
 *
 * @example
 * ```ts
 * import { isRuleId } from 'dde-spec/spec';
 * isRuleId('DDE-REQUEST-003'); // true
 * isRuleId('DDE-REQUEST-999'); // false
 * ```
 */
export function isRuleId(text: string): text is RuleId {
  return byId.has(text);
}

/**
 * The area of a rule: the middle part of its id, in small letters (`DDE-POKE-003` is in `poke`).
 *
 * @example
 * ```ts
 * import { areaOf } from 'dde-spec/spec';
 * areaOf('DDE-POKE-003'); // 'poke'
 * ```
 */
export function areaOf(id: string): string {
  return (id.split('-')[1] ?? '').toLowerCase();
}

/** The areas, in the order of the rules. */
export const areas: readonly string[] = [...new Set(rules.map((rule) => areaOf(rule.id)))];
