/** What must hold between the tables of both ends, and between them and the table of messages. */
import type { Ownership, Party } from '../../spec/messages.js';
import { type MessageForm, messageForms } from '../../spec/messages.js';
import { type AnyRow, sourcesOf } from '../machine.js';
import type { AnyMessageMachine, ConversationEnd, PostEffect } from './vocabulary.js';
import { postsOf, type Stake, stakesOf } from './wire.js';

/**
 * Everything that is wrong between the tables of a protocol, one sentence each:
 *
 * - a form that one end posts and no row of the other end receives;
 * - a row that posts what carries something, and no rows for `posted` and `post failed` after it;
 * - a resource that a row frees although the table of messages gives it to the other end, or the other way round;
 * - a name of another table that there is none of.
 *
 * @example
 * ```ts
 * import { checkMessageMachines, messageMachines } from 'dde-spec/state-machines';
 * checkMessageMachines(messageMachines); // []
 * ```
 */
export function checkMessageMachines(machines: readonly AnyMessageMachine[]): readonly string[] {
  const problems = [
    ...unreceived(machines),
    ...machines.flatMap((machine) => [
      ...names(machine, machines),
      ...machine.rows.flatMap((row, number) =>
        [...aftermath(machine, row, machines), ...ownership(machine, row)].map(
          (problem) => `${machine.id}, row ${number}: ${problem}`,
        ),
      ),
    ]),
  ];
  // Both rows of ownership, with fRelease set and clear, can say the same.
  return [...new Set(problems)];
}

function others(end: ConversationEnd, machines: readonly AnyMessageMachine[]): readonly AnyMessageMachine[] {
  return machines.filter((machine) => machine.end === 'either' || end === 'either' || machine.end !== end);
}

function receives(machine: AnyMessageMachine, form: MessageForm): boolean {
  return machine.rows.some((row) => {
    const event = machine.events[row.on];
    return event?.from === 'partner' && event.forms.includes(form);
  });
}

function unreceived(machines: readonly AnyMessageMachine[]): readonly string[] {
  const problems = new Set<string>();
  for (const machine of machines)
    for (const { form } of machine.rows.flatMap((row) => postsOf(machine, row)))
      if (!others(machine.end, machines).some((other) => receives(other, form)))
        problems.add(`${machine.id} posts ${form}, which no table of the other end receives`);
  return [...problems];
}

/** Names of other tables. */
function names(machine: AnyMessageMachine, machines: readonly AnyMessageMachine[]): readonly string[] {
  const ids = machines.map(({ id }) => id);
  const named = Object.values(machine.events).flatMap((event) =>
    event.from === 'table' ? [event.table] : event.from === 'partner' ? (event.heldBy ?? []) : [],
  );
  const started = Object.values(machine.effects).flatMap((effect) =>
    'starts' in effect && effect.starts !== undefined ? [effect.starts] : [],
  );
  return [...named, ...started]
    .filter((id) => !ids.includes(id))
    .map((id) => `${machine.id} names the table ${id}, and there is none`);
}

/** A message that carries something can fail to be posted, and somebody must see to what it carries then. */
function aftermath(machine: AnyMessageMachine, row: AnyRow, machines: readonly AnyMessageMachine[]): readonly string[] {
  if ('forbidden' in row) return [];
  return postsOf(machine, row)
    .filter(({ do: how, form }) => how === 'post' && messageForms[form].resources.length > 0)
    .flatMap((post) => {
      const next = follower(post, machines);
      const [table, state] = next === undefined ? [machine, row.to] : [next, next.initial];
      return ['posted', 'post failed']
        .filter((news) => !handles(table, state, news))
        .map((news) => `posts ${post.form}, and ${table.id} has no row for "${news}" in "${state}"`);
    });
}

function follower({ starts }: PostEffect, machines: readonly AnyMessageMachine[]): AnyMessageMachine | undefined {
  return starts === undefined ? undefined : machines.find(({ id }) => id === starts);
}

function handles(machine: AnyMessageMachine, state: string, news: string): boolean {
  return machine.rows.some((row) => {
    const event = machine.events[row.on];
    return event?.from === 'system' && event.news === news && sourcesOf(row).includes(state);
  });
}

/** Whether the row frees what is its own end's, and nothing else. */
function ownership(machine: AnyMessageMachine, row: AnyRow): readonly string[] {
  if ('forbidden' in row) return [];
  const late = machine.events[row.on];
  // What came after TERMINATE has rules of its own for its block.
  const judged = stakesOf(machine, row).filter(
    ({ resource }) => !(machine.about === 'TERMINATE' && late?.from === 'partner' && resource === 'block'),
  );
  return judged.flatMap((stake) => {
    const owners = new Set(outcomes(machine, row).map((outcome) => isOurs(machine, stake, stake.ownership[outcome])));
    if (owners.size !== 1) return [`says not enough of the ${stake.resource} of ${stake.form}`];
    const [ours = false] = owners;
    const settled = stake.freed + stake.handedOn;
    if (ours && settled !== 1) return [`settles the ${stake.resource} of ${stake.form} ${settled} times, not once`];
    if (!ours && stake.freed > 0) return [`frees the ${stake.resource} of ${stake.form}, which is not its own`];
    return [];
  });
}

type Outcome = 'onSuccess' | 'onRefusal' | 'onFailedDelivery';

/** How the message at stake came out, as far as the row tells. */
function outcomes(machine: AnyMessageMachine, row: AnyRow): readonly Outcome[] {
  const event = machine.events[row.on];
  if (event?.from === 'system') return [event.news === 'send returned' ? 'onSuccess' : 'onFailedDelivery'];
  if (event?.from === 'partner' && event.forms.some((form) => form === 'ACK-ITEM' || form === 'ACK-EXECUTE')) {
    const positive = row.when?.['positive'];
    return positive === undefined ? ['onSuccess', 'onRefusal'] : [positive ? 'onSuccess' : 'onRefusal'];
  }
  const refuses = postsOf(machine, row).some(({ status }) => status === 'negative' || status === 'busy');
  return [refuses ? 'onRefusal' : 'onSuccess'];
}

/** Whether a party is the end of the table. */
function isOurs(machine: AnyMessageMachine, { form }: Stake, party: Ownership[Outcome]): boolean {
  const sends = isSender(machine, form);
  const ends: Readonly<Record<Party, boolean>> = {
    sender: sends,
    receiver: !sends,
    client: machine.end === 'client',
    server: machine.end === 'server',
  };
  return ends[party];
}

/** Whether the end of the table sent the message, and not its partner. */
function isSender(machine: AnyMessageMachine, form: MessageForm): boolean {
  return !receives(machine, form);
}
