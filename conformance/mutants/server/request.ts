/** Servers that get REQUEST wrong, or the DATA or ACK that answers it. */
import { type DDEDATA, makeLong } from '../../../codecs/index.js';
import type { Atom } from '../../../desktop/message-port.js';
import { CF_TEXT, CF_UNICODETEXT, messages } from '../../../spec/index.js';
import { dataServer, requestServer } from '../../../state-machines/index.js';
import type { Exchange, Posting } from '../../reference/messenger.js';
import type { Item } from '../../reference/server/catalogue.js';
import { ServerConversation } from '../../reference/server/conversation.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

const refused = { from: 'idle', on: 'REQUEST received', when: { busy: false, available: false } } as const;

const { ACK, DATA, REQUEST } = messages;

/** A conversation whose blocks of DATA differ from what they should be. */
function writing(change: (data: DDEDATA) => Partial<DDEDATA>): typeof ServerConversation {
  return class extends ServerConversation {
    protected override dataBytes(data: DDEDATA): Uint8Array {
      return super.dataBytes({ ...data, ...change(data) });
    }
  };
}

class AcknowledgesToo extends ServerConversation {
  protected override postData(exchange: Exchange): Posting | undefined {
    const name = this.process.atomName(exchange.atom);
    const posting = super.postData(exchange);
    if (exchange.message === REQUEST.value && name !== undefined) {
      this.acknowledge(0x8000, { ...exchange, atom: this.process.addAtom(name) });
    }
    return posting;
  }
}

class ServesBeginnings extends ServerConversation {
  protected override itemOf(atom: Atom): Item | undefined {
    const name = this.process.atomName(atom)?.toLowerCase();
    return this.topic.items.find((item) => name?.startsWith(item.name.toLowerCase()));
  }
}

class RendersAnything extends ServerConversation {
  protected override canRender(): boolean {
    return true;
  }
}

class ServesFirstItem extends ServerConversation {
  protected override asking(exchange: Exchange, item: Item | undefined, format: number): Exchange {
    return super.asking(exchange, item && this.topic.items[0], format);
  }
}

class NamesTopic extends ServerConversation {
  protected override postData(exchange: Exchange): Posting | undefined {
    this.process.deleteAtom(exchange.atom);
    return super.postData({ ...exchange, atom: this.process.addAtom(this.topic.name) });
  }
}

class RefusesFirst extends ServerConversation {
  protected override onRequest(exchange: Exchange, format: number): number {
    const item = this.itemOf(exchange.atom);
    const available = item !== undefined && this.canRender(item, format);
    if (available) this.process.after(0, () => this.serve(exchange, format));
    else super.onRequest(exchange, format);
    return 0;
  }

  private serve(exchange: Exchange, format: number): void {
    if (this.life === 'open') super.onRequest(exchange, format);
  }
}

class LeaksItemAtom extends ServerConversation {
  protected override postData(exchange: Exchange): Posting | undefined {
    const item = this.itemOf(exchange.atom);
    return super.postData(item ? { ...exchange, atom: this.process.addAtom(item.name) } : exchange);
  }
}

class ReturnsHeaderOfOneWord extends ServerConversation {
  protected override dataBytes(data: DDEDATA): Uint8Array {
    return super.dataBytes(data).slice(0, 2);
  }
}

class LendsWithoutAck extends ServerConversation {
  protected override releases(): boolean {
    return false;
  }
}

/** A conversation that passes a message on in a way of its own. */
function passing(
  wanted: number,
  pass: (conversation: PassesOn, message: number, lo: number, hi: number) => boolean,
): typeof ServerConversation {
  return class extends PassesOn {
    protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
      if (message !== wanted) return super.post(message, lo, hi, exchange);
      return pass(this, message, lo, hi) ? 'posted' : 'post failed';
    }
  };
}

class PassesOn extends ServerConversation {
  sends(message: number, lo: number, hi: number): boolean {
    this.process.send(this.partner, message, this.window, this.process.pack(message, lo, hi));
    return true;
  }
  postsWords(message: number, lo: number, hi: number): boolean {
    return this.process.post(this.partner, message, this.window, makeLong(lo, hi));
  }
  postsWithWindowOfClient(message: number, lo: number, hi: number): boolean {
    return this.process.post(this.partner, message, this.partner, this.process.pack(message, lo, hi));
  }
}

class NamesNoItem extends ServerConversation {
  protected override acknowledge(status: number, exchange: Exchange): Posting {
    if (exchange.message !== REQUEST.value) return super.acknowledge(status, exchange);
    this.process.deleteAtom(exchange.atom);
    return super.acknowledge(status, { ...exchange, atom: 0 });
  }
}

class RefusesWithReturnCode extends ServerConversation {
  protected override acknowledge(status: number, exchange: Exchange): Posting {
    return super.acknowledge(exchange.message === REQUEST.value ? status | 0x0100 : status, exchange);
  }
}

class MeansBusyByBoth extends ServerConversation {
  protected override acknowledge(status: number, exchange: Exchange): Posting {
    return super.acknowledge(exchange.message === REQUEST.value && status === 0 ? 0xc000 : status, exchange);
  }
}

