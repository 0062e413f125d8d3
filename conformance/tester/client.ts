/** The tester as a client: it judges servers. */
import { makeLong, writeDDEADVISE, writeDDEPOKE } from '../../codecs/index.js';
import type { Atom, Hglobal, Hwnd, LParam, WindowOptions } from '../../desktop/message-port.js';
import { HWND_BROADCAST } from '../../desktop/message-port.js';
import { type MessageKey, messages } from '../../spec/index.js';
import { Endpoint, type OnPurpose, type Stage } from './endpoint.js';
import { describe, type Received } from './received.js';

/** The item of a message: its name, or a number of our own choice that may be no atom at all. */
export type ItemName = string | Atom;

/** What came back on a transaction, and what came besides. */
export interface Reply {
  /** `unposted`: the system did not take the message, so that nobody could answer. */
  readonly kind: 'data' | 'positive' | 'negative' | 'busy' | 'terminated' | 'none' | 'unposted';
  readonly message: Received | undefined;
  /** What else came in the quiet time after the answer. */
  readonly extra: readonly Received[];
  /** The item atom or block that the message carried. */
  readonly atom: Atom;
  readonly block: Hglobal;
}

/** A transaction whose answer decides who frees what. */
interface Outstanding {
  readonly kind: 'REQUEST' | 'POKE' | 'EXECUTE' | 'ADVISE' | 'UNADVISE';
  readonly server: Hwnd;
  readonly atom: Atom;
  readonly block: Hglobal;
  readonly release: boolean;
}

/** What a link is to be: hot and without flow control unless it says otherwise. */
export interface AdviseOptions extends OnPurpose {
  readonly warm?: boolean;
  readonly ackRequested?: boolean;
}

/** How the client answers DATA that asks for an ACK. */
export type DataPolicy = 'accept' | 'refuse' | 'hold';

/**
 * The client that the suite plays: it keeps the rules except where a scenario says otherwise.
 *
 * @example
 * ```ts
 * import { referenceServer, Tester, TesterClient } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * referenceServer.start(desktop.process('server'));
 * const tester = new Tester(desktop.process('tester'), 5000, 100);
 * const client = new TesterClient(tester);
 * client.initiate('DdeSpec', 'Prices').length; // 1
 * ```
 */
export class TesterClient extends Endpoint {
  /** What to do on DATA; `hold` leaves the answer to {@link answerData}. */
  dataPolicy: DataPolicy = 'accept';
  /** Whether updates along warm links are acknowledged: the notice itself cannot ask for it. */
  ackWarm = false;
  /** Whether the scenario lets no ACK of the server through: a command string that it got is ours again at the end. */
  acksAreLost = false;
  #outstanding: Outstanding[] = [];
  #initiating = false;
  readonly #held: Received[] = [];
  /** What was sent to this window although only posting is allowed: everything but ACKs to INITIATE. */
  readonly wronglySent: Received[] = [];

  constructor(stage: Stage, options?: WindowOptions) {
    super(stage, ['REQUEST', 'POKE', 'EXECUTE', 'ADVISE', 'UNADVISE', 'ACK', 'TERMINATE'], options);
  }

  /** Sends INITIATE to all or to one window; gives the ACKs that were sent meanwhile. */
  initiate(application: string | undefined, topic: string | undefined, to: Hwnd = HWND_BROADCAST): readonly Received[] {
    const atoms = [this.atom(application), this.atom(topic)] as const;
    const names = `${JSON.stringify(application ?? null)} ${JSON.stringify(topic ?? null)}`;
    const answers = this.initiateRaw(makeLong(atoms[0], atoms[1]), names, to);
    for (const atom of atoms) if (atom !== 0) this.process.deleteAtom(atom);
    return answers;
  }

