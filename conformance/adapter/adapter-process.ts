/** An adapter as a process: lines go in, lines come out, and whatever it does there is an end to waiting. */
import type { ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { endGroup, startGroup } from '../program/process-group.js';
import { type CommandLine, KILL_TIME } from '../program/program.js';
import { LONGEST_LINE } from './protocol.js';

/** What an adapter does next. */
export type AdapterEvent =
  | { readonly kind: 'line'; readonly line: string }
  /** It wrote what is no line of the protocol; the words complete "the adapter ...". */
  | { readonly kind: 'mistake'; readonly what: string }
  | { readonly kind: 'end'; readonly how: string; readonly clean: boolean }
  | { readonly kind: 'silence' };

/** How much of standard error is kept, in bytes. */
const KEPT = 4096;
/** Most lines that wait to be looked at; far more than can be asked for at once. */
const MOST_WAITING = 100_000;
/** How long after its end a process that is gone may still write, through a child of its own, in milliseconds. */
const GRACE = 500;

const decoder = new TextDecoder('utf-8', { fatal: true });

export class AdapterProcess {
  readonly #child: ChildProcess;
  readonly #events: AdapterEvent[] = [];
  #wake: (() => void) | undefined;
  #over = false;
  #outgoing: string[] = [];
  #pieces: Buffer[] = [];
  #size = 0;
  #stderr = Buffer.alloc(0);
  #ended: { readonly how: string; readonly clean: boolean } | undefined;

  constructor([command, ...args]: CommandLine) {
    this.#child = startGroup(command, args);
    this.#child.on('error', (error) => this.#finish(`could not be started: ${error.message}`, false));
    this.#child.on('exit', (code, signal) => {
      const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
      this.#ended = { how, clean: code === 0 };
      // What it wrote may still be on its way.
      setTimeout(() => this.#finish(how, code === 0), GRACE).unref();
    });
    this.#child.on('close', () => {
      if (this.#ended !== undefined) this.#finish(this.#ended.how, this.#ended.clean);
    });
    // A process that has ended cannot be written to; its end is an event of its own.
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdout?.on('data', (piece: Buffer) => this.#take(piece));
    this.#child.stderr?.on('data', (piece: Buffer) => {
      const all = Buffer.concat([this.#stderr, piece]);
      this.#stderr = all.length > KEPT ? Buffer.from(all.subarray(-KEPT)) : all;
    });
  }

  /** Keeps a line to be sent. */
  send(message: unknown): void {
    this.#outgoing.push(`${JSON.stringify(message)}\n`);
  }

  /** What it does next, after all that was kept has been sent. */
  async next(milliseconds: number): Promise<AdapterEvent> {
    const waiting = this.#events.shift();
    if (waiting !== undefined) return waiting;
    this.#flush();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#wake = undefined;
        resolve({ kind: 'silence' });
      }, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(this.#events.shift() as AdapterEvent);
      };
    });
  }

  /** Sends what was kept, and nothing more after it. */
  closeInput(): void {
    this.#flush();
    this.#child.stdin?.end();
  }

  /** The end of what it wrote to standard error since the last time. */
  takeStderr(): string {
    // A cut may go through a character, and it may write no UTF-8 at all.
    const text = new StringDecoder('utf8').write(this.#stderr);
    this.#stderr = Buffer.alloc(0);
    return text;
  }

  /** Ends it, and waits until it is gone, though not for ever. */
  async kill(): Promise<void> {
    this.#over = true;
    const gone = this.#ended !== undefined || this.#child.pid === undefined;
    const end = new Promise<void>((resolve) => {
      if (gone) resolve();
      this.#child.once('exit', () => resolve());
      setTimeout(resolve, KILL_TIME).unref();
    });
    endGroup(this.#child);
    await end;
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) stream?.destroy();
    this.#child.unref();
  }

  #flush(): void {
    if (this.#outgoing.length === 0) return;
    this.#child.stdin?.write(this.#outgoing.join(''));
    this.#outgoing = [];
  }

  #take(piece: Buffer): void {
    if (this.#over) return;
    let from = 0;
    for (;;) {
      const end = piece.indexOf(0x0a, from);
      if (end < 0) break;
      this.#pieces.push(piece.subarray(from, end));
      this.#line();
      if (this.#over) return;
      from = end + 1;
    }
    if (from < piece.length) {
      this.#pieces.push(piece.subarray(from));
      this.#size += piece.length - from;
    }
    if (this.#size > LONGEST_LINE) this.#mistake(`wrote a line of more than ${LONGEST_LINE} bytes`);
  }

  #line(): void {
    const bytes = this.#pieces.length === 1 ? (this.#pieces[0] as Buffer) : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    if (bytes.length > LONGEST_LINE) {
      this.#mistake(`wrote a line of more than ${LONGEST_LINE} bytes`);
      return;
    }
    let line: string;
    try {
      line = decoder.decode(bytes);
    } catch {
      this.#mistake('wrote a line that is no UTF-8');
      return;
    }
    if (line.trim() === '') return;
    this.#emit({ kind: 'line', line });
    if (this.#events.length > MOST_WAITING) this.#mistake('wrote more lines than it was asked for');
  }

  /** After this nothing that it writes counts. */
  #mistake(what: string): void {
    this.#over = true;
    this.#pieces = [];
    this.#emit({ kind: 'mistake', what });
  }

  #finish(how: string, clean: boolean): void {
    if (this.#over) return;
    this.#over = true;
    const cut = this.#size > 0 ? ' in the middle of a line' : '';
    this.#emit({ kind: 'end', how: `${how}${cut}`, clean: clean && cut === '' });
  }

  #emit(event: AdapterEvent): void {
    this.#events.push(event);
    this.#wake?.();
  }
}
