/** One end of the reference client in general: it judges DATA, and it takes part in the end of the conversation. */
import { orUndefined } from '../../../codecs/kernel/errors.js';
import { type DDEDATA, readDDEDATA } from '../../../codecs/structures/ddedata.js';
import type { Hwnd, Process } from '../../../desktop/message-port.js';
import type { Facts } from '../../../state-machines/machine.js';
import type { PostEffect } from '../../../state-machines/message/vocabulary.js';
import { type Aftermath, type Exchange, type InnerEffect, type Life, Messenger, outgoing } from '../messenger.js';
import type { ClientHost } from './host.js';
import type { ClientLink, Transaction } from './transaction.js';

/** An exchange with what the effects of a client need besides. */
export interface ClientExchange extends Exchange {
  /** The block of DATA; `undefined` if the handle is NULL, the block cannot be locked, or it does not hold the header. */
  data?: DDEDATA | undefined;
  /** Hands the value, or the notice of a change, to who waits for it. */
  use?: () => void;
  /** The window of the server that acknowledges INITIATE. */
  server?: Hwnd;
  transaction?: Transaction;
  link?: ClientLink;
}

/** What a client finds out of DATA. */
interface DataFacts {
  readonly block: boolean;
  readonly readable: boolean;
  readonly ackRequested: boolean;
  readonly release: boolean;
  readonly usable: boolean;
}

/**
 * One end of the reference client in general.
 *
 * @internal
 */
export abstract class ClientEnd extends Messenger<ClientExchange> {
  protected readonly ending: Life<'open' | 'terminating' | 'closed'> = { state: 'open' };
  #cancelTimer: (() => void) | undefined;

  constructor(
    process: Process,
    protected readonly client: ClientHost,
  ) {
    super(process, client.onStep);
  }

  get open(): boolean {
    return this.ending.state === 'open';
  }

  /** Ends the conversation from this side. */
  end(): void {
    this.terminate('end');
  }

  terminate(event: 'end' | 'TERMINATE received' | 'time is up' | 'partner gone'): void {
    const before = this.ending.state;
    this.run(this.client.machines.termination, this.ending, event, {}, outgoing());
    if (this.ending.state === 'closed') this.#cancelTimer?.();
    else if (this.ending.state === 'terminating' && before === 'open') this.awaitAnswer();
  }

  /** The answer to TERMINATE may never come, and cannot come from a window that is gone. */
  protected awaitAnswer(): void {
    if (!this.process.isWindow(this.partner)) {
      this.terminate('partner gone');
      return;
    }
    this.#cancelTimer = this.process.after(this.client.timeout, () => {
      this.terminate(this.process.isWindow(this.partner) ? 'time is up' : 'partner gone');
      this.client.proceed();
    });
  }

  /** After silence or a failed post: is the partner still there? */
  protected suspectPartner(): void {
    if (this.ending.state !== 'closed' && !this.process.isWindow(this.partner)) this.terminate('partner gone');
  }

  /** Reads the block of DATA. */
  protected incoming(exchange: ClientExchange): ClientExchange {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    return { ...exchange, data: bytes && orUndefined(readDDEDATA(bytes)) };
  }

  /** Looks at DATA: uses it or not, acknowledges it if it asks for that, and frees what is ours then. */
  protected judge(incoming: ClientExchange, facts: { usable: boolean; ackRequested?: boolean }): void {
    this.run(
      this.client.machines.data,
      { state: 'idle' },
      'DATA received',
      { ...this.dataFacts(incoming, facts) },
      incoming,
    );
  }

  dataFacts({ block, data }: ClientExchange, facts: { usable: boolean; ackRequested?: boolean }): DataFacts {
    return {
      block: block !== 0,
      readable: data !== undefined,
      ackRequested: data?.fAckReq ?? facts.ackRequested ?? false,
      release: data?.fRelease ?? false,
      usable: facts.usable,
    };
  }

  /** A message that came after our TERMINATE: nothing is answered, what came with it is freed. */
  protected late(exchange: ClientExchange): void {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const lent = exchange.form === 'DATA' && !(bytes && orUndefined(readDDEDATA(bytes))?.fRelease);
    const facts = { atom: exchange.item !== 0, block: bytes !== undefined, keep: lent };
    this.run(this.client.machines.termination, this.ending, 'late message received', facts, exchange);
  }

  protected override compose(
    effect: PostEffect,
    exchange: ClientExchange,
    _facts: Facts<string>,
  ): Aftermath | undefined {
    if (effect.form !== 'TERMINATE') throw new Error(`a client has nothing to make ${effect.form} of`);
    // The row of a message ends the conversation through the table of its end, which posts.
    if (exchange.form !== undefined) this.end();
    else this.transmit(effect.do, effect.form, {}, exchange);
    return undefined;
  }

  protected override performInner(effect: InnerEffect, exchange: ClientExchange): void {
    if (effect.do === 'report' && (effect.what === 'value' || effect.what === 'change')) exchange.use?.();
  }

  protected override freeOwed(): void {
    // An end that asks for nothing lends nothing.
  }
}

/** A window that is no partner of ours, or one more server than we wanted: nothing it posts is used. */
export class UnwantedEnd extends ClientEnd {
  constructor(
    process: Process,
    client: ClientHost,
    readonly window: Hwnd,
    readonly partner: Hwnd,
    private readonly onClosed: () => void = () => undefined,
  ) {
    super(process, client);
  }

  receive(exchange: ClientExchange): void {
    if (exchange.form === 'TERMINATE') this.terminate('TERMINATE received');
    else if (exchange.form === 'ACK-ITEM' || exchange.form === 'ACK-EXECUTE') this.discard(exchange);
    else this.late(exchange);
  }

  /** DATA of a stranger: refused, so that its poster frees what it owns. */
  refuse(exchange: ClientExchange): void {
    const incoming = this.incoming(exchange);
    if (exchange.form !== 'DATA' || (incoming.block !== 0 && incoming.data === undefined)) this.discard(exchange);
    else this.judge(incoming, { usable: false });
  }

  protected override performInner(effect: InnerEffect, exchange: ClientExchange): void {
    if (effect.do === 'drop' && effect.what === 'conversation') this.onClosed();
    super.performInner(effect, exchange);
  }
}
