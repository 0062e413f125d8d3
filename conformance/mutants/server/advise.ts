/** Servers that get links wrong: making them, their updates, and ending them. */
import { orUndefined, readDDEADVISE } from '../../../codecs/index.js';
import { adviseServer, dataServer, linkServer, unadviseServer } from '../../../state-machines/index.js';
import type { Aftermath, Posting } from '../../reference/messenger.js';
import type { Item } from '../../reference/server/catalogue.js';
import { type Link, ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { type Mutant, serverMutant, withEffect, withRow } from '../mutant.js';
import { leakingAtom, silent } from './acknowledgement.js';
import { postUnasked } from './updates.js';

const made = { from: 'idle', on: 'ADVISE received', when: { busy: false, accepted: true } } as const;
const refused = { from: 'idle', on: 'ADVISE received', when: { busy: false, accepted: false } } as const;
const ended = { from: 'idle', on: 'UNADVISE received', when: { busy: false, linked: true } } as const;
const unlinked = { from: 'idle', on: 'UNADVISE received', when: { busy: false, linked: false } } as const;
const hotChange = { from: 'idle', on: 'value changed', when: { warm: false, ackRequested: false } } as const;
const warmChange = { from: 'idle', on: 'value changed', when: { warm: true, ackRequested: false } } as const;
const heldBack = { from: 'behind', on: 'ACK received', when: { warm: false } } as const;
const updateTaken = {
  from: 'outstanding',
  on: 'ACK received',
  when: { block: true, positive: true, release: true },
} as const;
const updateRefused = { from: 'outstanding', on: 'ACK received', when: { block: true, positive: false } } as const;

type PostData = Parameters<ServerConversation['postData']>;
const caughtUpWarm = { from: 'behind', on: 'ACK received', when: { warm: true } } as const;
const ackToEnded = { from: 'ended', on: 'ACK received' } as const;

class RendersAnyFormat extends ServerConversation {
  protected override canRender(): boolean {
    return true;
  }
}

class UpdatesRefusedLinks extends ServerConversation {
  protected override onAdvise(exchange: ServerExchange): number {
    const bytes = this.process.read(exchange.block);
    const options = bytes && orUndefined(readDDEADVISE(bytes));
    const item = this.itemOf(exchange.item);
    if (item && options && !this.canRender(item, options.cfFormat))
      this.keepLink({ item, format: options.cfFormat, warm: false, ackRequested: false, state: 'none' });
    return super.onAdvise(exchange);
  }
}

/** A server whose updates differ from what the link asks for. */
function updating(change: (exchange: ServerExchange, link: Link, topic: string) => ServerExchange) {
  return class extends ServerConversation {
    protected override postData(...[effect, exchange, facts]: PostData): Aftermath | undefined {
      const { link } = exchange;
      return super.postData(effect, link === undefined ? exchange : change(exchange, link, this.topic.name), facts);
    }
  };
}

class LeaksNames extends ServerConversation {
  protected override postData(...args: PostData): Aftermath | undefined {
    const [, { link }] = args;
    if (link !== undefined) this.process.addAtom(link.item.name);
    return super.postData(...args);
  }
}

class DeletesAtomTwice extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    const posting = super.acknowledge(status, exchange);
    if (exchange.form === 'UNADVISE' && exchange.item !== 0) this.process.deleteAtom(exchange.item);
    return posting;
  }
}

class UpdatesEverybody extends ServerConversation {
  override changed(item: Item): void {
    super.changed(item);
    const format = item.formats[0];
    if (format !== undefined && !this.links.some((link) => link.item === item)) postUnasked(this, item, format);
  }
}

class KeepsBothLinks extends ServerConversation {
  protected override keepLink(link: Link): void {
    this.links.push(link);
  }
}

class AllowsSecondWarm extends KeepsBothLinks {
  protected override allowsLink(link: Link): boolean {
    return link.warm || super.allowsLink(link);
  }
}

class AllowsHotBesideWarm extends KeepsBothLinks {
  protected override allowsLink(link: Link): boolean {
    return !link.warm || super.allowsLink(link);
  }
}

class AcceptsEndOfNothing extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    const ofAll = exchange.form === 'UNADVISE' && exchange.item === 0;
    return super.acknowledge(ofAll ? 0x8000 : status, exchange);
  }
}

class IgnoresSecondFormat extends ServerConversation {
  #second = false;
  protected override allowsLink(link: Link): boolean {
    this.#second = this.links.some((other) => other.item === link.item && other.format !== link.format);
    return super.allowsLink(link);
  }
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    if (exchange.form !== 'ADVISE' || !this.#second) return super.acknowledge(status, exchange);
    this.#second = false;
    this.process.deleteAtom(exchange.item);
    return 'posted';
  }
}

