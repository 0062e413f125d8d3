/** Servers that get REQUEST wrong, or the DATA or ACK that answers it. */
import { type DDEDATA, joinContents, makeLong } from '../../../codecs/index.js';
import type { Atom } from '../../../desktop/message-port.js';
import { CF_TEXT, CF_UNICODETEXT, messages } from '../../../spec/index.js';
import { dataServer, type Origin, requestServer } from '../../../state-machines/index.js';
import type { Aftermath, Posting } from '../../reference/messenger.js';
import type { Item } from '../../reference/server/catalogue.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { type Mutant, serverMutant, withEffect, withRow } from '../mutant.js';

const refused = { from: 'idle', on: 'REQUEST received', when: { busy: false, available: false } } as const;

const { DATA } = messages;

/** A conversation whose blocks of DATA differ from what they should be. */
function writing(change: (data: DDEDATA) => Partial<DDEDATA>): typeof ServerConversation {
  return class extends ServerConversation {
    protected override dataBytes(data: DDEDATA): Uint8Array {
      return super.dataBytes({ ...data, ...change(data) });
    }
  };
}

class AcknowledgesToo extends ServerConversation {
  protected override postData(...args: Parameters<ServerConversation['postData']>): Aftermath | undefined {
    const [, exchange] = args;
    const name = this.process.atomName(exchange.item);
    const posting = super.postData(...args);
    if (exchange.form === 'REQUEST' && name !== undefined)
      this.acknowledge(0x8000, { ...exchange, item: this.process.addAtom(name) });
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
  protected override postData(...[effect, exchange, facts]: Parameters<ServerConversation['postData']>) {
    const subject = exchange.subject && this.topic.items[0];
    return super.postData(effect, { ...exchange, subject }, facts);
  }
}

class NamesTopic extends ServerConversation {
  protected override itemFrom(origin: Origin, exchange: ServerExchange): Atom {
    if (exchange.form !== 'REQUEST' || exchange.subject === undefined) return super.itemFrom(origin, exchange);
    this.process.deleteAtom(exchange.item);
    return this.process.addAtom(this.topic.name);
  }
}

class RefusesFirst extends ServerConversation {
  protected override onRequest(exchange: ServerExchange): number {
    const item = this.itemOf(exchange.item);
    const available = item !== undefined && this.canRender(item, exchange.format ?? 0);
    if (available) this.process.after(0, () => this.serve(exchange));
    else super.onRequest(exchange);
    return 0;
  }

  private serve(exchange: ServerExchange): void {
    if (this.open) super.onRequest(exchange);
  }
}

class ReturnsHeaderOfOneWord extends ServerConversation {
  protected override dataBytes(data: DDEDATA): Uint8Array {
    return super.dataBytes(data).slice(0, 2);
  }
}

/** A conversation that hands DATA to the system in a way of its own. */
class PassesData extends ServerConversation {
  protected override transmit(...args: Parameters<ServerConversation['transmit']>): Posting {
    const [how, form, contents, exchange] = args;
    if (form !== 'DATA') return super.transmit(how, form, contents, exchange);
    const { lo, hi } = joinContents(form, contents);
    return this.passData(lo, hi) ? 'posted' : 'post failed';
  }
  protected passData(lo: number, hi: number): boolean {
    return this.process.post(this.partner, DATA.value, this.window, this.process.pack(DATA.value, lo, hi));
  }
}

class PostsWords extends PassesData {
  protected override passData(lo: number, hi: number): boolean {
    return this.process.post(this.partner, DATA.value, this.window, makeLong(lo, hi));
  }
}

class SignsAsClient extends PassesData {
  protected override passData(lo: number, hi: number): boolean {
    return this.process.post(this.partner, DATA.value, this.partner, this.process.pack(DATA.value, lo, hi));
  }
}

class NamesNoItem extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    if (exchange.form !== 'REQUEST') return super.acknowledge(status, exchange);
    this.process.deleteAtom(exchange.item);
    exchange.item = 0;
    return super.acknowledge(status, exchange);
  }
}

class RefusesWithReturnCode extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    return super.acknowledge(exchange.form === 'REQUEST' ? status | 0x0100 : status, exchange);
  }
}

class MeansBusyByBoth extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    return super.acknowledge(exchange.form === 'REQUEST' && status === 0 ? 0xc000 : status, exchange);
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
    machines: { request: withEffect(requestServer, 'post DATA', { flags: { fResponse: false } }) },
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
      machines: { request: withEffect(requestServer, 'post DATA', { carries: { item: 'new' } }) },
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
    machines: { request: withEffect(requestServer, 'post DATA', { flags: { fRelease: false } }) },
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
    conversation: PostsWords,
  }),
  serverMutant('server.request.echoes-wparam', 'DDE-MESSAGE-004', 'posts with the window of the client in wParam', {
    conversation: SignsAsClient,
  }),
  serverMutant('server.request.sends-data', 'DDE-MESSAGE-003', 'sends DATA instead of posting it', {
    machines: { request: withEffect(requestServer, 'post DATA', { do: 'send' }) },
  }),
  serverMutant('server.request.sends-refusal', 'DDE-ACK-014', 'sends a refusal instead of posting it', {
    machines: { request: withEffect(requestServer, 'post ACK negative', { do: 'send' }) },
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
