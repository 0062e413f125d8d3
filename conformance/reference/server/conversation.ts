/** One conversation of the reference server: a window, its client, and the tables that say what to do. */
import type { Either } from '../../../codecs/kernel/either.js';
import { type CodecError, orUndefined } from '../../../codecs/kernel/errors.js';
import { findForm, splitContents } from '../../../codecs/message/contents.js';
import { splitAckStatus } from '../../../codecs/structures/ddeack.js';
import { readDDEADVISE } from '../../../codecs/structures/ddeadvise.js';
import { type DDEDATA, writeDDEDATA } from '../../../codecs/structures/ddedata.js';
import { type DDEPOKE, readDDEPOKE } from '../../../codecs/structures/ddepoke.js';
import type { Atom, Hglobal, Hwnd, LParam, Process } from '../../../desktop/message-port.js';
import { atomKind } from '../../../spec/atoms.js';
import type { Facts } from '../../../state-machines/machine.js';
import type { PostEffect } from '../../../state-machines/message/vocabulary.js';
import { type Aftermath, type Exchange, type InnerEffect, type Life, Messenger, outgoing } from '../messenger.js';
import { sameName } from '../names.js';
import { parseText, renderText } from '../values.js';
import { findItem, type Item, type Topic } from './catalogue.js';
import type { InitiateNames, ServerHost } from './host.js';

/** A permanent link of the conversation. */
export interface Link extends Life<'none' | 'idle' | 'awaiting ACK' | 'behind' | 'ended'> {
  readonly item: Item;
  readonly format: number;
  readonly warm: boolean;
  readonly ackRequested: boolean;
}

/** DATA on its way: until its ACK comes the server may still owe the block. */
interface Delivery extends Life<'posting' | 'outstanding' | 'settled'> {
  readonly exchange: ServerExchange;
  readonly facts: { readonly ackRequested: boolean; readonly release: boolean; readonly block: boolean };
  readonly link: Link | undefined;
}

/** An exchange with what the effects of a server need besides. */
export interface ServerExchange extends Exchange {
  /** The item that the message names, if the server has it. */
  subject?: Item | undefined;
  /** The format that REQUEST or UNADVISE names. */
  format?: number;
  /** The value of a POKE that is taken. */
  text?: string | undefined;
  /** The link that ADVISE asks for, or that an update goes along. */
  link?: Link | undefined;
  /** The links that end. */
  ending?: readonly Link[];
}

/**
 * One conversation of the reference server. The mutants extend it.
 *
 * @internal
 */
export class ServerConversation extends Messenger<ServerExchange> {
  window: Hwnd = 0;
  readonly partner: Hwnd;
  protected readonly server: ServerHost<ServerConversation>;
  readonly topic: Topic;
  protected readonly conversation: Life<'none' | 'acknowledging' | 'open' | 'ended'> = { state: 'none' };
  protected readonly ending: Life<'open' | 'terminating' | 'closed'> = { state: 'open' };
  protected asked: InitiateNames = { application: 0, topic: 0 };
  protected links: Link[] = [];
  protected deliveries: Delivery[] = [];
  #cancelWatch: (() => void) | undefined;
  #watched = 0;
  /** How long blocks that we have lent are left with a client that ends the conversation. */
  #patience: number;

  constructor(process: Process, server: ServerHost<ServerConversation>, client: Hwnd, topic: Topic) {
    super(process, server.onStep);
    this.server = server;
    this.#patience = server.timeout;
    this.partner = client;
    this.topic = topic;
  }

  get open(): boolean {
    return this.ending.state === 'open';
  }

  /** Takes an INITIATE; only if the names match there is a conversation then. */
  begin(asked: InitiateNames, matches: boolean): void {
    this.asked = asked;
    this.run(this.server.machines.conversation, this.conversation, 'INITIATE received', { matches }, outgoing());
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
    const form = findForm(message, 'posted');
    if (form === undefined || form === 'INITIATE') return 0;
    if (form === 'TERMINATE') {
      if (wParam === this.partner) this.terminate('TERMINATE received');
      return 0;
    }
    const halves = this.process.unpack(message, lParam);
    if (halves === undefined) return 0;
    const { item = 0, block = 0, format = 0, status = 0 } = splitContents(form, halves);
    const exchange: ServerExchange = { ...outgoing(), form, lParam, item, block, format };
    if (wParam !== this.partner) return this.stranger(wParam, exchange);
    if (!this.open && form !== 'ACK-ITEM') return this.late(exchange);
    switch (form) {
      case 'REQUEST':
        return this.onRequest(exchange);
      case 'POKE':
        return this.onPoke(exchange);
      case 'ADVISE':
        return this.onAdvise(exchange);
      case 'UNADVISE':
        return this.onUnadvise(exchange);
      case 'EXECUTE':
        return this.onExecute(exchange);
      case 'ACK-ITEM':
        return this.onAck(exchange, status);
      default:
        // DATA goes to clients only: refused, so that its poster frees what it owns.
        return this.refuse(exchange, this.partner);
    }
  }

