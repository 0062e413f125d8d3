/** Clients that get POKE wrong. */
import { pokeClient } from '../../../state-machines/index.js';
import { ClientConversation } from '../../reference/client/conversation.js';
import type { Posting } from '../../reference/messenger.js';
import { clientMutant, type Mutant, withRow } from '../mutant.js';

const on = { from: 'waiting', on: 'ACK received' } as const;
const refused = { ...on, when: { positive: false, busy: false } } as const;
const putOff = { ...on, when: { positive: false, busy: true } } as const;
const takenLent = { ...on, when: { positive: true, release: false } } as const;
const taken = { ...on, when: { positive: true, release: true } } as const;
const failed = { from: 'posting', on: 'post failed' } as const;

/** A client whose POKE blocks are not as they should be. */
function pokes(bytes: (good: Uint8Array) => Uint8Array): typeof ClientConversation {
  return class extends ClientConversation {
    protected override blockFor(...args: Parameters<ClientConversation['blockFor']>): Uint8Array | undefined {
      const [{ form }] = args;
      const good = super.blockFor(...args);
      return form === 'POKE' && good !== undefined ? bytes(good) : good;
    }
  };
}

class FreesPosted extends ClientConversation {
  protected override postQuestion(...args: Parameters<ClientConversation['postQuestion']>): Posting {
    const [{ form }, { exchange }] = args;
    const posting = super.postQuestion(...args);
    if (form === 'POKE') this.process.free(exchange.block);
    return posting;
  }
}

export const pokeMutants: readonly Mutant[] = [
  clientMutant('client.poke.keeps-refused', 'DDE-POKE-007', 'keeps the block of a POKE that is refused', {
    machines: {
      poke: withRow(pokeClient, refused, { effects: ['free lParam', 'delete item atom', 'report refusal'] }),
    },
  }),
  clientMutant('client.poke.keeps-busy', 'DDE-POKE-007', 'keeps the block of a POKE that is put off', {
    machines: { poke: withRow(pokeClient, putOff, { effects: ['free lParam', 'delete item atom', 'report busy'] }) },
  }),
  clientMutant('client.poke.keeps-lent', 'DDE-POKE-008', 'keeps the block of a POKE whose fRelease was clear', {
    machines: {
      poke: withRow(pokeClient, takenLent, { effects: ['free lParam', 'delete item atom', 'report success'] }),
    },
  }),
  clientMutant('client.poke.frees-accepted', 'DDE-MEMORY-002', 'frees the block that the server has taken and freed', {
    machines: {
      poke: withRow(pokeClient, taken, {
        effects: ['free lParam', 'delete item atom', 'free block', 'report success'],
      }),
    },
  }),
  clientMutant('client.poke.frees-posted', 'DDE-MEMORY-003', 'frees the block of POKE as soon as it is posted', {
    conversation: FreesPosted,
  }),
  clientMutant('client.poke.keeps-unposted', 'DDE-POKE-012', 'keeps the block of a POKE not posted', {
    machines: {
      poke: withRow(pokeClient, failed, { effects: ['free posted lParam', 'delete item atom', 'report silence'] }),
    },
  }),
  clientMutant('client.poke.keeps-unposted-lparam', 'DDE-LPARAM-005', 'keeps the lParam of a POKE not posted', {
    machines: { poke: withRow(pokeClient, failed, { effects: ['free block', 'delete item atom', 'report silence'] }) },
  }),
  clientMutant('client.poke.no-header', 'DDE-POKE-016', 'pokes a block of two bytes', {
    conversation: pokes((good) => good.slice(0, 2)),
  }),
  clientMutant('client.poke.sets-reserved', 'DDE-POKE-019', 'leaves garbage in the unused bits of DDEPOKE', {
    conversation: pokes((good) => good.map((byte, index) => (index === 0 ? 0xcd : byte))),
  }),
  clientMutant('client.poke.no-format', 'DDE-POKE-022', 'pokes in format 0', {
    conversation: pokes((good) => good.map((byte, index) => (index === 2 || index === 3 ? 0 : byte))),
  }),
];
