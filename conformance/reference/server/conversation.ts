/** One conversation of the reference server: a window, its client, and the tables that say what to do. */
import { orUndefined } from '../../../codecs/kernel/errors.js';
import { readDDEADVISE } from '../../../codecs/structures/ddeadvise.js';
import { type DDEDATA, writeDDEDATA } from '../../../codecs/structures/ddedata.js';
import { type DDEPOKE, readDDEPOKE } from '../../../codecs/structures/ddepoke.js';
import type { Atom, Hglobal, Hwnd, LParam, Process } from '../../../desktop/message-port.js';
import { messageByValue, messages } from '../../../spec/messages.js';
import { type Aftermath, type Exchange, Messenger, outgoing, type Posting } from '../messenger.js';
import { parseText, renderText } from '../values.js';
import { findItem, type Item, sameName, type Topic } from './catalogue.js';
import type { ServerHost } from './host.js';

/** A permanent link of the conversation. */
interface Link {
  readonly item: Item;
  readonly format: number;
  readonly warm: boolean;
  readonly ackRequested: boolean;
  state: 'idle' | 'awaiting ACK' | 'behind' | 'ended';
}

/** DATA on its way: until its ACK comes the server may still owe the block. */
interface Delivery {
  readonly exchange: Exchange;
  readonly facts: { readonly ackRequested: boolean; readonly release: boolean; readonly block: boolean };
  readonly link: Link | undefined;
  state: 'posting' | 'outstanding' | 'settled';
}

/**
 * One conversation of the reference server. A variant of the server extends it.
 *
 * @example
 * ```ts
 * import { ServerConversation, serverMutant } from 'dde-spec/conformance';
 * class Variant extends ServerConversation {}
 * const mutant = serverMutant('server.variant', 'DDE-REQUEST-003', 'None yet.', { conversation: Variant });
 * mutant.subject.name; // 'server.variant'
 * ```
 */
export class ServerConversation extends Messenger {
  readonly window: Hwnd;
  readonly partner: Hwnd;
  protected readonly server: ServerHost<ServerConversation>;
  readonly topic: Topic;
  protected state: 'none' | 'acknowledging' | 'open' | 'ended' = 'none';
  protected life: 'open' | 'terminating' | 'closed' = 'open';
  protected links: Link[] = [];
  protected deliveries: Delivery[] = [];
  #cancelWatch: (() => void) | undefined;
  #watched = 0;
  /** How long blocks that we have lent are left with a client that ends the conversation. */
  #patience: number;

  constructor(process: Process, server: ServerHost<ServerConversation>, client: Hwnd, topic: Topic) {
    super(process);
    this.server = server;
    this.#patience = server.timeout;
    this.partner = client;
    this.topic = topic;
    this.window = process.createWindow((message, wParam, lParam) => this.receive(message, wParam, lParam), {
      unicode: server.config.unicode ?? true,
    });
  }

  get closed(): boolean {
    return this.life === 'closed';
  }

  /** Answers INITIATE for the topic of this conversation. */
  acknowledgeInitiate(): void {
    const exchange = outgoing();
    this.state = this.run(
      this.server.machines.conversation,
      this.state,
      'INITIATE received',
      { matches: true },
      exchange,
    );
  }

  /** Ends the conversation from this side. */
  end(): void {
    this.terminate('end');
  }

  /** The client's window is gone: nothing can be posted any more. */
  protected partnerGone(): void {
    this.terminate('partner gone');
  }

  /** The window procedure of the conversation. */
  protected receive(message: number, wParam: number, lParam: LParam): number {
    const spec = messageByValue(message);
    if (spec === undefined || spec.key === 'INITIATE') return 0;
    if (spec.key === 'TERMINATE') {
      if (wParam === this.partner) this.terminate('TERMINATE received');
      return 0;
    }
    const halves = this.process.unpack(message, lParam);
    if (halves === undefined) return 0;
    const exchange: Exchange = { message, lParam, atom: 0, block: 0 };
    if (spec.key === 'EXECUTE') exchange.block = halves.hi;
    else exchange.atom = halves.hi;
    if (spec.key === 'ADVISE' || spec.key === 'DATA' || spec.key === 'POKE') exchange.block = halves.lo;
    if (wParam !== this.partner) return this.stranger(wParam, exchange);
    if (this.life !== 'open' && spec.key !== 'ACK') return this.late(exchange);
    switch (spec.key) {
      case 'REQUEST':
        return this.onRequest(exchange, halves.lo);
      case 'POKE':
        return this.onPoke(exchange);
      case 'ADVISE':
        return this.onAdvise(exchange);
      case 'UNADVISE':
        return this.onUnadvise(exchange, halves.lo);
      case 'EXECUTE':
        return this.onExecute(exchange);
      case 'ACK':
        return this.onAck(exchange, halves.lo);
      default:
        // DATA goes to clients only: refused, so that its poster frees what it owns.
        return this.refuse(exchange, this.partner);
    }
  }

