/** The tester as a server: it judges clients. */
import { makeLong, signExtend, writeDDEDATA } from '../../codecs/index.js';
import type { Hglobal, Hwnd, WindowOptions } from '../../desktop/message-port.js';
import { type MessageKey, messages } from '../../spec/index.js';
import { Endpoint, type OnPurpose, type Stage } from './endpoint.js';
import type { Received } from './received.js';

/** One topic that the tester offers, in how many windows, and under which names. */
export interface Offer {
  readonly application: string;
  readonly topics: readonly string[];
  /** How many servers of that name answer. Default 1. */
  readonly instances?: number;
  /** Whether the two words of the ACK to INITIATE are extended by their sign, as on 64-bit Windows. Default false. */
  readonly signExtended?: boolean;
}

/** The flags of DATA; fRelease is set unless it says otherwise, and the others are clear. */
export interface DataFlags extends OnPurpose {
  readonly response?: boolean;
  readonly release?: boolean;
  readonly ackRequested?: boolean;
}

/** DATA that was posted: its ACK, or the end of the conversation, decides who frees its block. */
interface Delivery {
  readonly item: string;
  readonly block: Hglobal;
  readonly release: boolean;
  readonly ackRequested: boolean;
}

function same(a: string | undefined, b: string): boolean {
  return a === undefined || a.toLowerCase() === b.toLowerCase();
}

/**
 * The listening window: opens a conversation for each INITIATE that matches the offer.
 *
 * @example
 * ```ts
 * import { ReferenceClient, Tester, TesterServer } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * const tester = new Tester(desktop.process('tester'), 5000, 100);
 * const server = new TesterServer(tester, { application: 'Quote', topics: ['NYSE'] });
 * const client = new ReferenceClient(desktop.process('client'));
 * client.carryOut([{ do: 'initiate', application: 'Quote', topic: 'NYSE' }], () => {});
 * (await server.conversation())?.topic; // 'NYSE'
 * ```
 */
export class TesterServer extends Endpoint {
  readonly conversations: ServerSide[] = [];
  /** INITIATEs that named the offer, or NULL, in order. */
  readonly initiations: Received[] = [];
  /** INITIATEs that were posted, although they are to be sent; their atoms may be gone by now. */
  readonly wronglyPosted: Received[] = [];

  constructor(
    stage: Stage,
    private readonly offer: Offer,
    private readonly options?: WindowOptions,
  ) {
    super(stage, [], options);
  }

  protected override listens(received: Received): boolean {
    return received.key === 'INITIATE' && this.matches(received);
  }

  private matches(received: Received): boolean {
    // NULL is the name of everybody's server; a name that cannot be looked up is nobody's.
    if (received.applicationAtom !== 0 && !same(received.application ?? '', this.offer.application)) return false;
    return received.topicAtom === 0 || this.offer.topics.some((topic) => same(received.topic ?? '', topic));
  }

  protected override onMessage(received: Received): number {
    if (received.key !== 'INITIATE') return super.onMessage(received);
    if (!this.process.inSendMessage()) this.wronglyPosted.push(received);
    if (!this.matches(received)) return 0;
    this.initiations.push(received);
    for (let instance = 0; instance < (this.offer.instances ?? 1); instance += 1) {
      for (const topic of this.offer.topics) {
        if (received.topicAtom !== 0 && !same(received.topic ?? '', topic)) continue;
        const side = new ServerSide(this.stage, received.from, topic, this.options);
        this.conversations.push(side);
        side.acknowledge(this.offer.application, this.offer.signExtended);
      }
    }
    return 0;
  }

  /** Waits for the next conversation that was not given before. */
  async conversation(milliseconds: number = this.stage.startTime): Promise<ServerSide | undefined> {
    const index = this.#given;
    await this.process.pump(() => this.conversations.length > index, milliseconds);
    const side = this.conversations[index];
    if (side !== undefined) this.#given += 1;
    return side;
  }

  #given = 0;

  /** Destroys this window and those of all conversations. */
  override vanish(): void {
    for (const side of this.conversations) side.vanish();
    super.vanish();
  }
}

