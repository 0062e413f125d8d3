/** Servers that get INITIATE wrong, or the ACK to it. */
import { joinContents, loWord } from '../../../codecs/index.js';
import type { Atom, Hwnd, LParam } from '../../../desktop/message-port.js';
import { type MessageForm, messageOfForm, messages } from '../../../spec/index.js';
import { type PostEffect, serverConversation } from '../../../state-machines/index.js';
import { type Aftermath, outgoing, type Posting } from '../../reference/messenger.js';
import type { Topic } from '../../reference/server/catalogue.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import type { InitiateNames } from '../../reference/server/host.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant, withEffect, withRow } from '../mutant.js';

class IgnoresExactNames extends ServerProgram {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return topic === 0 && super.offers(candidate, topic);
  }
}

class IgnoresNullApplication extends ServerProgram {
  protected override answersTo(application: Atom): boolean {
    return application !== 0 && super.answersTo(application);
  }
}

class AnswersNullTopicOnce extends ServerProgram {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return topic === 0 ? candidate === this.topics[0] : super.offers(candidate, topic);
  }
}

class OpensTwice extends ServerProgram {
  protected override meet(...args: Parameters<ServerProgram['meet']>): void {
    super.meet(...args);
    super.meet(...args);
  }
}

class TakesAnyTopic extends ServerProgram {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return super.offers(candidate, topic) || candidate === this.topics[0];
  }
}

class ComparesBeginnings extends ServerProgram {
  protected override answersTo(application: Atom): boolean {
    if (application === 0) return true;
    const own = this.config.application.toLowerCase();
    const name = this.process.atomName(application)?.toLowerCase() ?? '';
    return name !== '' && (own.startsWith(name) || name.startsWith(own));
  }
}

class MindsCase extends ServerProgram {
  protected override answersTo(application: Atom): boolean {
    return application === 0 || this.process.atomName(application) === this.config.application;
  }
}

/** A conversation whose ACK to INITIATE has other names than it should. */
function naming(names: (own: InitiateNames, conversation: Namer) => InitiateNames): typeof ServerConversation {
  return class extends Namer {
    protected override ackNames(application: Atom, topic: Atom): InitiateNames {
      return names({ application, topic }, this);
    }
  };
}

class Namer extends ServerConversation {
  override asked: InitiateNames = { application: 0, topic: 0 };

  drop(atom: Atom): void {
    this.process.deleteAtom(atom);
  }

  /** One reference to the name of the application for all ACKs to one INITIATE. */
  addedBefore(): Atom | undefined {
    return this.server instanceof AddsApplicationOnce ? this.server.added : undefined;
  }

  remember(application: Atom): void {
    if (this.server instanceof AddsApplicationOnce) this.server.added = application;
  }
}

const echoesNull = naming((own, conversation) => {
  const echo = (name: 'application' | 'topic'): Atom => {
    if (conversation.asked[name] !== 0) return own[name];
    conversation.drop(own[name]);
    return 0;
  };
  return { application: echo('application'), topic: echo('topic') };
});

const reusesAtoms = naming((own, conversation) => {
  const reuse = (name: 'application' | 'topic'): Atom => {
    if (conversation.asked[name] === 0) return own[name];
    conversation.drop(own[name]);
    return conversation.asked[name];
  };
  return { application: reuse('application'), topic: reuse('topic') };
});

const namesNoAtom = naming(({ application, topic }, conversation) => {
  conversation.drop(topic);
  return { application, topic: 0xfffd };
});

class AddsApplicationOnce extends ServerProgram {
  added: Atom | undefined;

  protected override onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    this.added = undefined;
    super.onInitiate(client, application, topic);
  }
}

const namesApplicationOnce = naming((own, conversation) => {
  if (conversation.addedBefore() !== undefined) conversation.drop(own.application);
  conversation.remember(own.application);
  return own;
});

class PacksAck extends ServerConversation {
  protected override transmit(...args: Parameters<ServerConversation['transmit']>): Posting {
    const [, form, contents] = args;
    if (form !== 'ACK-INITIATE') return super.transmit(...args);
    const { lo, hi } = joinContents(form, contents);
    this.process.send(this.partner, messages.ACK.value, this.window, this.process.pack(messages.ACK.value, lo, hi));
    return 'posted';
  }
}

class LeaksComparison extends ServerProgram {
  protected override answersTo(application: Atom): boolean {
    return application === 0 || application === this.process.addAtom(this.config.application);
  }
}

class DeletesNamesOfClient extends ServerProgram {
  protected override onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    super.onInitiate(client, application, topic);
    for (const atom of [application, topic]) if (atom !== 0) this.process.deleteAtom(atom);
  }
}

