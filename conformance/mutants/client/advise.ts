/** Clients that get links wrong. */
import { CF_TEXT } from '../../../spec/index.js';
import { adviseClient, unadviseClient } from '../../../state-machines/index.js';
import { ClientConversation, type Report } from '../../reference/client/conversation.js';
import type { ClientExchange } from '../../reference/client/end.js';
import type { ClientLink } from '../../reference/client/transaction.js';
import { clientMutant, type Mutant, withRow } from '../mutant.js';

const refused = { from: 'waiting', on: 'ACK received', when: { positive: false, busy: false } } as const;
const accepted = { from: 'waiting', on: 'ACK received', when: { positive: true } } as const;
const failed = { from: 'posting', on: 'post failed' } as const;

type Options = Parameters<ClientConversation['advise']>[2];
type Facts = ReturnType<ClientConversation['dataFacts']>;
type Args = Parameters<ClientConversation['dataFacts']>;

class LinksTwice extends ClientConversation {
  override advise(item: string, format: number, options: Options, report?: Report): void {
    super.advise(item, format, options);
    super.advise(item, format, options, report);
  }
}

class LinksNoFormat extends ClientConversation {
  override advise(item: string, _format: number, options: Options, report?: Report): void {
    super.advise(item, 0, options, report);
  }
}

class ForgetsFlowControl extends ClientConversation {
  override dataFacts(...args: Args): Facts {
    const facts = super.dataFacts(...args);
    return { ...facts, ackRequested: facts.ackRequested && facts.block };
  }
}

class AcknowledgesNotices extends ClientConversation {
  override dataFacts(...args: Args): Facts {
    const facts = super.dataFacts(...args);
    return { ...facts, ackRequested: facts.ackRequested || !facts.block };
  }
}

class RefusesUpdates extends ClientConversation {
  protected override feeds(): boolean {
    return false;
  }
}

class DeafWhileEnding extends ClientConversation {
  protected override feeds(link: ClientLink, incoming: ClientExchange): boolean {
    return link.state !== 'ending' && super.feeds(link, incoming);
  }
}

class RelinksOnNotice extends ClientConversation {
  protected override noticed(link: ClientLink): void {
    this.unadvise(link.item, CF_TEXT);
    this.advise(link.item, CF_TEXT, link);
  }
}

export const adviseMutants: readonly Mutant[] = [
  clientMutant('client.advise.keeps-refused', 'DDE-ADVISE-008', 'keeps the block of an ADVISE that is refused', {
    machines: {
      advise: withRow(adviseClient, refused, { effects: ['free lParam', 'delete item atom', 'report refusal'] }),
    },
  }),
  clientMutant('client.advise.frees-accepted', 'DDE-ADVISE-009', 'frees the block of an ADVISE that is accepted', {
    machines: {
      advise: withRow(adviseClient, accepted, {
        effects: ['free lParam', 'delete item atom', 'free block', 'keep link', 'report success'],
      }),
    },
  }),
  clientMutant('client.advise.keeps-unposted', 'DDE-ADVISE-010', 'keeps the block of an ADVISE not posted', {
    machines: {
      advise: withRow(adviseClient, failed, { effects: ['free posted lParam', 'delete item atom', 'report silence'] }),
    },
  }),
  clientMutant('client.advise.keeps-unposted-end', 'DDE-UNADVISE-010', 'keeps the item of an UNADVISE not posted', {
    machines: { unadvise: withRow(unadviseClient, failed, { effects: ['free posted lParam', 'report silence'] }) },
  }),
  clientMutant('client.advise.links-twice', 'DDE-ADVISE-022', 'makes two links to one item', {
    conversation: LinksTwice,
  }),
  clientMutant('client.advise.no-format', 'DDE-ADVISE-031', 'makes a link in format 0', {
    conversation: LinksNoFormat,
  }),
  clientMutant('client.advise.forgets-flow-control', 'DDE-ADVISE-024', 'acknowledges no notice of a warm link', {
    conversation: ForgetsFlowControl,
  }),
  clientMutant('client.advise.acknowledges-notices', 'DDE-DATA-005', 'acknowledges every notice of a warm link', {
    conversation: AcknowledgesNotices,
  }),
  clientMutant('client.advise.refuses-updates', 'DDE-ADVISE-024', 'refuses the updates that it asked for', {
    conversation: RefusesUpdates,
  }),
  clientMutant('client.advise.deaf-while-ending', 'DDE-ADVISE-024', 'acknowledges no notice that crosses UNADVISE', {
    conversation: DeafWhileEnding,
  }),
  clientMutant('client.advise.relinks', 'DDE-ADVISE-023', 'makes the link anew at each notice', {
    conversation: RelinksOnNotice,
  }),
];