/**
 * The tester's end of one conversation, with a window of its own.
 *
 * @example
 * ```ts
 * import { ReferenceClient, Tester } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * const tester = new Tester(desktop.process('tester'), 5000, 100);
 * const server = tester.server({ application: 'Quote', topics: ['NYSE'] });
 * new ReferenceClient(desktop.process('client')).carryOut([
 *   { do: 'initiate', application: 'Quote', topic: 'NYSE' },
 *   { do: 'request', item: 'ZAXX', formats: [1] },
 * ]);
 * const side = await server.conversation();
 * const asked = await side?.nextQuestion();
 * if (side && asked) side.answer(asked, 0); // a refusal
 * asked?.item; // 'ZAXX'
 * ```
 */
export class ServerSide extends Endpoint {
  /** Whether TERMINATE of the client is answered; a scenario may leave it out on purpose. */
  answersTerminate = true;
  /** Whether the client still had its window when its TERMINATE came; `undefined` before that. */
  clientStayed: boolean | undefined;
  readonly #deliveries: Delivery[] = [];
  /** What came and was not answered yet: what it carries is ours. */
  readonly #unanswered = new Set<Received>();

  constructor(
    stage: Stage,
    readonly client: Hwnd,
    readonly topic: string,
    options?: WindowOptions,
  ) {
    super(stage, ['DATA', 'ACK', 'TERMINATE'], options);
  }

  /** Sends the ACK to INITIATE with atoms of its own, which become the client's. */
  acknowledge(application: string, signExtended = false): void {
    const words = makeLong(this.atom(application), this.atom(this.topic));
    const lParam = signExtended ? signExtend(words) : words;
    this.note(
      'out',
      this.client,
      `ACK to INITIATE ${JSON.stringify(application)} ${JSON.stringify(this.topic)}`,
      'sent',
    );
    this.process.send(this.client, messages.ACK.value, this.window, lParam);
  }

  /** The next message of the client with that key. */
  async nextOf(key: MessageKey, milliseconds?: number): Promise<Received | undefined> {
    return this.next((message) => message.key === key && message.from === this.client, milliseconds);
  }