  /** A window that is not in this conversation gets a refusal, so that it can free what it posted. */
  protected stranger(window: Hwnd, exchange: ServerExchange): number {
    if (exchange.form !== 'ACK-ITEM') return this.refuse(exchange, window);
    this.discard(exchange);
    return 0;
  }

  protected refuse(exchange: ServerExchange, window: Hwnd): number {
    return this.server.refuse(exchange, window, this.window);
  }

  // --- transactions -------------------------------------------------------------------------------------------

  protected onRequest(exchange: ServerExchange): number {
    const subject = this.itemOf(exchange.item);
    const available = subject !== undefined && this.canRender(subject, exchange.format ?? 0);
    const facts = { busy: this.server.takeBusy(), available };
    this.run(this.server.machines.request, { state: 'idle' }, 'REQUEST received', facts, { ...exchange, subject });
    return 0;
  }

  protected onPoke(exchange: ServerExchange): number {
    const block = this.blockOf(exchange, readDDEPOKE);
    const subject = this.itemOf(exchange.item);
    const text = block && subject && this.pokedText(subject, block);
    const facts = { busy: this.server.takeBusy(), accepted: text !== undefined, release: block?.fRelease ?? false };
    this.run(this.server.machines.poke, { state: 'idle' }, 'POKE received', facts, { ...exchange, subject, text });
    if (facts.accepted && !facts.busy && subject) this.server.changed(this.topic, subject);
    return 0;
  }

  /** What a POKE sets the item to; `undefined` if the server does not take it. */
  protected pokedText(item: Item, block: DDEPOKE): string | undefined {
    if (!item.writable || !item.formats.includes(block.cfFormat)) return undefined;
    return parseText(block.cfFormat, block.value);
  }

  protected onAdvise(exchange: ServerExchange): number {
    const options = this.blockOf(exchange, readDDEADVISE);
    const item = this.itemOf(exchange.item);
    let link: Link | undefined;
    if (item && options && this.canRender(item, options.cfFormat)) {
      link = { item, format: options.cfFormat, warm: options.fDeferUpd, ackRequested: options.fAckReq, state: 'none' };
    }
    const facts = { busy: this.server.takeBusy(), accepted: link !== undefined && this.allowsLink(link) };
    this.run(this.server.machines.advise, { state: 'idle' }, 'ADVISE received', facts, { ...exchange, link });
    return 0;
  }

  /** A warm link stands alone on its item; hot links differ in format, and a repeated one is replaced. */
  protected allowsLink(link: Link): boolean {
    const others = this.links.filter((other) => other.item === link.item);
    return link.warm ? others.length === 0 : others.every((other) => !other.warm);
  }