  /** Sends INITIATE with an lParam of our own making, whose atoms stay the caller's. */
  initiateRaw(lParam: LParam, note: string, to: Hwnd = HWND_BROADCAST): readonly Received[] {
    const before = this.received.length;
    this.note('out', to, `INITIATE ${note}`, 'sent');
    this.#initiating = true;
    this.sending += 1;
    this.process.send(to, messages.INITIATE.value, this.window, lParam);
    this.sending -= 1;
    this.#initiating = false;
    return this.received.slice(before).filter((message) => message.key === 'ACK' && message.sent);
  }

  async request(server: Hwnd, item: ItemName, format: number, purpose: OnPurpose = {}): Promise<Reply> {
    return this.postRequest(server, item, format, purpose) ? this.reply(item) : unposted;
  }

  postRequest(server: Hwnd, item: ItemName, format: number, purpose: OnPurpose = {}): boolean {
    const atom = this.itemAtom(item);
    const posted = this.post(
      server,
      'REQUEST',
      { format, item: atom },
      `REQUEST ${JSON.stringify(item)} format ${format}`,
      purpose,
    );
    if (posted) this.#outstanding.push({ kind: 'REQUEST', server, atom, block: 0, release: false });
    else if (typeof item === 'string') this.process.deleteAtom(atom);
    return posted;
  }

  async poke(
    server: Hwnd,
    item: ItemName,
    format: number,
    value: Uint8Array,
    release: boolean,
    purpose: OnPurpose = {},
  ): Promise<Reply> {
    const bytes = writeDDEPOKE({ fRelease: release, reserved: 0, cfFormat: format, value });
    return this.pokeBytes(server, item, bytes, release, purpose);
  }

  /** POKE with a block of our own making. */
  async pokeBytes(
    server: Hwnd,
    item: ItemName,
    bytes: Uint8Array,
    release: boolean,
    purpose: OnPurpose = {},
  ): Promise<Reply> {
    const block = this.postPoke(server, item, bytes, release, purpose);
    return block === 0 ? unposted : this.reply(item, block);
  }

  /** The result is the block, or 0 if the message could not be posted. */
  postPoke(server: Hwnd, item: ItemName, bytes: Uint8Array, release: boolean, purpose: OnPurpose = {}): Hglobal {
    const note = `POKE ${JSON.stringify(item)} of ${bytes.length} bytes`;
    return this.postWithBlock('POKE', server, item, bytes, release, note, purpose);
  }

  async advise(server: Hwnd, item: ItemName, format: number, options: AdviseOptions = {}): Promise<Reply> {
    const block = this.postAdvise(server, item, format, options);
    return block === 0 ? unposted : this.reply(item, block);
  }

  /** The result is the block, or 0 if the message could not be posted. */
  postAdvise(server: Hwnd, item: ItemName, format: number, options: AdviseOptions = {}): Hglobal {
    const { warm = false, ackRequested = false } = options;
    const bytes = writeDDEADVISE({
      fAckReq: ackRequested,
      fDeferUpd: warm,
      reserved: 0,
      cfFormat: format,
      trailing: new Uint8Array(0),
    });
    return this.postWithBlock('ADVISE', server, item, bytes, true, `ADVISE ${JSON.stringify(item)}`, options);
  }

  async adviseBytes(server: Hwnd, item: ItemName, bytes: Uint8Array, purpose: OnPurpose = {}): Promise<Reply> {
    const note = `ADVISE ${JSON.stringify(item)}`;
    const block = this.postWithBlock('ADVISE', server, item, bytes, true, note, purpose);
    return block === 0 ? unposted : this.reply(item, block);
  }

  private postWithBlock(
    kind: 'POKE' | 'ADVISE',
    server: Hwnd,
    item: ItemName,
    bytes: Uint8Array,
    release: boolean,
    note: string,
    purpose: OnPurpose,
  ): Hglobal {
    const block = this.block(bytes);
    const atom = this.itemAtom(item);
    if (this.post(server, kind, { block, item: atom }, note, purpose)) {
      this.#outstanding.push({ kind, server, atom, block, release });
      return block;
    }
    if (typeof item === 'string') this.process.deleteAtom(atom);
    this.process.free(block);
    return 0;
  }

