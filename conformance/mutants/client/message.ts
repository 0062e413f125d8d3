/** Clients whose messages go wrong whatever they carry. */
import { joinContents, makeLong } from '../../../codecs/index.js';
import type { Hwnd, LParam } from '../../../desktop/message-port.js';
import { type MessageForm, messageOfForm, messages } from '../../../spec/index.js';
import { requestClient } from '../../../state-machines/index.js';
import { ClientConversation } from '../../reference/client/conversation.js';
import { type ClientExchange, UnwantedEnd } from '../../reference/client/end.js';
import type { Transaction } from '../../reference/client/transaction.js';
import type { Posting } from '../../reference/messenger.js';
import { clientMutant, type Mutant, withEffect, withRow } from '../mutant.js';

class PostsFromElsewhere extends ClientConversation {
  readonly #main: Hwnd = this.process.createWindow(() => 0);
  protected override put(...args: Parameters<ClientConversation['put']>): boolean {
    const [, form, lParam] = args;
    if (form !== 'REQUEST') return super.put(...args);
    return this.process.post(this.partner, messageOfForm(form).value, this.#main, lParam);
  }
}

/** A client that packs a message in a way of its own. */
class Packs extends ClientConversation {
  protected override transmit(...args: Parameters<ClientConversation['transmit']>): Posting {
    const [how, form, contents] = args;
    const { lo, hi } = joinContents(form, contents);
    const lParam = this.packed(form, lo, hi);
    if (lParam === undefined) return super.transmit(...args);
    return this.put(how, form, lParam) ? 'posted' : 'post failed';
  }
  /** `undefined`: as it should be. */
  protected packed(_form: MessageForm, _lo: number, _hi: number): LParam | undefined {
    return undefined;
  }
}

class PokesWithData extends ClientConversation {
  protected override transmit(...[how, form, ...rest]: Parameters<ClientConversation['transmit']>): Posting {
    return super.transmit(how, form === 'POKE' ? 'DATA' : form, ...rest);
  }
}

class PacksNothing extends Packs {
  protected override packed(form: MessageForm, lo: number, hi: number): LParam | undefined {
    return form === 'POKE' ? makeLong(lo, hi) : undefined;
  }
}

class PacksForAnother extends Packs {
  protected override packed(form: MessageForm, lo: number, hi: number): LParam | undefined {
    return form === 'ACK-ITEM' ? this.process.pack(messages.DATA.value, lo, hi) : undefined;
  }
}

class WaitsForever extends ClientConversation {
  protected override stepTransaction(...args: Parameters<ClientConversation['stepTransaction']>): void {
    if (args[1] !== 'time is up') super.stepTransaction(...args);
  }
}

const lateRefusal = { from: 'overdue', on: 'ACK received', when: { positive: false } } as const;

class AcceptsFromStrangers extends ClientConversation {
  protected override receiveElse(from: Hwnd, exchange: ClientExchange): void {
    if (exchange.form === 'DATA' && !this.unwanted.has(from))
      new AcceptsAll(this.process, this.client, this.window, from).refuse(exchange);
    else super.receiveElse(from, exchange);
  }
}

class AcceptsAll extends UnwantedEnd {
  override dataFacts(...args: Parameters<UnwantedEnd['dataFacts']>): ReturnType<UnwantedEnd['dataFacts']> {
    return { ...super.dataFacts(...args), usable: true };
  }
}

class ForgetsLate extends ClientConversation {
  protected override stepTransaction(
    transaction: Transaction,
    ...rest: [Parameters<ClientConversation['stepTransaction']>[1], Readonly<Record<string, boolean>>, ClientExchange]
  ): void {
    super.stepTransaction(transaction, ...rest);
    if (rest[0] === 'time is up') this.transactions = this.transactions.filter((other) => other !== transaction);
  }
}

export const messageMutants: readonly Mutant[] = [
  clientMutant('client.message.from-elsewhere', 'DDE-MESSAGE-004', 'names another window of its own in wParam', {
    conversation: PostsFromElsewhere,
  }),
  clientMutant('client.message.sends', 'DDE-MESSAGE-003', 'sends REQUEST', {
    machines: { request: withEffect(requestClient, 'post REQUEST', { do: 'send' }) },
  }),
  clientMutant('client.message.pokes-with-data', 'DDE-MESSAGE-017', 'pokes with DATA', { conversation: PokesWithData }),
  clientMutant('client.message.packs-nothing', 'DDE-LPARAM-001', 'posts POKE as two plain words', {
    conversation: PacksNothing,
  }),
  clientMutant('client.message.packs-for-another', 'DDE-LPARAM-007', 'packs an ACK as if it were DATA', {
    conversation: PacksForAnother,
  }),
  clientMutant('client.message.waits-forever', 'DDE-MESSAGE-009', 'waits for ever for an answer', {
    conversation: WaitsForever,
  }),
  clientMutant('client.message.forgets-late', 'DDE-POKE-007', 'forgets what it has posted once its time-out is over', {
    conversation: ForgetsLate,
  }),
  clientMutant('client.message.keeps-late-atom', 'DDE-ACK-008', 'keeps the atom of a refusal that comes too late', {
    machines: { request: withRow(requestClient, lateRefusal, { effects: ['free lParam'] }) },
  }),
  clientMutant('client.message.accepts-from-strangers', 'DDE-MESSAGE-012', 'accepts DATA of any window', {
    conversation: AcceptsFromStrangers,
  }),
];
