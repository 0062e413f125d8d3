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
import { type AnyContents, findForm, splitContents } from '../../codecs/message/contents.js';
import type { Platform } from '../../spec/types.js';
import type { OnStep } from '../../state-machines/coverage.js';
import { HWND_BROADCAST, type Hwnd, type LParam, type Process } from '../message-port.js';
import { AtomTable } from './atoms.js';
import { Clock } from './clock.js';
import { type Fault, Faults } from './faults.js';
import { Formats } from './formats.js';
import type { LedgerView } from './ledger/finding.js';
import { Ledger } from './ledger/ledger.js';
import {
  EndlessExchange,
  MAX_DELIVERIES_AT_ONCE,
  MAX_DELIVERIES_IN_A_WAIT,
  MAX_MESSAGES,
  MAX_SEND_DEPTH,
} from './limits.js';
import { LParams } from './lparams.js';
import { Memory } from './memory.js';
import { type Meeting, VirtualProcess } from './process.js';
import { MessageQueue } from './queue.js';
import type { Delivery, MutableMessage, TracedMessage } from './trace.js';
import { type Window, Windows } from './windows.js';

/** What a virtual desktop starts with. */
export interface VirtualDesktopOptions {
  /** Default `win64`. */
  readonly platform?: Platform;
  /** Failures planned from the start; more can be added to {@link VirtualDesktop.faults}. */
  readonly faults?: readonly Fault[];
  /** Hears of each step that the ledger takes through the tables of resources. */
  readonly onStep?: OnStep;
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

/** Called after each delivery of a sent or posted message. */
export type DeliveryHook = (message: TracedMessage) => void;

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
  readonly #trace: MutableMessage[] = [];
  readonly #crashes: Crash[] = [];
  readonly #processes = new Map<string, VirtualProcess>();
  readonly #windows: Windows<VirtualProcess>;
  readonly #memory: Memory;
  readonly #lParams: LParams;
  readonly #formats = new Formats();
  readonly #clock = new Clock<VirtualProcess>();
  readonly #queue = new MessageQueue();
  readonly #hooks = new Set<DeliveryHook>();
  /** The message that is being processed, the innermost one. */
  #current: MutableMessage | undefined;
  #depth = 0;
  #pumping = false;
  /** Deliveries since time last passed. */
  #atOnce = 0;
  /** Deliveries since pump was last called. */
  #inWait = 0;
  #deliveries = 0;

  constructor(options: VirtualDesktopOptions = {}) {
    this.platform = options.platform ?? 'win64';
    this.faults = new Faults(options.faults);
    this.#windows = new Windows(this.platform);
    this.#memory = new Memory(this.platform);
    this.#lParams = new LParams(this.platform);
    const clock = this.#clock;
    const view: LedgerView = {
      get time() {
        return clock.time;
      },
      atomName: (atom) => this.atoms.name(atom),
      isWindow: (window) => this.#windows.find(window) !== undefined,
    };
    this.ledger = new Ledger(view, options.onStep);
    this.trace = this.#trace;
    this.crashes = this.#crashes;
  }

  /** Virtual milliseconds since the desktop was made. */
  get time(): number {
    return this.#clock.time;
  }

  /** How many messages, sent or posted, have reached a procedure. */
  get deliveries(): number {
    return this.#deliveries;
  }

  /** Whether there is such a window. */
  isWindow(window: Hwnd): boolean {
    return this.#windows.find(window) !== undefined;
  }

