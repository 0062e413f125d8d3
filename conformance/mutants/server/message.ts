/** Servers that lose the order of messages, or mix up their clients. */

import type { Hwnd, LParam } from '../../../desktop/message-port.js';
import { type MessageForm, messages } from '../../../spec/index.js';
import { requestServer } from '../../../state-machines/index.js';
import { outgoing, type Posting } from '../../reference/messenger.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

const BUSY = 0x4000;
const busy = { from: 'idle', on: 'REQUEST received', when: { busy: true } } as const;

class ReadsLater extends ServerConversation {
  protected override onRequest(exchange: ServerExchange): number {
    this.process.after(0, () => {
      if (this.open) super.onRequest(exchange);
    });
    return 0;
  }
}

/** Takes the messages of the queue from the wrong end. */
class LastInFirstOut extends ServerConversation {
  readonly #waiting: (() => void)[] = [];

  protected override receive(message: number, wParam: number, lParam: LParam): number {
    if (message === messages.TERMINATE.value) return super.receive(message, wParam, lParam);
    this.#waiting.push(() => super.receive(message, wParam, lParam));
    this.process.after(0, () => this.#waiting.pop()?.());
    return 0;
  }
}

/** Looks at nothing else while an ACK is due to it. */
class WaitsForItsAck extends ServerConversation {
  readonly #waiting: (() => void)[] = [];

  protected override onRequest(exchange: ServerExchange): number {
    if (this.deliveries.length === 0) return super.onRequest(exchange);
    this.#waiting.push(() => super.onRequest(exchange));
    return 0;
  }

  protected override onAck(exchange: ServerExchange, status: number): number {
    const result = super.onAck(exchange, status);
    for (const serve of this.#waiting.splice(0)) serve();
    return result;
  }
}

class StaysBusy extends ServerProgram {
  #busy = false;

  override takeBusy(): boolean {
    this.#busy ||= super.takeBusy();
    return this.#busy;
  }
}

class ServesLaterToo extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    const { form, format = 0 } = exchange;
    const name = this.process.atomName(exchange.item);
    const posting = super.acknowledge(status, exchange);
    if (status === BUSY && form === 'REQUEST' && name !== undefined) {
      this.process.after(1, () => {
        super.onRequest({ ...outgoing(), form, item: this.process.addAtom(name), format });
      });
    }
    return posting;
  }
}

class OneClientOnly extends ServerProgram {
  protected override meet(...[client, topic, asked, matches]: Parameters<ServerProgram['meet']>): void {
    const alone = [...this.conversations].every(({ partner }) => partner === client);
    super.meet(client, topic, asked, matches && alone);
  }
}

class AnswersLastClient extends ServerConversation {
  protected override receiverOf(form: MessageForm): Hwnd {
    const last = [...this.server.conversations].filter(({ topic }) => topic === this.topic).at(-1);
    return last?.partner ?? super.receiverOf(form);
  }
}

class EndsTopic extends ServerConversation {
  protected override forget(): void {
    super.forget();
    for (const other of [...this.server.conversations]) if (other.topic === this.topic) other.end();
  }
}

export const messageMutants: readonly Mutant[] = [
  serverMutant('server.message.reads-later', 'DDE-MESSAGE-005', 'reads a value only when it has nothing else to do', {
    conversation: ReadsLater,
  }),
  serverMutant('server.message.last-first', 'DDE-MESSAGE-005', 'takes waiting messages last in, first out', {
    conversation: LastInFirstOut,
  }),
  serverMutant('server.message.refuses-when-busy', 'DDE-REQUEST-020', 'refuses when it is busy and says no more', {
    machines: { request: withRow(requestServer, busy, { effects: ['free lParam', 'post ACK negative'] }) },
  }),
  serverMutant('server.message.ignores-when-busy', 'DDE-MESSAGE-008', 'answers nothing while it is busy', {
    machines: {
      request: withRow(requestServer, busy, { to: 'answered', effects: ['free lParam', 'delete item atom'] }),
    },
  }),
  serverMutant('server.message.stays-busy', 'DDE-REQUEST-002', 'never comes back from being busy', {
    server: StaysBusy,
  }),
  serverMutant('server.message.waits-for-its-ack', 'DDE-MESSAGE-007', 'answers nothing while an ACK is due to it', {
    conversation: WaitsForItsAck,
  }),
  serverMutant('server.message.serves-later-too', 'DDE-REQUEST-003', 'says that it is busy and answers all the same', {
    conversation: ServesLaterToo,
  }),
  serverMutant('server.message.one-client', 'DDE-MESSAGE-022', 'talks to one client at a time', {
    server: OneClientOnly,
  }),
  serverMutant('server.message.last-client', 'DDE-MESSAGE-006', 'answers the client that came last, whoever asks', {
    conversation: AnswersLastClient,
  }),
  serverMutant('server.message.ends-topic', 'DDE-TERMINATE-016', 'ends all conversations on a topic with one of them', {
    conversation: EndsTopic,
  }),
];
