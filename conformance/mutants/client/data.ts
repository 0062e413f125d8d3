/** Clients that get DATA wrong. */
import { makeLong } from '../../../codecs/index.js';
import { messages } from '../../../spec/index.js';
import { dataClient } from '../../../state-machines/index.js';
import { ClientConversation } from '../../reference/client/conversation.js';
import type { ClientExchange } from '../../reference/client/end.js';
import type { Posting } from '../../reference/messenger.js';
import { clientMutant, type Mutant, withEffect, withRow } from '../mutant.js';

type Facts = ReturnType<ClientConversation['dataFacts']>;
type Args = Parameters<ClientConversation['dataFacts']>;

/** A client that misreads what DATA asks of it. */
function misreads(change: (facts: Facts) => Partial<Facts>): typeof ClientConversation {
  return class extends ClientConversation {
    override dataFacts(...args: Args): Facts {
      const facts = super.dataFacts(...args);
      return { ...facts, ...change(facts) };
    }
  };
}

const judged = { from: 'idle', on: 'DATA received' } as const;
const plain = { block: true, readable: true, usable: true } as const;
const released = { ...judged, when: { ...plain, ackRequested: false, release: true } } as const;
const unusable = { ...judged, when: { block: true, readable: true, usable: false, ackRequested: true } } as const;
const unreadable = { ...judged, when: { block: true, readable: false } } as const;
const accepted = { ...judged, when: { ...plain, ackRequested: true, release: true } } as const;
const unacknowledged = { from: 'acknowledging', on: 'post failed' } as const;

class TakesAnyFormat extends ClientConversation {
  protected override canUse(incoming: ClientExchange): boolean {
    return incoming.data !== undefined;
  }
}

class ReadsHeaderBlindly extends ClientConversation {
  protected override onData(exchange: ClientExchange): void {
    const bytes = exchange.block === 0 ? undefined : this.process.read(exchange.block);
    if (bytes !== undefined && bytes.length < 4) throw new RangeError('offset is outside the bounds of the block');
    super.onData(exchange);
  }
}

/** A client whose ACKs are not as they should be. */
function acknowledges(
  how: (client: AckMaker, status: number, exchange: ClientExchange) => Posting,
): typeof ClientConversation {
  return class extends AckMaker {
    protected override acknowledge(status: number, exchange: ClientExchange): Posting {
      return exchange.form === 'DATA' ? how(this, status, exchange) : super.acknowledge(status, exchange);
    }
  };
}

class AckMaker extends ClientConversation {
  ack(status: number, exchange: ClientExchange): Posting {
    return this.transmit('post', 'ACK-ITEM', { status, item: exchange.item }, exchange);
  }
  ackAndDelete(status: number, exchange: ClientExchange): Posting {
    const posting = this.ack(status, exchange);
    this.process.deleteAtom(exchange.item);
    return posting;
  }
  ackLater(status: number, exchange: ClientExchange): Posting {
    const first = this.process.atomName(exchange.item)?.toLowerCase() === 'bread';
    if (!first) return this.ack(status, exchange);
    this.process.after(0, () => this.ack(status, exchange));
    return 'posted';
  }
  ackAnother(status: number, exchange: ClientExchange): Posting {
    this.process.deleteAtom(exchange.item);
    exchange.item = this.process.addAtom('dde-spec another item');
    return this.ack(status, exchange);
  }
  postUnpacked(status: number, exchange: ClientExchange): Posting {
    this.process.post(this.partner, messages.ACK.value, this.window, makeLong(status, exchange.item));
    return 'posted';
  }
  ackTwice(status: number, exchange: ClientExchange): Posting {
    const again = { ...exchange, item: this.process.addAtom(this.process.atomName(exchange.item) ?? '') };
    this.ack(status, exchange);
    return this.ack(status, again);
  }
}

