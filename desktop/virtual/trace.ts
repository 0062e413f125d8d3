/** What the virtual desktop remembers of each message. */
import type { AnyContents, MessageHalves } from '../../codecs/message/contents.js';
import type { MessageForm } from '../../spec/messages.js';
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
  /**
   * The form that the message has by the way it was passed; `undefined` for one that is no DDE message. An ACK that was
   * posted has the form ACK-ITEM here: only what went before tells that it answers EXECUTE.
   */
  readonly form: MessageForm | undefined;
  /** The halves that lParam carried; `undefined` if it carried none that the message can have. */
  readonly halves: MessageHalves | undefined;
  /** The halves by their meaning in that form. */
  readonly contents: AnyContents;
  /** The names of the atoms among them, as they were then. */
  readonly names: { readonly application?: string; readonly topic?: string; readonly item?: string };
  /** What the block of ADVISE, DATA, POKE or EXECUTE held then; not to be changed. */
  readonly block: Uint8Array | undefined;
  /** Whether both windows are Unicode windows. */
  readonly unicode: boolean;
  /** Virtual milliseconds when the procedure was called; `undefined` if it never was. */
  readonly delivered: number | undefined;
}

/** A message that the desktop still has in hand. */
export type MutableMessage = { -readonly [K in keyof TracedMessage]: TracedMessage[K] };