  /**
   * Starts a program.
   *
   * @throws an Error if the name is taken: findings name processes by it.
   */
  process(name: string): Process {
    if (this.#processes.has(name)) throw new Error(`a process named "${name}" runs or ran on this desktop already`);
    const shared = {
      platform: this.platform,
      atoms: this.atoms,
      memory: this.#memory,
      lParams: this.#lParams,
      formats: this.#formats,
      clock: this.#clock,
      faults: this.faults,
      ledger: this.ledger,
    };
    const process = new VirtualProcess(name, shared, this.#meeting);
    this.#processes.set(name, process);
    return process;
  }

  /**
   * Ends a program at once: its windows and timers are gone, messages that wait for it are discarded, and each later
   * call in its name fails without effect. The atoms that it added stay. Answers false if it was dead already.
   */
  kill(process: Process): boolean {
    const victim = this.#living(process);
    if (victim === undefined) return false;
    victim.dead = true;
    this.ledger.processDied(victim.name);
    for (const window of this.#windows.ownedBy(victim)) this.#destroy(window);
    return true;
  }

  /** Begins a program: what the code throws ends the process, as at any later moment. */
  begin(process: Process, code: () => unknown): void {
    const known = this.#living(process);
    if (known !== undefined) this.#call(known, undefined, code);
  }

  /** Whether the process lives. */
  isAlive(process: Process): boolean {
    return this.#living(process) !== undefined;
  }

  #living(process: Process): VirtualProcess | undefined {
    const known = this.#processes.get(process.name);
    return known !== undefined && known === process && !known.dead ? known : undefined;
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

  // --- time ---------------------------------------------------------------------------------------------------

  #pump(done: () => boolean, milliseconds: number): Promise<boolean> {
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
      return Promise.resolve(this.#run(done, this.#clock.time + milliseconds));
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
      const message = this.#queue.next();
      if (message !== undefined) {
        this.#count();
        this.#deliverPosted(message);
        continue;
      }
      const timer = this.#clock.next(deadline);
      if (timer === undefined) break;
      this.#passTo(timer.time);
      this.#count();
      this.#call(timer.owner, undefined, timer.callback);
    }
    this.#passTo(deadline);
    return done();
  }

  #passTo(time: number): void {
    if (this.#clock.passTo(time)) this.#atOnce = 0;
  }

  #count(): void {
    this.#atOnce += 1;
    this.#inWait += 1;
    const over =
      this.#atOnce > MAX_DELIVERIES_AT_ONCE
        ? `${MAX_DELIVERIES_AT_ONCE} messages and timers ran while virtual time stood still at ${this.time} ms`
        : this.#inWait > MAX_DELIVERIES_IN_A_WAIT
          ? `${MAX_DELIVERIES_IN_A_WAIT} messages and timers ran in one wait, which is at ${this.time} ms`
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

  // --- deliveries ---------------------------------------------------------------------------------------------

  #deliverPosted(message: MutableMessage): void {
    const window = this.#windows.find(message.to);
    if (window === undefined) return;
    window.waiting.delete(message);
    this.#deliver(window, message);
  }

  #deliver(window: Window<VirtualProcess>, message: MutableMessage): number {
    message.delivered = this.time;
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
  #call(process: VirtualProcess, message: MutableMessage | undefined, run: () => unknown): number {
    this.#depth += 1;
    try {
      const result = run();
      if (!(result instanceof Promise)) return typeof result === 'number' ? result : 0;
      // A promise that fails when nobody looks would end the whole program.
      result.catch(() => undefined);
      throw new TypeError('programs on the virtual desktop answer at once, and this one gave a promise');
    } catch (error) {
      if (error instanceof EndlessExchange && !error.nested) throw error;
      this.#crashes.push({ process: process.name, error, time: this.time, message });
      this.kill(process);
      return 0;
    } finally {
      this.#depth -= 1;
    }
  }