export const dataMutants: readonly Mutant[] = [
  clientMutant('client.data.always-acknowledges', 'DDE-DATA-005', 'acknowledges DATA that asks for no ACK', {
    conversation: misreads(() => ({ ackRequested: true })),
  }),
  clientMutant('client.data.never-acknowledges', 'DDE-DATA-004', 'never acknowledges DATA', {
    conversation: misreads(() => ({ ackRequested: false })),
  }),
  clientMutant('client.data.acknowledges-twice', 'DDE-ACK-015', 'acknowledges DATA twice', {
    conversation: acknowledges((client, status, exchange) => client.ackTwice(status, exchange)),
  }),
  clientMutant('client.data.acknowledges-later', 'DDE-MESSAGE-005', 'lets other updates overtake those of one item', {
    conversation: acknowledges((client, status, exchange) => client.ackLater(status, exchange)),
  }),
  clientMutant('client.data.acknowledges-anew', 'DDE-ACK-009', 'makes a new atom for each ACK and keeps the old one', {
    machines: { data: withEffect(dataClient, 'post ACK positive', { carries: { item: 'new' } }) },
  }),
  clientMutant('client.data.deletes-posted', 'DDE-ATOM-007', 'deletes the item that it has posted in an ACK', {
    conversation: acknowledges((client, status, exchange) => client.ackAndDelete(status, exchange)),
  }),
  clientMutant('client.data.frees-lent', 'DDE-DATA-008', 'frees the block of DATA whatever fRelease says', {
    conversation: misreads(() => ({ release: true })),
  }),
  clientMutant('client.data.never-frees', 'DDE-DATA-007', 'never frees the block of DATA', {
    conversation: misreads(() => ({ release: false })),
  }),
  clientMutant('client.data.tests-with-or', 'DDE-DATA-008', 'takes fAckReq for fRelease, having tested with or', {
    conversation: misreads(({ release, ackRequested }) => ({ release: release || ackRequested })),
  }),
  clientMutant('client.data.frees-refused', 'DDE-DATA-009', 'frees the block of DATA that it refuses', {
    machines: {
      data: withRow(dataClient, unusable, { effects: ['free block', 'free lParam', 'post ACK negative'] }),
    },
  }),
  clientMutant('client.data.takes-any-format', 'DDE-REQUEST-014', 'accepts DATA in a format that it cannot use', {
    conversation: TakesAnyFormat,
  }),
  clientMutant('client.data.refuses-unreadable', 'DDE-DATA-014', 'refuses DATA whose flags it cannot read', {
    machines: {
      data: withRow(dataClient, unreadable, { to: 'acknowledging', effects: ['free lParam', 'post ACK negative'] }),
    },
  }),
  clientMutant('client.data.accepts-unreadable', 'DDE-ACK-016', 'accepts DATA whose value it cannot read', {
    machines: {
      data: withRow(dataClient, unreadable, { to: 'acknowledging', effects: ['free lParam', 'post ACK positive'] }),
    },
  }),
  clientMutant('client.data.refuses-usable', 'DDE-ACK-016', 'refuses DATA that it uses', {
    machines: { data: withRow(dataClient, accepted, { effects: ['use value', 'free lParam', 'post ACK negative'] }) },
  }),
  clientMutant('client.data.keeps-item', 'DDE-DATA-006', 'keeps the item of DATA that asks for no ACK', {
    machines: { data: withRow(dataClient, released, { effects: ['use value', 'free block', 'free lParam'] }) },
  }),
  clientMutant('client.data.keeps-lparam', 'DDE-LPARAM-004', 'keeps the lParam of DATA', {
    machines: { data: withRow(dataClient, released, { effects: ['use value', 'free block', 'delete item atom'] }) },
  }),
  clientMutant('client.data.frees-twice', 'DDE-LPARAM-010', 'frees the lParam of DATA twice', {
    machines: {
      data: withRow(dataClient, released, {
        effects: ['use value', 'free block', 'free lParam', 'free lParam', 'delete item atom'],
      }),
    },
  }),
  clientMutant('client.data.keeps-unposted-ack', 'DDE-MESSAGE-011', 'keeps the item of an ACK not posted', {
    machines: { data: withRow(dataClient, unacknowledged, { effects: ['free posted lParam'] }) },
  }),
  clientMutant('client.data.reads-blindly', 'DDE-MESSAGE-018', 'crashes on a block that is too small', {
    conversation: ReadsHeaderBlindly,
  }),
  clientMutant('client.data.accepts-and-busy', 'DDE-ACK-004', 'sets fAck and fBusy at once', {
    conversation: acknowledges((client, status, exchange) => client.ack(status | 0xc000, exchange)),
  }),
  clientMutant('client.data.sets-reserved', 'DDE-ACK-005', 'sets reserved bits of the status word', {
    conversation: acknowledges((client, status, exchange) => client.ack(status | 0x3f00, exchange)),
  }),
  clientMutant('client.data.names-another', 'DDE-ACK-006', 'names another item in the ACK', {
    conversation: acknowledges((client, status, exchange) => client.ackAnother(status, exchange)),
  }),
  clientMutant('client.data.sends-ack', 'DDE-ACK-014', 'sends the ACK to DATA', {
    machines: { data: withEffect(dataClient, 'post ACK positive', { do: 'send' }) },
  }),
  clientMutant('client.data.packs-no-ack', 'DDE-ACK-010', 'posts the ACK as two plain words', {
    conversation: acknowledges((client, status, exchange) => client.postUnpacked(status, exchange)),
  }),
];
