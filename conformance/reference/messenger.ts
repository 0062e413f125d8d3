/**
 * The interpreter of the tables, which the reference server and the reference client share: it steps them, and performs
 * the effects of a row by their data.
 */

import { makeLong } from '../../codecs/lparam/lparam.js';
import { type AckForm, type AnyContents, findAckForm, joinContents } from '../../codecs/message/contents.js';
import { joinAckStatus } from '../../codecs/structures/ddeack.js';
import type { Atom, Hglobal, Hwnd, LParam, Process } from '../../desktop/message-port.js';
import { type MessageForm, messageForms, messageOfForm } from '../../spec/messages.js';
import type { OnStep } from '../../state-machines/coverage.js';
import type { Facts } from '../../state-machines/machine.js';
import type {
  Acknowledgement,
  BlockFlag,
  MessageEffect,
  MessageMachine,
  Origin,
  PostEffect,
} from '../../state-machines/message/vocabulary.js';
import { step } from '../../state-machines/step.js';

/** What is at hand while a row is carried out: a message that was received, or one that we begin. */
export interface Exchange {
  /** The form of the message received; `undefined` where we begin. */
  readonly form: MessageForm | undefined;
  /** Of the message received, until it is freed. */
  readonly lParam: LParam;
  item: Atom;
  block: Hglobal;
  /** The application and the topic, of INITIATE and of the ACK to it. */
  names: readonly Atom[];
  /** The message that could not be posted, with its lParam. */
  failed?: { readonly form: MessageForm; readonly lParam: LParam };
}

/** How posting ended. */
export type Posting = 'posted' | 'post failed';

/** What became of an effect, as the event that the table is given next. */
export type Aftermath = Posting | 'delivered' | 'not delivered';

/** A life in a table. */
export interface Life<S extends string> {
  state: S;
}

/** An effect that concerns this end alone, and no message. */
export type InnerEffect = Extract<MessageEffect, { readonly do: 'keep' | 'drop' | 'report' | 'tell' }>;

/** An exchange that begins on our side. */
export function outgoing(): Exchange {
  return { form: undefined, lParam: 0, item: 0, block: 0, names: [] };
}

function statusWord(status: Acknowledgement): number {
  return joinAckStatus({ fAck: status === 'positive', fBusy: status === 'busy', bAppReturnCode: 0, reserved: 0 });
}

/** How often to look whether the partner's window is gone, in milliseconds. */
const LOOK_AGAIN = 100;

/**
 * One end of one conversation: posts in the name of its window, and frees what a table tells it to.
 *
 * @internal
 */
export abstract class Messenger<X extends Exchange = Exchange> {
  abstract readonly window: Hwnd;
  abstract partner: Hwnd;

  constructor(
    protected readonly process: Process,
    private readonly onStep: OnStep | undefined,
  ) {}

  /**
   * Steps a table and performs the effects of the row; what becomes of a message is the next event. The state comes
   * first, as what an effect brings about may concern it already.
   */
  protected run<S extends string, E extends string, F extends string, A extends string>(
    machine: MessageMachine<S, E, F, A>,
    life: Life<S>,
    event: NoInfer<E>,
    facts: Facts<NoInfer<F>>,
    exchange: X,
  ): void {
    const next = step(machine, life.state, event, facts);
    this.onStep?.(machine, next.row);
    if (!next.ok) {
      this.forbidden(next.violation, exchange);
      return;
    }
    life.state = next.state;
    let aftermath: Aftermath | undefined;
    for (const effect of next.effects) aftermath = this.perform(machine.effects[effect], exchange, facts) ?? aftermath;
    // The tables are checked to have a row for whatever becomes of what they post.
    if (aftermath !== undefined) this.run(machine, life, aftermath as unknown as E, facts, exchange);
  }

  /** What the partner did that no row allows; what came with it is freed all the same. */
  protected forbidden(_violation: string, exchange: X): void {
    this.discard(exchange);
  }

  /** Frees what nobody waits for, and answers nothing. */
  protected discard(exchange: X): void {
    this.freeLParam(exchange);
    this.deleteItem(exchange);
  }

