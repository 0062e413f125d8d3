/**
 * A window of the tester that takes part in conversations. It records what comes, cleans up as the rules ask, and
 * refuses to break the protocol unless it is told to do so on purpose.
 */

import { type AnyContents, joinContents, type MessageHalves } from '../../codecs/index.js';
import type { Atom, Hglobal, Hwnd, LParam, Process, WindowOptions } from '../../desktop/message-port.js';
import { type MessageForm, type MessageKey, messageOfForm, messages } from '../../spec/index.js';
import { Abandoned, HarnessError } from './errors.js';
import { describe, type Received, receive } from './received.js';

/** One line of the exchange between tester and subject. */
export interface TraceEntry {
  readonly time: number;
  /** `out` from the tester, `in` to it. */
  readonly direction: 'out' | 'in';
  /** The tester's window, 1 for the first one of the scenario. */
  readonly window: number;
  readonly peer: Hwnd;
  readonly text: string;
  readonly delivery: 'sent' | 'posted' | 'failed';
}

/** What an endpoint needs of the scenario that it plays in. */
export interface Stage {
  readonly process: Process;
  readonly trace: TraceEntry[];
  /** How long an answer is awaited, in milliseconds. */
  readonly timeout: number;
  /** How long a subject may take until it begins, in milliseconds. */
  readonly startTime: number;
  /** How long nothing must come for "no more messages" to be believed, in milliseconds. */
  readonly quietTime: number;
  /** The number of the next window of the tester in this scenario: 1, 2 and so on. */
  nextWindow(): number;
}

/** Why the tester breaks the protocol here. */
export interface OnPurpose {
  readonly onPurpose?: string;
}

/**
 * A window with an inbox. The client and server roles of the tester build on it.
 *
 * @example
 * ```ts
 * import { referenceServer, Tester } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * referenceServer.start(desktop.process('server'));
 * const client = new Tester(desktop.process('tester'), 5000, 100).client();
 * const [ack] = client.initiate('DdeSpec', 'Prices');
 * client.postRequest(ack?.from ?? 0, 'Bread', 1);
 * (await client.next(({ key }) => key === 'DATA'))?.item; // 'Bread'
 * ```
 */
export class Endpoint {
  readonly window: Hwnd;
  readonly number: number;
  /** All that came, in order. What was posted also waits in the inbox, from which {@link next} takes it. */
  readonly received: Received[] = [];
  readonly #inbox: Received[] = [];
  readonly #terminated = new Set<Hwnd>();
  protected sending = 0;
  #alive = true;

  constructor(
    protected readonly stage: Stage,
    private readonly mayPost: readonly MessageKey[],
    options?: WindowOptions,
  ) {
    this.number = stage.nextWindow();
    this.window = stage.process.createWindow(
      (message, wParam, lParam) => this.procedure(message, wParam, lParam),
      options,
    );
    if (this.window === 0) throw new HarnessError('the tester could not create a window');
  }

  /** All that was posted to this window, in order. */
  get posted(): readonly Received[] {
    return this.received.filter((message) => !message.sent);
  }

  protected get process(): Process {
    return this.stage.process;
  }