  #destroy(window: Window<VirtualProcess>): void {
    this.#windows.remove(window);
    for (const message of window.waiting) {
      message.delivery = 'discarded';
      this.ledger.discarded(message);
    }
    window.waiting.clear();
    this.ledger.windowDestroyed(window.owner.name, window.handle);
  }

  // --- what processes ask for ---------------------------------------------------------------------------------

  readonly #meeting: Meeting = {
    createWindow: (owner, procedure, options) => this.#windows.create(owner, procedure, options),
    destroyWindow: (owner, handle) => {
      const window = this.#windows.find(handle);
      if (window === undefined || window.owner !== owner) return false;
      this.#destroy(window);
      return true;
    },
    isWindow: (handle) => this.isWindow(handle),
    isWindowUnicode: (handle) => this.#windows.find(handle)?.unicode ?? false,
    send: (sender, to, message, wParam, lParam) => {
      const struck = this.faults.strikes('send', sender.name, message);
      if (to !== HWND_BROADCAST)
        return this.#send(sender, struck ? undefined : this.#windows.find(to), to, message, wParam, lParam);
      return struck ? 0 : this.#broadcast(sender, message, wParam, lParam);
    },
    post: (sender, to, message, wParam, lParam) => {
      const struck = this.faults.strikes('post', sender.name, message);
      if (to !== HWND_BROADCAST)
        return this.#post(sender, struck ? undefined : this.#windows.find(to), to, message, wParam, lParam);
      if (struck) return false;
      for (const window of this.#windows.topLevel()) this.#post(sender, window, window.handle, message, wParam, lParam);
      return true;
    },
    inSendMessage: (process) => {
      const current = this.#current;
      return current?.mode === 'send' && current.receiver === process.name && current.sender !== process.name;
    },
    pump: (done, milliseconds) => this.#pump(done, milliseconds),
  };

  /** Reaches those that are there when it begins, the sender's own windows included. */
  #broadcast(sender: VirtualProcess, message: number, wParam: number, lParam: LParam): number {
    const receivers = this.#windows.topLevel();
    if (receivers.length === 0) this.#send(sender, undefined, HWND_BROADCAST, message, wParam, lParam);
    for (const { handle } of receivers) {
      if (sender.dead) return 0;
      const window = this.#windows.find(handle);
      if (window !== undefined) this.#send(sender, window, handle, message, wParam, lParam);
    }
    return 1;
  }

  #send(
    sender: VirtualProcess,
    window: Window<VirtualProcess> | undefined,
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

  #post(
    sender: VirtualProcess,
    window: Window<VirtualProcess> | undefined,
    to: Hwnd,
    message: number,
    wParam: number,
    lParam: LParam,
  ): boolean {
    const delivery = window === undefined ? 'failed' : 'posted';
    const record = this.#record(sender, to, message, wParam, lParam, 'post', delivery);
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
  ): MutableMessage {
    if (![to, message, wParam, lParam].every(Number.isSafeInteger))
      throw new TypeError('a window, a message, a wParam and an lParam are whole numbers');
    if (this.#trace.length >= MAX_MESSAGES)
      throw new EndlessExchange(`the desktop has carried ${MAX_MESSAGES} messages: an endless exchange`);
    const form = findForm(message, mode === 'send' ? 'sent' : 'posted');
    const halves = form && this.#lParams.halves(form, lParam);
    const contents: AnyContents = form && halves ? splitContents(form, halves) : {};
    const from = form === undefined ? 0 : wParam;
    const receiver = this.#windows.find(to);
    const record: MutableMessage = {
      sequence: this.#trace.length + 1,
      time: this.time,
      sender: sender.name,
      from,
      to,
      receiver: receiver?.owner.name,
      message,
      wParam,
      lParam,
      delivery,
      mode,
      form,
      halves,
      contents,
      names: this.#names(contents),
      block: contents.block === undefined ? undefined : this.#memory.peek(contents.block),
      unicode: (this.#windows.find(from)?.unicode ?? false) && (receiver?.unicode ?? false),
      delivered: undefined,
    };
    this.#trace.push(record);
    return record;
  }

  #names({ application, topic, item }: AnyContents): TracedMessage['names'] {
    const names: { application?: string; topic?: string; item?: string } = {};
    const name = (key: keyof typeof names, atom: number | undefined): void => {
      const text = atom === undefined ? undefined : this.atoms.name(atom);
      if (text !== undefined) names[key] = text;
    };
    name('application', application);
    name('topic', topic);
    name('item', item);
    return names;
  }
}
