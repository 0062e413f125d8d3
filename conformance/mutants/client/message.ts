/** Clients whose messages go wrong whatever they carry. */
import { makeLong } from '../../../codecs/index.js';
import type { Hwnd } from '../../../desktop/message-port.js';
import { messages } from '../../../spec/index.js';
import { ClientConversation } from '../../reference/client/conversation.js';
import { UnwantedEnd } from '../../reference/client/end.js';
import type { Transaction } from '../../reference/client/transaction.js';
import type { Exchange, Posting } from '../../reference/messenger.js';
import { clientMutant, type Mutant } from '../mutant.js';

class PostsFromElsewhere extends ClientConversation {
  readonly #main: Hwnd = this.process.createWindow(() => 0);
  protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    if (message !== messages.REQUEST.value) return super.post(message, lo, hi, exchange);
    this.process.post(this.partner, message, this.#main, this.process.pack(message, lo, hi));
    return 'posted';
  }
}

class SendsMessages extends ClientConversation {
  protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    if (message !== messages.REQUEST.value) return super.post(message, lo, hi, exchange);
    this.process.send(this.partner, message, this.window, this.process.pack(message, lo, hi));
    return 'posted';
  }
}

class PokesWithData extends ClientConversation {
  protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    return super.post(message === messages.POKE.value ? messages.DATA.value : message, lo, hi, exchange);
  }
}

class PacksNothing extends ClientConversation {
  protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    if (message !== messages.POKE.value) return super.post(message, lo, hi, exchange);
    this.process.post(this.partner, message, this.window, makeLong(lo, hi));
    return 'posted';
  }
}

class PacksForAnother extends ClientConversation {
  protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    if (message !== messages.ACK.value) return super.post(message, lo, hi, exchange);
    this.process.post(this.partner, message, this.window, this.process.pack(messages.DATA.value, lo, hi));
    return 'posted';
  }
}

class WaitsForever extends ClientConversation {
  protected override stepTransaction(...args: Parameters<ClientConversation['stepTransaction']>): void {
    if (args[1] !== 'time is up') super.stepTransaction(...args);
  }
}

class AcceptsFromStrangers extends ClientConversation {
  protected override receiveElse(from: Hwnd, exchange: Exchange): void {
    if (exchange.message === messages.DATA.value && !this.unwanted.has(from))
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
    ...rest: [Parameters<ClientConversation['stepTransaction']>[1], Readonly<Record<string, boolean>>, Exchange]
  ): void {
    super.stepTransaction(transaction, ...rest);
    if (rest[0] === 'time is up') this.transactions = this.transactions.filter((other) => other !== transaction);
  }
}

export const messageMutants: readonly Mutant[] = [
  clientMutant('client.message.from-elsewhere', 'DDE-MESSAGE-004', 'names another window of its own in wParam', {
    conversation: PostsFromElsewhere,
  }),
  clientMutant('client.message.sends', 'DDE-MESSAGE-003', 'sends REQUEST', { conversation: SendsMessages }),
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
  clientMutant('client.message.accepts-from-strangers', 'DDE-MESSAGE-012', 'accepts DATA of any window', {
    conversation: AcceptsFromStrangers,
  }),
];