  /** A window that is not in this conversation gets a refusal, so that it can free what it posted. */
  protected stranger(window: Hwnd, exchange: Exchange): number {
    if (exchange.message !== messages.ACK.value) return this.refuse(exchange, window);
    this.discard(exchange);
    return 0;
  }

  protected refuse(exchange: Exchange, window: Hwnd): number {
    return this.server.refuse(exchange, window, this.window);
  }

  // --- transactions -------------------------------------------------------------------------------------------

  protected onRequest(exchange: Exchange, format: number): number {
    const item = this.itemOf(exchange.atom);
    const available = item !== undefined && this.canRender(item, format);
    const facts = { busy: this.server.takeBusy(), available };
    this.run(this.server.machines.request, 'idle', 'REQUEST received', facts, this.asking(exchange, item, format));
    return 0;
  }

  protected onPoke(exchange: Exchange): number {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const block = bytes && orUndefined(readDDEPOKE(bytes));
    const item = this.itemOf(exchange.atom);
    const text = block && item && this.pokedText(item, block);
    const facts = { busy: this.server.takeBusy(), accepted: text !== undefined, release: block?.fRelease ?? false };
    this.run(this.server.machines.poke, 'idle', 'POKE received', facts, Object.assign(exchange, { item, text }));
    if (facts.accepted && !facts.busy && item) this.server.changed(this.topic, item);
    return 0;
  }

  /** What a POKE sets the item to; `undefined` if the server does not take it. */
  protected pokedText(item: Item, block: DDEPOKE): string | undefined {
    if (!item.writable || !item.formats.includes(block.cfFormat)) return undefined;
    return parseText(block.cfFormat, block.value);
  }

  protected onAdvise(exchange: Exchange): number {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const options = bytes && orUndefined(readDDEADVISE(bytes));
    const item = this.itemOf(exchange.atom);
    let link: Link | undefined;
    if (item && options && this.canRender(item, options.cfFormat)) {
      link = { item, format: options.cfFormat, warm: options.fDeferUpd, ackRequested: options.fAckReq, state: 'idle' };
    }
    const accepted = link !== undefined && this.allowsLink(link);
    this.run(
      this.server.machines.advise,
      'idle',
      'ADVISE received',
      { busy: this.server.takeBusy(), accepted },
      Object.assign(exchange, { link }),
    );
    return 0;
  }

  /** A warm link stands alone on its item; hot links differ in format, and a repeated one is replaced. */
  protected allowsLink(link: Link): boolean {
    const others = this.links.filter((other) => other.item === link.item);
    return link.warm ? others.length === 0 : others.every((other) => !other.warm);
  }

  protected onUnadvise(exchange: Exchange, format: number): number {
    const ending = this.linksOf(exchange.atom, format);
    const facts = { busy: this.server.takeBusy(), linked: ending.length > 0 };
    this.run(this.server.machines.unadvise, 'idle', 'UNADVISE received', facts, Object.assign(exchange, { ending }));
    return 0;
  }

  /** The links that UNADVISE means: 0 stands for every item, and for every format. */
  protected linksOf(atom: Atom, format: number): Link[] {
    const name = atom === 0 ? undefined : this.process.atomName(atom);
    if (atom !== 0 && name === undefined) return [];
    return this.links.filter(
      (link) => (name === undefined || sameName(link.item.name, name)) && (format === 0 || link.format === format),
    );
  }

  protected onExecute(exchange: Exchange): number {
    const busy = this.server.takeBusy();
    const bytes = busy || exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const outcome = bytes === undefined ? 'failed' : this.server.execute(this.topic, this.unicode, bytes);
    const facts = { busy, carriedOut: outcome !== 'failed', quits: outcome === 'quit' };
    this.run(this.server.machines.execute, 'idle', 'EXECUTE received', facts, exchange);
    if (facts.quits) this.server.quit();
    return 0;
  }

  /** Whether the other window of the conversation is a Unicode window; then command strings are Unicode. */
  get unicode(): boolean {
    return this.process.isWindowUnicode(this.window) && this.process.isWindowUnicode(this.partner);
  }

  // --- DATA and its ACK ---------------------------------------------------------------------------------------

