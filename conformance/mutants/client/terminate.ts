/** Clients that get the end of a conversation wrong. */
import { pokeClient, termination } from '../../../state-machines/index.js';
import { ClientConversation } from '../../reference/client/conversation.js';
import type { ClientExchange } from '../../reference/client/end.js';
import { ClientProgram } from '../../reference/client/program.js';
import { outgoing } from '../../reference/messenger.js';
import { clientMutant, type Mutant, withRow } from '../mutant.js';

const answered = { from: 'open', on: 'TERMINATE received' } as const;
const crossed = { from: 'terminating', on: 'TERMINATE received' } as const;
const closed = { from: 'closed', on: 'TERMINATE received' } as const;
const late = { from: 'terminating', on: 'late message received' } as const;
const lateBlock = { ...late, when: { atom: true, block: true, keep: false } } as const;
const lateLent = { ...late, when: { atom: true, block: true, keep: true } } as const;
const unanswered = { from: 'waiting', on: 'conversation ended', when: { release: false } } as const;

type Ending = Parameters<ClientConversation['terminate']>[0];

class AcknowledgesTerminate extends ClientConversation {
  override terminate(event: Ending): void {
    if (event === 'TERMINATE received') this.transmit('post', 'ACK-ITEM', { status: 0x8000, item: 0 }, outgoing());
    super.terminate(event);
  }
}

class AcknowledgesLate extends ClientConversation {
  protected override late(exchange: ClientExchange): void {
    if (exchange.form === 'DATA') this.onData(exchange);
    else super.late(exchange);
  }
}

class IgnoresWhileWaiting extends ClientConversation {
  override terminate(event: Ending): void {
    if (event !== 'TERMINATE received' || this.transactions.length === 0) super.terminate(event);
  }
}

class GoesOn extends ClientConversation {
  override terminate(event: Ending): void {
    super.terminate(event);
    if (event === 'end') this.transmit('post', 'UNADVISE', { format: 0, item: 0 }, outgoing());
  }
}

class EndsAll extends ClientProgram {
  #begun = 0;
  protected override initiate(application: string | null, topic: string | null): void {
    super.initiate(application, topic);
    this.#begun += 1;
  }
  override proceed(): void {
    if (this.conversations.length < this.#begun) this.endAll();
    super.proceed();
  }
}

class LeavesOpen extends ClientProgram {
  protected override endAll(): void {
    this.conversations = [];
  }
}

class WaitsForever extends ClientConversation {
  protected override awaitAnswer(): void {
    // No time-out: only the partner's TERMINATE ends the wait.
  }
}

class PostsInEnded extends ClientConversation {
  protected override forget(): void {
    super.forget();
    this.transmit('post', 'UNADVISE', { format: 1, item: 0 }, outgoing());
  }
}

class LeavesWindow extends ClientConversation {
  override end(): void {
    super.end();
    this.process.destroyWindow(this.window);
  }
}

export const terminateMutants: readonly Mutant[] = [
  clientMutant('client.terminate.no-answer', 'DDE-TERMINATE-002', 'does not answer TERMINATE', {
    machines: {
      termination: withRow(termination, answered, { effects: ['free owed blocks', 'forget conversation'] }),
    },
  }),
  clientMutant('client.terminate.acknowledges', 'DDE-TERMINATE-003', 'acknowledges TERMINATE', {
    conversation: AcknowledgesTerminate,
  }),
  clientMutant('client.terminate.twice', 'DDE-TERMINATE-011', 'answers the answer to its TERMINATE', {
    machines: {
      termination: withRow(termination, crossed, {
        effects: ['post TERMINATE', 'free owed blocks', 'forget conversation'],
      }),
    },
  }),
  clientMutant('client.terminate.answers-each', 'DDE-TERMINATE-011', 'answers a second TERMINATE too', {
    machines: { termination: withRow(termination, closed, { effects: ['post TERMINATE'] }) },
  }),
  clientMutant('client.terminate.acknowledges-late', 'DDE-TERMINATE-005', 'acknowledges DATA after its TERMINATE', {
    conversation: AcknowledgesLate,
  }),
  clientMutant('client.terminate.keeps-late', 'DDE-TERMINATE-006', 'keeps what comes after its TERMINATE', {
    machines: { termination: withRow(termination, lateBlock, { effects: ['free lParam', 'delete item atom'] }) },
  }),
  clientMutant('client.terminate.frees-late-lent', 'DDE-TERMINATE-007', 'frees late blocks whose fRelease is clear', {
    machines: {
      termination: withRow(termination, lateLent, { effects: ['free lParam', 'delete item atom', 'free block'] }),
    },
  }),
  clientMutant('client.terminate.keeps-unanswered', 'DDE-TERMINATE-015', 'keeps the block of an unanswered POKE', {
    machines: { poke: withRow(pokeClient, unanswered, { effects: ['report silence'] }) },
  }),
  clientMutant(
    'client.terminate.ignores-while-waiting',
    'DDE-TERMINATE-017',
    'ignores TERMINATE during a transaction',
    {
      conversation: IgnoresWhileWaiting,
    },
  ),
  clientMutant('client.terminate.goes-on', 'DDE-TERMINATE-004', 'posts another message after TERMINATE', {
    conversation: GoesOn,
  }),
  clientMutant('client.terminate.posts-in-ended', 'DDE-TERMINATE-018', 'posts in a conversation that has ended', {
    conversation: PostsInEnded,
  }),
  clientMutant('client.terminate.ends-all', 'DDE-TERMINATE-016', 'ends every conversation when one is ended', {
    client: EndsAll,
  }),
  clientMutant('client.terminate.leaves-open', 'DDE-TERMINATE-008', 'shuts down with a conversation open', {
    client: LeavesOpen,
  }),
  clientMutant('client.terminate.leaves-window', 'DDE-TERMINATE-009', 'destroys its window right after TERMINATE', {
    conversation: LeavesWindow,
  }),
  clientMutant('client.terminate.waits-forever', 'DDE-MESSAGE-009', 'waits for ever for the answer to TERMINATE', {
    conversation: WaitsForever,
  }),
];