  protected perform(effect: MessageEffect, exchange: X, facts: Facts<string>): Aftermath | undefined {
    switch (effect.do) {
      case 'post':
      case 'send':
        return this.pass(effect, exchange, facts);
      case 'free':
        if (effect.what === 'lParam') this.freeLParam(exchange);
        else if (effect.what === 'unposted lParam') this.freeUnposted(exchange);
        else if (effect.what === 'block') this.freeBlock(exchange);
        else this.freeOwed();
        return undefined;
      case 'delete':
        if (effect.what === 'item') this.deleteItem(exchange);
        else for (const atom of exchange.names) if (atom !== 0) this.process.deleteAtom(atom);
        return undefined;
      default:
        this.performInner(effect, exchange);
        return undefined;
    }
  }

  /** Performs what concerns this end alone. */
  protected abstract performInner(effect: InnerEffect, exchange: X): void;

  /** Frees the blocks whose acknowledgement will not come any more. */
  protected abstract freeOwed(): void;

  protected freeLParam({ form, lParam }: X): void {
    if (form !== undefined) this.process.freeLParam(messageOfForm(form).value, lParam);
  }

  protected freeUnposted({ failed }: X): void {
    if (failed !== undefined) this.process.freeLParam(messageOfForm(failed.form).value, failed.lParam);
  }

  protected freeBlock({ block }: X): void {
    if (block !== 0) this.process.free(block);
  }

  protected deleteItem({ item }: X): void {
    if (item !== 0) this.process.deleteAtom(item);
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

  /** Puts the message of an effect on its way. */
  protected pass(effect: PostEffect, exchange: X, facts: Facts<string>): Aftermath | undefined {
    if (effect.form !== 'ACK-ITEM' && effect.form !== 'ACK-EXECUTE') return this.compose(effect, exchange, facts);
    if (effect.form === 'ACK-ITEM') exchange.item = this.itemFrom(effect.carries.item, exchange);
    else if (effect.carries.block === 'none') exchange.block = 0;
    return this.acknowledge(statusWord(effect.status), exchange, effect.form, effect.do);
  }

  /** Makes a message that is no ACK to a posted one, and passes it; what cannot be made fails as a post does. */
  protected abstract compose(effect: PostEffect, exchange: X, facts: Facts<string>): Aftermath | undefined;

  /** The item of a message that goes out: the one at hand, or an atom of its own for the same name. */
  protected itemFrom(origin: Origin, { item }: X): Atom {
    if (origin === 'none') return 0;
    return origin === 'at hand' ? item : this.process.addAtom(this.process.atomName(item) ?? '');
  }

  /** Whether a flag of the message is to be set; `chosen` answers where the table leaves it open. */
  protected flagOf({ flags }: PostEffect, flag: BlockFlag, facts: Facts<string>, chosen: boolean): boolean {
    const value = flags[flag];
    if (typeof value === 'object') return facts[value.fact] ?? false;
    return typeof value === 'boolean' ? value : chosen;
  }

  /** Answers the message at hand with an ACK, which gives back its item or its block. */
  protected acknowledge(
    status: number,
    exchange: X,
    form: AckForm = findAckForm(exchange.form ?? 'POKE') ?? 'ACK-ITEM',
    how: PostEffect['do'] = 'post',
  ): Posting {
    return this.transmit(how, form, { status, item: exchange.item, block: exchange.block }, exchange);
  }

  /** Packs what is meant to be posted, or puts what is meant to be sent into two words, and passes it. */
  protected transmit(how: PostEffect['do'], form: MessageForm, contents: AnyContents, exchange: X): Posting {
    const { value } = messageOfForm(form);
    const { lo, hi } = joinContents(form, contents);
    const lParam = messageForms[form].delivery === 'sent' ? makeLong(lo, hi) : this.process.pack(value, lo, hi);
    // No memory for the packing: there is nothing to post, and nothing to free.
    if (lParam === 0 && (lo !== 0 || hi !== 0)) return 'post failed';
    if (this.put(how, form, lParam)) return 'posted';
    exchange.failed = { form, lParam };
    return 'post failed';
  }

  /** Hands a message to the system; false if it does not take it. */
  protected put(how: PostEffect['do'], form: MessageForm, lParam: LParam): boolean {
    const { value } = messageOfForm(form);
    if (how === 'post') return this.process.post(this.receiverOf(form), value, this.window, lParam);
    this.process.send(this.receiverOf(form), value, this.window, lParam);
    return true;
  }

  /** The window that a message goes to. */
  protected receiverOf(_form: MessageForm): Hwnd {
    return this.partner;
  }
}
