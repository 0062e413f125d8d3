/** One conversation of the reference client: a window, its server, and the tables that say what to do. */
import { hiWord, loWord } from '../../../codecs/lparam/lparam.js';
import { findForm, splitContents } from '../../../codecs/message/contents.js';
import { splitAckStatus } from '../../../codecs/structures/ddeack.js';
import { writeDDEADVISE } from '../../../codecs/structures/ddeadvise.js';
import { writeDDEPOKE } from '../../../codecs/structures/ddepoke.js';
import {
  type Atom,
  type Hglobal,
  HWND_BROADCAST,
  type Hwnd,
  type LParam,
  type Process,
} from '../../../desktop/message-port.js';
import { atomKind, atoms } from '../../../spec/atoms.js';
import { type MessageForm, messages } from '../../../spec/messages.js';
import type { Facts } from '../../../state-machines/machine.js';
import type { PostEffect } from '../../../state-machines/message/vocabulary.js';
import { type Aftermath, type InnerEffect, type Life, outgoing, type Posting } from '../messenger.js';
import { sameName } from '../names.js';
import { commandBlock, parseText, renderText } from '../values.js';
import { ClientEnd, type ClientExchange, UnwantedEnd } from './end.js';
import type { ActionOutcome, ClientHost } from './host.js';
import type {
  ClientLink,
  Question,
  Transaction,
  TransactionEvent,
  TransactionFact,
  TransactionTable,
} from './transaction.js';

/** What became of a request, poke, execute, advise or unadvise. */
export type Report = (outcome: ActionOutcome) => void;

/**
 * One conversation of the reference client. The mutants extend it.
 *
 * @internal
 */
export class ClientConversation extends ClientEnd {
  readonly window: Hwnd;
  partner: Hwnd = 0;
  protected readonly conversation: Life<'none' | 'initiating' | 'open' | 'ended'> = { state: 'none' };
  protected transactions: Transaction[] = [];
  protected links: ClientLink[] = [];
  /** Servers that acknowledged besides, until their TERMINATE has come. */
  protected readonly unwanted = new Map<Hwnd, UnwantedEnd>();
  /** What is to be done once the message at hand is dealt with. */
  readonly #afterwards: (() => void)[] = [];
  #over = false;
  /** How long blocks that we have lent are left with a server that ends the conversation. */
  #patience = this.client.timeout;

  constructor(
    process: Process,
    client: ClientHost,
    private readonly onClosed: () => void,
  ) {
    super(process, client);
    this.window = process.createWindow((message, wParam, lParam) => this.procedure(message, wParam, lParam), {
      unicode: client.config.unicode ?? true,
    });
  }

  /** Nothing is owed or awaited any more. */
  get closed(): boolean {
    return this.ending.state === 'closed' && this.unwanted.size === 0 && this.transactions.length === 0;
  }

  // --- initiating ---------------------------------------------------------------------------------------------

  /** Asks for a conversation; `null` stands for any name. The result says whether a server answered. */
  initiate(application: string | null, topic: string | null): boolean {
    const exchange: ClientExchange = { ...outgoing(), names: [application, topic].map((name) => this.nameAtom(name)) };
    const { conversation } = this.client.machines;
    const made = exchange.names.filter((atom) => atom !== 0).length;
    // Without the atoms for its names there is nothing to send; the table goes on as if nobody had answered.
    this.#named = made === [application, topic].filter((name) => name !== null).length;
    this.run(conversation, this.conversation, 'initiate', {}, exchange);
    this.run(conversation, this.conversation, 'INITIATE returned', { answered: this.partner !== 0 }, exchange);
    if (this.conversation.state !== 'open') this.ending.state = 'closed';
    this.closeWindow();
    return this.open;
  }

  #named = true;

  protected nameAtom(name: string | null): Atom {
    return name === null ? 0 : this.process.addAtom(name);
  }

  protected onInitiateAck(server: Hwnd, lParam: LParam): void {
    const { application, topic } = splitContents('ACK-INITIATE', { lo: loWord(lParam), hi: hiWord(lParam) });
    const exchange: ClientExchange = { ...outgoing(), names: [application, topic], server };
    const facts = { wanted: this.partner === 0 };
    this.run(this.client.machines.conversation, this.conversation, 'ACK received', facts, exchange);
  }