  protected onAck(exchange: Exchange, status: number): number {
    const delivery = this.deliveries.find((candidate) => candidate.exchange.atom === exchange.atom);
    if (delivery === undefined) {
      this.discard(exchange);
      return 0;
    }
    this.deliveries = this.deliveries.filter((other) => other !== delivery);
    const facts = { ...delivery.facts, positive: (status & 0x8000) !== 0 };
    exchange.block = delivery.exchange.block;
    delivery.state = this.run(
      this.server.machines.data,
      delivery.state,
      'ACK received',
      facts,
      Object.assign(exchange, { link: delivery.link }),
    );
    return 0;
  }

  /** Tells every link of the item that its value has changed. */
  changed(item: Item): void {
    for (const link of this.links) if (link.item === item) this.stepLink(link, 'value changed');
  }

  protected stepLink(
    link: Link,
    event: 'value changed' | 'ACK received' | 'UNADVISE received' | 'conversation ended',
  ): void {
    const facts = { warm: link.warm, ackRequested: link.ackRequested };
    link.state = this.run(
      this.server.machines.link,
      link.state,
      event,
      facts,
      Object.assign(outgoing(), { link, ending: [link] }),
    );
  }

  /** The exchange of a REQUEST, with what DATA needs. */
  protected asking(exchange: Exchange, item: Item | undefined, format: number): Exchange {
    return Object.assign(exchange, { item, format, response: true });
  }

  /** Posts DATA: for a REQUEST with its atom, along a link with a new one. */
  protected postData(exchange: Exchange & Partial<DataExchange>): Posting | undefined {
    const { link } = exchange;
    const item = exchange.item ?? link?.item;
    const format = exchange.format ?? link?.format ?? 0;
    const withValue = link === undefined || !link.warm;
    const lent = item?.lent ?? false;
    const ackRequested = link === undefined ? lent || (this.server.config.ackRequested ?? false) : link.ackRequested;
    const release = this.releases(ackRequested) && !(lent && ackRequested);
    let block: Hglobal = 0;
    if (item && withValue) {
      block = this.process.alloc(
        this.dataBytes({
          fAckReq: ackRequested,
          fRelease: release,
          fResponse: exchange.response ?? false,
          reserved: 0,
          cfFormat: format,
          value: renderText(format, item.read()),
        }),
      );
      if (block === 0) return link === undefined ? this.refuseRequest(exchange) : 'post failed';
    }
    const atom = link === undefined ? exchange.atom : this.process.addAtom(link.item.name);
    if (atom === 0) {
      if (block !== 0) this.process.free(block);
      return 'post failed';
    }
    const delivery: Delivery = {
      exchange: { message: messages.DATA.value, lParam: 0, atom, block },
      facts: { ackRequested, release, block: block !== 0 },
      link,
      state: 'posting',
    };
    const posting = this.post(messages.DATA.value, block, atom, delivery.exchange);
    delivery.state = this.run(this.server.machines.data, 'posting', posting, delivery.facts, delivery.exchange);
    if (delivery.state === 'outstanding') {
      this.deliveries.push(delivery);
      this.watch();
    }
    if (posting === 'post failed') this.suspectPartner();
    return link !== undefined && posting === 'post failed' ? posting : undefined;
  }

  /** A REQUEST that could be satisfied but for want of memory: the table goes on as if it could not. */
  protected refuseRequest(exchange: Exchange): undefined {
    const posting = this.acknowledge(this.status('post ACK negative'), exchange);
    this.run(this.server.machines.request, 'posting', posting, {}, exchange);
    return undefined;
  }

  /** The block of DATA. */
  protected dataBytes(data: DDEDATA): Uint8Array {
    return writeDDEDATA(data);
  }

  /** fRelease of the next DATA: never clear together with fAckReq (DDE-DATA-003). */
  protected releases(ackRequested: boolean): boolean {
    return !ackRequested || (this.server.config.release ?? true);
  }

  // --- the end ------------------------------------------------------------------------------------------------

  protected terminate(event: 'end' | 'TERMINATE received' | 'time is up' | 'partner gone'): void {
    if (event === 'time is up') this.#patience = 0;
    const before = this.life;
    this.life = this.run(this.server.machines.termination, before, event, {}, outgoing());
    if (this.life === before) return;
    // The time-out for the answer to TERMINATE begins now, whatever else was being watched.
    this.#cancelWatch?.();
    this.#cancelWatch = undefined;
    if (this.life === 'terminating') this.watch();
  }

  /** A message that came after our TERMINATE: nothing is answered, what came with it is freed. */
  protected late(exchange: Exchange): number {
    const key = messageByValue(exchange.message)?.key;
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const release = key === 'POKE' && bytes !== undefined && (orUndefined(readDDEPOKE(bytes))?.fRelease ?? false);
    const facts = {
      atom: exchange.atom !== 0,
      block: exchange.block !== 0 && bytes !== undefined,
      keep: key === 'POKE' && !release,
    };
    this.life = this.run(this.server.machines.termination, this.life, 'late message received', facts, exchange);
    return 0;
  }

