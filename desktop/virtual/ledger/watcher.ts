import type { Atom, Hglobal, Hwnd, LParam } from '../../message-port.js';
import type { TracedMessage } from '../trace.js';

/** Hears of every operation on a virtual desktop that can move a resource from one owner to another. */
export interface Watcher {
  /** `atom` is a string atom: one reference more. */
  atomAdded(process: string, atom: Atom): void;
  /** `found`: the atom was in the table. Integer atoms are not reported. */
  atomDeleted(process: string, atom: Atom, found: boolean): void;
  allocated(process: string, block: Hglobal, size: number): void;
  /** `locked`: the attempt to lock the block succeeded. */
  blockRead(process: string, block: Hglobal, locked: boolean): void;
  /** `live`: there was such a block. */
  blockFreed(process: string, block: Hglobal, live: boolean): void;
  /** `lParam` was made in packing memory. */
  packed(process: string, message: number, lParam: LParam): void;
  /** A packing function was used for a message that it does not serve. */
  packingMisused(process: string, message: number, call: string): void;
  unpacked(process: string, message: number, lParam: LParam): void;
  lParamFreed(process: string, message: number, lParam: LParam): void;
  /** The packing memory `lParam`, received with one message, now serves for another. */
  lParamReused(process: string, lParam: LParam, received: number, posted: number): void;
  /** A message was posted, or could not be (`delivery` says which). */
  posted(record: TracedMessage): void;
  /** The receiver's procedure is about to run. */
  delivering(record: TracedMessage): void;
  /** The receiver's procedure has run. */
  delivered(record: TracedMessage): void;
  /** A queued message lost its window. */
  discarded(record: TracedMessage): void;
  /** Could not be sent at all. */
  unsent(record: TracedMessage): void;
  windowDestroyed(process: string, window: Hwnd): void;
  processDied(process: string): void;
}
