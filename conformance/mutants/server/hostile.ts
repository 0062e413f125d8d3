/** Servers that trust what comes. */
import {
  type CodecError,
  type Either,
  findAckForm,
  joinContents,
  orUndefined,
  readDDEADVISE,
  readDDEPOKE,
} from '../../../codecs/index.js';
import type { Atom, Hwnd, LParam } from '../../../desktop/message-port.js';
import { atoms, CF_TEXT, messageOfForm, messages } from '../../../spec/index.js';
import { termination } from '../../../state-machines/index.js';
import type { Posting } from '../../reference/messenger.js';
import type { Item } from '../../reference/server/catalogue.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

const POSITIVE = 0x8000;
const { ACK, ADVISE, EXECUTE, POKE, TERMINATE } = messages;
const lateLent = {
  from: 'terminating',
  on: 'late message received',
  when: { atom: false, block: true, keep: true },
} as const;

/** A conversation that does as it pleases with POKE or ADVISE when it cannot read the block. */
function unreadable(message: number, react: (conversation: Reckless, exchange: ServerExchange) => void) {
  return class extends Reckless {
    protected override onPoke(exchange: ServerExchange): number {
      if (message !== POKE.value || this.bytesOf(exchange, readDDEPOKE) !== undefined) return super.onPoke(exchange);
      react(this, exchange);
      return 0;
    }
    protected override onAdvise(exchange: ServerExchange): number {
      if (message !== ADVISE.value || this.bytesOf(exchange, readDDEADVISE) !== undefined) {
        return super.onAdvise(exchange);
      }
      react(this, exchange);
      return 0;
    }
  };
}

class Reckless extends ServerConversation {
  protected bytesOf<T>(exchange: ServerExchange, read: (bytes: Uint8Array) => Either<CodecError, T>): T | undefined {
    const bytes = this.process.read(exchange.block);
    return bytes && orUndefined(read(bytes));
  }
  accepts(exchange: ServerExchange): void {
    this.freeLParam(exchange);
    this.acknowledge(POSITIVE, exchange);
  }
  frees(exchange: ServerExchange): void {
    this.freeBlock(exchange);
    this.freeLParam(exchange);
    this.acknowledge(0, exchange);
  }
  drops(exchange: ServerExchange): void {
    this.freeLParam(exchange);
  }
  ends(exchange: ServerExchange): void {
    this.freeLParam(exchange);
    this.deleteItem(exchange);
    this.end();
  }
}

class FreesData extends ServerConversation {
  protected override refuse(exchange: ServerExchange, window: Hwnd): number {
    if (exchange.form === 'DATA') this.freeBlock(exchange);
    return super.refuse(exchange, window);
  }
}

class DiesOfShortBlock extends ServerConversation {
  protected override onPoke(exchange: ServerExchange): number {
    const bytes = this.process.read(exchange.block);
    if (bytes !== undefined) new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint16(2, true);
    return super.onPoke(exchange);
  }
}

class CarriesNothingOut extends ServerConversation {
  protected override onExecute(exchange: ServerExchange): number {
    if (exchange.block !== 0) return super.onExecute(exchange);
    this.acknowledge(POSITIVE, exchange);
    return 0;
  }
}

class FallsBackToFirstItem extends ServerConversation {
  protected override itemOf(atom: Atom): Item | undefined {
    return this.process.atomName(atom) === undefined ? this.topic.items[0] : super.itemOf(atom);
  }
}

class CountsItems extends ServerConversation {
  protected override itemOf(atom: Atom): Item | undefined {
    return atom < atoms.string.first ? this.topic.items[atom - 1] : super.itemOf(atom);
  }
}

/** Never looks at wParam. */
class KnowsOneClient extends ServerConversation {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    return super.receive(message, message === TERMINATE.value ? wParam : this.partner, lParam);
  }
}

class EndsForAnybody extends ServerConversation {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    return super.receive(message, message === TERMINATE.value ? this.partner : wParam, lParam);
  }
}

