/**
 * The virtual desktop: several programs in one JavaScript program, in virtual time, in an order that is always the
 * same.
 *
 * - A sent message runs the receiver's procedure at once, also across processes.
 * - Posted messages wait in one queue for the whole desktop and are delivered in the order of posting.
 * - Time stands still while messages wait; when none does, it jumps to the next timer. Nothing ever sleeps.
 * - The ledger knows who owns each atom reference, block and packed lParam, and names the rule that is broken.
 *
 * @example
 * ```ts
 * import { messages } from 'dde-spec/spec';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * const server = desktop.process('server');
 * const client = desktop.process('client');
 * const window = server.createWindow(() => 0);
 * client.post(window, messages.TERMINATE.value, 0, 0);
 * await client.pump(() => false, 1000);
 * desktop.trace.length; // 1
 * ```
 */

import { hiWord, loWord, makeLong, signExtend } from '../../codecs/lparam/lparam.js';
import { atomKind } from '../../spec/atoms.js';
import { type Carriage, carriage, wordExtension } from '../../spec/lparam.js';
import { type MessageForm, messageByValue, messageForms, messages } from '../../spec/messages.js';
import type { Platform } from '../../spec/types.js';
import {
  type Atom,
  type Halves,
  type Hglobal,
  HWND_BROADCAST,
  type Hwnd,
  type LParam,
  type Process,
  type WindowOptions,
  type WindowProcedure,
} from '../message-port.js';
import { AtomTable } from './atom-table.js';
import { type Fault, Faults } from './faults.js';
import { Ledger } from './ledger.js';
import { type Timer, TimerHeap } from './timers.js';
import type { Delivery, TracedMessage } from './trace.js';

/** What a virtual desktop starts with. */
export interface VirtualDesktopOptions {
  /** Default `win64`. */
  readonly platform?: Platform;
  /** Failures planned from the start; more can be added to {@link VirtualDesktop.faults}. */
  readonly faults?: readonly Fault[];
}

/** A process that ended because a procedure or timer of it threw. */
export interface Crash {
  readonly process: string;
  readonly error: unknown;
  /** Virtual milliseconds. */
  readonly time: number;
  /** The message that it was processing; `undefined` for a timer. */
  readonly message: TracedMessage | undefined;
}

/** How many messages and timers run without time passing before the desktop takes it for an endless exchange. */
export const MAX_DELIVERIES_AT_ONCE = 25_000;
/** How many messages and timers run in one call of pump, however little time passes between them. */
export const MAX_DELIVERIES_IN_A_WAIT = 200_000;
/** How many messages a desktop carries and remembers in all. */
export const MAX_MESSAGES = 250_000;
/** How deep sent messages nest; one level deeper the sender gets an exception, as on a real desktop its stack ends. */
export const MAX_SEND_DEPTH = 250;
/** How many bytes the blocks of a desktop hold together; one that would hold more is not to be had. */
export const MAX_MEMORY = 256 * 1024 * 1024;

/** Messages, timers or nested sends that would go on for ever. */
export class EndlessExchange extends Error {
  override readonly name = 'EndlessExchange';

  /** @param nested whether they were nested sends, which end the program that makes the last of them */
  constructor(
    message: string,
    readonly nested = false,
  ) {
    super(message);
  }
}

/**
 * Where each kind of handle starts, and the distance to the next. They never meet, so that one kind taken for another
 * shows; no handle value is used twice. On win64 blocks lie above 4 GiB, so that a handle cut to 32 bits shows too.
 * `last` is the last one there can be.
 */
const handles = {
  win16: {
    window: { first: 0x1002, step: 2, last: 0x7ffe },
    block: { first: 0x8001, step: 2, last: 0xbfff },
    lParam: { first: 1, step: 1, last: 0 },
  },
  win32: {
    window: { first: 0x10010, step: 2, last: 0xfffffe },
    block: { first: 0x1000004, step: 4, last: 0x3fffffff },
    lParam: { first: 0x40000001, step: 2, last: 0x7fffffff },
  },
  win64: {
    window: { first: 0x10010, step: 2, last: 0xfffffe },
    block: { first: 0x200000004, step: 4, last: 0x2ffffffff },
    lParam: { first: 0x300000001, step: 2, last: 0x3ffffffff },
  },
} as const satisfies Record<Platform, Record<string, { first: number; step: number; last: number }>>;

