/**
 * The desktop port: all that a DDE program uses of Windows. The reference server, the reference client and the
 * tester are written against {@link Process} and against nothing else, so they cannot tell the virtual desktop
 * from the real one.
 */
import type { Platform } from '../spec/types.js';

/** A window handle; 0 is none. */
export type Hwnd = number;
/** A global atom; 0 is none. */
export type Atom = number;
/** A handle of global memory; 0 is none. */
export type Hglobal = number;
/** The lParam of a message as the receiver's window procedure gets it: opaque until unpacked. */
export type LParam = number;

/** Reaches every top-level window of the desktop. */
export const HWND_BROADCAST: Hwnd = 0xffff;

/** The two halves that a posted DDE message carries in its lParam. */
export interface Halves {
  readonly lo: number;
  readonly hi: number;
}

/** Gets each message that reaches the window; the result goes back to a sender, and nowhere for a posted message. */
export type WindowProcedure = (message: number, wParam: number, lParam: LParam) => number;

/** What kind of window to create. */
export interface WindowOptions {
  /** Whether IsWindowUnicode answers true for it. Default true. */
  readonly unicode?: boolean;
  /** Child windows get no broadcasts. Default true. */
  readonly topLevel?: boolean;
}

/** One program's view of the desktop. Every call is made in that program's name. */
export interface Process {
  readonly name: string;
  readonly platform: Platform;

  // Windows
  createWindow(procedure: WindowProcedure, options?: WindowOptions): Hwnd;
  destroyWindow(window: Hwnd): boolean;
  isWindow(window: Hwnd): boolean;
  isWindowUnicode(window: Hwnd): boolean;

  // Messages
  /** SendMessage: returns when the receiver, or every receiver of a broadcast, has processed it. */
  send(window: Hwnd, message: number, wParam: number, lParam: LParam): number;
  /** InSendMessage: whether the message being processed was sent by another program, and not posted. */
  inSendMessage(): boolean;
  /** PostMessage: false if the message could not be queued; then the caller still owns all that it carries. */
  post(window: Hwnd, message: number, wParam: number, lParam: LParam): boolean;

  // Global atoms
  /** GlobalAddAtom: 0 on failure (more than 255 bytes, table full). */
  addAtom(name: string): Atom;
  /** GlobalFindAtom: 0 if the name is not in the table. */
  findAtom(name: string): Atom;
  /** GlobalGetAtomName; `undefined` if there is no such atom. */
  atomName(atom: Atom): string | undefined;
  /** GlobalDeleteAtom. */
  deleteAtom(atom: Atom): void;

  // Global memory
  /** GlobalAlloc (movable), lock, copy, unlock: 0 on failure. */
  alloc(bytes: Uint8Array): Hglobal;
  /** Lock, copy GlobalSize bytes, unlock; `undefined` if the block cannot be locked. */
  read(block: Hglobal): Uint8Array | undefined;
  /** GlobalFree. */
  free(block: Hglobal): boolean;

  // Packed lParams
  pack(message: number, lo: number, hi: number): LParam;
  /** `undefined` if the lParam is not one that the message can carry. */
  unpack(message: number, lParam: LParam): Halves | undefined;
  freeLParam(message: number, lParam: LParam): boolean;
  reuseLParam(lParam: LParam, received: number, posted: number, lo: number, hi: number): LParam;

  // Clipboard formats
  registerFormat(name: string): number;

  // Time
  /** Milliseconds since some fixed moment; virtual on the virtual desktop. */
  now(): number;
  /** Calls back once after that many milliseconds; the result cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  /**
   * Lets messages and timers run until `done` answers true, or until `milliseconds` have passed.
   * The result says whether `done` was reached.
   */
  pump(done: () => boolean, milliseconds: number): Promise<boolean>;
}