class ConsentsToStrangers extends ServerProgram {
  override refuse(exchange: ServerExchange, to: Hwnd, from: Hwnd): number {
    const { form = 'POKE', lParam, item, block } = exchange;
    this.process.freeLParam(messageOfForm(form).value, lParam);
    const { lo, hi } = joinContents(findAckForm(form) ?? 'ACK-ITEM', { status: POSITIVE, item, block });
    this.process.post(to, ACK.value, from, this.process.pack(ACK.value, lo, hi));
    return 0;
  }
}

/** Keeps its window after the end and answers what comes there. */
class AnswersAfterEnd extends ServerConversation {
  protected override forget(): void {
    this.conversation.state = 'ended';
    this.server.conversations.delete(this);
  }

  protected override late(exchange: ServerExchange): number {
    if (exchange.form !== 'REQUEST') return super.late(exchange);
    return super.onRequest({ ...exchange, format: CF_TEXT });
  }
}

class RefusesAfterEnd extends AnswersAfterEnd {
  protected override late(exchange: ServerExchange): number {
    return this.refuse(exchange, this.partner);
  }
}

class EndsOnUnknownMessage extends ServerConversation {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    if (message > EXECUTE.value && this.open) this.end();
    return super.receive(message, wParam, lParam);
  }
}

class DiesOfUnknownMessage extends ServerProgram {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    const known = Object.values(messages).some(({ value }) => value === message);
    if (!known) throw new RangeError(`no handler for message ${message}`);
    return super.receive(message, wParam, lParam);
  }
}

class DiesOfData extends ServerConversation {
  protected override refuse(exchange: ServerExchange, window: Hwnd): number {
    if (exchange.form === 'DATA') throw new TypeError('a server has no handler for DATA');
    return super.refuse(exchange, window);
  }
}

class KeepsAtomOfAck extends ServerConversation {
  protected override onAck(exchange: ServerExchange): number {
    this.freeLParam(exchange);
    return 0;
  }
}

class DeletesAtomOfAckTwice extends ServerConversation {
  protected override onAck(exchange: ServerExchange, status: number): number {
    const result = super.onAck(exchange, status);
    this.deleteItem(exchange);
    return result;
  }
}

class KeepsLParamOfAck extends ServerConversation {
  protected override onAck(exchange: ServerExchange): number {
    this.deleteItem(exchange);
    return 0;
  }
}

class DiesOfBadPacking extends ServerConversation {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    if (message === POKE.value && this.process.unpack(message, lParam) === undefined) {
      throw new TypeError('the lParam of POKE cannot be unpacked');
    }
    return super.receive(message, wParam, lParam);
  }
}

class TakesNoNameForAnyName extends ServerProgram {
  protected override answersTo(application: Atom): boolean {
    return this.process.atomName(application) === undefined || super.answersTo(application);
  }
}

class ReadsNamesIntoSmallBuffer extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    const name = this.process.atomName(exchange.item) ?? '';
    if (exchange.form !== 'REQUEST' || name.length < 64) return super.acknowledge(status, exchange);
    this.process.deleteAtom(exchange.item);
    return super.acknowledge(status, { ...exchange, item: this.process.addAtom(name.slice(0, 63)) });
  }
}