type HandleKind = 'window' | 'block' | 'lParam';

interface Window {
  readonly handle: Hwnd;
  readonly owner: VirtualProcess;
  readonly procedure: WindowProcedure;
  readonly unicode: boolean;
  readonly topLevel: boolean;
  readonly waiting: Set<Message>;
}

type Message = { -readonly [K in keyof TracedMessage]: TracedMessage[K] };

interface OwnedTimer extends Timer {
  readonly owner: VirtualProcess;
  cancelled: boolean;
}

interface Packed {
  readonly lo: number;
  readonly hi: number;
}

/** Called after each delivery of a sent or posted message. */
export type DeliveryHook = (message: TracedMessage) => void;

function formOf(message: number, sent: boolean): MessageForm | undefined {
  const key = messageByValue(message)?.key;
  if (key !== 'ACK') return key as MessageForm | undefined;
  return sent ? 'ACK-INITIATE' : 'ACK-ITEM';
}

/**
 * One desktop with its atom table, its memory, its windows and its clock.
 *
 * @example
 * ```ts
 * import { messages } from 'dde-spec/spec';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop({ platform: 'win32' });
 * const server = desktop.process('server');
 * const client = desktop.process('client');
 * const window = server.createWindow(() => 0);
 * client.post(window, messages.TERMINATE.value, 0, 0);
 * await client.pump(() => false, 1000);
 * desktop.trace.length; // 1
 * ```
 */
export class VirtualDesktop {
  readonly platform: Platform;
  readonly faults: Faults;
  readonly atoms = new AtomTable();
  /** Who owns what, and the rules about that which were kept and broken. */
  readonly ledger: Ledger;
  /** Every message so far, in the order in which they were sent or posted. */
  readonly trace: readonly TracedMessage[];
  readonly crashes: readonly Crash[];
  readonly #trace: Message[] = [];
  readonly #crashes: Crash[] = [];
  readonly #processes = new Map<string, VirtualProcess>();
  readonly #windows = new Map<Hwnd, Window>();
  readonly #blocks = new Map<Hglobal, Uint8Array>();
  readonly #packed = new Map<LParam, Packed>();
  readonly #formats = new Map<string, number>();
  /** Posted messages in the order of posting; those before `#head` were taken. */
  #queue: Message[] = [];
  #head = 0;
  readonly #timers = new TimerHeap<OwnedTimer>();
  readonly #hooks = new Set<DeliveryHook>();
  readonly #next: Record<HandleKind, number>;
  /** The message that is being processed, the innermost one. */
  #current: Message | undefined;
  #time = 0;
  #timerSequence = 0;
  #depth = 0;
  #pumping = false;
  /** Deliveries since time last passed. */
  #atOnce = 0;
  /** Deliveries since pump was last called. */
  #inWait = 0;
  /** Bytes in all blocks. */
  #memory = 0;
  #deliveries = 0;

  constructor(options: VirtualDesktopOptions = {}) {
    this.platform = options.platform ?? 'win64';
    this.faults = new Faults(options.faults);
    const time = () => this.#time;
    this.ledger = new Ledger({
      get time() {
        return time();
      },
      atomName: (atom) => this.atoms.name(atom),
      isWindow: (window) => this.isWindow(window),
    });
    this.trace = this.#trace;
    this.crashes = this.#crashes;
    const { window, block, lParam } = handles[this.platform];
    this.#next = { window: window.first, block: block.first, lParam: lParam.first };
  }

  /** Virtual milliseconds since the desktop was made. */
  get time(): number {
    return this.#time;
  }

  /** How many messages, sent or posted, have reached a procedure. */
  get deliveries(): number {
    return this.#deliveries;
  }