  /** Destroys the window without ending its conversations, as a program that dies would. */
  vanish(): void {
    if (this.#alive) this.process.destroyWindow(this.window);
    this.#alive = false;
  }

  private procedure(message: number, wParam: number, lParam: LParam): number {
    const received = receive(
      this.process,
      message,
      wParam,
      lParam,
      this.sending > 0 || message === messages.INITIATE.value || this.process.inSendMessage(),
    );
    if (received.key === undefined) return 0;
    this.received.push(received);
    if (this.listens(received)) this.note('in', wParam, describe(received), received.sent ? 'sent' : 'posted');
    if (!received.sent) this.#inbox.push(received);
    return this.onMessage(received);
  }

  /** Whether a message belongs in the record of the exchange; not every broadcast does. */
  protected listens(received: Received): boolean {
    return received.key !== 'INITIATE';
  }

  /** What the endpoint does on arrival, before the scenario looks: cleaning up. */
  protected onMessage(received: Received): number {
    this.freeLParam(received);
    return 0;
  }

  protected freeLParam(received: Received): void {
    if (!received.sent && received.key !== 'TERMINATE') this.process.freeLParam(received.message, received.lParam);
  }

  /** The next message that passes the test; others stay in the inbox. Waits up to the time-out. */
  async next(
    wanted: (message: Received) => boolean,
    milliseconds: number = this.stage.timeout,
  ): Promise<Received | undefined> {
    const find = () => this.#inbox.findIndex(wanted);
    await this.process.pump(() => find() >= 0, milliseconds);
    const index = find();
    return index < 0 ? undefined : this.#inbox.splice(index, 1)[0];
  }

  /** Lets messages come until none has come for the quiet time; gives and removes those not yet taken. */
  async rest(): Promise<readonly Received[]> {
    let count = -1;
    while (count !== this.received.length) {
      count = this.received.length;
      await this.process.pump(() => false, this.stage.quietTime);
    }
    return this.#inbox.splice(0);
  }

  /**
   * Posts a message. What the protocol forbids is a fault of the suite, unless it says why it does so on purpose.
   * The result is false if the message could not be queued; then the caller still owns all that it carries.
   */
  post(to: Hwnd, form: MessageForm, contents: AnyContents, note: string, purpose: OnPurpose = {}): boolean {
    const { key } = messageOfForm(form);
    if (purpose.onPurpose === undefined) this.validate(to, key, contents);
    return this.postHalves(to, key, joinContents(form, contents), note, purpose);
  }

  /** Posts two halves as they are, and looks at nothing. */
  protected postHalves(
    to: Hwnd,
    key: MessageKey,
    { lo, hi }: MessageHalves,
    note: string,
    { onPurpose }: OnPurpose,
  ): boolean {
    const message = messages[key].value;
    const lParam = key === 'TERMINATE' ? 0 : this.process.pack(message, lo, hi);
    const posted = this.process.post(to, message, this.window, lParam);
    if (!posted && key !== 'TERMINATE') this.process.freeLParam(message, lParam);
    if (key === 'TERMINATE') this.#terminated.add(to);
    this.note(
      'out',
      to,
      onPurpose === undefined ? note : `${note} (on purpose: ${onPurpose})`,
      posted ? 'posted' : 'failed',
    );
    return posted;
  }

  /** Posts any number with any parameters, which carry nothing that anybody owns. */
  postNumber(to: Hwnd, message: number, wParam: number, lParam: LParam, onPurpose: string): boolean {
    const posted = this.process.post(to, message, wParam, lParam);
    const text = `message 0x${message.toString(16).toUpperCase()} (on purpose: ${onPurpose})`;
    this.note('out', to, text, posted ? 'posted' : 'failed');
    return posted;
  }

  /** How often a conversation with the window began: by its INITIATE, or by its ACK to one. */
  #begun(window: Hwnd): number {
    return this.received.filter(
      ({ key, sent, from }) => from === window && sent && (key === 'ACK' || key === 'INITIATE'),
    ).length;
  }

  private validate(to: Hwnd, key: MessageKey, { item = 0 }: AnyContents): void {
    const wrong = (why: string) => new HarnessError(`the tester must not post ${key}: ${why}`);
    if (!this.mayPost.includes(key)) throw wrong('this role never does');
    if (this.#terminated.has(to) && this.#begun(to) > 1)
      throw new Abandoned('one window of the subject began two conversations with one window, and one of them is over');
    if (this.#terminated.has(to)) throw wrong('it has posted TERMINATE in that conversation');
    if ((key === 'REQUEST' || key === 'POKE' || key === 'ADVISE' || key === 'DATA') && item === 0)
      throw wrong('it needs an item');
  }

  /** An atom of the tester's for a name, or 0 for none. */
  protected atom(name: string | undefined): Atom {
    if (name === undefined) return 0;
    const atom = this.process.addAtom(name);
    if (atom === 0) throw new HarnessError(`the atom table does not take ${JSON.stringify(name.slice(0, 40))}`);
    return atom;
  }

  protected block(bytes: Uint8Array): Hglobal {
    const block = this.process.alloc(bytes);
    if (block === 0) throw new HarnessError(`no global memory of ${bytes.length} bytes is to be had`);
    return block;
  }

  protected note(direction: 'out' | 'in', peer: Hwnd, text: string, delivery: TraceEntry['delivery']): void {
    this.stage.trace.push({ time: this.process.now(), direction, window: this.number, peer, text, delivery });
  }

  /** Whether TERMINATE was posted to that window. */
  hasTerminated(window: Hwnd): boolean {
    return this.#terminated.has(window);
  }
}
