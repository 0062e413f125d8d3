/** A program on the virtual desktop: each call of the port in its name, as faults let it, seen by the ledger. */

import { findForm } from '../../codecs/message/contents.js';
import { atomKind } from '../../spec/atoms.js';
import { messages } from '../../spec/messages.js';
import type { Platform } from '../../spec/types.js';
import type { Atom, Halves, Hglobal, Hwnd, LParam, Process, WindowOptions, WindowProcedure } from '../message-port.js';
import type { AtomTable } from './atoms.js';
import type { Clock } from './clock.js';
import type { Faults } from './faults.js';
import type { Formats } from './formats.js';
import type { Watcher } from './ledger/watcher.js';
import type { LParams } from './lparams.js';
import type { Memory } from './memory.js';

/** What a process shares with the others on its desktop. */
export interface Shared {
  readonly platform: Platform;
  readonly atoms: AtomTable;
  readonly memory: Memory;
  readonly lParams: LParams;
  readonly formats: Formats;
  readonly clock: Clock<VirtualProcess>;
  readonly faults: Faults;
  readonly ledger: Watcher;
}

/** How a process meets the others. */
export interface Meeting {
  createWindow(owner: VirtualProcess, procedure: WindowProcedure, options: WindowOptions): Hwnd;
  destroyWindow(owner: VirtualProcess, window: Hwnd): boolean;
  isWindow(window: Hwnd): boolean;
  isWindowUnicode(window: Hwnd): boolean;
  send(sender: VirtualProcess, to: Hwnd, message: number, wParam: number, lParam: LParam): number;
  post(sender: VirtualProcess, to: Hwnd, message: number, wParam: number, lParam: LParam): boolean;
  inSendMessage(process: VirtualProcess): boolean;
  pump(done: () => boolean, milliseconds: number): Promise<boolean>;
}

/** A program on the virtual desktop. Once it is dead, each call fails without effect. */
export class VirtualProcess implements Process {
  readonly name: string;
  readonly platform: Platform;
  dead = false;
  readonly #shared: Shared;
  readonly #meeting: Meeting;

  constructor(name: string, shared: Shared, meeting: Meeting) {
    this.name = name;
    this.platform = shared.platform;
    this.#shared = shared;
    this.#meeting = meeting;
  }

  // Windows and messages.

  createWindow(procedure: WindowProcedure, options: WindowOptions = {}): Hwnd {
    return this.dead ? 0 : this.#meeting.createWindow(this, procedure, options);
  }
  destroyWindow(window: Hwnd): boolean {
    return !this.dead && this.#meeting.destroyWindow(this, window);
  }
  isWindow(window: Hwnd): boolean {
    return this.#meeting.isWindow(window);
  }
  isWindowUnicode(window: Hwnd): boolean {
    return this.#meeting.isWindowUnicode(window);
  }
  send(window: Hwnd, message: number, wParam: number, lParam: LParam): number {
    return this.dead ? 0 : this.#meeting.send(this, window, message, wParam, lParam);
  }
  inSendMessage(): boolean {
    return this.#meeting.inSendMessage(this);
  }
  post(window: Hwnd, message: number, wParam: number, lParam: LParam): boolean {
    return !this.dead && this.#meeting.post(this, window, message, wParam, lParam);
  }
  pump(done: () => boolean, milliseconds: number): Promise<boolean> {
    return this.#meeting.pump(done, milliseconds);
  }

  // Global atoms.

  addAtom(name: string): Atom {
    const { atoms, faults, ledger } = this.#shared;
    if (this.dead || faults.strikes('addAtom', this.name)) return 0;
    const atom = atoms.add(name);
    if (atomKind(atom) === 'string') ledger.atomAdded(this.name, atom);
    return atom;
  }
  findAtom(name: string): Atom {
    return this.#shared.atoms.find(name);
  }
  atomName(atom: Atom): string | undefined {
    return this.#shared.atoms.name(atom);
  }
  deleteAtom(atom: Atom): void {
    if (this.dead) return;
    const found = this.#shared.atoms.delete(atom);
    if (atomKind(atom) === 'string') this.#shared.ledger.atomDeleted(this.name, atom, found);
  }

  // Global memory.

  alloc(bytes: Uint8Array): Hglobal {
    if (this.dead) return 0;
    if (!(bytes instanceof Uint8Array)) throw new TypeError(`alloc takes a Uint8Array, not a ${typeof bytes}`);
    const { faults, memory, ledger } = this.#shared;
    if (faults.strikes('alloc', this.name)) return 0;
    const block = memory.alloc(bytes);
    if (block !== 0) ledger.allocated(this.name, block, bytes.length);
    return block;
  }
  read(block: Hglobal): Uint8Array | undefined {
    if (this.dead) return undefined;
    const { faults, memory, ledger } = this.#shared;
    const bytes = faults.strikes('read', this.name) ? undefined : memory.peek(block);
    // A movable block of no bytes exists, but cannot be locked.
    const locked = bytes !== undefined && bytes.length > 0;
    ledger.blockRead(this.name, block, locked);
    return locked ? bytes.slice() : undefined;
  }
  free(block: Hglobal): boolean {
    if (this.dead) return false;
    const live = this.#shared.memory.free(block);
    this.#shared.ledger.blockFreed(this.name, block, live);
    return live;
  }

  // Packed lParams.

  pack(message: number, lo: number, hi: number): LParam {
    const { faults, lParams, ledger } = this.#shared;
    if (this.dead || faults.strikes('pack', this.name, message)) return 0;
    this.#serves(message, 'pack');
    const lParam = lParams.pack(message, lo, hi);
    if (lParams.carriageOf(message) === 'packed' && lParam !== 0) ledger.packed(this.name, message, lParam);
    return lParam;
  }
  unpack(message: number, lParam: LParam): Halves | undefined {
    if (this.dead) return undefined;
    this.#serves(message, 'unpack');
    this.#shared.ledger.unpacked(this.name, message, lParam);
    const form = findForm(message, 'posted');
    const halves = form === undefined ? undefined : this.#shared.lParams.halves(form, lParam);
    return halves && { lo: halves.lo, hi: halves.hi };
  }
  freeLParam(message: number, lParam: LParam): boolean {
    if (this.dead) return false;
    this.#serves(message, 'free');
    this.#shared.ledger.lParamFreed(this.name, message, lParam);
    return this.#shared.lParams.carriageOf(message) === 'packed' ? this.#shared.lParams.free(lParam) : true;
  }
  reuseLParam(lParam: LParam, received: number, posted: number, lo: number, hi: number): LParam {
    if (this.dead) return 0;
    const { lParams, ledger } = this.#shared;
    const wasPacked = lParams.carriageOf(received) === 'packed';
    if (wasPacked && lParams.carriageOf(posted) === 'packed') {
      const known = lParams.isPacked(lParam);
      ledger.lParamReused(this.name, lParam, received, posted);
      if (!known) return 0;
      lParams.repack(lParam, lo, hi);
      return lParam;
    }
    if (wasPacked) this.freeLParam(received, lParam);
    return this.pack(posted, lo, hi);
  }
  /** INITIATE is sent, and its lParam is never packed. */
  #serves(message: number, call: string): void {
    if (message === messages.INITIATE.value) this.#shared.ledger.packingMisused(this.name, message, call);
  }

  // Clipboard formats and time.

  registerFormat(name: string): number {
    return this.dead ? 0 : this.#shared.formats.register(name);
  }
  now(): number {
    return this.#shared.clock.time;
  }
  after(milliseconds: number, callback: () => void): () => void {
    return this.#shared.clock.after(this, milliseconds, callback);
  }
}