  /**
   * Starts a program.
   *
   * @throws an Error if the name is taken: findings name processes by it.
   */
  process(name: string): Process {
    if (this.#processes.has(name)) throw new Error(`a process named "${name}" runs or ran on this desktop already`);
    const process = new VirtualProcess(this, name, this.platform);
    this.#processes.set(name, process);
    return process;
  }

  /**
   * Ends a program at once: its windows and timers are gone, messages that wait for it are discarded, and each later
   * call in its name fails without effect. The atoms that it added stay. Answers false if it was dead already.
   */
  kill(process: Process): boolean {
    const victim = this.#processes.get(process.name);
    if (victim === undefined || victim !== process || victim.dead) return false;
    victim.dead = true;
    this.ledger.processDied(victim.name);
    for (const window of [...this.#windows.values()]) if (window.owner === victim) this.#destroy(window);
    return true;
  }

  /** Begins a program: what the code throws ends the process, as at any later moment. */
  begin(process: Process, code: () => unknown): void {
    const known = this.#processes.get(process.name);
    if (known !== undefined && known === process && !known.dead) this.#call(known, undefined, code);
  }

  /** Whether the process lives. */
  isAlive(process: Process): boolean {
    const known = this.#processes.get(process.name);
    return known !== undefined && known === process && !known.dead;
  }

  /** Calls the hook after each delivery; the result ends that. What the hook throws goes to the caller of pump. */
  onDelivery(hook: DeliveryHook): () => void {
    this.#hooks.add(hook);
    return () => {
      this.#hooks.delete(hook);
    };
  }

  /** Kills the process right after the n-th delivery from now on, whomever the message is for; at once if n is 0. */
  killAfterDeliveries(process: Process, n: number): void {
    const moment = this.#deliveries + n;
    if (n <= 0) {
      this.kill(process);
      return;
    }
    const stop = this.onDelivery(() => {
      if (this.#deliveries < moment) return;
      stop();
      this.kill(process);
    });
  }

  /** {@link Process.pump}: messages and timers of all processes run. */
  pump(done: () => boolean, milliseconds: number): Promise<boolean> {
    if (this.#depth > 0 || this.#pumping) {
      throw new Error(
        'pump was called from inside a window procedure, a timer or another pump; only the program itself may wait',
      );
    }
    if (!(milliseconds >= 0 && milliseconds < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`pump: expected milliseconds from 0 on, found ${milliseconds}`);
    }
    this.#pumping = true;
    try {
      return Promise.resolve(this.#run(done, this.#time + milliseconds));
    } catch (error) {
      return Promise.reject(error);
    } finally {
      this.#pumping = false;
    }
  }

  #run(done: () => boolean, deadline: number): boolean {
    this.#atOnce = 0;
    this.#inWait = 0;
    for (;;) {
      if (done()) return true;
      const message = this.#nextMessage();
      if (message !== undefined) {
        this.#count();
        this.#deliverPosted(message);
        continue;
      }
      const timer = this.#nextTimer();
      if (timer === undefined || timer.time > deadline) break;
      this.#passTo(timer.time);
      this.#timers.pop();
      this.#count();
      this.#call(timer.owner, undefined, timer.callback);
    }
    this.#passTo(deadline);
    return done();
  }

  #passTo(time: number): void {
    if (time <= this.#time) return;
    this.#time = time;
    this.#atOnce = 0;
  }

  #count(): void {
    this.#atOnce += 1;
    this.#inWait += 1;
    const over =
      this.#atOnce > MAX_DELIVERIES_AT_ONCE
        ? `${MAX_DELIVERIES_AT_ONCE} messages and timers ran while virtual time stood still at ${this.#time} ms`
        : this.#inWait > MAX_DELIVERIES_IN_A_WAIT
          ? `${MAX_DELIVERIES_IN_A_WAIT} messages and timers ran in one wait, which is at ${this.#time} ms`
          : undefined;
    if (over === undefined) return;
    const last = this.#trace.at(-1);
    throw new EndlessExchange(
      `${over}: an endless exchange` +
        (last === undefined
          ? ''
          : `, at the end ${last.sender} to ${last.receiver}, message 0x${last.message.toString(16)}`),
    );
  }

  #nextMessage(): Message | undefined {
    while (this.#head < this.#queue.length) {
      const message = this.#queue[this.#head];
      this.#head += 1;
      if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
        this.#queue = this.#queue.slice(this.#head);
        this.#head = 0;
      }
      if (message?.delivery === 'posted') return message;
    }
    return undefined;
  }

  #nextTimer(): OwnedTimer | undefined {
    for (;;) {
      const timer = this.#timers.peek();
      if (timer === undefined || !(timer.cancelled || timer.owner.dead)) return timer;
      this.#timers.pop();
    }
  }

