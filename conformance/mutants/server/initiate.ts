/** Servers that get INITIATE wrong, or the ACK to it. */
import { loWord, makeLong } from '../../../codecs/index.js';
import type { Atom, Hwnd, LParam } from '../../../desktop/message-port.js';
import { messages } from '../../../spec/index.js';
import { serverConversation } from '../../../state-machines/index.js';
import type { Aftermath, Exchange, Posting } from '../../reference/messenger.js';
import type { Topic } from '../../reference/server/catalogue.js';
import { ServerConversation } from '../../reference/server/conversation.js';
import { ReferenceServer } from '../../reference/server/server.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

class IgnoresExactNames extends ReferenceServer {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return topic === 0 && super.offers(candidate, topic);
  }
}

class IgnoresNullApplication extends ReferenceServer {
  protected override answersTo(application: Atom): boolean {
    return application !== 0 && super.answersTo(application);
  }
}

class AnswersNullTopicOnce extends ReferenceServer {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return topic === 0 ? candidate === this.topics[0] : super.offers(candidate, topic);
  }
}

class OpensTwice extends ReferenceServer {
  protected override openConversation(client: Hwnd, topic: Topic): void {
    super.openConversation(client, topic);
    super.openConversation(client, topic);
  }
}

class TakesAnyTopic extends ReferenceServer {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return super.offers(candidate, topic) || candidate === this.topics[0];
  }
}

class ComparesBeginnings extends ReferenceServer {
  protected override answersTo(application: Atom): boolean {
    if (application === 0) return true;
    const own = this.config.application.toLowerCase();
    const name = this.process.atomName(application)?.toLowerCase() ?? '';
    return name !== '' && (own.startsWith(name) || name.startsWith(own));
  }
}

class MindsCase extends ReferenceServer {
  protected override answersTo(application: Atom): boolean {
    return application === 0 || this.process.atomName(application) === this.config.application;
  }
}

class SwapsNames extends ReferenceServer {
  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    super.sendAck(client, window, topic, application);
  }
}

class PostsAck extends ReferenceServer {
  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    this.process.post(client, messages.ACK.value, window, makeLong(application, topic));
  }
}

class PacksAck extends ReferenceServer {
  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    const lParam = this.process.pack(messages.ACK.value, application, topic);
    this.process.send(client, messages.ACK.value, window, lParam);
  }
}

/** Remembers the atoms that INITIATE named. */
class Remembers extends ReferenceServer {
  protected asked: readonly [Atom, Atom] = [0, 0];

  protected override onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    this.asked = [application, topic];
    super.onInitiate(client, application, topic);
  }
}

class EchoesNull extends Remembers {
  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    const echo = [application, topic].map((atom, index) => {
      if (this.asked[index] !== 0) return atom;
      this.process.deleteAtom(atom);
      return 0;
    });
    super.sendAck(client, window, echo[0] ?? 0, echo[1] ?? 0);
  }
}

class ReusesAtoms extends Remembers {
  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    const [first, second] = this.asked;
    for (const [atom, lent] of [
      [application, first],
      [topic, second],
    ] as const) {
      if (lent !== 0) this.process.deleteAtom(atom);
    }
    super.sendAck(client, window, first || application, second || topic);
  }
}

class AddsApplicationOnce extends ReferenceServer {
  #application: Atom = 0;

  protected override onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    this.#application = 0;
    super.onInitiate(client, application, topic);
  }

  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    if (this.#application !== 0) this.process.deleteAtom(application);
    this.#application = application;
    super.sendAck(client, window, application, topic);
  }
}

class LeaksComparison extends ReferenceServer {
  protected override answersTo(application: Atom): boolean {
    return application === 0 || application === this.process.addAtom(this.config.application);
  }
}

class DeletesNamesOfClient extends ReferenceServer {
  protected override onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    super.onInitiate(client, application, topic);
    for (const atom of [application, topic]) if (atom !== 0) this.process.deleteAtom(atom);
  }
}

