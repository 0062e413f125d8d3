/** Defects of the ACK that several kinds of message share: which message meets it is a parameter. */
import { messages } from '../../../spec/index.js';
import type { Exchange, Posting } from '../../reference/messenger.js';
import { ServerConversation } from '../../reference/server/conversation.js';

/** Makes a new atom for the ACK to that message and keeps the one that came. */
export function leakingAtomOf(message: number): typeof ServerConversation {
  return class extends ServerConversation {
    protected override acknowledge(status: number, exchange: Exchange): Posting {
      const name = this.process.atomName(exchange.atom);
      if (exchange.message !== message || name === undefined) return super.acknowledge(status, exchange);
      return super.acknowledge(status, { ...exchange, atom: this.process.addAtom(name) });
    }
  };
}

/** Posts no ACK to that message; what came with it is cleaned up. */
export function silentOn(message: number): typeof ServerConversation {
  return class extends ServerConversation {
    protected override acknowledge(status: number, exchange: Exchange): Posting {
      if (exchange.message !== message) return super.acknowledge(status, exchange);
      if (message !== messages.EXECUTE.value) this.process.deleteAtom(exchange.atom);
      return 'posted';
    }
  };
}