  #deliverPosted(message: Message): void {
    const window = this.#windows.get(message.to);
    if (window === undefined) return;
    window.waiting.delete(message);
    this.#deliver(window, message);
  }

  #deliver(window: Window, message: Message): number {
    message.delivered = this.#time;
    this.ledger.delivering(message);
    const outer = this.#current;
    this.#current = message;
    let result: number;
    try {
      result = this.#call(window.owner, message, () =>
        window.procedure(message.message, message.wParam, message.lParam),
      );
    } finally {
      this.#current = outer;
    }
    this.#deliveries += 1;
    this.ledger.delivered(message);
    for (const hook of [...this.#hooks]) hook(message);
    return result;
  }

  /** Runs code of a process. What it throws ends the process and nobody else; an endless exchange ends the wait. */
  #call(process: VirtualProcess, message: Message | undefined, run: () => unknown): number {
    this.#depth += 1;
    try {
      const result = run();
      if (!(result instanceof Promise)) return typeof result === 'number' ? result : 0;
      // A promise that fails when nobody looks would end the whole program.
      result.catch(() => undefined);
      throw new TypeError('programs on the virtual desktop answer at once, and this one gave a promise');
    } catch (error) {
      if (error instanceof EndlessExchange && !error.nested) throw error;
      this.#crashes.push({ process: process.name, error, time: this.#time, message });
      this.kill(process);
      return 0;
    } finally {
      this.#depth -= 1;
    }
  }

  #handle(kind: HandleKind): number {
    const { step, last } = handles[this.platform][kind];
    const handle = this.#next[kind];
    if (handle > last) return 0;
    this.#next[kind] = handle + step;
    return handle;
  }

  #destroy(window: Window): void {
    this.#windows.delete(window.handle);
    for (const message of window.waiting) {
      message.delivery = 'discarded';
      this.ledger.discarded(message);
    }
    window.waiting.clear();
    this.ledger.windowDestroyed(window.owner.name, window.handle);
  }

  // What processes call.

  createWindow(owner: VirtualProcess, procedure: WindowProcedure, options: WindowOptions): Hwnd {
    const handle = this.#handle('window');
    if (handle === 0) return 0;
    this.#windows.set(handle, {
      handle,
      owner,
      procedure,
      unicode: options.unicode ?? true,
      topLevel: options.topLevel ?? true,
      waiting: new Set(),
    });
    return handle;
  }

  destroyWindow(owner: VirtualProcess, handle: Hwnd): boolean {
    const window = this.#windows.get(handle);
    if (window === undefined || window.owner !== owner) return false;
    this.#destroy(window);
    return true;
  }

  isWindow(handle: Hwnd): boolean {
    return this.#windows.has(handle);
  }

  isWindowUnicode(handle: Hwnd): boolean {
    return this.#windows.get(handle)?.unicode ?? false;
  }

  send(sender: VirtualProcess, to: Hwnd, message: number, wParam: number, lParam: LParam): number {
    const struck = this.faults.strikes('send', sender.name, message);
    if (to !== HWND_BROADCAST)
      return this.#send(sender, struck ? undefined : this.#windows.get(to), to, message, wParam, lParam);
    if (struck) return 0;
    // A broadcast reaches those that are there when it begins, the sender's own windows included.
    const receivers = [...this.#windows.values()].filter((window) => window.topLevel);
    if (receivers.length === 0) this.#send(sender, undefined, to, message, wParam, lParam);
    for (const { handle } of receivers) {
      if (sender.dead) return 0;
      const window = this.#windows.get(handle);
      if (window !== undefined) this.#send(sender, window, handle, message, wParam, lParam);
    }
    return 1;
  }

  #send(
    sender: VirtualProcess,
    window: Window | undefined,
    to: Hwnd,
    message: number,
    wParam: number,
    lParam: LParam,
  ): number {
    if (this.#depth >= MAX_SEND_DEPTH)
      throw new EndlessExchange(`sent messages are nested ${MAX_SEND_DEPTH} deep`, true);
    if (this.#depth > 0) this.#count();
    const record = this.#record(sender, to, message, wParam, lParam, 'send', window === undefined ? 'failed' : 'sent');
    if (window !== undefined) return this.#deliver(window, record);
    this.ledger.unsent(record);
    return 0;
  }

  inSendMessage(process: VirtualProcess): boolean {
    const current = this.#current;
    return current?.mode === 'send' && current.receiver === process.name && current.sender !== process.name;
  }

  post(sender: VirtualProcess, to: Hwnd, message: number, wParam: number, lParam: LParam): boolean {
    const struck = this.faults.strikes('post', sender.name, message);
    if (to !== HWND_BROADCAST)
      return this.#post(sender, struck ? undefined : this.#windows.get(to), to, message, wParam, lParam);
    if (struck) return false;
    for (const window of [...this.#windows.values()]) {
      if (window.topLevel) this.#post(sender, window, window.handle, message, wParam, lParam);
    }
    return true;
  }

  #post(
    sender: VirtualProcess,
    window: Window | undefined,
    to: Hwnd,
    message: number,
    wParam: number,
    lParam: LParam,
  ): boolean {
    const record = this.#record(
      sender,
      to,
      message,
      wParam,
      lParam,
      'post',
      window === undefined ? 'failed' : 'posted',
    );
    if (window !== undefined) {
      this.#queue.push(record);
      window.waiting.add(record);
    }
    this.ledger.posted(record);
    return window !== undefined;
  }

  #record(
    sender: VirtualProcess,
    to: Hwnd,
    message: number,
    wParam: number,
    lParam: LParam,
    mode: 'send' | 'post',
    delivery: Delivery,
  ): Message {
    if (![to, message, wParam, lParam].every(Number.isSafeInteger))
      throw new TypeError('a window, a message, a wParam and an lParam are whole numbers');
    if (this.#trace.length >= MAX_MESSAGES)
      throw new EndlessExchange(`the desktop has carried ${MAX_MESSAGES} messages: an endless exchange`);
    const form = formOf(message, mode === 'send');
    const halves = form === undefined ? undefined : this.#halves(form, lParam);
    const receiver = this.#windows.get(to);
    const from = form === undefined ? 0 : wParam;
    const names: { lo?: string; hi?: string } = {};
    let block: Uint8Array | undefined;
    if (form !== undefined && halves !== undefined) {
      for (const side of ['lo', 'hi'] as const) {
        const { kind } = messageForms[form][side];
        if (kind.endsWith('atom')) {
          const name = this.atoms.name(halves[side]);
          if (name !== undefined) names[side] = name;
        } else if (kind.startsWith('block')) block = this.#blocks.get(halves[side]);
      }
    }
    const record: Message = {
      sequence: this.#trace.length + 1,
      time: this.#time,
      sender: sender.name,
      from,
      to,
      receiver: receiver?.owner.name,
      message,
      wParam,
      lParam,
      delivery,
      mode,
      lo: halves?.lo,
      hi: halves?.hi,
      names,
      block,
      unicode: this.isWindowUnicode(from) && this.isWindowUnicode(to),
      delivered: undefined,
    };
    this.#trace.push(record);
    return record;
  }

  addAtom(process: VirtualProcess, name: string): Atom {
    if (this.faults.strikes('addAtom', process.name)) return 0;
    const atom = this.atoms.add(name);
    if (atomKind(atom) === 'string') this.ledger.atomAdded(process.name, atom);
    return atom;
  }

  deleteAtom(process: VirtualProcess, atom: Atom): void {
    const found = this.atoms.delete(atom);
    if (atomKind(atom) === 'string') this.ledger.atomDeleted(process.name, atom, found);
  }

  alloc(process: VirtualProcess, bytes: Uint8Array): Hglobal {
    if (!(bytes instanceof Uint8Array)) throw new TypeError(`alloc takes a Uint8Array, not a ${typeof bytes}`);
    if (this.faults.strikes('alloc', process.name) || this.#memory + bytes.length > MAX_MEMORY) return 0;
    const block = this.#handle('block');
    if (block === 0) return 0;
    this.#blocks.set(block, bytes.slice());
    this.#memory += bytes.length;
    this.ledger.allocated(process.name, block, bytes.length);
    return block;
  }

  read(process: VirtualProcess, block: Hglobal): Uint8Array | undefined {
    const bytes = this.faults.strikes('read', process.name) ? undefined : this.#blocks.get(block);
    // A movable block of no bytes exists, but cannot be locked.
    const locked = bytes !== undefined && bytes.length > 0;
    this.ledger.blockRead(process.name, block, locked);
    return locked ? bytes.slice() : undefined;
  }

  free(process: VirtualProcess, block: Hglobal): boolean {
    this.#memory -= this.#blocks.get(block)?.length ?? 0;
    const live = this.#blocks.delete(block);
    this.ledger.blockFreed(process.name, block, live);
    return live;
  }

  /** How a message's lParam is made by the packing functions, which serve posted messages only. */
  #carriage(message: number): Carriage {
    const form = formOf(message, false);
    return form === undefined ? 'words' : carriage[this.platform][form];
  }

  pack(process: VirtualProcess, message: number, lo: number, hi: number): LParam {
    if (this.faults.strikes('pack', process.name, message)) return 0;
    this.#misuse(process, message, 'pack');
    if (this.#carriage(message) !== 'packed') return this.#plain(message, lo, hi);
    const lParam = this.#handle('lParam');
    if (lParam === 0) return 0;
    this.#packed.set(lParam, { lo, hi });
    this.ledger.packed(process.name, message, lParam);
    return lParam;
  }

  #misuse(process: VirtualProcess, message: number, call: string): void {
    if (message === messages.INITIATE.value) this.ledger.packingMisused(process.name, message, call);
  }

  #plain(message: number, lo: number, hi: number): LParam {
    const form = formOf(message, false);
    const how = form === undefined ? 'words' : carriage[this.platform][form];
    if (how === 'direct') return hi;
    // Where the lParam has no meaning the functions pack words all the same.
    const words = makeLong(lo, hi);
    return this.platform === 'win64' && wordExtension.canonical === 'sign' ? signExtend(words) : words;
  }

  #halves(form: MessageForm, lParam: LParam): Halves | undefined {
    const how = carriage[this.platform][form];
    if (how === 'packed') return this.#packed.get(lParam);
    if (how === 'direct') return { lo: 0, hi: lParam };
    return { lo: loWord(lParam), hi: hiWord(lParam) };
  }

  unpack(process: VirtualProcess, message: number, lParam: LParam): Halves | undefined {
    this.#misuse(process, message, 'unpack');
    this.ledger.unpacked(process.name, message, lParam);
    const form = formOf(message, false);
    const halves = form === undefined ? undefined : this.#halves(form, lParam);
    return halves && { lo: halves.lo, hi: halves.hi };
  }

  freeLParam(process: VirtualProcess, message: number, lParam: LParam): boolean {
    this.#misuse(process, message, 'free');
    this.ledger.lParamFreed(process.name, message, lParam);
    return this.#carriage(message) === 'packed' ? this.#packed.delete(lParam) : true;
  }

  reuseLParam(
    process: VirtualProcess,
    lParam: LParam,
    received: number,
    posted: number,
    lo: number,
    hi: number,
  ): LParam {
    const wasPacked = this.#carriage(received) === 'packed';
    if (wasPacked && this.#carriage(posted) === 'packed') {
      const known = this.#packed.has(lParam);
      this.ledger.lParamReused(process.name, lParam, received, posted);
      if (!known) return 0;
      this.#packed.set(lParam, { lo, hi });
      return lParam;
    }
    if (wasPacked) this.freeLParam(process, received, lParam);
    return this.pack(process, posted, lo, hi);
  }

  /** RegisterClipboardFormat: one number for each name, whatever its case; 0 for an empty name or a full table. */
  registerFormat(name: string): number {
    const key = name.toUpperCase();
    const known = this.#formats.get(key);
    if (known !== undefined) return known;
    const format = 0xc000 + this.#formats.size;
    if (name.length === 0 || format > 0xffff) return 0;
    this.#formats.set(key, format);
    return format;
  }

  after(owner: VirtualProcess, milliseconds: number, callback: () => void): () => void {
    this.#timerSequence += 1;
    // Neither a negative time nor one that is no number may turn the clock back.
    const delay = Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
    const timer: OwnedTimer = {
      time: this.#time + delay,
      sequence: this.#timerSequence,
      callback,
      owner,
      cancelled: false,
    };
    this.#timers.push(timer);
    return () => {
      timer.cancelled = true;
    };
  }
}

