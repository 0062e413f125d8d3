/** What the rows of a table put on the wire, and what becomes of the resources at stake: read from the data alone. */
import { type MessageForm, messageForms, type Ownership } from '../../spec/messages.js';
import { type AnyRow, type Facts, sourcesOf } from '../machine.js';
import type { AnyMessageMachine, MessageEffect, PostEffect } from './vocabulary.js';

function isPost(effect: MessageEffect): effect is PostEffect & MessageEffect {
  return effect.do === 'post' || effect.do === 'send';
}

/** The effects of a row, as data. */
function effectsOf(machine: AnyMessageMachine, row: AnyRow): readonly MessageEffect[] {
  if ('forbidden' in row) return [];
  return row.effects.flatMap((name) => machine.effects[name] ?? []);
}

/**
 * The messages that a row puts on the wire, in order.
 *
 * @example
 * ```ts
 * import { messageMachines, pokeServer, postsOf } from 'dde-spec/state-machines';
 * const poke = messageMachines.find(({ id }) => id === pokeServer.id);
 * const [busy] = poke?.rows ?? [];
 * if (poke && busy) postsOf(poke, busy).map(({ form, status, carries }) => [form, status, carries]);
 * // [['ACK-ITEM', 'busy', { item: 'at hand' }]]
 * ```
 */
export function postsOf(machine: AnyMessageMachine, row: AnyRow): readonly PostEffect[] {
  return effectsOf(machine, row).filter(isPost);
}

/** A resource that is at stake in a row, with what the row does about it. */
export interface Stake {
  readonly resource: 'application' | 'topic' | 'item' | 'block' | 'lParam';
  /** The message that carries it. */
  readonly form: MessageForm;
  /** What the table of messages says of it. */
  readonly ownership: Ownership;
  /** How often the row frees or deletes it. */
  readonly freed: number;
  /** How often the row hands it on in a message of its own. */
  readonly handedOn: number;
}

const stakeOf: Readonly<Record<Ownership['resource'], Stake['resource'] | undefined>> = {
  'application-atom': 'application',
  'topic-atom': 'topic',
  'item-atom': 'item',
  'packed-lparam': 'lParam',
  'block:DDEADVISE': 'block',
  'block:DDEDATA': 'block',
  'block:DDEPOKE': 'block',
  'block:command': 'block',
  format: undefined,
  status: undefined,
  unused: undefined,
};

/** Whether a row of the ownership table can apply with these facts. */
function applies({ when, resource }: Ownership, facts: Facts<string>): boolean {
  if (stakeOf[resource] === 'block' && (facts['block'] === false || facts['readable'] === false)) return false;
  if (stakeOf[resource] === 'item' && facts['atom'] === false) return false;
  return when === null || facts['release'] === undefined || (when === 'fRelease set') === facts['release'];
}

/** The messages that carry what is at stake in a row: the one at hand, and the one that the table is about. */
function formsAtStake(machine: AnyMessageMachine, row: AnyRow): readonly MessageForm[] {
  const event = machine.events[row.on];
  if (event?.from === 'partner') return event.heldBy === undefined ? event.forms : [];
  if (event?.from !== 'system') return [];
  if (event.news === 'send returned') return ['INITIATE'];
  if (event.news !== 'post failed' && event.news !== 'not delivered') return [];
  // What could not be delivered was posted by the rows that lead here, or by another table for this one.
  const posted = machine.rows.flatMap((before) =>
    !('forbidden' in before) && sourcesOf(row).includes(before.to) ? postsOf(machine, before) : [],
  );
  return [
    ...new Set(posted.length > 0 ? posted.map(({ form }) => form) : machine.about === null ? [] : [machine.about]),
  ];
}

/**
 * The resources at stake in a row: those that the message at hand carries, and, where an ACK settles it, the block of
 * the message that the table is about.
 *
 * @example
 * ```ts
 * import { messageMachines, pokeServer, stakesOf } from 'dde-spec/state-machines';
 * const poke = messageMachines.find(({ id }) => id === pokeServer.id);
 * const [, released] = poke?.rows ?? [];
 * if (poke && released) stakesOf(poke, released).map(({ resource, freed, handedOn }) => [resource, freed, handedOn]);
 * // [['block', 1, 0], ['item', 0, 1], ['lParam', 1, 0]]
 * ```
 */
export function stakesOf(machine: AnyMessageMachine, row: AnyRow): readonly Stake[] {
  const effects = effectsOf(machine, row);
  const facts = row.when ?? {};
  const stakes = new Map<string, Stake>();
  const stake = (form: MessageForm, ownership: Ownership): void => {
    const resource = stakeOf[ownership.resource];
    if (resource === undefined || !applies(ownership, facts)) return;
    const freed = effects.filter((effect) => frees(effect, resource)).length;
    const handedOn = effects.filter((effect) => handsOn(effect, resource)).length;
    stakes.set(`${form} ${resource} ${ownership.when}`, { resource, form, ownership, freed, handedOn });
  };
  for (const form of formsAtStake(machine, row)) {
    for (const ownership of messageForms[form].resources) stake(form, ownership);
    const answered = machine.about;
    if (!form.startsWith('ACK-') || answered === null || machine.events[row.on]?.from !== 'partner') continue;
    for (const ownership of messageForms[answered].resources)
      if (stakeOf[ownership.resource] === 'block') stake(answered, ownership);
  }
  return [...stakes.values()];
}

function frees(effect: MessageEffect, resource: Stake['resource']): boolean {
  if (effect.do === 'free')
    return effect.what === resource || (effect.what === 'unposted lParam' && resource === 'lParam');
  if (effect.do !== 'delete') return false;
  return effect.what === 'item' ? resource === 'item' : resource === 'application' || resource === 'topic';
}

function handsOn(effect: MessageEffect, resource: Stake['resource']): boolean {
  return isPost(effect) && resource !== 'lParam' && (effect.carries as Record<string, unknown>)[resource] === 'at hand';
}
