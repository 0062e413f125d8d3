/**
 * The real desktop: {@link Process} over user32 and kernel32, on Windows or under Wine.
 *
 * Windows belong to the thread that made them, so everything happens on Node's main thread, and messages move only
 * while a call is in {@link Process.pump} or {@link Process.send}.
 *
 * @example
 * ```ts
 * import { HWND_BROADCAST } from 'dde-spec/desktop';
 * import { openWin32Process } from './process.js';
 * export async function findServers() {
 *   const process = await openWin32Process('tester');
 *   try {
 *     const window = process.createWindow(() => 0);
 *     process.send(HWND_BROADCAST, 0x03e0, window, 0);
 *     await process.pump(() => false, 100);
 *   } finally {
 *     process.close();
 *   }
 * }
 * ```
 */
import { WM_DDE_FIRST } from '../../spec/messages.js';
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
import { type Bindings, loadBindings, type Native, type WindowClass } from './bindings.js';

/** A {@link Process} that holds windows of the system and must be closed. */
export interface Win32Process extends Process {
  /** The last call that Windows refused, with its error code; for reports. */
  readonly lastError: string | undefined;
  /**
   * Destroys its windows and gives back what the system lent.
   *
   * @throws what a window procedure threw since the last pump, once everything is given back; and an Error when
   * called from inside a window procedure.
   */
  close(): void;
}

export interface Win32Options {
  /** Milliseconds that one {@link Process.send} may take, a whole broadcast included. Default 10000. */
  readonly sendTimeout?: number;
}

const WM_NCDESTROY = 0x0082;
/** Registered messages start after this; the system broadcasts some of its own there. */
const LAST_PRIVATE_MESSAGE = 0xbfff;
const WS_CHILD = 0x40000000;
const WS_POPUP = 0x80000000;
/** How long one wait may keep Node's event loop from turning, in milliseconds. */
const WAIT_SLICE = 5;
/** Messages dispatched before the event loop turns again. */
const BATCH = 64;
/** A single window of a broadcast may hold it up no longer than this, in milliseconds. */
const WINDOW_TIMEOUT = 2000;

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

let opened = 0;

/**
 * Opens the real desktop in the name of a program.
 *
 * The window procedures get the messages from WM_DDE_FIRST (0x03E0) up to 0xBFFF: those of DDE, their unassigned
 * neighbours, and private ones. The system's own messages go to DefWindowProc. Handles and lParams are numbers; a
 * value beyond 2^53, which no handle of Windows is, arrives rounded.
 *
 * @throws {Win32Unavailable} if this is not Windows, or koffi cannot be loaded.
 */
export async function openWin32Process(name: string, options: Win32Options = {}): Promise<Win32Process> {
  return new RealProcess(name, await loadBindings(), options.sendTimeout ?? 10_000);
}

class RealProcess implements Win32Process {
  readonly platform: Platform = process.arch === 'ia32' ? 'win32' : 'win64';
  readonly #procedures = new Map<Hwnd, WindowProcedure>();
  readonly #classes = new Map<boolean, WindowClass>();
  readonly #timers = new Set<Timer>();
  #failures: unknown[] = [];
  /** Parent of the windows that are not top-level. */
  #parent: Hwnd = 0;
  /** How many window procedures are running, one inside the other. */
  #depth = 0;
  #closed = false;
  #lastError: string | undefined;

  constructor(
    readonly name: string,
    readonly system: Bindings,
    readonly sendTimeout: number,
  ) {}

  get lastError(): string | undefined {
    return this.#lastError;
  }

  createWindow(procedure: WindowProcedure, options: WindowOptions = {}): Hwnd {
    const windowClass = this.#classFor(options.unicode ?? true);
    const window =
      (options.topLevel ?? true)
        ? this.#create(windowClass, WS_POPUP, 0)
        : this.#create(windowClass, WS_CHILD, this.#hiddenParent());
    this.#procedures.set(window, procedure);
    return window;
  }

  destroyWindow(window: Hwnd): boolean {
    return this.#noted('DestroyWindow', this.system.destroyWindow(native(window)));
  }

  isWindow(window: Hwnd): boolean {
    return this.system.isWindow(native(window));
  }

  isWindowUnicode(window: Hwnd): boolean {
    return this.system.isWindowUnicode(native(window));
  }

  inSendMessage(): boolean {
    return this.system.inSendMessage();
  }

