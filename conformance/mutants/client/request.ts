/** Clients that get REQUEST wrong. */

import type { Atom } from '../../../desktop/message-port.js';
import { requestClient } from '../../../state-machines/index.js';
import { ClientConversation, type Report } from '../../reference/client/conversation.js';
import type { ClientExchange } from '../../reference/client/end.js';
import { ClientProgram } from '../../reference/client/program.js';
import type { Transaction } from '../../reference/client/transaction.js';
import type { Posting } from '../../reference/messenger.js';
import { clientMutant, type Mutant, withRow } from '../mutant.js';

const refused = { from: 'waiting', on: 'ACK received', when: { positive: false, busy: false } } as const;
const failed = { from: 'posting', on: 'post failed' } as const;

class AsksNoFormat extends ClientConversation {
  override request(item: string, _format: number, report?: Report): void {
    super.request(item, 0, report);
  }
}

class CutsNames extends ClientConversation {
  override request(item: string, format: number, report?: Report): void {
    super.request(item.slice(0, 64), format, report);
  }
}

class DeletesPostedItem extends ClientConversation {
  protected override postQuestion(...args: Parameters<ClientConversation['postQuestion']>): Posting {
    const [{ form }, { exchange }] = args;
    const posting = super.postQuestion(...args);
    if (form === 'REQUEST') this.process.deleteAtom(exchange.item);
    return posting;
  }
}

class TakesAnyAck extends ClientConversation {
  protected override onAck(exchange: ClientExchange, status: number, hi: number): void {
    const waiting = this.transactions.find(({ kind }) => kind === 'request');
    super.onAck(exchange, waiting === undefined ? status : 0, hi);
  }
}

class TakesAnyItem extends ClientConversation {
  protected override answered(exchange: ClientExchange, positive: boolean, hi: number): Transaction | undefined {
    const request = this.itemOf(exchange.item) && !positive ? this.transactions[0] : undefined;
    return super.answered(exchange, positive, hi) ?? request;
  }
}

class TakesNoItem extends ClientConversation {
  protected override answered(exchange: ClientExchange, positive: boolean, hi: number): Transaction | undefined {
    const request = this.itemOf(exchange.item) === undefined ? this.transactions[0] : undefined;
    return super.answered(exchange, positive, hi) ?? request;
  }
}

class ReadsIntegerAtoms extends ClientConversation {
  protected override itemOf(atom: Atom): string | undefined {
    return atom > 0 && atom < 0xc000 ? this.transactions[0]?.item : super.itemOf(atom);
  }
}

class GivesUp extends ClientProgram {
  protected override requestIn(
    conversation: ClientConversation,
    item: string,
    formats: readonly number[],
    choice: number,
  ): void {
    super.requestIn(conversation, item, formats.slice(0, 1), choice);
  }
}

class AsksPoorestFirst extends ClientProgram {
  protected override requestIn(
    conversation: ClientConversation,
    item: string,
    formats: readonly number[],
    choice: number,
  ): void {
    super.requestIn(conversation, item, choice === 0 ? [...formats].reverse() : formats, choice);
  }
}

class PostsWithoutItem extends ClientConversation {
  protected override postQuestion(...args: Parameters<ClientConversation['postQuestion']>): Posting {
    const [{ do: how, form }, { format, exchange }] = args;
    const posting = super.postQuestion(...args);
    if (form !== 'REQUEST' || exchange.item !== 0) return posting;
    return this.transmit(how, form, { format, item: 0 }, exchange);
  }
}

export const requestMutants: readonly Mutant[] = [
  clientMutant('client.request.no-format', 'DDE-REQUEST-015', 'requests in format 0', { conversation: AsksNoFormat }),
  clientMutant('client.request.cuts-names', 'DDE-ATOM-013', 'cuts item names after 64 characters', {
    conversation: CutsNames,
  }),
  clientMutant('client.request.deletes-posted-item', 'DDE-ATOM-014', 'deletes the item atom once REQUEST is posted', {
    conversation: DeletesPostedItem,
  }),
  clientMutant(
    'client.request.takes-positive-ack',
    'DDE-REQUEST-021',
    'takes a positive ACK for the answer to REQUEST',
    {
      conversation: TakesAnyAck,
    },
  ),
  clientMutant('client.request.takes-any-item', 'DDE-ACK-006', 'takes an ACK for another item for the answer', {
    conversation: TakesAnyItem,
  }),
  clientMutant('client.request.takes-no-item', 'DDE-ATOM-011', 'takes an ACK without item for the answer', {
    conversation: TakesNoItem,
  }),
  clientMutant('client.request.reads-integer-atom', 'DDE-ATOM-011', 'takes an integer atom for its item', {
    conversation: ReadsIntegerAtoms,
  }),
  clientMutant('client.request.gives-up', 'DDE-REQUEST-012', 'asks in no other format when one is refused', {
    client: GivesUp,
  }),
  clientMutant('client.request.poorest-first', 'DDE-REQUEST-013', 'asks in the poorest format first', {
    client: AsksPoorestFirst,
  }),
  clientMutant(
    'client.request.posts-without-item',
    'DDE-ATOM-020',
    'posts REQUEST without item when no atom is to be had',
    {
      conversation: PostsWithoutItem,
    },
  ),
  clientMutant('client.request.keeps-unposted-item', 'DDE-REQUEST-010', 'keeps the item of a REQUEST not posted', {
    machines: { request: withRow(requestClient, failed, { effects: ['free posted lParam', 'report silence'] }) },
  }),
  clientMutant('client.request.keeps-ack-item', 'DDE-ACK-008', 'keeps the item of a refusal', {
    machines: { request: withRow(requestClient, refused, { effects: ['free lParam', 'report refusal'] }) },
  }),
  clientMutant('client.request.keeps-ack-lparam', 'DDE-ACK-011', 'keeps the lParam of a refusal', {
    machines: { request: withRow(requestClient, refused, { effects: ['delete item atom', 'report refusal'] }) },
  }),
];
