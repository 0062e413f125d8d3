/** Servers that get POKE wrong, or the ACK to it. */
import { type DDEPOKE, joinContents, makeLong, orThrow, readCfText } from '../../../codecs/index.js';
import { messageOfForm, messages } from '../../../spec/index.js';
import { pokeServer } from '../../../state-machines/index.js';
import type { Posting } from '../../reference/messenger.js';
import type { Item } from '../../reference/server/catalogue.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { referenceServerConfig } from '../../reference/server/profile.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant, withEffect, withRow } from '../mutant.js';
import { leakingAtom, silent } from './acknowledgement.js';
import { postUnasked } from './updates.js';

const taken = { from: 'idle', on: 'POKE received', when: { busy: false, accepted: true, release: true } } as const;
const takenLent = { from: 'idle', on: 'POKE received', when: { busy: false, accepted: true, release: false } } as const;
const refused = { from: 'idle', on: 'POKE received', when: { busy: false, accepted: false } } as const;

class TakesAnyFormat extends ServerConversation {
  protected override pokedText(item: Item, block: DDEPOKE): string | undefined {
    return item.writable ? orThrow(readCfText(block.value)).text : undefined;
  }
}

class MindsReservedBits extends ServerConversation {
  protected override pokedText(item: Item, block: DDEPOKE): string | undefined {
    return block.reserved === 0 ? super.pokedText(item, block) : undefined;
  }
}

class AcknowledgesTwice extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    const name = this.process.atomName(exchange.item);
    const first = super.acknowledge(status, exchange);
    if (exchange.form !== 'POKE' || name === undefined) return first;
    return super.acknowledge(status, { ...exchange, item: this.process.addAtom(name) });
  }
}

class NamesApplication extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    if (exchange.form !== 'POKE') return super.acknowledge(status, exchange);
    this.process.deleteAtom(exchange.item);
    return super.acknowledge(status, { ...exchange, item: this.process.addAtom(this.server.config.application) });
  }
}

class SetsBothBits extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    return super.acknowledge(status === 0x8000 ? 0xc000 : status, exchange);
  }
}

class SetsReservedBits extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    return super.acknowledge(status | 0x0100, exchange);
  }
}

class PacksNothing extends ServerConversation {
  protected override transmit(...args: Parameters<ServerConversation['transmit']>): Posting {
    const [, form, contents] = args;
    if (form !== 'ACK-ITEM') return super.transmit(...args);
    const { lo, hi } = joinContents(form, contents);
    return this.process.post(this.partner, messages.ACK.value, this.window, makeLong(lo, hi))
      ? 'posted'
      : 'post failed';
  }
}

class SignsWithMainWindow extends ServerConversation {
  protected override put(...args: Parameters<ServerConversation['put']>): boolean {
    const [, form, lParam] = args;
    if (form !== 'ACK-ITEM' || !(this.server instanceof ServerProgram)) return super.put(...args);
    return this.process.post(this.partner, messages.ACK.value, this.server.window, lParam);
  }
}

class PokesLater extends ServerConversation {
  protected override onPoke(exchange: ServerExchange): number {
    this.process.after(0, () => super.onPoke(exchange));
    return 0;
  }
}

class ReadsFreedBlock extends ServerConversation {
  protected override onPoke(exchange: ServerExchange): number {
    super.onPoke(exchange);
    this.process.read(exchange.block);
    return 0;
  }
}

class PacksAsData extends ServerConversation {
  protected override transmit(...args: Parameters<ServerConversation['transmit']>): Posting {
    const [, form, contents] = args;
    const { lo, hi } = joinContents(form, contents);
    const lParam = this.process.pack(messages.DATA.value, lo, hi);
    const { value } = messageOfForm(form);
    return this.process.post(this.partner, value, this.window, lParam) ? 'posted' : 'post failed';
  }
}

class RecyclesFreedLParam extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    if (exchange.form !== 'POKE') return super.acknowledge(status, exchange);
    const ack = messages.ACK.value;
    const lParam = this.process.reuseLParam(exchange.lParam, messages.POKE.value, ack, status, exchange.item);
    if (lParam === 0) return super.acknowledge(status, exchange);
    return this.process.post(this.partner, ack, this.window, lParam) ? 'posted' : 'post failed';
  }
}

class EchoesPoke extends ServerConversation {
  protected override onPoke(exchange: ServerExchange): number {
    const item = this.itemOf(exchange.item);
    super.onPoke(exchange);
    const format = item?.formats[0];
    if (item !== undefined && format !== undefined) postUnasked(this, item, format);
    return 0;
  }
}

class PokesBack extends ServerConversation {
  protected override transmit(...[how, form, ...rest]: Parameters<ServerConversation['transmit']>): Posting {
    return super.transmit(how, form === 'DATA' ? 'POKE' : form, ...rest);
  }
}

const everythingWritable = referenceServerConfig.topics.map((topic) => ({
  ...topic,
  items: topic.items.map((item) => ({ ...item, writable: true })),
}));