  /** The next message of the client that was not answered yet, or its TERMINATE. */
  async nextQuestion(milliseconds?: number): Promise<Received | undefined> {
    return this.next((message) => message.key === 'TERMINATE' || this.#unanswered.has(message), milliseconds);
  }

  /** Answers a message with an ACK, frees what the rules give to the server then, and gives the rest back. */
  answer(received: Received, status: number, purpose: OnPurpose = {}): void {
    this.#unanswered.delete(received);
    if ((status & 0x8000) !== 0 && handedOver(received)) this.process.free(received.block);
    const form = received.key === 'EXECUTE' ? 'ACK-EXECUTE' : 'ACK-ITEM';
    const contents = { status, item: received.atom, block: received.block };
    const posted = this.post(this.client, form, contents, `ACK ${hex(status)} to ${received.key}`, purpose);
    if (!posted && received.atom !== 0) this.process.deleteAtom(received.atom);
  }

  /** Posts an ACK that answers nothing that waits. */
  surplusAck(item: string, status: number, onPurpose: string): void {
    const atom = this.atom(item);
    const note = `ACK ${hex(status)} ${JSON.stringify(item)}`;
    if (!this.post(this.client, 'ACK-ITEM', { status, item: atom }, note, { onPurpose })) this.process.deleteAtom(atom);
  }

  /** Posts DATA with a value: under the atom of a REQUEST, or with a new one for the item. */
  data(item: string | Received, format: number, value: Uint8Array, flags: DataFlags = {}): Hglobal {
    const { response = false, release = true, ackRequested = false } = flags;
    return this.dataBytes(
      item,
      writeDDEDATA({
        fAckReq: ackRequested,
        fRelease: release,
        fResponse: response,
        reserved: 0,
        cfFormat: format,
        value,
      }),
      flags,
    );
  }

  /** Posts DATA with a block of our own making; `undefined` bytes stand for a NULL handle. */
  dataBytes(item: string | Received, bytes: Uint8Array | undefined, flags: DataFlags = {}): Hglobal {
    const block = bytes === undefined ? 0 : this.block(bytes);
    const posted = this.postData(item, block, flags);
    if (!posted && block !== 0) this.process.free(block);
    return posted ? block : 0;
  }

  /** Posts DATA with a handle that is none, which nobody can lock or free; false if the system does not take it. */
  dataUnlockable(item: string | Received, onPurpose: string): boolean {
    return this.postData(item, NO_BLOCK, { response: true, onPurpose }, false);
  }

  private postData(item: string | Received, block: Hglobal, flags: DataFlags, ours = true): boolean {
    const { release = true, ackRequested = false } = flags;
    const name = typeof item === 'string' ? item : (item.item ?? '');
    const atom = typeof item === 'string' ? this.atom(item) : item.atom;
    if (typeof item !== 'string') this.#unanswered.delete(item);
    const shown = [flags.response && 'fResponse', release && block !== 0 && 'fRelease', ackRequested && 'fAckReq']
      .filter(Boolean)
      .join(' ');
    const note = `DATA${block === 0 ? ' without value' : ''} ${JSON.stringify(name)} ${shown}`;
    const posted = this.post(this.client, 'DATA', { block, item: atom }, note, flags);
    if (!posted) this.process.deleteAtom(atom);
    else if (ours && (ackRequested || !release))
      this.#deliveries.push({ item: name.toLowerCase(), block, release, ackRequested });
    return posted;
  }

  /** Ends the conversation from this side and waits for the answer. */
  async terminate(): Promise<Received | undefined> {
    this.postTerminate();
    return this.nextOf('TERMINATE');
  }

  postTerminate(): void {
    this.releaseUnanswered();
    this.post(this.client, 'TERMINATE', {}, 'TERMINATE');
  }

  /** Destroys the window; what would have been settled by a message of the client is settled now. */
  override vanish(): void {
    this.settle();
    super.vanish();
  }

  /** The conversation is over: no answer can be given, and none will come. */
  private settle(): void {
    this.releaseUnanswered();
    for (const { block, release } of this.#deliveries.splice(0)) if (!release && block !== 0) this.process.free(block);
  }

  private releaseUnanswered(): void {
    for (const received of this.#unanswered) {
      if (received.atom !== 0) this.process.deleteAtom(received.atom);
      if (handedOver(received)) this.process.free(received.block);
    }
    this.#unanswered.clear();
  }

  /** What came after our TERMINATE: freed as the rules say, and not answered. */
  private freeLate(received: Received): void {
    if (received.atom !== 0) this.process.deleteAtom(received.atom);
    const lent = received.key === 'POKE' && !received.poke?.fRelease;
    if (received.bytes !== undefined && !lent) this.process.free(received.block);
  }

  protected override onMessage(received: Received): number {
    // INITIATE goes to every window; what else is sent was to be posted, and carries nothing that we could take.
    if (received.sent) return 0;
    this.freeLParam(received);
    if (received.key === 'TERMINATE') {
      this.clientStayed = this.process.isWindow(this.client);
      this.settle();
      if (this.answersTerminate && !this.hasTerminated(this.client)) this.postTerminate();
    } else if (received.key === 'ACK') this.onAck(received);
    else if (this.hasTerminated(this.client)) this.freeLate(received);
    else this.#unanswered.add(received);
    return 0;
  }

  private onAck(received: Received): void {
    const index = this.#deliveries.findIndex(
      (delivery) => delivery.ackRequested && delivery.item === received.item?.toLowerCase(),
    );
    const delivery = this.#deliveries[index];
    if (received.atom !== 0 && received.item !== undefined) this.process.deleteAtom(received.atom);
    if (delivery === undefined) return;
    this.#deliveries.splice(index, 1);
    if (delivery.block !== 0 && (!delivery.release || !received.status?.fAck)) this.process.free(delivery.block);
  }
}

/** A number that no desktop gives to a block: handles of blocks are not even below 0xC000. */
const NO_BLOCK = 0xbffe;

/** Whether the block that came is the server's unless it refuses. */
function handedOver(received: Received): boolean {
  if (received.bytes === undefined) return false;
  return received.key === 'ADVISE' || (received.key === 'POKE' && received.poke?.fRelease === true);
}

function hex(status: number): string {
  return `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;
}
