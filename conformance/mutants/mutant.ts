/**
 * Mutants prove the suite: each is the reference with one deliberate defect of a kind that real programs have, and
 * names the rule that must catch it.
 */
import type { RuleId } from '../../spec/index.js';
import type { Machine, Row, Transition } from '../../state-machines/index.js';
import type { VirtualSubject } from '../profile/virtual-subject.js';
import { ReferenceClient } from '../reference/client/client.js';
import type { ClientConversation } from '../reference/client/conversation.js';
import type { ClientConfig } from '../reference/client/host.js';
import { type ClientMachines, clientMachines } from '../reference/client/machines.js';
import { referenceClientConfig, referenceClientProfile } from '../reference/client/profile.js';
import { ServerConversation } from '../reference/server/conversation.js';
import type { ServerConfig } from '../reference/server/host.js';
import { type ServerMachines, serverMachines } from '../reference/server/machines.js';
import { referenceServerConfig, referenceServerProfile } from '../reference/server/profile.js';
import { ReferenceServer } from '../reference/server/server.js';

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

/** What may be wrong with a server: its tables, its configuration, or a method of its classes. */
export interface ServerDefect {
  readonly machines?: Partial<ServerMachines>;
  readonly config?: Partial<ServerConfig>;
  readonly server?: typeof ReferenceServer;
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
  const { server: Server = ReferenceServer, conversation = ServerConversation } = change;
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
      start: (process) => {
        new Server(process, config, machines, conversation);
      },
    },
  };
}

/** What may be wrong with a client: its tables, its configuration, or a method of its classes. */
export interface ClientDefect {
  readonly machines?: Partial<ClientMachines>;
  readonly config?: Partial<ClientConfig>;
  readonly client?: typeof ReferenceClient;
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
  const { client: Client = ReferenceClient, conversation } = change;
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
      start: (process, plan, done) => {
        new Client(process, options).carryOut(plan, done);
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
  machine: Machine<S, E, F, A>,
  name: RowName<S, E, F>,
  change: Partial<Pick<Transition<S, E, F, A>, 'to' | 'effects'>>,
): Machine<S, E, F, A> {
  const fits = (row: Row<S, E, F, A>) =>
    (Array.isArray(row.from) ? row.from.includes(name.from) : row.from === name.from) &&
    row.on === name.on &&
    Object.entries(name.when ?? {}).every(([fact, value]) => row.when?.[fact as F] === value);
  const found = machine.rows.filter(fits);
  if (found.length !== 1) throw new Error(`${machine.id}: ${found.length} rows fit ${JSON.stringify(name)}`);
  return { ...machine, rows: machine.rows.map((row) => (fits(row) ? { ...row, ...change } : row)) };
}
