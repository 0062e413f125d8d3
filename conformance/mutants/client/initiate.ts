/** Clients that get INITIATE wrong. */
import { hiWord, joinContents, makeLong } from '../../../codecs/index.js';
import type { Atom, Hwnd, LParam } from '../../../desktop/message-port.js';
import { messages } from '../../../spec/index.js';
import { clientConversation } from '../../../state-machines/index.js';
import type { Action } from '../../profile/client-profile.js';
import { ClientConversation } from '../../reference/client/conversation.js';
import { ClientProgram } from '../../reference/client/program.js';
import type { Posting } from '../../reference/messenger.js';
import { clientMutant, type Mutant, withEffect, withRow } from '../mutant.js';

const answered = { from: 'initiating', on: 'INITIATE returned', when: { answered: true } } as const;
const unanswered = { from: 'initiating', on: 'INITIATE returned', when: { answered: false } } as const;
const firstAck = { from: 'initiating', on: 'ACK received', when: { wanted: true } } as const;
const furtherAck = { from: 'initiating', on: 'ACK received', when: { wanted: false } } as const;

/** A client that packs INITIATE as what is posted is packed. */
function packing(message: number, frees: boolean): typeof ClientConversation {
  return class extends ClientConversation {
    protected override transmit(...args: Parameters<ClientConversation['transmit']>): Posting {
      const [, form, contents] = args;
      if (form !== 'INITIATE') return super.transmit(...args);
      const { lo, hi } = joinContents(form, contents);
      const packed = this.process.pack(message, lo, hi);
      this.put('send', form, packed);
      if (frees) this.process.freeLParam(message, packed);
      return 'posted';
    }
  };
}

class NamesPath extends ClientProgram {
  protected override initiate(application: string | null, topic: string | null): void {
    super.initiate(application === null ? null : `C:\\APPS\\${application}`, topic);
  }
}

class NamesStar extends ClientConversation {
  protected override nameAtom(name: string | null): Atom {
    return super.nameAtom(name ?? '*');
  }
}

class NeedsAnswer extends ClientProgram {
  #stuck = false;
  protected override begin(action: Action): void {
    if (this.#stuck) return;
    super.begin(action);
    this.#stuck = action.do === 'initiate' && this.conversations.length === 0;
  }
}

class HearsEverybody extends ClientConversation {
  protected override receive(message: number, _from: Hwnd, lParam: LParam): void {
    super.receive(message, this.partner, lParam);
  }
}

class AddsTopicAtom extends ClientConversation {
  protected override onInitiateAck(server: Hwnd, lParam: LParam): void {
    this.process.addAtom(this.process.atomName(hiWord(lParam)) ?? '');
    super.onInitiateAck(server, lParam);
  }
}

class ReadsUpperHalf extends ClientConversation {
  protected override onInitiateAck(server: Hwnd, lParam: LParam): void {
    super.onInitiateAck(server, lParam < 0 ? makeLong(lParam & 0xffff, 0xffff) : lParam);
  }
}

export const initiateMutants: readonly Mutant[] = [
  clientMutant('client.initiate.keeps-names', 'DDE-INITIATE-012', 'keeps the atoms of INITIATE', {
    machines: { conversation: withRow(clientConversation, answered, { effects: [] }) },
  }),
  clientMutant('client.initiate.keeps-unanswered-names', 'DDE-INITIATE-012', 'keeps the atoms when nobody answers', {
    machines: { conversation: withRow(clientConversation, unanswered, { effects: ['report silence'] }) },
  }),
  clientMutant('client.initiate.keeps-ack-names', 'DDE-INITIATE-013', 'keeps the atoms of the ACK to INITIATE', {
    machines: { conversation: withRow(clientConversation, firstAck, { effects: ['keep conversation'] }) },
  }),
  clientMutant('client.initiate.forgets-others', 'DDE-INITIATE-024', 'forgets the servers that it does not want', {
    machines: { conversation: withRow(clientConversation, furtherAck, { effects: ['delete name atoms'] }) },
  }),
  clientMutant('client.initiate.posts', 'DDE-MESSAGE-003', 'posts INITIATE', {
    machines: { conversation: withEffect(clientConversation, 'send INITIATE', { do: 'post' }) },
  }),
  clientMutant('client.initiate.packs', 'DDE-LPARAM-002', 'packs the lParam of INITIATE', {
    conversation: packing(messages.INITIATE.value, false),
  }),
  clientMutant('client.initiate.packs-as-posted', 'DDE-LPARAM-002', 'packs INITIATE as it packs what it posts', {
    conversation: packing(messages.ACK.value, true),
  }),
  clientMutant('client.initiate.names-path', 'DDE-INITIATE-003', 'names the application by its path', {
    client: NamesPath,
  }),
  clientMutant('client.initiate.names-star', 'DDE-INITIATE-037', 'asks for a star where it means any topic', {
    conversation: NamesStar,
  }),
  clientMutant('client.initiate.needs-answer', 'DDE-INITIATE-022', 'waits for ever when nobody answers', {
    client: NeedsAnswer,
  }),
  clientMutant('client.initiate.hears-everybody', 'DDE-INITIATE-023', 'takes messages of any window for its server', {
    conversation: HearsEverybody,
  }),
  clientMutant('client.initiate.reads-upper-half', 'DDE-LPARAM-015', 'takes the upper half of lParam for an atom', {
    conversation: ReadsUpperHalf,
  }),
  clientMutant('client.initiate.adds-atom', 'DDE-ATOM-006', 'adds an atom for each ACK and keeps it', {
    conversation: AddsTopicAtom,
  }),
];