  protected onUnadvise(exchange: ServerExchange): number {
    const ending = this.linksOf(exchange.item, exchange.format ?? 0);
    const facts = { busy: this.server.takeBusy(), linked: ending.length > 0 };
    this.run(this.server.machines.unadvise, { state: 'idle' }, 'UNADVISE received', facts, { ...exchange, ending });
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

  protected onExecute(exchange: ServerExchange): number {
    const busy = this.server.takeBusy();
    const bytes = busy || exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const outcome = bytes === undefined ? 'failed' : this.server.execute(this.topic, this.unicode, bytes);
    const facts = { busy, carriedOut: outcome !== 'failed', quits: outcome === 'quit' };
    this.run(this.server.machines.execute, { state: 'idle' }, 'EXECUTE received', facts, exchange);
    if (facts.quits) this.server.quit();
    return 0;
  }

  /** Whether the other window of the conversation is a Unicode window; then command strings are Unicode. */
  get unicode(): boolean {
    return this.process.isWindowUnicode(this.window) && this.process.isWindowUnicode(this.partner);
  }

  /** What stands in the block of a message, if it can be read. */
  private blockOf<T>({ block }: ServerExchange, read: (bytes: Uint8Array) => Either<CodecError, T>): T | undefined {
    const bytes = block === 0 ? undefined : this.process.read(block);
    return bytes && orUndefined(read(bytes));
  }

  // --- DATA and its ACK ---------------------------------------------------------------------------------------

  protected onAck(exchange: ServerExchange, status: number): number {
    const delivery = this.deliveries.find((candidate) => candidate.exchange.item === exchange.item);
    if (delivery === undefined) {
      this.discard(exchange);
      return 0;
    }
    this.deliveries = this.deliveries.filter((other) => other !== delivery);
    const facts = { ...delivery.facts, positive: splitAckStatus(status).fAck };
    const { link, exchange: posted } = delivery;
    this.run(this.server.machines.data, delivery, 'ACK received', facts, { ...exchange, block: posted.block, link });
    return 0;
  }

  /** Tells every link of the item that its value has changed. */
  changed(item: Item): void {
    for (const link of this.links) if (link.item === item) this.stepLink(link, 'value changed');
  }

  protected stepLink(
    link: Link,
    event: 'ADVISE accepted' | 'value changed' | 'ACK received' | 'UNADVISE received' | 'conversation ended',
  ): void {
    const facts = { warm: link.warm, ackRequested: link.ackRequested };
    this.run(this.server.machines.link, link, event, facts, { ...outgoing(), link, ending: [link] });
  }

  /** Posts DATA: for a REQUEST with its atom, along a link with a new one. */
  protected postData(
    effect: Extract<PostEffect, { readonly form: 'DATA' }>,
    exchange: ServerExchange,
    facts: Facts<string>,
  ): Aftermath | undefined {
    const { link } = exchange;
    const subject = exchange.subject ?? link?.item;
    const lent = subject?.lent ?? false;
    const wanted = link === undefined ? lent || (this.server.config.ackRequested ?? false) : link.ackRequested;
    const ackRequested = this.flagOf(effect, 'fAckReq', facts, wanted);
    const release = this.flagOf(effect, 'fRelease', facts, this.releases(ackRequested) && !(lent && ackRequested));
    let block: Hglobal = 0;
    if (subject && effect.carries.block === 'new') {
      const format = exchange.format ?? link?.format ?? 0;
      block = this.process.alloc(
        this.dataBytes({
          fAckReq: ackRequested,
          fRelease: release,
          fResponse: this.flagOf(effect, 'fResponse', facts, link === undefined),
          reserved: 0,
          cfFormat: format,
          value: renderText(format, subject.read()),
        }),
      );
      if (block === 0) return link === undefined ? this.refuseRequest(exchange) : 'post failed';
    }
    const item =
      link === undefined ? this.itemFrom(effect.carries.item, exchange) : this.process.addAtom(link.item.name);
    if (item === 0) {
      if (block !== 0) this.process.free(block);
      return 'post failed';
    }
    const delivery: Delivery = {
      exchange: { ...outgoing(), item, block },
      facts: { ackRequested, release, block: block !== 0 },
      link,
      state: 'posting',
    };
    const posting = this.transmit(effect.do, effect.form, { block, item }, delivery.exchange);
    this.run(this.server.machines.data, delivery, posting, delivery.facts, delivery.exchange);
    if (delivery.state === 'outstanding') {
      this.deliveries.push(delivery);
      this.watch();
    }
    if (posting === 'post failed') this.suspectPartner();
    return link !== undefined && posting === 'post failed' ? posting : undefined;
  }

  /** A REQUEST that could be satisfied but for want of memory: the table goes on as if it could not. */
  protected refuseRequest(exchange: ServerExchange): undefined {
    const { request } = this.server.machines;
    const posting = this.perform(request.effects['post ACK negative'], exchange, {});
    if (posting === 'posted' || posting === 'post failed')
      this.run(request, { state: 'posting' }, posting, {}, exchange);
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
    const before = this.ending.state;
    this.run(this.server.machines.termination, this.ending, event, {}, outgoing());
    if (this.ending.state === before) return;
    // The time-out for the answer to TERMINATE begins now, whatever else was being watched.
    this.#cancelWatch?.();
    this.#cancelWatch = undefined;
    if (this.ending.state === 'terminating') this.watch();
  }

  /** A message that came after our TERMINATE: nothing is answered, what came with it is freed. */
  protected late(exchange: ServerExchange): number {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const release =
      exchange.form === 'POKE' && bytes !== undefined && (orUndefined(readDDEPOKE(bytes))?.fRelease ?? false);
    const facts = {
      atom: exchange.item !== 0,
      block: bytes !== undefined,
      keep: exchange.form === 'POKE' && !release,
    };
    this.run(this.server.machines.termination, this.ending, 'late message received', facts, exchange);
    return 0;
  }

  /** While something is owed or awaited, looks from time to time whether the client still lives. */
  protected watch(): void {
    if (this.#cancelWatch !== undefined) return;
    this.#watched = this.process.now();
    const look = () => {
      this.#cancelWatch = undefined;
      if (this.ending.state === 'closed') return;
      if (!this.process.isWindow(this.partner)) this.partnerGone();
      else if (this.ending.state === 'terminating' && this.process.now() - this.#watched >= this.server.timeout)
        this.terminate('time is up');
      else if (this.ending.state === 'terminating' || this.deliveries.length > 0)
        this.#cancelWatch = this.process.after(this.server.timeout, look);
    };
    this.#cancelWatch = this.process.after(this.server.timeout, look);
  }

  /** After a failed post: is the client still there? */
  protected suspectPartner(): void {
    if (!this.process.isWindow(this.partner)) this.partnerGone();
  }

  // --- effects ------------------------------------------------------------------------------------------------

  protected override compose(
    effect: PostEffect,
    exchange: ServerExchange,
    facts: Facts<string>,
  ): Aftermath | undefined {
    switch (effect.form) {
      case 'DATA':
        return this.postData(effect, exchange, facts);
      case 'ACK-INITIATE':
        return this.sendAck(effect, exchange);
      case 'TERMINATE':
        // The row of a transaction ends the conversation through the table of its end, which posts.
        if (this.open && exchange.form !== undefined) this.end();
        else this.transmit(effect.do, effect.form, {}, exchange);
        return undefined;
      default:
        throw new Error(`a server has nothing to make ${effect.form} of`);
    }
  }

  protected override performInner(effect: InnerEffect, exchange: ServerExchange): void {
    switch (effect.do) {
      case 'keep':
        if (effect.what === 'conversation') this.openWindow();
        else if (effect.what === 'link' && exchange.link) this.keepLink(exchange.link);
        else if (effect.what === 'value' && exchange.text !== undefined) exchange.subject?.write(exchange.text);
        // That a value has changed meanwhile is seen in the state of the link.
        return;
      case 'drop':
        if (effect.what === 'conversation') this.forget();
        else this.dropLinks(exchange.ending ?? []);
        return;
      case 'tell':
        if (exchange.link) this.stepLink(exchange.link, 'ACK received');
        return;
      case 'report':
        // The catalogue is all the program that there is, and it has been told.
        return;
    }
  }

  protected openWindow(): void {
    this.window = this.process.createWindow((message, wParam, lParam) => this.receive(message, wParam, lParam), {
      unicode: this.server.config.unicode ?? true,
    });
    this.server.conversations.add(this);
  }

  protected sendAck({ do: how }: PostEffect, exchange: ServerExchange): Aftermath {
    const application = this.process.addAtom(this.server.config.application);
    const topic = this.process.addAtom(this.topic.name);
    exchange.names = [application, topic].filter((atom) => atom !== 0);
    const deliverable = application !== 0 && topic !== 0 && this.process.isWindow(this.partner);
    if (!deliverable) return 'not delivered';
    this.transmit(how, 'ACK-INITIATE', this.ackNames(application, topic), exchange);
    return 'delivered';
  }

  /** The names in the ACK to INITIATE. */
  protected ackNames(application: Atom, topic: Atom): InitiateNames {
    return { application, topic };
  }

  /** A repeated ADVISE for the same item and format takes the place of the earlier one. */
  protected keepLink(link: Link): void {
    this.dropLinks(this.links.filter((other) => other.item === link.item && other.format === link.format));
    this.links.push(link);
    this.stepLink(link, 'ADVISE accepted');
  }

  protected dropLinks(ending: readonly Link[]): void {
    this.links = this.links.filter((link) => !ending.includes(link));
    for (const link of ending) if (link.state !== 'ended') this.stepLink(link, 'UNADVISE received');
  }

  /** The conversation is over: what was to be decided by an ACK is decided without. */
  protected override freeOwed(): void {
    const deliveries = this.deliveries;
    this.deliveries = [];
    for (const link of [...this.links]) this.stepLink(link, 'conversation ended');
    const lends = () => deliveries.some(({ facts }) => facts.block && !facts.release);
    this.onceUnread(this.#patience, lends, () => {
      for (const delivery of deliveries) {
        const { facts, exchange } = delivery;
        this.run(this.server.machines.data, delivery, 'conversation ended', facts, exchange);
      }
    });
  }

  protected forget(): void {
    if (this.conversation.state !== 'none')
      this.run(this.server.machines.conversation, this.conversation, 'terminated', {}, outgoing());
    this.server.conversations.delete(this);
    this.process.destroyWindow(this.window);
  }

  /** The item that an atom names: string atoms only, so that `#123` is no item (DDE-ATOM-011). */
  protected itemOf(atom: Atom): Item | undefined {
    if (atomKind(atom) !== 'string') return undefined;
    const name = this.process.atomName(atom);
    return name === undefined ? undefined : findItem(this.topic, name);
  }

  protected canRender(item: Item, format: number): boolean {
    return item.formats.includes(format);
  }
}
