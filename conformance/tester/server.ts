/** The tester as a server: it judges clients. */
import { makeLong, writeDDEDATA } from '../../codecs/index.js';
import { type MessageKey, messages } from '../../spec/index.js';
import type { Hglobal, Hwnd, WindowOptions } from '../desktop/port.js';
import { Endpoint, type OnPurpose, type Stage } from './endpoint.js';
import type { Received } from './received.js';

/** One topic that the tester offers, in how many windows, and under which names. */
export interface Offer {
  readonly application: string;
  readonly topics: readonly string[];
  /** How many servers of that name answer. Default 1. */
  readonly instances?: number;
}

export interface DataFlags extends OnPurpose {
  readonly response?: boolean;
  readonly release?: boolean;
  readonly ackRequested?: boolean;
}

/** DATA that was posted and whose ACK decides who frees its block. */
interface Delivery {
  readonly atom: number;
  readonly block: Hglobal;
  readonly release: boolean;
}

function same(a: string | undefined, b: string): boolean {
  return a === undefined || a.toLowerCase() === b.toLowerCase();
}

/** The listening window: opens a conversation for each INITIATE that matches the offer. */
export class TesterServer extends Endpoint {
  readonly conversations: ServerSide[] = [];
  /** INITIATEs that named the offer, or NULL, in order. */
  readonly initiations: Received[] = [];

  constructor(
    stage: Stage,
    private readonly offer: Offer,
    options?: WindowOptions,
  ) {
    super(stage, [], options);
  }

  protected override listens(received: Received): boolean {
    return received.key === 'INITIATE' && this.matches(received);
  }

  private matches(received: Received): boolean {
    // NULL is the name of everybody's server; a name that cannot be looked up is nobody's.
    if (received.lo !== 0 && !same(received.application ?? '', this.offer.application)) return false;
    return received.hi === 0 || this.offer.topics.some((topic) => same(received.topic ?? '', topic));
  }

  protected override onMessage(received: Received): number {
    if (received.key !== 'INITIATE') return super.onMessage(received);
    if (!this.matches(received)) return 0;
    this.initiations.push(received);
    for (let instance = 0; instance < (this.offer.instances ?? 1); instance += 1) {
      for (const topic of this.offer.topics) {
        if (received.hi !== 0 && !same(received.topic ?? '', topic)) continue;
        const side = new ServerSide(this.stage, received.from, topic);
        this.conversations.push(side);
        side.acknowledge(this.offer.application);
      }
    }
    return 0;
  }

  /** Waits for the next conversation that was not given before. */
  async conversation(milliseconds: number = this.stage.timeout): Promise<ServerSide | undefined> {
    const index = this.#given;
    await this.process.pump(() => this.conversations.length > index, milliseconds);
    const side = this.conversations[index];
    if (side !== undefined) this.#given += 1;
    return side;
  }

  #given = 0;
}

/** The tester's end of one conversation, with a window of its own. */
export class ServerSide extends Endpoint {
  /** Whether TERMINATE of the client is answered; a scenario may leave it out on purpose. */
  answersTerminate = true;
  readonly #deliveries: Delivery[] = [];

  constructor(
    stage: Stage,
    readonly client: Hwnd,
    readonly topic: string,
    options?: WindowOptions,
  ) {
    super(stage, ['DATA', 'ACK', 'TERMINATE'], options);
  }

  /** Sends the ACK to INITIATE with atoms of its own, which become the client's. */
  acknowledge(application: string): void {
    const lParam = makeLong(this.atom(application), this.atom(this.topic));
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

  /** Answers a message with an ACK, frees what the rules give to the server then, and gives the rest back. */
  answer(received: Received, status: number, { onPurpose }: OnPurpose = {}): void {
    const positive = (status & 0x8000) !== 0;
    if (positive && received.block !== 0) {
      if (received.key === 'ADVISE' || (received.key === 'POKE' && received.poke?.fRelease))
        this.process.free(received.block);
    }
    const hi = received.key === 'EXECUTE' ? received.block : received.atom;
    const note = `ACK 0x${status.toString(16).toUpperCase().padStart(4, '0')} to ${received.key ?? 'message'}`;
    const posted = this.post(this.client, 'ACK', status, hi, note, onPurpose === undefined ? {} : { onPurpose });
    if (!posted && received.key !== 'EXECUTE' && received.atom !== 0) this.process.deleteAtom(received.atom);
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
    const { release = true, ackRequested = false, onPurpose } = flags;
    const block = bytes === undefined ? 0 : this.block(bytes);
    const atom = typeof item === 'string' ? this.atom(item) : item.atom;
    const name = typeof item === 'string' ? item : (item.item ?? '');
    const shown = [flags.response && 'fResponse', release && block !== 0 && 'fRelease', ackRequested && 'fAckReq']
      .filter(Boolean)
      .join(' ');
    const note = `DATA${block === 0 ? ' without value' : ''} ${JSON.stringify(name)} ${shown}`;
    if (!this.post(this.client, 'DATA', block, atom, note, onPurpose === undefined ? {} : { onPurpose })) {
      this.process.deleteAtom(atom);
      if (block !== 0) this.process.free(block);
      return 0;
    }
    if (ackRequested) this.#deliveries.push({ atom, block, release });
    return block;
  }

  /** Ends the conversation from this side and waits for the answer. */
  async terminate(): Promise<Received | undefined> {
    this.postTerminate();
    return this.nextOf('TERMINATE');
  }

  postTerminate(): void {
    this.post(this.client, 'TERMINATE', 0, 0, 'TERMINATE');
  }

  /** What came late after our TERMINATE: freed as the rules say, and not answered. */
  private freeLate(received: Received): void {
    if (received.atom !== 0) this.process.deleteAtom(received.atom);
    const keep = received.key === 'POKE' && !received.poke?.fRelease;
    if (received.block !== 0 && received.bytes !== undefined && !keep) this.process.free(received.block);
  }

  protected override onMessage(received: Received): number {
    this.freeLParam(received);
    if (received.key === 'TERMINATE') {
      for (const { block, release } of this.#deliveries.splice(0))
        if (!release && block !== 0) this.process.free(block);
      if (this.answersTerminate && !this.hasTerminated(this.client)) this.postTerminate();
    } else if (received.key === 'ACK') this.onAck(received);
    else if (this.hasTerminated(this.client)) this.freeLate(received);
    return 0;
  }

  private onAck(received: Received): void {
    const index = this.#deliveries.findIndex((delivery) => delivery.atom === received.atom);
    const delivery = this.#deliveries[index];
    if (received.atom !== 0 && received.item !== undefined) this.process.deleteAtom(received.atom);
    if (delivery === undefined) return;
    this.#deliveries.splice(index, 1);
    if (delivery.block !== 0 && (!delivery.release || !received.status?.fAck)) this.process.free(delivery.block);
  }
}