class NamesNoAtom extends ReferenceServer {
  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    this.process.deleteAtom(topic);
    super.sendAck(client, window, application, 0xfffd);
  }
}

class NamesMainWindow extends ReferenceServer {
  override sendAck(client: Hwnd, _window: Hwnd, application: Atom, topic: Atom): void {
    super.sendAck(client, this.window, application, topic);
  }
}

/** Holds all conversations of a client through the window of the first. */
class SharesWindow extends ReferenceServer {
  readonly #windows = new Map<Hwnd, Hwnd>();

  override sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    const shared = this.#windows.get(client) ?? window;
    this.#windows.set(client, shared);
    super.sendAck(client, shared, application, topic);
  }
}

/** Takes a client that it knows already for one that has lost its window. */
class AcknowledgesAgain extends ReferenceServer {
  protected override openConversation(client: Hwnd, topic: Topic): void {
    const known = [...this.conversations].find(({ partner, topic: its }) => partner === client && its === topic);
    if (known === undefined) super.openConversation(client, topic);
    else {
      const names = [this.config.application, topic.name].map((name) => this.process.addAtom(name));
      this.sendAck(client, known.window, names[0] ?? 0, names[1] ?? 0);
    }
  }
}

/** Keeps one conversation with a client: a further one takes the place of the first. */
class ReplacesConversation extends ReferenceServer {
  protected override openConversation(client: Hwnd, topic: Topic): void {
    const known = [...this.conversations].find(({ partner }) => partner === client);
    if (known !== undefined) {
      this.conversations.delete(known);
      this.process.destroyWindow(known.window);
    }
    super.openConversation(client, topic);
  }
}

class EndsAllOfClient extends ServerConversation {
  protected override forget(): void {
    super.forget();
    for (const other of [...this.server.conversations]) if (other.partner === this.partner) other.end();
  }
}

class SpeaksFromMainWindow extends ServerConversation {
  protected override post(message: number, lo: number, hi: number, exchange: Exchange): Posting {
    if (!(this.server instanceof ReferenceServer)) return super.post(message, lo, hi, exchange);
    const lParam = this.process.pack(message, lo, hi);
    if (this.process.post(this.partner, message, this.server.window, lParam)) return 'posted';
    exchange.failed = { message, lParam };
    return 'post failed';
  }
}

class ReadsWideTopic extends ReferenceServer {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    if (message !== messages.INITIATE.value) return super.receive(message, wParam, lParam);
    this.onInitiate(wParam, loWord(lParam), Math.floor(lParam / 0x10000));
    return 0;
  }
}

class AnswersWhoeverIsGone extends ServerConversation {
  protected override sendAck(_exchange: Exchange): Aftermath {
    const [application = 0, topic = 0] = [this.server.config.application, this.topic.name].map((name) =>
      this.process.addAtom(name),
    );
    this.server.sendAck(this.partner, this.window, application, topic);
    return 'delivered';
  }
}

