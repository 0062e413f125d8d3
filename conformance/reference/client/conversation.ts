/** One conversation of the reference client: a window, its server, and the tables that say what to do. */
import { hiWord, loWord, makeLong } from '../../../codecs/lparam/lparam.js';
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
import { atomKind } from '../../../spec/atoms.js';
import { messageByValue, messages } from '../../../spec/messages.js';
import { type AnyMachine, step } from '../../../state-machines/machine.js';
import { type Aftermath, type Exchange, outgoing, type Posting } from '../messenger.js';
import { sameName } from '../server/catalogue.js';
import { commandBlock, parseText, renderText } from '../values.js';
import { ClientEnd, type IncomingData, UnwantedEnd } from './end.js';
import type { ActionOutcome, ClientHost } from './host.js';
import type { ClientLink, Question, Transaction, TransactionEvent, TransactionKind } from './transaction.js';

/** What became of a request, poke, execute, advise or unadvise. */
export type Report = (outcome: ActionOutcome) => void;

const posts: Record<TransactionKind, keyof typeof messages> = {
  request: 'REQUEST',
  poke: 'POKE',
  execute: 'EXECUTE',
  advise: 'ADVISE',
  unadvise: 'UNADVISE',
};

const outcomes: Readonly<Record<string, ActionOutcome>> = {
  'report success': 'accepted',
  'report refusal': 'refused',
  'report busy': 'busy',
  'report silence': 'silent',
  'use value': 'value',
};

/**
 * One conversation of the reference client. A variant of the client extends it.
 *
 * @example
 * ```ts
 * import { ClientConversation, ReferenceClient } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * class Impatient extends ClientConversation {}
 * const desktop = new VirtualDesktop();
 * const client = new ReferenceClient(desktop.process('client'), { conversation: Impatient });
 * client.config.unicode; // undefined
 * ```
 */