  /** While something is owed or awaited, looks from time to time whether the client still lives. */
  protected watch(): void {
    if (this.#cancelWatch !== undefined) return;
    this.#watched = this.process.now();
    const look = () => {
      this.#cancelWatch = undefined;
      if (this.life === 'closed') return;
      if (!this.process.isWindow(this.partner)) this.partnerGone();
      else if (this.life === 'terminating' && this.process.now() - this.#watched >= this.server.timeout)
        this.terminate('time is up');
      else if (this.life === 'terminating' || this.deliveries.length > 0)
        this.#cancelWatch = this.process.after(this.server.timeout, look);
    };
    this.#cancelWatch = this.process.after(this.server.timeout, look);
  }

  /** After a failed post: is the client still there? */
  protected suspectPartner(): void {
    if (!this.process.isWindow(this.partner)) this.partnerGone();
  }

  // --- effects ------------------------------------------------------------------------------------------------

  protected override perform(effect: string, exchange: Exchange & Partial<DataExchange>): Aftermath | undefined {
    switch (effect) {
      case 'keep conversation':
        this.server.conversations.add(this);
        return undefined;
      case 'send ACK':
        return this.sendAck(exchange);
      case 'delete name atoms':
        for (const atom of exchange.names ?? []) this.process.deleteAtom(atom);
        return undefined;
      case 'post DATA':
      case 'post DATA without value':
        return this.postData(exchange);
      case 'store value':
        if (exchange.item && exchange.text !== undefined) exchange.item.write(exchange.text);
        return undefined;
      case 'keep link':
        if (exchange.link) this.keepLink(exchange.link);
        return undefined;
      case 'drop link':
        this.dropLinks(exchange.ending ?? []);
        return undefined;
      case 'hold update':
        return undefined;
      case 'send held update':
        if (exchange.link) this.stepLink(exchange.link, 'ACK received');
        return undefined;
      case 'post TERMINATE':
        // The row of a transaction ends the conversation through the table of its end, which posts.
        if (this.life === 'open' && exchange.message !== 0) this.end();
        else this.process.post(this.partner, messages.TERMINATE.value, this.window, 0);
        return undefined;
      case 'free owed blocks':
        this.freeOwed();
        return undefined;
      case 'forget conversation':
        this.forget();
        return undefined;
      default:
        return super.perform(effect, exchange);
    }
  }

  protected sendAck(exchange: Exchange & Partial<DataExchange>): Aftermath {
    const application = this.process.addAtom(this.server.config.application);
    const topic = this.process.addAtom(this.topic.name);
    exchange.names = [application, topic].filter((atom) => atom !== 0);
    const delivered = application !== 0 && topic !== 0 && this.process.isWindow(this.partner);
    if (delivered) this.server.sendAck(this.partner, this.window, application, topic);
    return delivered ? 'delivered' : 'not delivered';
  }

  /** A repeated ADVISE for the same item and format takes the place of the earlier one. */
  protected keepLink(link: Link): void {
    this.dropLinks(this.links.filter((other) => other.item === link.item && other.format === link.format));
    this.links.push(link);
  }

  protected dropLinks(ending: readonly Link[]): void {
    for (const link of ending) link.state = 'ended';
    this.links = this.links.filter((link) => !ending.includes(link));
  }

  /** The conversation is over: what was to be decided by an ACK is decided without. */
  protected freeOwed(): void {
    const deliveries = this.deliveries;
    this.deliveries = [];
    for (const link of [...this.links]) this.stepLink(link, 'conversation ended');
    const lends = () => deliveries.some(({ facts }) => facts.block && !facts.release);
    this.onceUnread(this.#patience, lends, () => {
      for (const delivery of deliveries) {
        const { facts, exchange } = delivery;
        delivery.state = this.run(this.server.machines.data, delivery.state, 'conversation ended', facts, exchange);
      }
    });
  }

  protected forget(): void {
    this.state = 'ended';
    this.server.conversations.delete(this);
    this.process.destroyWindow(this.window);
  }

  /** The item that an atom names: string atoms only, so that `#123` is no item (DDE-ATOM-011). */
  protected itemOf(atom: Atom): Item | undefined {
    if (atom < 0xc000) return undefined;
    const name = this.process.atomName(atom);
    return name === undefined ? undefined : findItem(this.topic, name);
  }

  protected canRender(item: Item, format: number): boolean {
    return item.formats.includes(format);
  }
}

/** What the effects of a transaction need besides atom and block. */
interface DataExchange {
  item: Item | undefined;
  format: number;
  response: boolean;
  link: Link | undefined;
  ending: readonly Link[];
  text: string | undefined;
  names: readonly Atom[];
}
