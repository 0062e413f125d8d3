/**
 * Mutants prove the suite: each is the reference with one deliberate defect of a kind that real programs have, and
 * names the rule that must catch it.
 */
import type { RuleId } from '../../spec/index.js';
import type { MessageEffect, MessageMachine, Origin, PostEffect, Transition } from '../../state-machines/index.js';
import { sourcesOf } from '../../state-machines/index.js';
import type { VirtualSubject } from '../profile/virtual-subject.js';
import type { ClientConversation } from '../reference/client/conversation.js';
import type { ClientConfig } from '../reference/client/host.js';
import { type ClientMachines, clientMachines } from '../reference/client/machines.js';
import { referenceClientConfig, referenceClientProfile } from '../reference/client/profile.js';
import { ClientProgram } from '../reference/client/program.js';
import type { ServerConversation } from '../reference/server/conversation.js';
import type { ServerConfig } from '../reference/server/host.js';
import { type ServerMachines, serverMachines } from '../reference/server/machines.js';
import { referenceServerConfig, referenceServerProfile } from '../reference/server/profile.js';
import { ServerProgram } from '../reference/server/program.js';

/** A subject with a known defect. */
export interface Mutant {
  /** Such as `server.poke.frees-refused-block`; permanent. */
  readonly id: string;
  /** The defect, as a sentence. */
  readonly defect: string;
  /** The rule that must be seen to be broken. */
  readonly rule: RuleId;
  readonly subject: VirtualSubject;
}

/** The defect of a server: in its tables, its configuration, or a method of its classes. */
export interface ServerDefect {
  readonly machines?: Partial<ServerMachines>;
  readonly config?: Partial<ServerConfig>;
  /** @internal */
  readonly server?: typeof ServerProgram;
  /** @internal */
  readonly conversation?: typeof ServerConversation;
}

/**
 * The reference server with one defect.
 *
 * @example
 * ```ts
 * import { serverMutant } from 'dde-spec/conformance';
 * const config = { unicode: false };
 * const mutant = serverMutant('server.ansi', 'DDE-REQUEST-003', 'Its windows are ANSI windows.', { config });
 * mutant.subject.role; // 'server'
 * ```
 */
export function serverMutant(id: string, rule: RuleId, defect: string, change: ServerDefect): Mutant {
  const { server: Server = ServerProgram, conversation } = change;
  const config = { ...referenceServerConfig, ...change.config };
  const machines = { ...serverMachines, ...change.machines };
  return {
    id,
    rule,
    defect,
    subject: {
      role: 'server',
      name: id,
      profile: referenceServerProfile,
      start: (process, onStep) => {
        new Server(process, config, { machines, onStep, ...(conversation === undefined ? {} : { conversation }) });
      },
    },
  };
}

/** The defect of a client: in its tables, its configuration, or a method of its classes. */
export interface ClientDefect {
  readonly machines?: Partial<ClientMachines>;
  readonly config?: Partial<ClientConfig>;
  /** @internal */
  readonly client?: typeof ClientProgram;
  /** @internal */
  readonly conversation?: typeof ClientConversation;
}

/**
 * The reference client with one defect.
 *
 * @example
 * ```ts
 * import { clientMutant } from 'dde-spec/conformance';
 * const mutant = clientMutant('client.hasty', 'DDE-TERMINATE-002', 'It has no patience.', { config: { timeout: 1 } });
 * mutant.subject.role; // 'client'
 * ```
 */
export function clientMutant(id: string, rule: RuleId, defect: string, change: ClientDefect): Mutant {
  const { client: Client = ClientProgram, conversation } = change;
  const options = {
    config: { ...referenceClientConfig, ...change.config },
    machines: { ...clientMachines, ...change.machines },
    ...(conversation === undefined ? {} : { conversation }),
  };
  return {
    id,
    rule,
    defect,
    subject: {
      role: 'client',
      name: id,
      profile: referenceClientProfile,
      start: (process, plan, done, onStep) => {
        new Client(process, { ...options, onStep }).carryOut(plan, done);
      },
    },
  };
}

/** Which row of a table is meant. */
export interface RowName<S extends string, E extends string, F extends string> {
  readonly from: S;
  readonly on: E;
  readonly when?: Partial<Record<F, boolean>>;
}

/**
 * The table with one transition changed; the name must fit exactly one row.
 *
 * @throws an Error if the name fits no row, or several
 *
 * @example
 * ```ts
 * import { step, termination } from 'dde-spec/state-machines';
 * import { withRow } from 'dde-spec/conformance';
 * const silent = withRow(termination, { from: 'open', on: 'TERMINATE received' }, { effects: [] });
 * const next = step(silent, 'open', 'TERMINATE received');
 * if (next.ok) next.effects; // []
 * ```
 */
export function withRow<S extends string, E extends string, F extends string, A extends string>(
  machine: MessageMachine<S, E, F, A>,
  name: RowName<NoInfer<S>, NoInfer<E>, NoInfer<F>>,
  change: Partial<Pick<Transition<NoInfer<S>, NoInfer<E>, NoInfer<F>, NoInfer<A>>, 'to' | 'effects'>>,
): MessageMachine<S, E, F, A> {
  const fits = (row: (typeof machine.rows)[number]) =>
    sourcesOf<string>(row).includes(name.from) &&
    row.on === name.on &&
    Object.entries(name.when ?? {}).every(([fact, value]) => row.when?.[fact as NoInfer<F>] === value);
  const found = machine.rows.filter(fits);
  if (found.length !== 1) throw new Error(`${machine.id}: ${found.length} rows fit ${JSON.stringify(name)}`);
  return { ...machine, rows: machine.rows.map((row) => (fits(row) ? { ...row, ...change } : row)) };
}

/** What can be changed of a message that an effect puts on its way. */
export interface PostChange {
  readonly do?: PostEffect['do'];
  readonly carries?: Readonly<Record<string, Origin>>;
  readonly status?: PostEffect['status'];
  readonly flags?: PostEffect['flags'];
}

/**
 * The table with one effect changed, which all rows that have it share.
 *
 * @throws an Error if the effect puts no message on its way
 *
 * @example
 * ```ts
 * import { requestServer } from 'dde-spec/state-machines';
 * import { withEffect } from 'dde-spec/conformance';
 * const rude = withEffect(requestServer, 'post ACK negative', { do: 'send' });
 * rude.effects['post ACK negative'].do; // 'send'
 * ```
 */
export function withEffect<S extends string, E extends string, F extends string, A extends string>(
  machine: MessageMachine<S, E, F, A>,
  name: NoInfer<A>,
  change: PostChange,
): MessageMachine<S, E, F, A> {
  const effect: MessageEffect = machine.effects[name];
  if (effect.do !== 'post' && effect.do !== 'send') throw new Error(`${machine.id}: "${name}" posts nothing`);
  const changed = {
    ...effect,
    ...change,
    carries: { ...effect.carries, ...change.carries },
    flags: { ...effect.flags, ...change.flags },
  } as MessageEffect;
  return { ...machine, effects: { ...machine.effects, [name]: changed } };
}