export class ClientConversation extends ClientEnd {
  readonly window: Hwnd;
  partner: Hwnd = 0;
  protected state: 'none' | 'initiating' | 'open' | 'ended' = 'none';
  protected transactions: Transaction[] = [];
  protected links: ClientLink[] = [];
  /** Servers that acknowledged besides, until their TERMINATE has come. */
  protected readonly unwanted = new Map<Hwnd, UnwantedEnd>();
  /** What is to be done once the message at hand is dealt with. */
  readonly #afterwards: (() => void)[] = [];
  #ending = false;
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
    return this.life === 'closed' && this.unwanted.size === 0 && this.transactions.length === 0;
  }

  // --- initiating ---------------------------------------------------------------------------------------------

  /** Asks for a conversation; `null` stands for any name. The result says whether a server answered. */
  initiate(application: string | null, topic: string | null): boolean {
    const exchange = Object.assign(outgoing(), { names: [application, topic].map((name) => this.nameAtom(name)) });
    const wanted = [application, topic].filter((name) => name !== null).length;
    this.initiating('initiate', {}, exchange, exchange.names.filter((atom) => atom !== 0).length === wanted);
    this.initiating('INITIATE returned', { answered: this.partner !== 0 }, exchange);
    if (this.state !== 'open') this.life = 'closed';
    this.closeWindow();
    return this.open;
  }

  protected nameAtom(name: string | null): Atom {
    return name === null ? 0 : this.process.addAtom(name);
  }

  private initiating(
    event: 'initiate' | 'ACK received' | 'INITIATE returned' | 'terminated',
    facts: { wanted?: boolean; answered?: boolean },
    exchange: Exchange & Partial<Carried>,
    named = true,
  ): void {
    const next = step(this.client.machines.conversation, this.state, event, facts);
    if (!next.ok) return;
    // The state comes first: the ACKs arrive while INITIATE is being sent.
    this.state = next.state;
    for (const effect of next.effects) if (named || effect !== 'send INITIATE') this.perform(effect, exchange);
  }

  protected onInitiateAck(server: Hwnd, lParam: LParam): void {
    const exchange = { ...outgoing(), names: [loWord(lParam), hiWord(lParam)], server };
    this.initiating('ACK received', { wanted: this.partner === 0 }, exchange);
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
    const spec = messageByValue(message);
    if (spec === undefined || spec.key === 'INITIATE') return 0;
    if (spec.key === 'ACK' && this.state === 'initiating') {
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
    if (halves === undefined) return;
    const exchange = this.take(message, lParam, halves.lo, halves.hi);
    if (from !== this.partner) this.receiveElse(from, exchange);
    else if (message === messages.TERMINATE.value) this.terminate('TERMINATE received');
    else if (message === messages.ACK.value) this.onAck(exchange, halves.lo, halves.hi);
    else if (this.life !== 'open') this.late(exchange);
    else if (message === messages.DATA.value) this.onData(exchange);
    else this.onServerMessage(exchange);
  }

  /** The exchange of a message: which half is the atom, and which the block. */
  protected take(message: number, lParam: LParam, lo: number, hi: number): Exchange {
    const exchange: Exchange = { message, lParam, atom: 0, block: 0 };
    if (message === messages.EXECUTE.value) return { ...exchange, block: hi };
    if (message === messages.ACK.value && this.returning(hi) !== undefined) return { ...exchange, block: hi };
    const carriesBlock =
      message === messages.DATA.value || message === messages.POKE.value || message === messages.ADVISE.value;
    return { ...exchange, atom: hi <= 0xffff ? hi : 0, block: carriesBlock ? lo : 0 };
  }

  /** A message of a window that is not our partner. */
  protected receiveElse(from: Hwnd, exchange: Exchange): void {
    const end = this.unwanted.get(from);
    if (end !== undefined) end.receive(exchange);
    else if (exchange.message !== messages.TERMINATE.value)
      new UnwantedEnd(this.process, this.client, this.window, from).refuse(exchange);
  }

  /** Only servers get REQUEST and its like: refused, so that the poster frees what it owns. */
  protected onServerMessage(exchange: Exchange): void {
    this.perform('free lParam', exchange);
    if (this.perform('post ACK negative', exchange) === 'posted') return;
    this.perform('free posted lParam', exchange);
    this.perform('delete item atom', exchange);
  }

  // --- transactions -------------------------------------------------------------------------------------------

  /** Posts a message and reports once what became of it. */
  ask(question: Question, report?: Report): void {
    const { request, poke, execute, advise, unadvise } = this.client.machines;
    const tables = { request, poke, execute, advise, unadvise };
    const transaction: Transaction = {
      ...question,
      table: tables[question.kind] as unknown as AnyMachine,
      exchange: outgoing(),
      state: 'idle',
      report,
      cancelTimer: undefined,
    };
    this.transactions.push(transaction);
    this.stepTransaction(transaction, 'ask', {}, transaction.exchange);
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

  poke(item: string, format: number, value: string, release: boolean, report?: Report): void {
    const bytes = writeDDEPOKE({
      fRelease: release,
      reserved: 0,
      cfFormat: format,
      value: renderText(format, value),
    });
    this.ask({ kind: 'poke', item, format, bytes, release }, report);
  }

  execute(command: string, report?: Report): void {
    this.ask({ kind: 'execute', format: 0, bytes: commandBlock(command, this.unicode) }, report);
  }

  advise(item: string, format: number, options: { warm: boolean; ackRequested: boolean }, report?: Report): void {
    const bytes = writeDDEADVISE({
      fAckReq: options.ackRequested,
      fDeferUpd: options.warm,
      reserved: 0,
      cfFormat: format,
      trailing: new Uint8Array(0),
    });
    const link: ClientLink = { item, format, ...options, state: 'none' };
    this.ask({ kind: 'advise', item, format, bytes, links: [link] }, report);
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
    facts: Readonly<Record<string, boolean>>,
    exchange: Exchange,
  ): void {
    Object.assign(exchange, { transaction });
    transaction.state = this.run(transaction.table, transaction.state, event, facts, exchange);
    if (transaction.state === 'overdue' || transaction.state === 'done') transaction.cancelTimer?.();
    if (transaction.state === 'done') this.transactions = this.transactions.filter((other) => other !== transaction);
  }

  protected onAck(exchange: Exchange, status: number, hi: number): void {
    const facts = { positive: (status & 0x8000) !== 0, busy: (status & 0x4000) !== 0 };
    const transaction = this.answered(exchange, facts.positive, hi);
    if (transaction === undefined) {
      this.discard(exchange);
      return;
    }
    exchange.block = transaction.exchange.block;
    this.stepTransaction(transaction, 'ACK received', { ...facts, release: transaction.release ?? false }, exchange);
    this.stepLinks(transaction, 'ACK received', facts.positive);
  }

  /** The EXECUTE whose block an ACK gives back. */
  protected returning(handle: Hglobal): Transaction | undefined {
    return this.transactions.find(({ kind, exchange }) => kind === 'execute' && exchange.block === handle);
  }

  /**
   * What an ACK answers: the EXECUTE whose block it returns, or the oldest message with its item. A positive ACK
   * never answers a REQUEST; it is left over from something else, as some servers post one after DATA.
   */
  protected answered(exchange: Exchange, positive: boolean, hi: number): Transaction | undefined {
    const execute = this.returning(hi);
    if (execute !== undefined) return execute;
    const item = this.itemOf(exchange.atom);
    const waiting = this.transactions.find(
      (transaction) =>
        transaction.kind !== 'execute' &&
        !(transaction.kind === 'request' && positive) &&
        (transaction.item === undefined ? exchange.atom === 0 && hi === 0 : this.names(transaction, item)),
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

  protected onData(exchange: Exchange): void {
    const incoming = this.incoming(exchange);
    const { data } = incoming;
    const item = this.itemOf(exchange.atom);
    const request = data?.fResponse ? this.requestOf(item) : undefined;
    if (request !== undefined) {
      const usable = request.state === 'waiting' && this.canUse(incoming, request.format);
      this.judge(Object.assign(incoming, { use: () => this.answerRequest(request, incoming) }), { usable });
      if (!usable) this.giveUp(request);
      return;
    }
    const link = this.links.find((candidate) => this.names(candidate, item) && this.feeds(candidate, incoming));
    const use = () => {
      if (link !== undefined) this.stepLink(link, 'DATA received', false, incoming);
    };
    this.judge(Object.assign(incoming, { use }), {
      usable: link !== undefined,
      ackRequested: link?.ackRequested ?? false,
    });
  }

  /** The REQUEST that DATA answers: one that waits before one that has given up. */
  private requestOf(item: string | undefined): Transaction | undefined {
    const asked = this.transactions.filter(
      (transaction) => transaction.kind === 'request' && this.names(transaction, item),
    );
    return asked.find(({ state }) => state === 'waiting') ?? asked[0];
  }

  /** Whether DATA is of the kind that comes along a link: a value in its format if it is hot, a notice if it is warm. */
  protected feeds(link: ClientLink, incoming: IncomingData): boolean {
    if (link.state !== 'linked' && link.state !== 'ending') return false;
    return link.warm ? incoming.block === 0 : this.canUse(incoming, link.format);
  }

  protected canUse({ data }: IncomingData, format: number): boolean {
    return data?.cfFormat === format;
  }

  protected answerRequest(request: Transaction, incoming: IncomingData): void {
    this.stepTransaction(request, 'DATA received', {}, Object.assign(outgoing(), { data: incoming.data }));
  }

  /** The answer came in a format that we did not ask for: none will come in the one that we did. */
  protected giveUp(request: Transaction): void {
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
    incoming?: IncomingData,
  ): void {
    const facts = { positive, warm: link.warm, block: (incoming?.block ?? 0) !== 0 };
    const exchange = Object.assign(outgoing(), { link, data: incoming?.data });
    link.state = this.run(this.client.machines.link, link.state, event, facts, exchange);
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

  protected override perform(effect: string, exchange: Exchange & Partial<Carried>): Aftermath | undefined {
    switch (effect) {
      case 'send INITIATE': {
        const [application = 0, topic = 0] = exchange.names ?? [];
        this.process.send(HWND_BROADCAST, messages.INITIATE.value, this.window, makeLong(application, topic));
        return undefined;
      }
      case 'delete name atoms':
        for (const atom of exchange.names ?? []) if (atom !== 0) this.process.deleteAtom(atom);
        return undefined;
      case 'keep conversation':
        this.partner = exchange.server ?? 0;
        return undefined;
      case 'post TERMINATE':
        if (exchange.server !== undefined) this.decline(exchange.server);
        else return super.perform(effect, exchange);
        return undefined;
      case 'post REQUEST':
      case 'post POKE':
      case 'post EXECUTE':
      case 'post ADVISE':
      case 'post UNADVISE':
        return exchange.transaction && this.postQuestion(exchange.transaction);
      case 'report success':
      case 'report refusal':
      case 'report busy':
      case 'report silence':
        if (exchange.transaction) this.report(exchange.transaction, outcomes[effect] ?? 'silent');
        return undefined;
      case 'use value':
        if (exchange.use) exchange.use();
        else this.useValue(exchange);
        return undefined;
      case 'note change':
        if (exchange.link) this.noticed(exchange.link);
        else exchange.use?.();
        return undefined;
      case 'keep link':
        if (exchange.link) this.keepLink(exchange.link);
        return undefined;
      case 'drop link':
        this.links = this.links.filter((link) => link !== exchange.link);
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

  /** Makes what the message carries, and posts it; what cannot be made fails as a post does. */
  protected postQuestion(transaction: Transaction): Posting {
    const { kind, item, bytes, format, exchange } = transaction;
    if (item !== undefined) exchange.atom = this.process.addAtom(item);
    if (bytes !== undefined) exchange.block = this.process.alloc(bytes);
    if ((item !== undefined && exchange.atom === 0) || (bytes !== undefined && exchange.block === 0))
      return 'post failed';
    const message = messages[posts[kind]].value;
    if (kind === 'execute') return this.post(message, 0, exchange.block, exchange);
    return this.post(message, bytes === undefined ? format : exchange.block, exchange.atom, exchange);
  }

  protected report(transaction: Transaction, outcome: ActionOutcome): void {
    const { report } = transaction;
    transaction.report = undefined;
    report?.(outcome === 'silent' && this.#ending ? 'ended' : outcome);
  }

  private useValue({ transaction, link, data }: Exchange & Partial<Carried>): void {
    const item = transaction?.item ?? link?.item;
    if (item !== undefined && data !== undefined) {
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
  protected freeOwed(): void {
    this.#ending = true;
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
    this.initiating('terminated', {}, outgoing());
    this.life = 'closed';
    this.closeWindow();
  }

  /** The window goes with the last conversation that it carries. */
  private closeWindow(): void {
    if (!this.closed) return;
    this.process.destroyWindow(this.window);
    this.onClosed();
  }
}

/** What the effects of a row need besides atom and block. */
interface Carried extends IncomingData {
  names: readonly Atom[];
  server: Hwnd;
  transaction: Transaction;
  link: ClientLink;
}
