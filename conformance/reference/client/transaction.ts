/** A message of the reference client that waits for its answer. */

import type { MessageMachine } from '../../../state-machines/message/vocabulary.js';
import type { Exchange, Life } from '../messenger.js';
import type { ActionOutcome } from './host.js';
import type { ClientMachines } from './machines.js';

export type TransactionKind = 'request' | 'poke' | 'execute' | 'advise' | 'unadvise';

/** The events that the tables of the five kinds know. */
export type TransactionEvent =
  | keyof ClientMachines[TransactionKind]['events']
  | keyof ClientMachines['request']['events'];

/** The states of their tables. */
export type TransactionState = keyof ClientMachines['request']['states'];

/** What is known of their events. */
export type TransactionFact = keyof ClientMachines['poke']['facts'];

/** Any of their tables. */
export type TransactionTable = MessageMachine<TransactionState, TransactionEvent, TransactionFact, string>;

/** A permanent link that was asked for. */
export interface ClientLink extends Life<'none' | 'asked' | 'linked' | 'ending' | 'ended'> {
  readonly item: string;
  readonly format: number;
  readonly warm: boolean;
  readonly ackRequested: boolean;
}

/** What to post. */
export interface Question {
  readonly kind: TransactionKind;
  /** `undefined` for EXECUTE, and for an UNADVISE of all items. */
  readonly item?: string | undefined;
  readonly format: number;
  /** The value of a POKE, or the command string of an EXECUTE. */
  readonly text?: string;
  /** fRelease of a POKE. */
  readonly release?: boolean;
  /** The links that ADVISE makes or UNADVISE ends. */
  readonly links?: readonly ClientLink[];
}

export interface Transaction extends Question, Life<TransactionState> {
  readonly table: TransactionTable;
  /** Its item and block are ours while posting fails or the ACK gives them back. */
  readonly exchange: Exchange;
  /** Called once, when the answer has come or will not come any more. */
  report: ((outcome: ActionOutcome) => void) | undefined;
  cancelTimer: (() => void) | undefined;
}
