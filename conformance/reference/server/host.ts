/** What a conversation of the reference server needs of the server that holds it. */
import type { MessageContents } from '../../../codecs/message/contents.js';
import type { Hwnd } from '../../../desktop/message-port.js';
import type { OnStep } from '../../../state-machines/coverage.js';
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

/** What a reference server is made with. */
export interface ServerOptions {
  /** The tables that it goes by. */
  readonly machines?: ServerMachines;
  /** Hears of each step of its tables. */
  readonly onStep?: OnStep | undefined;
}

/** The names in an INITIATE; 0 stands for any. */
export type InitiateNames = MessageContents<'INITIATE'>;

/** What carrying out a command string came to. */
export type ExecuteOutcome = 'done' | 'failed' | 'quit';

export interface ServerHost<Conversation> {
  readonly config: ServerConfig;
  readonly machines: ServerMachines;
  readonly onStep: OnStep | undefined;
  readonly conversations: Set<Conversation>;
  readonly timeout: number;
  takeBusy(): boolean;
  changed(topic: Topic, item: Item): void;
  execute(topic: Topic, unicode: boolean, bytes: Uint8Array): ExecuteOutcome;
  /** Answers a message with a negative ACK from one of our windows, and cleans up if it cannot be posted. */
  refuse(exchange: Exchange, to: Hwnd, from: Hwnd): number;
  quit(): void;
}
