/** Servers that do not reckon with calls that fail. */
import { dataServer, executeServer, linkServer, type PostEffect, pokeServer } from '../../../state-machines/index.js';
import type { Aftermath, Posting } from '../../reference/messenger.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

const ackUnposted = { from: 'posting', on: 'post failed' } as const;
const dataUnposted = { from: 'posting', on: 'post failed', when: { block: true } } as const;
const lastUnposted = { from: 'posting last', on: 'post failed' } as const;
const updateUnposted = { from: 'awaiting ACK', on: 'post failed' } as const;

class SendsNamelessAck extends ServerConversation {
  protected override sendAck(effect: PostEffect, exchange: ServerExchange): Aftermath {
    const application = this.process.addAtom(this.server.config.application);
    const topic = this.process.addAtom(this.topic.name);
    this.transmit(effect.do, 'ACK-INITIATE', { application, topic }, exchange);
    return 'delivered';
  }
}

class FreesUnreturnedBlock extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    const posting = super.acknowledge(status, exchange);
    if (posting === 'post failed' && exchange.form === 'EXECUTE') this.process.free(exchange.block);
    return posting;
  }
}

class QuitsInSilence extends ServerConversation {
  #lost = false;

  protected override acknowledge(...args: Parameters<ServerConversation['acknowledge']>): Posting {
    const posting = super.acknowledge(...args);
    this.#lost ||= posting === 'post failed';
    return posting;
  }

  override end(): void {
    if (!this.#lost) super.end();
  }
}

class GivesUp extends ServerConversation {
  protected override transmit(...args: Parameters<ServerConversation['transmit']>): Posting {
    const posting = super.transmit(...args);
    if (posting === 'post failed' && this.server instanceof ServerProgram)
      this.process.destroyWindow(this.server.window);
    return posting;
  }
}

export const faultMutants: readonly Mutant[] = [
  serverMutant('server.faults.keeps-atom', 'DDE-MESSAGE-011', 'keeps the atom of an ACK that it could not post', {
    machines: { poke: withRow(pokeServer, ackUnposted, { effects: ['free posted lParam'] }) },
  }),
  serverMutant('server.faults.keeps-lparam', 'DDE-LPARAM-005', 'keeps the lParam of an ACK that it could not post', {
    machines: { poke: withRow(pokeServer, ackUnposted, { effects: ['delete item atom'] }) },
  }),
  serverMutant('server.faults.keeps-last-lparam', 'DDE-LPARAM-005', 'keeps the lParam of its last ACK, not posted', {
    machines: { execute: withRow(executeServer, lastUnposted, { effects: [] }) },
  }),
  serverMutant('server.faults.quits-in-silence', 'DDE-TERMINATE-008', 'quits without TERMINATE after a failed ACK', {
    conversation: QuitsInSilence,
  }),
  serverMutant('server.faults.keeps-data-atom', 'DDE-DATA-013', 'keeps the atom of DATA that it could not post', {
    machines: { data: withRow(dataServer, dataUnposted, { effects: ['free posted lParam', 'free block'] }) },
  }),
  serverMutant('server.faults.nameless-ack', 'DDE-ATOM-020', 'sends its ACK although it could not make an atom', {
    conversation: SendsNamelessAck,
  }),
  serverMutant('server.faults.frees-unreturned-block', 'DDE-EXECUTE-013', 'frees a block that it could not return', {
    conversation: FreesUnreturnedBlock,
  }),
  serverMutant('server.faults.gives-up', 'DDE-REQUEST-002', 'closes its window when a message cannot be posted', {
    conversation: GivesUp,
  }),
  serverMutant('server.faults.waits-for-lost-update', 'DDE-ADVISE-012', 'waits for the ACK to an update never posted', {
    machines: { link: withRow(linkServer, updateUnposted, { to: 'awaiting ACK' }) },
  }),
];
