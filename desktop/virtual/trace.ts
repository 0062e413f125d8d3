import type { Hwnd, LParam } from '../message-port.js';

/**
 * What became of a message.
 *
 * - `sent`: its receiver's procedure ran at once.
 * - `posted`: it was queued.
 * - `failed`: it was refused: no such window, or a fault.
 * - `discarded`: it was queued, and its window was gone before its turn.
 */
export type Delivery = 'sent' | 'posted' | 'failed' | 'discarded';

/** One message on the virtual desktop. A broadcast makes one for each receiver. */
export interface TracedMessage {
  /** Counts all messages of the desktop, from 1. */
  readonly sequence: number;
  /** Virtual milliseconds when it was sent or posted. */
  readonly time: number;
  /** The process that really sent it. */
  readonly sender: string;
  /** The window that a DDE message says it is from (its wParam); 0 for any other message. */
  readonly from: Hwnd;
  readonly to: Hwnd;
  /** The process of the window `to`; `undefined` if there is no such window. */
  readonly receiver: string | undefined;
  readonly message: number;
  readonly wParam: number;
  readonly lParam: LParam;
  readonly delivery: Delivery;
  /** How it was passed, whatever became of it. */
  readonly mode: 'send' | 'post';
  /** The halves that lParam carried; `undefined` if it carried none that the message can have. */
  readonly lo: number | undefined;
  readonly hi: number | undefined;
  /** The names of the halves that are atoms, as they were then. */
  readonly names: { readonly lo?: string; readonly hi?: string };
  /** What the block of ADVISE, DATA, POKE or EXECUTE held then; not to be changed. */
  readonly block: Uint8Array | undefined;
  /** Whether both windows are Unicode windows. */
  readonly unicode: boolean;
  /** Virtual milliseconds when the procedure was called; `undefined` if it never was. */
  readonly delivered: number | undefined;
}
