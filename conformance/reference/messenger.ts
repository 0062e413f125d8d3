/** What the reference server and the reference client have in common: performing the effects of a table's row. */

import type { Atom, Hglobal, Hwnd, LParam, Process } from '../../desktop/message-port.js';
import { messages } from '../../spec/messages.js';
import { type Facts, type Machine, step } from '../../state-machines/machine.js';

/** What the message at hand carries, and what became of the answer. */
export interface Exchange {
  /** The message received, and its lParam until it is freed. */
  readonly message: number;
  readonly lParam: LParam;
  atom: Atom;
  block: Hglobal;
  /** The message that could not be posted, with its lParam. */
  failed?: { readonly message: number; readonly lParam: LParam };
}

/** How posting ended. */
export type Posting = 'posted' | 'post failed';

/** What became of an effect, as the event that the table is given next. */
export type Aftermath = Posting | 'delivered' | 'not delivered';

/** An exchange that begins on our side. */
export function outgoing(): Exchange {
  return { message: 0, lParam: 0, atom: 0, block: 0 };
}

const statusWords = { 'post ACK positive': 0x8000, 'post ACK busy': 0x4000, 'post ACK negative': 0 } as const;

/** How often to look whether the partner's window is gone, in milliseconds. */
const LOOK_AGAIN = 100;

/** One end of one conversation: posts in the name of its window, and frees what a table tells it to. */
export abstract class Messenger {
  abstract readonly window: Hwnd;
  abstract partner: Hwnd;

  constructor(protected readonly process: Process) {}

  /**
   * Steps a table and performs the effects of the row; what becomes of a post is the next event.
   * The result is the state in which the table comes to rest.
   */
  protected run<S extends string, E extends string, F extends string, A extends string>(
    machine: Machine<S, E, F, A>,
    state: S,
    event: E,
    facts: Facts<F>,
    exchange: Exchange,
  ): S {
    const next = step(machine, state, event, facts);
    if (!next.ok) {
      this.forbidden(next.violation, exchange);
      return state;
    }
    let aftermath: Aftermath | undefined;
    for (const effect of next.effects) aftermath = this.perform(effect, exchange) ?? aftermath;
    return aftermath === undefined
      ? next.state
      : this.run(machine, next.state, aftermath as unknown as E, facts, exchange);
  }

  /**
   * Settles what became of the blocks that are only lent to a partner which has ended the conversation. Its TERMINATE
   * may have crossed them: until its window is gone, or we have waited long enough, it may still look into them.
   *
   * @param patience how long to wait, in milliseconds
   * @param lends whether any such block is left
   * @param settle is called once, at once if there is nothing to wait for; `waited` says which
   */
  protected onceUnread(patience: number, lends: () => boolean, settle: (waited: boolean) => void): void {
    const until = this.process.now() + patience;
    const look = (waited: boolean) => {
      if (lends() && this.process.isWindow(this.partner) && this.process.now() < until)
        this.process.after(LOOK_AGAIN, () => look(true));
      else settle(waited);
    };
    look(false);
  }

  /** What the partner did that no row allows; what came with it is freed all the same. */
  protected forbidden(_violation: string, exchange: Exchange): void {
    this.discard(exchange);
  }

  /** What nobody waits for: freed, and not answered. */
  protected discard(exchange: Exchange): void {
    this.perform('free lParam', exchange);
    this.perform('delete item atom', exchange);
  }

  /** Performs the effects that concern every end of every transaction. */
  protected perform(effect: string, exchange: Exchange): Aftermath | undefined {
    switch (effect) {
      case 'free lParam':
        this.process.freeLParam(exchange.message, exchange.lParam);
        return undefined;
      case 'free posted lParam':
        if (exchange.failed) this.process.freeLParam(exchange.failed.message, exchange.failed.lParam);
        return undefined;
      case 'delete item atom':
        if (exchange.atom !== 0) this.process.deleteAtom(exchange.atom);
        return undefined;
      case 'free block':
        if (exchange.block !== 0) this.process.free(exchange.block);
        return undefined;
      case 'post ACK positive':
      case 'post ACK busy':
      case 'post ACK negative':
        return this.acknowledge(this.status(effect), exchange);
      default:
        throw new Error(`no end of the reference performs "${effect}"`);
    }
  }

  /** The status word of an ACK. */
  protected status(effect: keyof typeof statusWords): number {
    return statusWords[effect];
  }

  /** Posts an ACK; the one to EXECUTE gives the block back, every other one the item atom. */
  protected acknowledge(status: number, exchange: Exchange): Posting {
    const hi = exchange.message === messages.EXECUTE.value ? exchange.block : exchange.atom;
    return this.post(messages.ACK.value, status, hi, exchange);
  }

  /** Packs and posts; on failure the exchange remembers the lParam. */
  protected post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    const lParam = this.process.pack(message, lo, hi);
    // No memory for the packing: there is nothing to post, and nothing to free.
    if (lParam === 0 && (lo !== 0 || hi !== 0)) return 'post failed';
    if (this.process.post(this.partner, message, this.window, lParam)) return 'posted';
    exchange.failed = { message, lParam };
    return 'post failed';
  }
}