  private itemAtom(item: ItemName): Atom {
    return typeof item === 'string' ? this.atom(item) : item;
  }

  /** `item` undefined ends all links of the conversation. */
  async unadvise(server: Hwnd, item: string | undefined, format: number): Promise<Reply> {
    this.postUnadvise(server, item, format);
    return this.reply(item);
  }

  postUnadvise(server: Hwnd, item: string | undefined, format: number): void {
    const atom = this.atom(item);
    const posted = this.post(
      server,
      'UNADVISE',
      { format, item: atom },
      `UNADVISE ${JSON.stringify(item ?? null)} format ${format}`,
    );
    if (posted) this.#outstanding.push({ kind: 'UNADVISE', server, atom, block: 0, release: false });
    else if (atom !== 0) this.process.deleteAtom(atom);
  }

  async execute(server: Hwnd, bytes: Uint8Array, note: string, purpose: OnPurpose = {}): Promise<Reply> {
    const block = this.postExecute(server, bytes, note, purpose);
    return this.reply(undefined, block);
  }

  postExecute(server: Hwnd, bytes: Uint8Array, note: string, purpose: OnPurpose = {}): Hglobal {
    const block = this.block(bytes);
    if (this.post(server, 'EXECUTE', { block }, `EXECUTE ${note}`, purpose)) {
      this.#outstanding.push({ kind: 'EXECUTE', server, atom: 0, block, release: false });
    } else this.process.free(block);
    return block;
  }

  /** Posts raw halves, for messages that the protocol does not allow. Nothing is remembered or freed for them. */
  postRaw(server: Hwnd, key: MessageKey, lo: number, hi: number, onPurpose: string): boolean {
    return this.postHalves(server, key, { lo, hi }, `${key} lo ${lo} hi ${hi}`, { onPurpose });
  }

  /** Posts TERMINATE and waits for the server's. */
  async terminate(server: Hwnd): Promise<Received | undefined> {
    this.postTerminate(server);
    return this.next((message) => message.key === 'TERMINATE' && message.from === server);
  }

  postTerminate(server: Hwnd): void {
    this.post(server, 'TERMINATE', {}, 'TERMINATE');
  }

  /** The next answer of any kind, and what comes after it within the quiet time. */
  async reply(item?: ItemName, block: Hglobal = 0): Promise<Reply> {
    const message = await this.next(
      (candidate) => candidate.key === 'DATA' || candidate.key === 'ACK' || candidate.key === 'TERMINATE',
    );
    const extra = await this.rest();
    const atom = typeof item === 'string' ? this.process.findAtom(item) : (item ?? 0);
    return { kind: kindOf(message), message, extra, atom, block };
  }

  /** What was posted and is not yet answered. */
  get unanswered(): number {
    return this.#outstanding.length;
  }

  /** The conversation with a window is over: frees the blocks that stay ours when no ACK comes any more. */
  settle(server: Hwnd): void {
    for (const { block, release, kind } of this.#outstanding.filter((entry) => entry.server === server)) {
      // The command string of a server that is gone comes back; one that still lives frees what came late.
      const returned = kind === 'EXECUTE' && (this.acksAreLost || !this.process.isWindow(server));
      if (returned || (kind === 'POKE' && !release)) this.process.free(block);
    }
    this.#outstanding = this.#outstanding.filter((entry) => entry.server !== server);
  }

