/** What every end of the reference client does: it judges DATA, and it takes part in the end of the conversation. */
import { orUndefined } from '../../../codecs/kernel/errors.js';
import { type DDEDATA, readDDEDATA } from '../../../codecs/structures/ddedata.js';
import type { Hwnd, Process } from '../../../desktop/message-port.js';
import { messages } from '../../../spec/messages.js';
import { type Aftermath, type Exchange, Messenger, outgoing } from '../messenger.js';
import type { ClientHost } from './host.js';

/** DATA as it came. */
export interface IncomingData extends Exchange {
  /** `undefined` if the handle is NULL, the block cannot be locked, or it does not hold the header. */
  readonly data: DDEDATA | undefined;
  /** Hands the value, or the notice of a change, to who waits for it. */
  readonly use?: () => void;
}

type Facts = NonNullable<Parameters<ClientEnd['judge']>[1]>;

export abstract class ClientEnd extends Messenger {
  protected life: 'open' | 'terminating' | 'closed' = 'open';
  #cancelTimer: (() => void) | undefined;

  constructor(
    process: Process,
    protected readonly client: ClientHost,
  ) {
    super(process);
  }

  get open(): boolean {
    return this.life === 'open';
  }

  /** Ends the conversation from this side. */
  end(): void {
    this.terminate('end');
  }

  terminate(event: 'end' | 'TERMINATE received' | 'time is up' | 'partner gone'): void {
    const before = this.life;
    this.life = this.run(this.client.machines.termination, before, event, {}, outgoing());
    if (this.life === 'closed') this.#cancelTimer?.();
    else if (this.life === 'terminating' && before === 'open') this.awaitAnswer();
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
    if (this.life !== 'closed' && !this.process.isWindow(this.partner)) this.terminate('partner gone');
  }

  protected incoming(exchange: Exchange): IncomingData {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    return Object.assign(exchange, { data: bytes && orUndefined(readDDEDATA(bytes)) });
  }

  /** Looks at DATA: uses it or not, acknowledges it if it asks for that, and frees what is ours then. */
  protected judge(incoming: IncomingData, facts: { usable: boolean; ackRequested?: boolean }): void {
    const { data } = incoming;
    this.run(this.client.machines.data, 'received', 'judge', this.dataFacts(incoming, data, facts), incoming);
  }

  dataFacts(incoming: IncomingData, data: DDEDATA | undefined, facts: Facts) {
    return {
      block: incoming.block !== 0,
      readable: data !== undefined,
      ackRequested: data?.fAckReq ?? facts.ackRequested ?? false,
      release: data?.fRelease ?? false,
      usable: facts.usable,
    };
  }

  /** A message that came after our TERMINATE: nothing is answered, what came with it is freed. */
  protected late(exchange: Exchange): void {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    const lent = exchange.message === messages.DATA.value && !(bytes && orUndefined(readDDEDATA(bytes))?.fRelease);
    const facts = { atom: exchange.atom !== 0, block: bytes !== undefined, keep: lent };
    this.life = this.run(this.client.machines.termination, this.life, 'late message received', facts, exchange);
  }

  protected override perform(effect: string, exchange: Exchange & Partial<IncomingData>): Aftermath | undefined {
    switch (effect) {
      case 'post TERMINATE':
        // The row of a message ends the conversation through the table of its end, which posts.
        if (exchange.message !== 0) this.end();
        else this.process.post(this.partner, messages.TERMINATE.value, this.window, 0);
        return undefined;
      case 'use value':
      case 'note change':
        exchange.use?.();
        return undefined;
      case 'free owed blocks':
      case 'forget conversation':
        return undefined;
      default:
        return super.perform(effect, exchange);
    }
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

  receive(exchange: Exchange): void {
    const { message } = exchange;
    if (message === messages.TERMINATE.value) this.terminate('TERMINATE received');
    else if (message === messages.ACK.value) this.discard(exchange);
    else this.late(exchange);
  }

  /** DATA of a stranger: refused, so that its poster frees what it owns. */
  refuse(exchange: Exchange): void {
    const incoming = this.incoming(exchange);
    if (exchange.message !== messages.DATA.value || (incoming.block !== 0 && incoming.data === undefined))
      this.discard(exchange);
    else this.judge(incoming, { usable: false });
  }

  protected override perform(effect: string, exchange: Exchange): Aftermath | undefined {
    if (effect === 'forget conversation') this.onClosed();
    return super.perform(effect, exchange);
  }
}