export const hostileMutants: readonly Mutant[] = [
  serverMutant('server.hostile.accepts-short-poke', 'DDE-POKE-018', 'accepts a POKE too small to say its format', {
    conversation: unreadable(POKE.value, (one, exchange) => one.accepts(exchange)),
  }),
  serverMutant('server.hostile.ends-on-bad-poke', 'DDE-POKE-006', 'ends the conversation when it cannot lock a POKE', {
    conversation: unreadable(POKE.value, (one, exchange) => one.ends(exchange)),
  }),
  serverMutant('server.hostile.frees-bad-poke', 'DDE-POKE-010', 'frees a POKE that it cannot read, and refuses it', {
    conversation: unreadable(POKE.value, (one, exchange) => one.frees(exchange)),
  }),
  serverMutant('server.hostile.drops-bad-poke', 'DDE-POKE-013', 'keeps the item atom of a POKE that it cannot read', {
    conversation: unreadable(POKE.value, (one, exchange) => one.drops(exchange)),
  }),
  serverMutant('server.hostile.accepts-bad-advise', 'DDE-ADVISE-029', 'consents to an ADVISE that it cannot read', {
    conversation: unreadable(ADVISE.value, (one, exchange) => one.accepts(exchange)),
  }),
  serverMutant('server.hostile.frees-bad-advise', 'DDE-ADVISE-007', 'frees an ADVISE that it cannot read', {
    conversation: unreadable(ADVISE.value, (one, exchange) => one.frees(exchange)),
  }),
  serverMutant('server.hostile.drops-bad-advise', 'DDE-ADVISE-011', 'keeps the item atom of an unreadable ADVISE', {
    conversation: unreadable(ADVISE.value, (one, exchange) => one.drops(exchange)),
  }),
  serverMutant('server.hostile.executes-null', 'DDE-EXECUTE-019', 'carries out a command string that is not there', {
    conversation: CarriesNothingOut,
  }),
  serverMutant('server.hostile.dies-of-short-block', 'DDE-MESSAGE-018', 'reads past the end of a short block', {
    conversation: DiesOfShortBlock,
  }),
  serverMutant('server.hostile.first-item', 'DDE-ATOM-011', 'takes an atom that does not exist for its first item', {
    conversation: FallsBackToFirstItem,
  }),
  serverMutant('server.hostile.counts-items', 'DDE-ATOM-011', 'takes an integer atom for the number of an item', {
    conversation: CountsItems,
  }),
  serverMutant('server.hostile.one-client', 'DDE-MESSAGE-012', 'answers its client whoever asks', {
    conversation: KnowsOneClient,
  }),
  serverMutant('server.hostile.consents', 'DDE-MESSAGE-012', 'acknowledges positively what it does not look at', {
    server: ConsentsToStrangers,
  }),
  serverMutant('server.hostile.ends-for-anybody', 'DDE-MESSAGE-018', 'ends a conversation on the word of a stranger', {
    conversation: EndsForAnybody,
  }),
  serverMutant('server.hostile.answers-after-end', 'DDE-TERMINATE-004', 'answers a REQUEST after the end', {
    conversation: AnswersAfterEnd,
  }),
  serverMutant('server.hostile.refuses-after-end', 'DDE-TERMINATE-003', 'refuses what comes after the end', {
    conversation: RefusesAfterEnd,
  }),
  serverMutant('server.hostile.ends-on-unknown', 'DDE-MESSAGE-018', 'ends the conversation on an unknown message', {
    conversation: EndsOnUnknownMessage,
  }),
  serverMutant('server.hostile.dies-of-unknown', 'DDE-MESSAGE-018', 'dies of an unknown message', {
    server: DiesOfUnknownMessage,
  }),
  serverMutant('server.hostile.dies-of-data', 'DDE-MESSAGE-018', 'dies of DATA', { conversation: DiesOfData }),
  serverMutant('server.hostile.dies-of-packing', 'DDE-MESSAGE-018', 'dies of an lParam that it cannot unpack', {
    conversation: DiesOfBadPacking,
  }),
  serverMutant('server.hostile.frees-data', 'DDE-MEMORY-002', 'frees the block of DATA that was not meant for it', {
    conversation: FreesData,
  }),
  serverMutant('server.hostile.keeps-ack-atom', 'DDE-ACK-008', 'keeps the atom of an ACK that it did not wait for', {
    conversation: KeepsAtomOfAck,
  }),
  serverMutant('server.hostile.deletes-ack-atom-twice', 'DDE-ATOM-007', 'deletes the atom of an ACK twice', {
    conversation: DeletesAtomOfAckTwice,
  }),
  serverMutant(
    'server.hostile.keeps-ack-lparam',
    'DDE-ACK-011',
    'keeps the lParam of an ACK that it did not wait for',
    {
      conversation: KeepsLParamOfAck,
    },
  ),
  serverMutant('server.hostile.any-name', 'DDE-INITIATE-008', 'takes an atom that does not exist for NULL', {
    server: TakesNoNameForAnyName,
  }),
  serverMutant('server.hostile.small-buffer', 'DDE-ATOM-013', 'reads names into a buffer of 64 bytes', {
    conversation: ReadsNamesIntoSmallBuffer,
  }),
  serverMutant('server.hostile.frees-late-lent', 'DDE-TERMINATE-007', 'frees a late block without item that is lent', {
    machines: { termination: withRow(termination, lateLent, { effects: ['free lParam', 'free block'] }) },
  }),
];