  protected override onMessage(received: Received): number {
    if (received.sent && !this.#initiating && received.key !== 'INITIATE') this.wronglySent.push(received);
    if (received.key === 'ACK') this.onAck(received);
    else if (received.key === 'DATA') this.onData(received);
    else if (received.key === 'TERMINATE') this.onTerminate(received);
    else super.onMessage(received);
    return 0;
  }

  private onAck(received: Received): void {
    if (received.sent && this.#initiating) {
      for (const atom of [received.applicationAtom, received.topicAtom]) if (atom !== 0) this.process.deleteAtom(atom);
      return;
    }
    this.freeLParam(received);
    const entry = this.matching(received);
    if (entry === undefined || entry.kind !== 'EXECUTE') {
      if (received.atom !== 0 && received.item !== undefined) this.process.deleteAtom(received.atom);
    }
    if (entry === undefined) return;
    this.#outstanding = this.#outstanding.filter((other) => other !== entry);
    const positive = received.status?.fAck ?? false;
    if (entry.kind === 'EXECUTE' || (entry.block !== 0 && (!positive || !entry.release)))
      this.process.free(entry.block);
  }

  /** The transaction that an ACK answers: the one with its item or block, else the oldest. */
  private matching(received: Received): Outstanding | undefined {
    const mine = this.#outstanding.filter((entry) => entry.server === received.from);
    return (
      mine.find((entry) => entry.kind === 'EXECUTE' && entry.block === received.returned) ??
      mine.find((entry) => entry.kind !== 'EXECUTE' && entry.atom === received.atom) ??
      mine.find((entry) => entry.kind === 'EXECUTE')
    );
  }

  private onData(received: Received): void {
    this.freeLParam(received);
    const request = this.#outstanding.find(
      (entry) => entry.kind === 'REQUEST' && entry.server === received.from && entry.atom === received.atom,
    );
    if (received.data?.fResponse && request) this.#outstanding = this.#outstanding.filter((entry) => entry !== request);
    if (this.dataPolicy === 'hold') this.#held.push(received);
    else this.answerData(received, this.dataPolicy === 'accept');
  }

  /** Answers DATA as its flags ask, and frees what is ours then. */
  answerData(received: Received, accept: boolean): void {
    const ackRequested = received.data?.fAckReq ?? (received.block === 0 && this.ackWarm);
    if (received.data?.fRelease && (accept || !ackRequested)) this.process.free(received.block);
    if (!ackRequested || this.hasTerminated(received.from)) {
      if (received.atom !== 0) this.process.deleteAtom(received.atom);
      return;
    }
    const note = `ACK ${accept ? 'positive' : 'negative'} ${JSON.stringify(received.item ?? null)}`;
    const posted = this.post(received.from, 'ACK-ITEM', { status: accept ? 0x8000 : 0, item: received.atom }, note);
    if (!posted && received.atom !== 0) this.process.deleteAtom(received.atom);
  }

  /** Drops DATA that will never be answered: what came with it and is ours is freed. */
  discard(received: Received): void {
    if (received.data?.fRelease) this.process.free(received.block);
    if (received.atom !== 0) this.process.deleteAtom(received.atom);
  }

  private onTerminate(received: Received): void {
    this.settle(received.from);
    if (!this.hasTerminated(received.from) && this.answersTerminate)
      this.post(received.from, 'TERMINATE', {}, 'TERMINATE');
  }

  /** Whether TERMINATE of the server is answered; a scenario may leave it out on purpose. */
  answersTerminate = true;

  /** DATA that came under the policy `hold` and waits for {@link answerData}. */
  get held(): readonly Received[] {
    return this.#held;
  }
}

/** There is nothing to wait for. */
const unposted: Reply = { kind: 'unposted', message: undefined, extra: [], atom: 0, block: 0 };

function kindOf(message: Received | undefined): Reply['kind'] {
  if (message === undefined) return 'none';
  if (message.key === 'DATA') return 'data';
  if (message.key === 'TERMINATE') return 'terminated';
  if (message.status?.fAck) return 'positive';
  return message.status?.fBusy ? 'busy' : 'negative';
}

/** A reply in a few words: the answer, and how many messages came besides. */
export function describeReply(reply: Reply): string {
  if (reply.kind === 'unposted') return 'the message could not be posted';
  const answer = reply.message === undefined ? 'no answer' : describe(reply.message);
  return reply.extra.length === 0 ? answer : `${answer}, then ${reply.extra.map(describe).join(', then ')}`;
}
