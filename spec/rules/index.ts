import type { Rule } from '../types.js';
import { ackRules } from './ack.js';
import { adviseRules } from './advise.js';
import { dataRules } from './data.js';
import { ddemlRules } from './ddeml.js';
import { executeRules } from './execute.js';
import { filesRules } from './files.js';
import { initiateRules } from './initiate.js';
import { linksRules } from './links.js';
import { messageRules } from './messages.js';
import { picturesRules } from './pictures.js';
import { pokeRules } from './poke.js';
import { recordsRules } from './records.js';
import { requestRules } from './request.js';
import { resourceRules } from './resources.js';
import { richRules } from './rich.js';
import { spreadsheetsRules } from './spreadsheets.js';
import { systemRules } from './system.js';
import { terminateRules } from './terminate.js';
import { textRules } from './text.js';
import { xlTableRules } from './xl-table.js';

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
export const rules: readonly Rule[] = [
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

const byId = new Map(rules.map((rule) => [rule.id as string, rule]));

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
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
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
