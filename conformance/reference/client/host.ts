/** What a conversation of the reference client needs of the client that holds it, and what a program hears of both. */

import type { OnStep } from '../../../state-machines/coverage.js';
import type { Action } from '../../profile/client-profile.js';
import type { ClientMachines } from './machines.js';

/** How a reference client behaves where the rules leave it a choice. */
export interface ClientConfig {
  /** How long an answer is awaited, in milliseconds. Default 5000. */
  readonly timeout?: number;
  /** Whether its windows are Unicode windows. Default true. */
  readonly unicode?: boolean;
  /** What follows the notice of a warm link: a REQUEST for the value, or nothing. Default `fetch`. */
  readonly onNotice?: 'fetch' | 'ignore';
}

/**
 * How an action came out.
 *
 * - `value`: a REQUEST brought the value.
 * - `accepted`: acknowledged, or done.
 * - `refused`: a negative ACK, in the last of the formats.
 * - `busy`: an ACK with fBusy.
 * - `silent`: no answer within the time-out, or the message could not be posted.
 * - `ended`: there is no conversation, or it ended before the answer came.
 */
export type ActionOutcome = 'value' | 'accepted' | 'refused' | 'busy' | 'silent' | 'ended';

/** A value as it came in DATA. */
export interface ReceivedValue {
  readonly item: string;
  readonly format: number;
  /** Without its line end; `undefined` if the format is no text. */
  readonly text: string | undefined;
  readonly bytes: Uint8Array;
}

/** What a program that uses the client can listen to. */
export interface ClientEvents {
  /** A REQUEST or a hot link has brought a value. */
  readonly onValue?: (value: ReceivedValue) => void;
  /** A warm link says that an item has a new value. */
  readonly onChange?: (item: string) => void;
  /** An action of the plan is settled. */
  readonly onOutcome?: (action: Action, outcome: ActionOutcome) => void;
}

/** What a reference client is made with; a variant may replace any of it. */
export interface ClientOptions {
  readonly config?: ClientConfig;
  readonly events?: ClientEvents;
  readonly machines?: ClientMachines;
  /** Hears of each step of its tables. */
  readonly onStep?: OnStep | undefined;
}

export interface ClientHost {
  readonly config: ClientConfig;
  readonly events: ClientEvents;
  readonly machines: ClientMachines;
  readonly onStep: OnStep | undefined;
  readonly timeout: number;
  /** Starts the next action if the last one is settled; called when a message or a timer has been dealt with. */
  proceed(): void;
}
