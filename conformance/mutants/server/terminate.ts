/** Servers that get the end of a conversation wrong. */

import type { Hwnd } from '../../../desktop/message-port.js';
import { dataServer, termination } from '../../../state-machines/index.js';
import { outgoing } from '../../reference/messenger.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

const answered = { from: 'open', on: 'TERMINATE received' } as const;
const crossed = { from: 'terminating', on: 'TERMINATE received' } as const;
const lateWithBlock = { atom: true, block: true } as const;
const late = { from: 'terminating', on: 'late message received', when: { ...lateWithBlock, keep: false } } as const;
const lateLent = { from: 'terminating', on: 'late message received', when: { ...lateWithBlock, keep: true } } as const;
const unanswered = { from: 'outstanding', on: 'conversation ended', when: { block: true, release: false } } as const;
const lentTaken = {
  from: 'outstanding',
  on: 'ACK received',
  when: { block: true, positive: true, release: false },
} as const;
const gone = { from: 'terminating', on: 'partner gone' } as const;
const unposted = { from: 'posting', on: 'post failed', when: { block: true } } as const;

type Ending = Parameters<ServerConversation['terminate']>[0];

class AcknowledgesTerminate extends ServerConversation {
  protected override terminate(event: Ending): void {
    super.terminate(event);
    if (event === 'TERMINATE received') this.transmit('post', 'ACK-ITEM', { status: 0x8000, item: 0 }, outgoing());
  }
}

class AnswersLater extends ServerConversation {
  protected override onRequest(exchange: ServerExchange): number {
    this.process.after(0, () => super.onRequest(exchange));
    return 0;
  }
}

class AcknowledgesLate extends ServerConversation {
  protected override late(exchange: ServerExchange): number {
    return this.refuse(exchange, this.partner);
  }
}

class KeepsLinks extends ServerConversation {
  protected override freeOwed(): void {
    const { links } = this;
    super.freeOwed();
    this.links = links.map((link) => ({ ...link, state: 'idle' }));
  }
  protected override forget(): void {
    super.forget();
    this.server.conversations.add(this);
  }
}

class EndsAll extends ServerConversation {
  protected override terminate(event: Ending): void {
    super.terminate(event);
    if (event === 'TERMINATE received') for (const other of [...this.server.conversations]) other.end();
  }
}

/** The client windows whose conversations each server has seen the end of. */
const known = new WeakMap<object, Set<Hwnd>>();

class KnowsFormerClients extends ServerConversation {
  protected override forget(): void {
    const former = known.get(this.server) ?? new Set();
    known.set(this.server, former.add(this.partner));
    super.forget();
  }
  protected override allowsLink(link: Parameters<ServerConversation['allowsLink']>[0]): boolean {
    return !known.get(this.server)?.has(this.partner) && super.allowsLink(link);
  }
}

class FreesAtOnce extends ServerConversation {
  protected override onceUnread(...[, , settle]: Parameters<ServerConversation['onceUnread']>): void {
    settle(false);
  }
}

class WaitsForever extends ServerConversation {
  protected override watch(): void {
    // Never looks.
  }
}

export const terminateMutants: readonly Mutant[] = [
  serverMutant('server.terminate.silent', 'DDE-TERMINATE-002', 'does not answer TERMINATE', {
    machines: { termination: withRow(termination, answered, { effects: ['free owed blocks', 'forget conversation'] }) },
  }),
  serverMutant('server.terminate.acks', 'DDE-TERMINATE-003', 'acknowledges TERMINATE', {
    conversation: AcknowledgesTerminate,
  }),
  serverMutant('server.terminate.answers-later', 'DDE-TERMINATE-004', 'answers earlier messages after its TERMINATE', {
    conversation: AnswersLater,
  }),
  serverMutant(
    'server.terminate.acks-late',
    'DDE-TERMINATE-005',
    'acknowledges messages that come after its TERMINATE',
    {
      conversation: AcknowledgesLate,
    },
  ),
  serverMutant('server.terminate.keeps-late-block', 'DDE-TERMINATE-006', 'does not free blocks of late messages', {
    machines: { termination: withRow(termination, late, { effects: ['free lParam', 'delete item atom'] }) },
  }),
  serverMutant('server.terminate.frees-lent-late', 'DDE-TERMINATE-007', 'frees late blocks whose fRelease is clear', {
    machines: {
      termination: withRow(termination, lateLent, { effects: ['free lParam', 'delete item atom', 'free block'] }),
    },
  }),
  serverMutant('server.terminate.answers-crossing', 'DDE-TERMINATE-011', 'answers a TERMINATE that crossed its own', {
    machines: {
      termination: withRow(termination, crossed, {
        effects: ['post TERMINATE', 'free owed blocks', 'forget conversation'],
      }),
    },
  }),
  serverMutant('server.terminate.keeps-links', 'DDE-TERMINATE-014', 'posts updates after the end of the conversation', {
    conversation: KeepsLinks,
  }),
  serverMutant('server.terminate.keeps-owed-block', 'DDE-TERMINATE-015', 'does not free DATA that was never answered', {
    machines: { data: withRow(dataServer, unanswered, { effects: [] }) },
  }),
  serverMutant('server.terminate.frees-unread', 'DDE-MEMORY-003', 'frees lent DATA that the client has yet to read', {
    conversation: FreesAtOnce,
  }),
  serverMutant('server.terminate.ends-all', 'DDE-TERMINATE-016', 'ends every conversation when one ends', {
    conversation: EndsAll,
  }),
  serverMutant(
    'server.terminate.knows-former-clients',
    'DDE-TERMINATE-018',
    'refuses links to windows that came back',
    {
      conversation: KnowsFormerClients,
    },
  ),
  serverMutant('server.terminate.waits-forever', 'DDE-MESSAGE-009', 'waits for ever for the answer to its TERMINATE', {
    conversation: WaitsForever,
  }),
  serverMutant(
    'server.terminate.waits-for-the-dead',
    'DDE-MESSAGE-009',
    'waits for an answer of a window that is gone',
    {
      machines: { termination: withRow(termination, gone, { to: 'terminating', effects: [] }) },
    },
  ),
  serverMutant('server.terminate.keeps-lent-block', 'DDE-DATA-011', 'does not free DATA that it lent', {
    machines: {
      data: withRow(dataServer, lentTaken, { effects: ['free lParam', 'delete item atom', 'tell link'] }),
    },
  }),
  serverMutant('server.terminate.keeps-unposted-block', 'DDE-DATA-013', 'does not free DATA that it could not post', {
    machines: { data: withRow(dataServer, unposted, { effects: ['free posted lParam', 'delete item atom'] }) },
  }),
  serverMutant('server.terminate.keeps-unposted-lparam', 'DDE-LPARAM-005', 'keeps the lParam of DATA not posted', {
    machines: { data: withRow(dataServer, unposted, { effects: ['free block', 'delete item atom'] }) },
  }),
];
