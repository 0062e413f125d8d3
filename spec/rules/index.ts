import type { Rule } from '../types.js';
import { ackRules } from './ack.js';
import { adviseRules } from './advise.js';
import { dataRules } from './data.js';
import { executeRules } from './execute.js';
import { initiateRules } from './initiate.js';
import { messageRules } from './messages.js';
import { pokeRules } from './poke.js';
import { requestRules } from './request.js';
import { resourceRules } from './resources.js';
import { systemRules } from './system.js';
import { terminateRules } from './terminate.js';

/** Every rule of the specification, in the order of the areas. */
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
];

const byId = new Map(rules.map((rule) => [rule.id as string, rule]));

/** The rule with that id, if there is one. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}

/** The area of a rule: the middle part of its id, in small letters (`DDE-POKE-003` is in `poke`). */
export function areaOf(id: string): string {
  return (id.split('-')[1] ?? '').toLowerCase();
}