/** A program on the virtual desktop. Once it is dead, each call fails without effect. */
class VirtualProcess implements Process {
  readonly #desktop: VirtualDesktop;
  readonly name: string;
  readonly platform: Platform;
  dead = false;

  constructor(desktop: VirtualDesktop, name: string, platform: Platform) {
    this.#desktop = desktop;
    this.name = name;
    this.platform = platform;
  }

  createWindow(procedure: WindowProcedure, options: WindowOptions = {}): Hwnd {
    return this.dead ? 0 : this.#desktop.createWindow(this, procedure, options);
  }
  destroyWindow(window: Hwnd): boolean {
    return !this.dead && this.#desktop.destroyWindow(this, window);
  }
  isWindow(window: Hwnd): boolean {
    return this.#desktop.isWindow(window);
  }
  isWindowUnicode(window: Hwnd): boolean {
    return this.#desktop.isWindowUnicode(window);
  }

  send(window: Hwnd, message: number, wParam: number, lParam: LParam): number {
    return this.dead ? 0 : this.#desktop.send(this, window, message, wParam, lParam);
  }
  inSendMessage(): boolean {
    return this.#desktop.inSendMessage(this);
  }
  post(window: Hwnd, message: number, wParam: number, lParam: LParam): boolean {
    return !this.dead && this.#desktop.post(this, window, message, wParam, lParam);
  }