export const pokeMutants: readonly Mutant[] = [
  serverMutant('server.poke.frees-refused-block', 'DDE-POKE-010', 'frees the block of a POKE that it refuses', {
    machines: { poke: withRow(pokeServer, refused, { effects: ['free block', 'free lParam', 'post ACK negative'] }) },
  }),
  serverMutant('server.poke.frees-lent-block', 'DDE-POKE-011', 'frees the block of a POKE whose fRelease is clear', {
    machines: {
      poke: withRow(pokeServer, takenLent, {
        effects: ['store value', 'free block', 'free lParam', 'post ACK positive'],
      }),
    },
  }),
  serverMutant('server.poke.keeps-block', 'DDE-POKE-009', 'never frees the block of a POKE that it takes', {
    machines: { poke: withRow(pokeServer, taken, { effects: ['store value', 'free lParam', 'post ACK positive'] }) },
  }),
  serverMutant(
    'server.poke.leaks-item-atom',
    'DDE-POKE-013',
    'makes a new atom for its ACK and keeps the one of POKE',
    {
      machines: { poke: leakingAtom(pokeServer) },
    },
  ),
  serverMutant('server.poke.frees-block-twice', 'DDE-MEMORY-002', 'frees the block of a POKE that it takes twice', {
    machines: {
      poke: withRow(pokeServer, taken, {
        effects: ['store value', 'free block', 'free block', 'free lParam', 'post ACK positive'],
      }),
    },
  }),
  serverMutant('server.poke.reads-freed-block', 'DDE-MEMORY-003', 'reads a block again that it has freed', {
    conversation: ReadsFreedBlock,
  }),
  serverMutant('server.poke.packs-as-data', 'DDE-LPARAM-007', 'packs its ACK as if it were DATA', {
    conversation: PacksAsData,
  }),
  serverMutant('server.poke.recycles-freed-lparam', 'DDE-LPARAM-014', 'recycles an lParam that it has freed', {
    conversation: RecyclesFreedLParam,
  }),
  serverMutant('server.poke.leaks-lparam', 'DDE-LPARAM-004', 'does not free the lParam of a POKE that it refuses', {
    machines: { poke: withRow(pokeServer, refused, { effects: ['post ACK negative'] }) },
  }),
  serverMutant('server.poke.frees-lparam-twice', 'DDE-LPARAM-010', 'frees the lParam of POKE twice', {
    machines: { poke: withRow(pokeServer, refused, { effects: ['free lParam', 'free lParam', 'post ACK negative'] }) },
  }),
  serverMutant('server.poke.deletes-reused-atom', 'DDE-ATOM-014', 'deletes the item atom that its ACK takes along', {
    machines: {
      poke: withRow(pokeServer, refused, { effects: ['free lParam', 'delete item atom', 'post ACK negative'] }),
    },
  }),
  serverMutant('server.poke.forgets-value', 'DDE-POKE-020', 'accepts a value and does not keep it', {
    machines: { poke: withRow(pokeServer, taken, { effects: ['free block', 'free lParam', 'post ACK positive'] }) },
  }),
  serverMutant('server.poke.refuses-all', 'DDE-POKE-003', 'refuses every value', {
    machines: { poke: withRow(pokeServer, taken, { effects: ['free lParam', 'post ACK negative'] }) },
  }),
  serverMutant('server.poke.stores-refused', 'DDE-ACK-016', 'stores a value and says that it did not', {
    machines: { poke: withRow(pokeServer, taken, { effects: ['store value', 'free lParam', 'post ACK negative'] }) },
  }),
  serverMutant('server.poke.writes-read-only', 'DDE-POKE-004', 'takes values for items that cannot be changed', {
    config: { topics: everythingWritable },
  }),
  serverMutant('server.poke.takes-any-format', 'DDE-POKE-005', 'takes values in formats that it does not know', {
    conversation: TakesAnyFormat,
  }),
  serverMutant('server.poke.minds-reserved-bits', 'DDE-POKE-014', 'refuses POKE whose reserved bits are set', {
    conversation: MindsReservedBits,
  }),
  serverMutant('server.poke.acks-on-request-only', 'DDE-ACK-012', 'waits for an fAckReq that POKE does not have', {
    machines: { poke: silent(pokeServer) },
  }),
  serverMutant('server.poke.acks-twice', 'DDE-ACK-015', 'acknowledges each POKE twice', {
    conversation: AcknowledgesTwice,
  }),
  serverMutant('server.poke.names-application', 'DDE-ACK-006', 'names the application in its ACK instead of the item', {
    conversation: NamesApplication,
  }),
  serverMutant('server.poke.sets-both-bits', 'DDE-ACK-004', 'sets fBusy together with fAck', {
    conversation: SetsBothBits,
  }),
  serverMutant('server.poke.sets-reserved-bits', 'DDE-ACK-005', 'writes its return code into the reserved bits', {
    conversation: SetsReservedBits,
  }),
  serverMutant('server.poke.sends-ack', 'DDE-ACK-014', 'sends its ACKs instead of posting them', {
    machines: { poke: withEffect(pokeServer, 'post ACK positive', { do: 'send' }) },
  }),
  serverMutant('server.poke.packs-nothing', 'DDE-ACK-010', 'puts two words into the lParam of a posted ACK', {
    conversation: PacksNothing,
  }),
  serverMutant('server.poke.signs-with-main-window', 'DDE-MESSAGE-004', 'posts ACKs in the name of its main window', {
    conversation: SignsWithMainWindow,
  }),
  serverMutant('server.poke.puts-off', 'DDE-MESSAGE-005', 'puts POKE off and answers later messages first', {
    conversation: PokesLater,
  }),
  serverMutant('server.poke.echoes', 'DDE-DATA-020', 'posts the new value to the client that poked it', {
    conversation: EchoesPoke,
  }),
  serverMutant('server.poke.pokes-back', 'DDE-MESSAGE-016', 'posts POKE to its client where it should post DATA', {
    conversation: PokesBack,
  }),
];