  /** Ends at once what a server began that we do not want. */
  protected decline(server: Hwnd): void {
    const end = new UnwantedEnd(this.process, this.client, this.window, server, () => {
      this.unwanted.delete(server);
      this.closeWindow();
    });
    this.unwanted.set(server, end);
    end.end();
  }

  // --- receiving ----------------------------------------------------------------------------------------------

  protected procedure(message: number, wParam: number, lParam: LParam): number {
    const form = findForm(message, 'posted');
    if (form === undefined || form === 'INITIATE') return 0;
    if (message === messages.ACK.value && this.conversation.state === 'initiating') {
      this.onInitiateAck(wParam, lParam);
      return 0;
    }
    this.receive(message, wParam, lParam);
    for (const action of this.#afterwards.splice(0)) if (this.open) action();
    this.client.proceed();
    return 0;
  }

  /** A posted message. */
  protected receive(message: number, from: Hwnd, lParam: LParam): void {
    const halves = message === messages.TERMINATE.value ? { lo: 0, hi: 0 } : this.process.unpack(message, lParam);
    const usual = findForm(message, 'posted');
    if (halves === undefined || usual === undefined) return;
    // Nothing in an ACK tells what it answers: one that gives back the block of an EXECUTE answers that.
    const form = usual === 'ACK-ITEM' && this.returning(halves.hi) !== undefined ? 'ACK-EXECUTE' : usual;
    const { item = 0, block = 0, status = 0 } = splitContents(form, halves);
    const exchange: ClientExchange = { ...outgoing(), form, lParam, item: item <= atoms.string.last ? item : 0, block };
    if (from !== this.partner) this.receiveElse(from, exchange);
    else if (form === 'TERMINATE') this.terminate('TERMINATE received');
    else if (form === 'ACK-ITEM' || form === 'ACK-EXECUTE') this.onAck(exchange, status, halves.hi);
    else if (!this.open) this.late(exchange);
    else if (form === 'DATA') this.onData(exchange);
    else this.onServerMessage(exchange);
  }

  /** A message of a window that is not our partner. */
  protected receiveElse(from: Hwnd, exchange: ClientExchange): void {
    const end = this.unwanted.get(from);
    if (end !== undefined) end.receive(exchange);
    else if (exchange.form !== 'TERMINATE')
      new UnwantedEnd(this.process, this.client, this.window, from).refuse(exchange);
  }

  /** Only servers get REQUEST and its like: refused, so that the poster frees what it owns. */
  protected onServerMessage(exchange: ClientExchange): void {
    this.freeLParam(exchange);
    if (this.acknowledge(0, exchange) === 'posted') return;
    this.freeUnposted(exchange);
    this.deleteItem(exchange);
  }

  // --- transactions -------------------------------------------------------------------------------------------

  /** Posts a message and reports once what became of it. */
  ask(question: Question, report?: Report): void {
    const { request, poke, execute, advise, unadvise } = this.client.machines;
    const tables = { request, poke, execute, advise, unadvise };
    const transaction: Transaction = {
      ...question,
      table: tables[question.kind] as unknown as TransactionTable,
      exchange: outgoing(),
      state: 'idle',
      report,
      cancelTimer: undefined,
    };
    this.transactions.push(transaction);
    this.stepTransaction(transaction, 'ask', { release: question.release ?? false }, transaction.exchange);
    if (transaction.state === 'done') {
      this.suspectPartner();
      return;
    }
    this.stepLinks(transaction, question.kind === 'advise' ? 'ADVISE posted' : 'UNADVISE posted');
    transaction.cancelTimer = this.process.after(this.client.timeout, () => {
      this.stepTransaction(transaction, 'time is up', {}, transaction.exchange);
      this.suspectPartner();
      this.client.proceed();
    });
  }

  request(item: string, format: number, report?: Report): void {
    this.ask({ kind: 'request', item, format }, report);
  }

  poke(item: string, format: number, text: string, release: boolean, report?: Report): void {
    this.ask({ kind: 'poke', item, format, text, release }, report);
  }

  execute(text: string, report?: Report): void {
    this.ask({ kind: 'execute', format: 0, text }, report);
  }

  advise(item: string, format: number, options: { warm: boolean; ackRequested: boolean }, report?: Report): void {
    const { warm, ackRequested } = options;
    this.ask({ kind: 'advise', item, format, links: [{ item, format, warm, ackRequested, state: 'none' }] }, report);
  }

  /** Ends links: `null` means those of all items, and format 0 those in all formats. */
  unadvise(item: string | null, format: number, report?: Report): void {
    const links = this.links.filter(
      (link) => (item === null || sameName(link.item, item)) && (format === 0 || link.format === format),
    );
    this.ask({ kind: 'unadvise', item: item ?? undefined, format, links }, report);
  }

  /** Whether the other window of the conversation is a Unicode window too; then command strings are Unicode. */
  protected get unicode(): boolean {
    return this.process.isWindowUnicode(this.window) && this.process.isWindowUnicode(this.partner);
  }

  protected stepTransaction(
    transaction: Transaction,
    event: TransactionEvent,
    facts: Facts<TransactionFact>,
    exchange: ClientExchange,
  ): void {
    this.run(transaction.table, transaction, event, facts, Object.assign(exchange, { transaction }));
    if (transaction.state === 'overdue' || transaction.state === 'done') transaction.cancelTimer?.();
    if (transaction.state === 'done') this.transactions = this.transactions.filter((other) => other !== transaction);
  }

  protected onAck(exchange: ClientExchange, status: number, hi: number): void {
    const { fAck: positive, fBusy: busy } = splitAckStatus(status);
    const transaction = this.answered(exchange, positive, hi);
    if (transaction === undefined) {
      this.discard(exchange);
      return;
    }
    const facts = { positive, busy, release: transaction.release ?? false };
    this.stepTransaction(transaction, 'ACK received', facts, { ...exchange, block: transaction.exchange.block });
    this.stepLinks(transaction, 'ACK received', positive);
  }

  /** The EXECUTE whose block an ACK gives back. */
  protected returning(handle: Hglobal): Transaction | undefined {
    return this.transactions.find(({ kind, exchange }) => kind === 'execute' && exchange.block === handle);
  }

  /**
   * The transaction that an ACK settles: the EXECUTE whose block it returns, or the oldest message with its item. A
   * positive ACK never answers a REQUEST; it is left over from something else, as some servers post one after DATA.
   */
  protected answered(exchange: ClientExchange, positive: boolean, hi: number): Transaction | undefined {
    const execute = this.returning(hi);
    if (execute !== undefined) return execute;
    const item = this.itemOf(exchange.item);
    const waiting = this.transactions.find(
      (transaction) =>
        transaction.kind !== 'execute' &&
        !(transaction.kind === 'request' && positive) &&
        (transaction.item === undefined ? exchange.item === 0 && hi === 0 : this.names(transaction, item)),
    );
    // An ACK to EXECUTE that does not give the block back has no item either.
    return waiting ?? (item === undefined ? this.transactions.find(({ kind }) => kind === 'execute') : undefined);
  }

  private names({ item: wanted }: { readonly item?: string | undefined }, item: string | undefined): boolean {
    return wanted !== undefined && item !== undefined && sameName(wanted, item);
  }

  protected itemOf(atom: Atom): string | undefined {
    return atomKind(atom) === 'string' ? this.process.atomName(atom) : undefined;
  }

  // --- DATA and links -----------------------------------------------------------------------------------------

  protected onData(exchange: ClientExchange): void {
    const incoming = this.incoming(exchange);
    const item = this.itemOf(exchange.item);
    const request = incoming.data?.fResponse ? this.requestOf(item) : undefined;
    if (request !== undefined) {
      const usable = request.state === 'waiting' && this.canUse(incoming, request.format);
      this.judge({ ...incoming, use: () => this.answerRequest(request, incoming) }, { usable });
      if (!usable) this.giveUp(request, incoming);
      return;
    }
    const link = this.links.find((candidate) => this.names(candidate, item) && this.feeds(candidate, incoming));
    const use = () => {
      if (link !== undefined) this.stepLink(link, 'DATA received', false, incoming);
    };
    this.judge({ ...incoming, use }, { usable: link !== undefined, ackRequested: link?.ackRequested ?? false });
  }

  /** The REQUEST that DATA answers: one that waits before one that has given up. */
  private requestOf(item: string | undefined): Transaction | undefined {
    const asked = this.transactions.filter(
      (transaction) => transaction.kind === 'request' && this.names(transaction, item),
    );
    return asked.find(({ state }) => state === 'waiting') ?? asked[0];
  }

  /** Whether DATA is of the kind that comes along a link: a value in its format if it is hot, a notice if it is warm. */
  protected feeds(link: ClientLink, incoming: ClientExchange): boolean {
    if (link.state !== 'linked' && link.state !== 'ending') return false;
    return link.warm ? incoming.block === 0 : this.canUse(incoming, link.format);
  }

  protected canUse({ data }: ClientExchange, format: number): boolean {
    return data?.cfFormat === format;
  }

  protected answerRequest(request: Transaction, { data }: ClientExchange): void {
    this.stepTransaction(request, 'DATA received', {}, { ...outgoing(), data });
  }

  /** An answer that cannot be used: it came too late, or in a format that we did not ask for. No other will come. */
  protected giveUp(request: Transaction, incoming: ClientExchange): void {
    if (request.state === 'overdue') {
      this.answerRequest(request, incoming);
      return;
    }
    request.cancelTimer?.();
    this.transactions = this.transactions.filter((other) => other !== request);
    this.report(request, 'refused');
  }

  protected stepLinks(
    { kind, links }: Transaction,
    event: 'ADVISE posted' | 'UNADVISE posted' | 'ACK received',
    positive = false,
  ): void {
    if (kind !== 'advise' && kind !== 'unadvise') return;
    for (const link of links ?? []) {
      // UNADVISE ends what is in force; of a link that ended meanwhile nothing is left.
      if (event === 'UNADVISE posted' && link.state !== 'linked') continue;
      if (event === 'ACK received' && link.state !== 'asked' && link.state !== 'ending') continue;
      this.stepLink(link, event, positive);
    }
  }

  protected stepLink(
    link: ClientLink,
    event: 'ADVISE posted' | 'UNADVISE posted' | 'ACK received' | 'DATA received' | 'conversation ended',
    positive = false,
    incoming?: ClientExchange,
  ): void {
    const facts = { positive, warm: link.warm, block: (incoming?.block ?? 0) !== 0 };
    this.run(this.client.machines.link, link, event, facts, { ...outgoing(), link, data: incoming?.data });
  }

  /** A link for the same item and format takes the place of the earlier one. */
  protected keepLink(link: ClientLink): void {
    this.links = this.links.filter((other) => !(sameName(other.item, link.item) && other.format === link.format));
    this.links.push(link);
  }

  /** A warm link says that there is a new value. */
  protected noticed(link: ClientLink): void {
    this.client.events.onChange?.(link.item);
    if ((this.client.config.onNotice ?? 'fetch') === 'fetch')
      this.#afterwards.push(() => this.request(link.item, link.format));
  }

  // --- effects ------------------------------------------------------------------------------------------------

  protected override compose(
    effect: PostEffect,
    exchange: ClientExchange,
    facts: Facts<string>,
  ): Aftermath | undefined {
    switch (effect.form) {
      case 'INITIATE': {
        const [application = 0, topic = 0] = exchange.names;
        if (this.#named) this.transmit(effect.do, effect.form, { application, topic }, exchange);
        return undefined;
      }
      case 'TERMINATE':
        if (exchange.server === undefined) return super.compose(effect, exchange, facts);
        this.decline(exchange.server);
        return undefined;
      default:
        return exchange.transaction && this.postQuestion(effect, exchange.transaction, facts);
    }
  }

  protected override receiverOf(form: MessageForm): Hwnd {
    return form === 'INITIATE' ? HWND_BROADCAST : super.receiverOf(form);
  }

  /** Makes what the message carries, and posts it; what cannot be made fails as a post does. */
  protected postQuestion(effect: PostEffect, transaction: Transaction, facts: Facts<string>): Posting {
    const { item, format, exchange } = transaction;
    const bytes = this.blockFor(effect, transaction, facts);
    if (item !== undefined) exchange.item = this.process.addAtom(item);
    if (bytes !== undefined) exchange.block = this.process.alloc(bytes);
    if ((item !== undefined && exchange.item === 0) || (bytes !== undefined && exchange.block === 0))
      return 'post failed';
    return this.transmit(effect.do, effect.form, { format, item: exchange.item, block: exchange.block }, exchange);
  }

  /** What stands in the block of the message, if it has one. */
  protected blockFor(effect: PostEffect, transaction: Transaction, facts: Facts<string>): Uint8Array | undefined {
    const { format, text = '', links } = transaction;
    switch (effect.form) {
      case 'POKE':
        return writeDDEPOKE({
          fRelease: this.flagOf(effect, 'fRelease', facts, false),
          reserved: 0,
          cfFormat: format,
          value: renderText(format, text),
        });
      case 'ADVISE':
        return writeDDEADVISE({
          fAckReq: this.flagOf(effect, 'fAckReq', facts, links?.[0]?.ackRequested ?? false),
          fDeferUpd: this.flagOf(effect, 'fDeferUpd', facts, links?.[0]?.warm ?? false),
          reserved: 0,
          cfFormat: format,
          trailing: new Uint8Array(0),
        });
      case 'EXECUTE':
        return commandBlock(text, this.unicode);
      default:
        return undefined;
    }
  }

  protected override performInner(effect: InnerEffect, exchange: ClientExchange): void {
    const { transaction, link } = exchange;
    switch (effect.do) {
      case 'keep':
        if (effect.what === 'conversation') this.partner = exchange.server ?? 0;
        else if (effect.what === 'link' && link) this.keepLink(link);
        return;
      case 'drop':
        if (effect.what === 'conversation') this.forget();
        else this.links = this.links.filter((other) => other !== link);
        return;
      case 'report':
        if (effect.what === 'value') {
          if (exchange.use) exchange.use();
          else this.useValue(exchange);
        } else if (effect.what === 'change') {
          if (link) this.noticed(link);
          else exchange.use?.();
        } else if (transaction && effect.what !== 'commands') this.report(transaction, outcomes[effect.what]);
        return;
      case 'tell':
        // Only servers have something to tell their links.
        return;
    }
  }

  protected report(transaction: Transaction, outcome: ActionOutcome): void {
    const { report } = transaction;
    transaction.report = undefined;
    report?.(outcome === 'silent' && this.#over ? 'ended' : outcome);
  }

  private useValue({ transaction, link, data }: ClientExchange): void {
    const item = transaction?.item ?? link?.item;
    if (item !== undefined && data != null) {
      const text = parseText(data.cfFormat, data.value);
      this.client.events.onValue?.({ item, format: data.cfFormat, text, bytes: data.value });
    }
    if (transaction) this.report(transaction, 'value');
  }

  override terminate(event: Parameters<ClientEnd['terminate']>[0]): void {
    if (event === 'time is up') this.#patience = 0;
    super.terminate(event);
  }

  /** The conversation is over: what was to be decided by an ACK is decided without. */
  protected override freeOwed(): void {
    this.#over = true;
    for (const link of [...this.links]) this.stepLink(link, 'conversation ended');
    for (const transaction of [...this.transactions]) {
      transaction.cancelTimer?.();
      this.report(transaction, 'ended');
      if (transaction.exchange.block === 0) this.giveUpAnswer(transaction);
    }
    const lends = () => this.transactions.length > 0;
    this.onceUnread(this.#patience, lends, (waited) => {
      for (const transaction of [...this.transactions]) this.giveUpAnswer(transaction);
      if (!waited) return;
      this.closeWindow();
      this.client.proceed();
    });
  }

  private giveUpAnswer(transaction: Transaction): void {
    const facts = { release: transaction.release ?? false };
    this.stepTransaction(transaction, 'conversation ended', facts, transaction.exchange);
  }

  protected forget(): void {
    this.run(this.client.machines.conversation, this.conversation, 'terminated', {}, outgoing());
    this.ending.state = 'closed';
    this.closeWindow();
  }

  /** The window goes with the last conversation that it carries. */
  private closeWindow(): void {
    if (!this.closed) return;
    this.process.destroyWindow(this.window);
    this.onClosed();
  }
}

/** What the program hears of an action. */
const outcomes = {
  success: 'accepted',
  refusal: 'refused',
  busy: 'busy',
  silence: 'silent',
} as const satisfies Record<string, ActionOutcome>;