  addAtom(name: string): Atom {
    return this.dead ? 0 : this.#desktop.addAtom(this, name);
  }
  findAtom(name: string): Atom {
    return this.#desktop.atoms.find(name);
  }
  atomName(atom: Atom): string | undefined {
    return this.#desktop.atoms.name(atom);
  }
  deleteAtom(atom: Atom): void {
    if (!this.dead) this.#desktop.deleteAtom(this, atom);
  }

  alloc(bytes: Uint8Array): Hglobal {
    return this.dead ? 0 : this.#desktop.alloc(this, bytes);
  }
  read(block: Hglobal): Uint8Array | undefined {
    return this.dead ? undefined : this.#desktop.read(this, block);
  }
  free(block: Hglobal): boolean {
    return !this.dead && this.#desktop.free(this, block);
  }

  pack(message: number, lo: number, hi: number): LParam {
    return this.dead ? 0 : this.#desktop.pack(this, message, lo, hi);
  }
  unpack(message: number, lParam: LParam): Halves | undefined {
    return this.dead ? undefined : this.#desktop.unpack(this, message, lParam);
  }
  freeLParam(message: number, lParam: LParam): boolean {
    return !this.dead && this.#desktop.freeLParam(this, message, lParam);
  }
  reuseLParam(lParam: LParam, received: number, posted: number, lo: number, hi: number): LParam {
    return this.dead ? 0 : this.#desktop.reuseLParam(this, lParam, received, posted, lo, hi);
  }

  registerFormat(name: string): number {
    return this.dead ? 0 : this.#desktop.registerFormat(name);
  }

  now(): number {
    return this.#desktop.time;
  }
  after(milliseconds: number, callback: () => void): () => void {
    return this.#desktop.after(this, milliseconds, callback);
  }
  pump(done: () => boolean, milliseconds: number): Promise<boolean> {
    return this.#desktop.pump(done, milliseconds);
  }
}