  send(window: Hwnd, message: number, wParam: number, lParam: LParam): number {
    const deadline = this.now() + this.sendTimeout;
    if (window !== HWND_BROADCAST) return this.#sendOne(window, message, wParam, lParam, deadline) ?? 0;
    // Window by window, because the time-out of a system broadcast counts for each window anew: enough hung windows
    // would hold it up for ever.
    for (const receiver of this.system.topLevelWindows()) {
      const limit = Math.min(deadline, this.now() + WINDOW_TIMEOUT);
      this.#sendOne(toNumber(receiver), message, wParam, lParam, limit);
    }
    return 1;
  }

  post(window: Hwnd, message: number, wParam: number, lParam: LParam): boolean {
    const posted = this.system.postMessage(native(window), message, native(wParam), native(lParam));
    return this.#noted('PostMessage', posted);
  }

  addAtom(name: string): Atom {
    const atom = this.system.addAtom(name);
    this.#noted('GlobalAddAtom', atom !== 0);
    return atom;
  }

  findAtom(name: string): Atom {
    return this.system.findAtom(name);
  }

  atomName(atom: Atom): string | undefined {
    return isAtom(atom) ? this.system.atomName(atom) : undefined;
  }

  deleteAtom(atom: Atom): void {
    if (isAtom(atom)) this.system.deleteAtom(atom);
  }