export const requestMutants: readonly Mutant[] = [
  serverMutant('server.request.answers-twice', 'DDE-REQUEST-003', 'posts a positive ACK after the DATA that answers', {
    conversation: AcknowledgesToo,
  }),
  serverMutant('server.request.silent', 'DDE-REQUEST-004', 'does not answer a REQUEST that it cannot satisfy', {
    machines: {
      request: withRow(requestServer, refused, { to: 'answered', effects: ['free lParam', 'delete item atom'] }),
    },
  }),
  serverMutant(
    'server.request.serves-beginnings',
    'DDE-REQUEST-004',
    'takes a longer name for the item it begins with',
    {
      conversation: ServesBeginnings,
    },
  ),
  serverMutant('server.request.renders-anything', 'DDE-REQUEST-005', 'sends its text whatever format was asked for', {
    conversation: RendersAnything,
  }),
  serverMutant('server.request.serves-first-item', 'DDE-REQUEST-002', 'sends the value of its first item for each', {
    conversation: ServesFirstItem,
  }),
  serverMutant('server.request.no-fresponse', 'DDE-REQUEST-006', 'leaves fResponse clear in its answer', {
    conversation: writing(() => ({ fResponse: false })),
  }),
  serverMutant('server.request.always-text', 'DDE-REQUEST-007', 'says CF_TEXT in each DATA', {
    conversation: writing(() => ({ cfFormat: CF_TEXT })),
  }),
  serverMutant('server.request.no-format', 'DDE-DATA-018', 'leaves the format of its answer empty', {
    conversation: writing(() => ({ cfFormat: 0 })),
  }),
  serverMutant('server.request.names-topic', 'DDE-REQUEST-008', 'names the topic where it should name the item', {
    conversation: NamesTopic,
  }),
  serverMutant('server.request.refuses-first', 'DDE-REQUEST-009', 'puts values off and refusals before them', {
    conversation: RefusesFirst,
  }),
  serverMutant(
    'server.request.leaks-item-atom',
    'DDE-REQUEST-011',
    'makes an atom anew and forgets the one that came',
    {
      conversation: LeaksItemAtom,
    },
  ),
  serverMutant('server.request.no-nul', 'DDE-REQUEST-016', 'sends text without its NUL', {
    conversation: writing(({ cfFormat, value }) => (cfFormat === CF_TEXT ? { value: value.slice(0, -1) } : {})),
  }),
  serverMutant('server.request.bare-line', 'DDE-REQUEST-018', 'ends lines of text with LF alone', {
    conversation: writing(({ cfFormat, value }) =>
      cfFormat === CF_TEXT ? { value: value.filter((byte) => byte !== 0x0d) } : {},
    ),
  }),
  serverMutant('server.request.half-nul', 'DDE-REQUEST-019', 'ends Unicode text with one byte of zero', {
    conversation: writing(({ cfFormat, value }) => (cfFormat === CF_UNICODETEXT ? { value: value.slice(0, -1) } : {})),
  }),
  serverMutant('server.request.lends-without-ack', 'DDE-DATA-003', 'leaves fAckReq and fRelease both clear', {
    conversation: LendsWithoutAck,
  }),
  serverMutant('server.request.dirty-flags', 'DDE-DATA-016', 'leaves what was in memory in the unused flags', {
    conversation: writing(() => ({ reserved: 0x0cd })),
  }),
  serverMutant('server.request.short-block', 'DDE-DATA-017', 'allocates the flags and forgets the format', {
    conversation: ReturnsHeaderOfOneWord,
  }),
  serverMutant('server.request.leaks-lost-block', 'DDE-DATA-013', 'keeps the block of DATA that could not be posted', {
    machines: {
      data: withRow(
        dataServer,
        { from: 'posting', on: 'post failed', when: { block: true } },
        { effects: ['free posted lParam', 'delete item atom'] },
      ),
    },
  }),
  serverMutant('server.request.leaks-lost-lparam', 'DDE-LPARAM-005', 'keeps the lParam of an ACK that was not posted', {
    machines: {
      request: withRow(requestServer, { from: 'posting', on: 'post failed' }, { effects: ['delete item atom'] }),
    },
  }),
  serverMutant('server.request.leaks-lost-atom', 'DDE-MESSAGE-011', 'keeps the atom of an ACK that was not posted', {
    machines: {
      request: withRow(requestServer, { from: 'posting', on: 'post failed' }, { effects: ['free posted lParam'] }),
    },
  }),
  serverMutant('server.request.packs-nothing', 'DDE-LPARAM-001', 'puts two words into the lParam of DATA', {
    conversation: passing(DATA.value, (one, message, lo, hi) => one.postsWords(message, lo, hi)),
  }),
  serverMutant('server.request.echoes-wparam', 'DDE-MESSAGE-004', 'posts with the window of the client in wParam', {
    conversation: passing(DATA.value, (one, message, lo, hi) => one.postsWithWindowOfClient(message, lo, hi)),
  }),
  serverMutant('server.request.sends-data', 'DDE-MESSAGE-003', 'sends DATA instead of posting it', {
    conversation: passing(DATA.value, (one, message, lo, hi) => one.sends(message, lo, hi)),
  }),
  serverMutant('server.request.sends-refusal', 'DDE-ACK-014', 'sends a refusal instead of posting it', {
    conversation: passing(ACK.value, (one, message, lo, hi) => one.sends(message, lo, hi)),
  }),
  serverMutant('server.request.names-no-item', 'DDE-ACK-006', 'leaves the item out of a refusal', {
    conversation: NamesNoItem,
  }),
  serverMutant('server.request.reserved-bits', 'DDE-ACK-005', 'puts its return code into the reserved bits', {
    conversation: RefusesWithReturnCode,
  }),
  serverMutant('server.request.both-bits', 'DDE-ACK-004', 'sets fAck and fBusy in a refusal', {
    conversation: MeansBusyByBoth,
  }),
];