/** A conversation whose messages name another window of the server in wParam. */
function signing(windowFor: (conversation: Signer, form: MessageForm) => Hwnd | undefined): typeof ServerConversation {
  return class extends Signer {
    protected override put(...args: Parameters<ServerConversation['put']>): boolean {
      const [how, form, lParam] = args;
      const window = windowFor(this, form);
      if (window === undefined) return super.put(...args);
      const { value } = messageOfForm(form);
      if (how === 'post') return this.process.post(this.partner, value, window, lParam);
      this.process.send(this.partner, value, window, lParam);
      return true;
    }
  };
}

class Signer extends ServerConversation {
  get mainWindow(): Hwnd | undefined {
    return this.server instanceof ServerProgram ? this.server.window : undefined;
  }

  /** The window of the first conversation that the server ever had with the client. */
  get firstWindow(): Hwnd {
    const windows = firstWindows.get(this.server) ?? new Map<Hwnd, Hwnd>();
    firstWindows.set(this.server, windows);
    const first = windows.get(this.partner) ?? this.window;
    windows.set(this.partner, first);
    return first;
  }
}

const firstWindows = new WeakMap<object, Map<Hwnd, Hwnd>>();

/** Takes a client that it knows already for one that has lost its window. */
class AcknowledgesAgain extends ServerProgram {
  protected override meet(...args: Parameters<ServerProgram['meet']>): void {
    const [client, topic, , matches] = args;
    const known = [...this.conversations].find(({ partner, topic: its }) => partner === client && its === topic);
    if (matches && known instanceof RepeatsAck) known.again();
    else super.meet(...args);
  }
}

class RepeatsAck extends ServerConversation {
  again(): void {
    this.perform(serverConversation.effects['send ACK'], outgoing(), {});
  }
}

/** Keeps one conversation with a client: a further one takes the place of the first. */
class ReplacesConversation extends ServerProgram {
  protected override meet(...args: Parameters<ServerProgram['meet']>): void {
    const [client, , , matches] = args;
    const known = [...this.conversations].find(({ partner }) => partner === client);
    if (matches && known !== undefined) {
      this.conversations.delete(known);
      this.process.destroyWindow(known.window);
    }
    super.meet(...args);
  }
}

class EndsAllOfClient extends ServerConversation {
  protected override forget(): void {
    super.forget();
    for (const other of [...this.server.conversations]) if (other.partner === this.partner) other.end();
  }
}

class ReadsWideTopic extends ServerProgram {
  protected override receive(message: number, wParam: number, lParam: LParam): number {
    if (message !== messages.INITIATE.value) return super.receive(message, wParam, lParam);
    this.onInitiate(wParam, loWord(lParam), Math.floor(lParam / 0x10000));
    return 0;
  }
}

class AnswersWhoeverIsGone extends ServerConversation {
  protected override sendAck(effect: PostEffect, exchange: ServerExchange): Aftermath {
    const [application = 0, topic = 0] = [this.server.config.application, this.topic.name].map((name) =>
      this.process.addAtom(name),
    );
    this.transmit(effect.do, 'ACK-INITIATE', { application, topic }, exchange);
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
    conversation: naming(({ application, topic }) => ({ application: topic, topic: application })),
  }),
  serverMutant('server.initiate.posts-ack', 'DDE-INITIATE-009', 'posts the ACK to INITIATE', {
    machines: { conversation: withEffect(serverConversation, 'send ACK', { do: 'post' }) },
  }),
  serverMutant('server.initiate.packs-ack', 'DDE-LPARAM-002', 'packs the lParam of the ACK to INITIATE', {
    conversation: PacksAck,
  }),
  serverMutant('server.initiate.echoes-null', 'DDE-INITIATE-010', 'sends back the NULL that INITIATE carried', {
    conversation: echoesNull,
  }),
  serverMutant('server.initiate.reuses-atoms', 'DDE-INITIATE-011', 'sends back the atoms of INITIATE', {
    conversation: reusesAtoms,
  }),
  serverMutant(
    'server.initiate.adds-application-once',
    'DDE-INITIATE-031',
    'gives one reference away in several ACKs',
    {
      server: AddsApplicationOnce,
      conversation: namesApplicationOnce,
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
    conversation: namesNoAtom,
  }),
  serverMutant('server.initiate.names-main-window', 'DDE-INITIATE-017', 'names the window that listens in every ACK', {
    conversation: signing(({ mainWindow }, form) => (form === 'ACK-INITIATE' ? mainWindow : undefined)),
  }),
  serverMutant('server.initiate.shares-window', 'DDE-INITIATE-018', 'names one window for all topics of a client', {
    conversation: signing(({ firstWindow }, form) => (form === 'ACK-INITIATE' ? firstWindow : undefined)),
  }),
  serverMutant(
    'server.initiate.acknowledges-again',
    'DDE-INITIATE-030',
    'answers a second INITIATE with the same window',
    {
      server: AcknowledgesAgain,
      conversation: RepeatsAck,
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
    conversation: signing(({ mainWindow }, form) => (form === 'ACK-INITIATE' ? undefined : mainWindow)),
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
