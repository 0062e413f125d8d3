/** What a conversation of the reference server needs of the server that holds it. */
import type { Atom, Hwnd } from '../../../desktop/message-port.js';
import type { Exchange } from '../messenger.js';
import type { Item, Topic, TopicConfig } from './catalogue.js';
import type { ServerMachines } from './machines.js';

/** What a reference server offers, and how it behaves where the rules leave it a choice. */
export interface ServerConfig {
  /** The service name. */
  readonly application: string;
  readonly topics: readonly TopicConfig[];
  /** Whether DATA that answers a REQUEST asks for an ACK. Default false. */
  readonly ackRequested?: boolean;
  /** Whether DATA that asks for an ACK leaves its block to the client. Default true. */
  readonly release?: boolean;
  /** Whether its windows are Unicode windows. Default true. */
  readonly unicode?: boolean;
  /** How long an answer to TERMINATE is awaited, in milliseconds. Default 5000. */
  readonly timeout?: number;
}

/** What carrying out a command string came to. */
export type ExecuteOutcome = 'done' | 'failed' | 'quit';

export interface ServerHost<Conversation> {
  readonly config: ServerConfig;
  readonly machines: ServerMachines;
  readonly conversations: Set<Conversation>;
  readonly timeout: number;
  takeBusy(): boolean;
  changed(topic: Topic, item: Item): void;
  execute(topic: Topic, unicode: boolean, bytes: Uint8Array): ExecuteOutcome;
  refuse(exchange: Exchange, to: Hwnd, from: Hwnd): number;
  sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void;
  quit(): void;
}