export const initiateMutants: readonly Mutant[] = [
  serverMutant(
    'server.initiate.ignores-exact-names',
    'DDE-INITIATE-004',
    'answers INITIATE only if its topic is NULL',
    {
      server: IgnoresExactNames,
    },
  ),
  serverMutant('server.initiate.ignores-null-application', 'DDE-INITIATE-005', 'takes a NULL application for no name', {
    server: IgnoresNullApplication,
  }),
  serverMutant(
    'server.initiate.null-topic-once',
    'DDE-INITIATE-006',
    'answers a NULL topic with its first topic alone',
    {
      server: AnswersNullTopicOnce,
    },
  ),
  serverMutant('server.initiate.acknowledges-twice', 'DDE-INITIATE-006', 'opens two conversations for each topic', {
    server: OpensTwice,
  }),
  serverMutant('server.initiate.any-topic', 'DDE-INITIATE-008', 'falls back to its first topic for an unknown one', {
    server: TakesAnyTopic,
  }),
  serverMutant(
    'server.initiate.compares-beginnings',
    'DDE-INITIATE-008',
    'compares only as far as the shorter name goes',
    {
      server: ComparesBeginnings,
    },
  ),
  serverMutant('server.initiate.minds-case', 'DDE-INITIATE-016', 'compares names letter by letter, case included', {
    server: MindsCase,
  }),
  serverMutant('server.initiate.swaps-names', 'DDE-INITIATE-007', 'puts the topic first in its ACK to INITIATE', {
    server: SwapsNames,
  }),
  serverMutant('server.initiate.posts-ack', 'DDE-INITIATE-009', 'posts the ACK to INITIATE', { server: PostsAck }),
  serverMutant('server.initiate.packs-ack', 'DDE-LPARAM-002', 'packs the lParam of the ACK to INITIATE', {
    server: PacksAck,
  }),
  serverMutant('server.initiate.echoes-null', 'DDE-INITIATE-010', 'sends back the NULL that INITIATE carried', {
    server: EchoesNull,
  }),
  serverMutant('server.initiate.reuses-atoms', 'DDE-INITIATE-011', 'sends back the atoms of INITIATE', {
    server: ReusesAtoms,
  }),
  serverMutant(
    'server.initiate.adds-application-once',
    'DDE-INITIATE-031',
    'gives one reference away in several ACKs',
    {
      server: AddsApplicationOnce,
    },
  ),
  serverMutant(
    'server.initiate.deletes-given-atoms',
    'DDE-INITIATE-014',
    'deletes the atoms of an ACK that was delivered',
    {
      machines: {
        conversation: withRow(
          serverConversation,
          { from: 'acknowledging', on: 'delivered' },
          { effects: ['delete name atoms'] },
        ),
      },
    },
  ),
  serverMutant(
    'server.initiate.leaks-comparison',
    'DDE-INITIATE-015',
    'adds its name to compare and never deletes it',
    {
      server: LeaksComparison,
    },
  ),
  serverMutant('server.initiate.deletes-lent-atoms', 'DDE-INITIATE-015', 'deletes the atoms that INITIATE named', {
    server: DeletesNamesOfClient,
  }),
  serverMutant('server.initiate.no-atom', 'DDE-ATOM-014', 'names a topic atom that it has not added', {
    server: NamesNoAtom,
  }),
  serverMutant('server.initiate.names-main-window', 'DDE-INITIATE-017', 'names the window that listens in every ACK', {
    server: NamesMainWindow,
  }),
  serverMutant('server.initiate.shares-window', 'DDE-INITIATE-018', 'names one window for all topics of a client', {
    server: SharesWindow,
  }),
  serverMutant(
    'server.initiate.acknowledges-again',
    'DDE-INITIATE-030',
    'answers a second INITIATE with the same window',
    {
      server: AcknowledgesAgain,
    },
  ),
  serverMutant(
    'server.initiate.replaces-conversation',
    'DDE-INITIATE-042',
    'lets a conversation take the place of another',
    {
      server: ReplacesConversation,
    },
  ),
  serverMutant('server.initiate.ends-all', 'DDE-TERMINATE-016', 'ends all conversations of a client with one of them', {
    conversation: EndsAllOfClient,
  }),
  serverMutant('server.initiate.main-window', 'DDE-INITIATE-041', 'posts in the name of its main window', {
    conversation: SpeaksFromMainWindow,
  }),
  serverMutant(
    'server.initiate.wide-topic',
    'DDE-LPARAM-015',
    'takes all that stands above the low word for the topic',
    {
      server: ReadsWideTopic,
    },
  ),
  serverMutant('server.initiate.answers-the-gone', 'DDE-INITIATE-032', 'keeps atoms of an ACK that could not be sent', {
    conversation: AnswersWhoeverIsGone,
  }),
];