  alloc(bytes: Uint8Array): Hglobal {
    const block = this.system.globalAlloc(bytes.length);
    if (!this.#noted('GlobalAlloc', toNumber(block) !== 0)) return 0;
    // A movable block of no bytes exists, but cannot be locked.
    if (bytes.length > 0) {
      const address = this.system.globalLock(block);
      if (!this.#noted('GlobalLock', address !== 0n)) {
        this.system.globalFree(block);
        return 0;
      }
      this.system.bytesAt(address, bytes.length).set(bytes);
      this.system.globalUnlock(block);
    }
    return toNumber(block);
  }

  read(block: Hglobal): Uint8Array | undefined {
    // The flags are asked for first: GlobalLock checks a value that is no block less strictly.
    if (!isHandle(block) || !this.system.isBlock(block)) return undefined;
    const size = this.system.globalSize(block);
    if (size === 0) return undefined;
    const address = this.system.globalLock(block);
    if (!this.#noted('GlobalLock', address !== 0n)) return undefined;
    const bytes = this.system.bytesAt(address, size).slice();
    this.system.globalUnlock(block);
    return bytes;
  }

  free(block: Hglobal): boolean {
    // GlobalFree(NULL) reports success, and a value that is no block may upset the heap.
    if (!isHandle(block) || !this.system.isBlock(block)) return false;
    return this.#noted('GlobalFree', this.system.globalFree(block));
  }

  pack(message: number, lo: number, hi: number): LParam {
    return toNumber(this.system.packLParam(message, native(lo), native(hi)));
  }

  unpack(message: number, lParam: LParam): Halves | undefined {
    const halves = this.system.unpackLParam(message, native(lParam));
    return halves && { lo: toNumber(halves.lo), hi: toNumber(halves.hi) };
  }

  freeLParam(message: number, lParam: LParam): boolean {
    return this.#noted('FreeDDElParam', this.system.freeLParam(message, native(lParam)));
  }

  reuseLParam(lParam: LParam, received: number, posted: number, lo: number, hi: number): LParam {
    return toNumber(this.system.reuseLParam(native(lParam), received, posted, native(lo), native(hi)));
  }

  registerFormat(name: string): number {
    const format = this.system.registerFormat(name);
    this.#noted('RegisterClipboardFormat', format !== 0);
    return format;
  }

  now(): number {
    return performance.now();
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer: Timer = { due: this.now() + milliseconds, callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  async pump(done: () => boolean, milliseconds: number): Promise<boolean> {
    const deadline = this.now() + milliseconds;
    for (;;) {
      const idle = !this.#turn(done);
      this.#rethrow();
      if (done()) return true;
      const left = deadline - this.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (idle) this.system.waitForMessage(Math.ceil(Math.max(0, Math.min(WAIT_SLICE, left, this.#nextTimer()))));
    }
  }

  close(): void {
    if (this.#closed) return;
    if (this.#depth > 0) throw new Error(`${this.name}: close was called from inside a window procedure`);
    this.#closed = true;
    this.#timers.clear();
    for (const window of [...this.#procedures.keys()]) this.system.destroyWindow(window);
    this.#procedures.clear();
    if (this.#parent !== 0) this.system.destroyWindow(this.#parent);
    for (const windowClass of this.#classes.values()) {
      this.system.unregisterClass(windowClass);
      this.system.release(windowClass.procedure);
    }
    this.#rethrow();
  }

  /** Dispatches waiting messages and fires due timers; false if there was nothing to do. */
  #turn(done: () => boolean): boolean {
    let busy = false;
    for (let count = 0; count < BATCH && this.system.dispatchOne(); count++) {
      busy = true;
      if (this.#failures.length > 0 || done()) return true;
    }
    const now = this.now();
    for (const timer of [...this.#timers].filter(({ due }) => due <= now).sort((a, b) => a.due - b.due)) {
      // One that ran before may have cancelled it.
      if (!this.#timers.delete(timer)) continue;
      busy = true;
      timer.callback();
    }
    return busy;
  }

  #nextTimer(): number {
    let due = Number.POSITIVE_INFINITY;
    for (const timer of this.#timers) due = Math.min(due, timer.due);
    return due - this.now();
  }

  #rethrow(): void {
    const failures = this.#failures;
    if (failures.length === 0) return;
    this.#failures = [];
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, `${this.name}: window procedures threw`);
  }

  #sendOne(window: Hwnd, message: number, wParam: number, lParam: LParam, deadline: number): number | undefined {
    const milliseconds = Math.max(1, Math.ceil(deadline - this.now()));
    this.system.clearError();
    const result = this.system.sendMessage(native(window), message, native(wParam), native(lParam), milliseconds);
    this.#noted('SendMessage', result !== undefined);
    return result === undefined ? undefined : toNumber(result);
  }

  #classFor(unicode: boolean): WindowClass {
    const known = this.#classes.get(unicode);
    if (known) return known;
    const windowClass: WindowClass = {
      name: `dde-spec ${process.pid} ${++opened} ${unicode ? 'W' : 'A'}`,
      procedure: this.system.procedure((window, message, wParam, lParam) =>
        this.#receive(unicode, window, message, wParam, lParam),
      ),
      unicode,
    };
    if (!this.#noted('RegisterClass', this.system.registerClass(windowClass) !== 0)) {
      this.system.release(windowClass.procedure);
      throw new Error(`${this.name}: ${this.#lastError}`);
    }
    this.#classes.set(unicode, windowClass);
    return windowClass;
  }

  #hiddenParent(): Hwnd {
    if (this.#parent === 0) this.#parent = this.#create(this.#classFor(true), WS_POPUP, 0);
    return this.#parent;
  }

  #create(windowClass: WindowClass, style: number, parent: Hwnd): Hwnd {
    if (this.#closed) throw new Error(`${this.name}: the process is closed`);
    const window = toNumber(this.system.createWindow(windowClass, style, parent));
    if (!this.#noted('CreateWindowEx', window !== 0)) throw new Error(`${this.name}: ${this.#lastError}`);
    return window;
  }

  #receive(unicode: boolean, window: Native, message: number, wParam: Native, lParam: Native): Native {
    const hwnd = toNumber(window);
    const procedure = this.#procedures.get(hwnd);
    if (procedure === undefined || message < WM_DDE_FIRST || message > LAST_PRIVATE_MESSAGE) {
      if (message === WM_NCDESTROY) this.#procedures.delete(hwnd);
      return this.system.defaultProcedure(unicode, window, message, wParam, lParam);
    }
    this.#depth++;
    try {
      // What is thrown here would be lost in the system's frames below.
      return native(procedure(message, toNumber(wParam), toNumber(lParam)));
    } catch (error) {
      this.#failures.push(error);
      return 0;
    } finally {
      this.#depth--;
    }
  }

  /** Keeps the error code of a call that failed; gives back whether it succeeded. */
  #noted(call: string, succeeded: boolean): boolean {
    if (!succeeded) this.#lastError = `${call} failed with Windows error ${this.system.lastError()}`;
    return succeeded;
  }
}

function toNumber(value: Native): number {
  return typeof value === 'number' ? value : Number(value);
}

/** Doubles beyond 64 bits, fractions and NaN have no native form: they become 0, which is no handle. */
function native(value: number): Native {
  if (Number.isSafeInteger(value)) return value;
  return Number.isInteger(value) && Math.abs(value) < 2 ** 64 ? BigInt(value) : 0;
}

function isAtom(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 0xffff;
}

function isHandle(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
