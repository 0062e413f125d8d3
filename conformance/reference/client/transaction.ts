/** A message of the reference client that waits for its answer. */

import type { Atom, Hglobal } from '../../../desktop/message-port.js';
import type { AnyMachine } from '../../../state-machines/index.js';
import type { Exchange } from '../messenger.js';
import type { ActionOutcome } from './host.js';

export type TransactionKind = 'request' | 'poke' | 'execute' | 'advise' | 'unadvise';

/** The events that the tables of all five kinds know. */
export type TransactionEvent = 'ask' | 'ACK received' | 'DATA received' | 'time is up' | 'conversation ended';

/** A permanent link that was asked for. */
export interface ClientLink {
  readonly item: string;
  readonly format: number;
  readonly warm: boolean;
  readonly ackRequested: boolean;
  state: 'none' | 'asked' | 'linked' | 'ending' | 'ended';
}

/** What to post. */
export interface Question {
  readonly kind: TransactionKind;
  /** `undefined` for EXECUTE, and for an UNADVISE of all items. */
  readonly item?: string | undefined;
  readonly format: number;
  /** The contents of the block, if the message has one. */
  readonly bytes?: Uint8Array;
  /** fRelease of a POKE. */
  readonly release?: boolean;
  /** The links that ADVISE makes or UNADVISE ends. */
  readonly links?: readonly ClientLink[];
}

export interface Transaction extends Question {
  readonly table: AnyMachine;
  /** Ours while posting fails or the ACK gives it back. */
  readonly exchange: Exchange & { atom: Atom; block: Hglobal };
  state: string;
  /** Called once, when the answer has come or will not come any more. */
  report: ((outcome: ActionOutcome) => void) | undefined;
  cancelTimer: (() => void) | undefined;
}