class EndsOtherFormats extends ServerConversation {
  protected override linksOf(atom: number, format: number): Link[] {
    return super.linksOf(atom, 0).filter((link) => format === 0 || link.format !== format);
  }
}

class EndsEveryFormat extends ServerConversation {
  protected override linksOf(atom: number, _format: number): Link[] {
    return super.linksOf(atom, 0);
  }
}

class EndsEveryItem extends ServerConversation {
  protected override linksOf(atom: number, format: number): Link[] {
    return super.linksOf(atom, format).length > 0 ? this.links : [];
  }
}

class KnowsNoFormatZero extends ServerConversation {
  protected override linksOf(atom: number, format: number): Link[] {
    return super.linksOf(atom, format).filter((link) => link.format === format || atom === 0);
  }
}

class KnowsNoNullItem extends ServerConversation {
  protected override linksOf(atom: number, format: number): Link[] {
    return atom === 0 ? [] : super.linksOf(atom, format);
  }
}

export const adviseMutants: readonly Mutant[] = [
  serverMutant('server.advise.silent', 'DDE-ADVISE-003', 'makes links and does not say so', {
    machines: { advise: silent(adviseServer) },
  }),
  serverMutant('server.advise.accepts-unknown', 'DDE-ADVISE-004', 'accepts links that it cannot make', {
    machines: {
      advise: withRow(adviseServer, refused, { effects: ['free block', 'free lParam', 'post ACK positive'] }),
    },
  }),
  serverMutant('server.advise.any-format', 'DDE-ADVISE-005', 'links items in formats that it does not know', {
    conversation: RendersAnyFormat,
  }),
  serverMutant('server.advise.keeps-block', 'DDE-ADVISE-006', 'never frees the block of ADVISE', {
    machines: { advise: withRow(adviseServer, made, { effects: ['keep link', 'free lParam', 'post ACK positive'] }) },
  }),
  serverMutant('server.advise.frees-refused-block', 'DDE-ADVISE-007', 'frees the block of an ADVISE that it refuses', {
    machines: {
      advise: withRow(adviseServer, refused, { effects: ['free block', 'free lParam', 'post ACK negative'] }),
    },
  }),
  serverMutant('server.advise.leaks-item-atom', 'DDE-ADVISE-011', 'keeps the item atom of ADVISE', {
    machines: { advise: leakingAtom(adviseServer) },
  }),
  serverMutant('server.advise.no-updates', 'DDE-ADVISE-012', 'posts no update along hot links', {
    machines: { link: withRow(linkServer, hotChange, { effects: [] }) },
  }),
  serverMutant('server.advise.drops-held-update', 'DDE-ADVISE-012', 'forgets the update that it held back', {
    machines: { link: withRow(linkServer, heldBack, { to: 'idle', effects: [] }) },
  }),
  serverMutant('server.advise.doubles-links', 'DDE-ADVISE-012', 'updates a link twice that was asked for twice', {
    conversation: KeepsBothLinks,
  }),
  serverMutant('server.advise.warm-sends-value', 'DDE-ADVISE-013', 'posts the value along warm links', {
    machines: { link: withRow(linkServer, warmChange, { effects: ['post update'] }) },
  }),
  serverMutant('server.advise.ignores-fackreq', 'DDE-ADVISE-014', 'never sets fAckReq in updates', {
    machines: { link: withEffect(linkServer, 'post update', { flags: { fAckReq: false } }) },
  }),
  serverMutant('server.advise.sets-fresponse', 'DDE-ADVISE-015', 'sets fResponse in updates', {
    machines: { link: withEffect(linkServer, 'post update', { flags: { fResponse: true } }) },
  }),
  serverMutant('server.advise.favourite-format', 'DDE-ADVISE-016', 'updates every link in its favourite format', {
    conversation: updating((exchange, link) => ({ ...exchange, format: link.item.formats[0] ?? link.format })),
  }),
  serverMutant('server.advise.names-topic', 'DDE-ADVISE-017', 'names the topic in updates instead of the item', {
    conversation: updating((exchange, link, topic) => ({
      ...exchange,
      link: { ...link, item: { ...link.item, name: topic } },
    })),
  }),
  serverMutant('server.advise.second-warm', 'DDE-ADVISE-019', 'keeps a warm link beside a hot one', {
    conversation: AllowsSecondWarm,
  }),
  serverMutant('server.advise.hot-beside-warm', 'DDE-ADVISE-020', 'keeps a hot link beside a warm one', {
    conversation: AllowsHotBesideWarm,
  }),
  serverMutant('server.advise.ignores-second-format', 'DDE-ADVISE-021', 'answers no second format of an item', {
    conversation: IgnoresSecondFormat,
  }),
  serverMutant('server.advise.updates-refused', 'DDE-ADVISE-025', 'posts updates along links that it refused', {
    conversation: UpdatesRefusedLinks,
  }),
  serverMutant('server.advise.updates-everybody', 'DDE-DATA-020', 'posts updates in every conversation on the topic', {
    conversation: UpdatesEverybody,
  }),
  serverMutant(
    'server.advise.leaks-names',
    'DDE-ATOM-006',
    'adds the name of the item for each update once too often',
    {
      conversation: LeaksNames,
    },
  ),
  serverMutant('server.advise.releases-nothing', 'DDE-DATA-003', 'leaves fAckReq and fRelease clear', {
    machines: { link: withEffect(linkServer, 'post update', { flags: { fRelease: false } }) },
  }),
  serverMutant('server.advise.keeps-refused-data', 'DDE-DATA-010', 'does not free DATA that the client refused', {
    machines: {
      data: withRow(dataServer, updateRefused, { effects: ['free lParam', 'delete item atom', 'tell link'] }),
    },
  }),
  serverMutant('server.advise.frees-accepted-data', 'DDE-DATA-012', 'frees DATA that the client owns', {
    machines: {
      data: withRow(dataServer, updateTaken, {
        effects: ['free lParam', 'delete item atom', 'free block', 'tell link'],
      }),
    },
  }),
  serverMutant('server.advise.keeps-atom-of-ack', 'DDE-ACK-008', 'does not delete the atom of the ACK to DATA', {
    machines: { data: withRow(dataServer, updateTaken, { effects: ['free lParam', 'tell link'] }) },
  }),
  serverMutant('server.advise.keeps-lparam-of-ack', 'DDE-ACK-011', 'does not free the lParam of the ACK to DATA', {
    machines: { data: withRow(dataServer, updateTaken, { effects: ['delete item atom', 'tell link'] }) },
  }),
  serverMutant('server.advise.loses-held-notice', 'DDE-ADVISE-027', 'forgets the notices that it held back', {
    machines: { link: withRow(linkServer, caughtUpWarm, { to: 'idle', effects: [] }) },
  }),
  serverMutant('server.unadvise.catches-up', 'DDE-UNADVISE-008', 'posts an update it held back after the link ended', {
    machines: { link: withRow(linkServer, ackToEnded, { effects: ['post update'] }) },
  }),
  serverMutant('server.unadvise.refuses', 'DDE-UNADVISE-002', 'ends a link and says that it did not', {
    machines: {
      unadvise: withRow(unadviseServer, ended, { effects: ['drop link', 'free lParam', 'post ACK negative'] }),
    },
  }),
  serverMutant('server.unadvise.accepts-unknown', 'DDE-UNADVISE-003', 'says that it ended a link that there is not', {
    machines: { unadvise: withRow(unadviseServer, unlinked, { effects: ['free lParam', 'post ACK positive'] }) },
  }),
  serverMutant(
    'server.unadvise.other-formats',
    'DDE-UNADVISE-004',
    'ends the links in every format but the one named',
    {
      conversation: EndsOtherFormats,
    },
  ),
  serverMutant('server.unadvise.no-format-zero', 'DDE-UNADVISE-005', 'takes format 0 for a format', {
    conversation: KnowsNoFormatZero,
  }),
  serverMutant('server.unadvise.no-null-item', 'DDE-UNADVISE-006', 'does not know that a NULL item means all', {
    conversation: KnowsNoNullItem,
  }),
  serverMutant('server.unadvise.ends-nothing', 'DDE-UNADVISE-007', 'says that it ended all links when there is none', {
    conversation: AcceptsEndOfNothing,
  }),
  serverMutant('server.unadvise.goes-on', 'DDE-UNADVISE-008', 'posts updates along links that it ended', {
    machines: { unadvise: withRow(unadviseServer, ended, { effects: ['free lParam', 'post ACK positive'] }) },
  }),
  serverMutant('server.unadvise.leaks-item-atom', 'DDE-UNADVISE-009', 'keeps the item atom of UNADVISE', {
    machines: { unadvise: leakingAtom(unadviseServer) },
  }),
  serverMutant('server.unadvise.deletes-atom-twice', 'DDE-ATOM-007', 'deletes an atom that its ACK has taken along', {
    conversation: DeletesAtomTwice,
  }),
  serverMutant('server.unadvise.every-format', 'DDE-UNADVISE-011', 'ends the links of an item whatever the format', {
    conversation: EndsEveryFormat,
  }),
  serverMutant('server.unadvise.every-item', 'DDE-UNADVISE-012', 'ends all links where one was named', {
    conversation: EndsEveryItem,
  }),
];
