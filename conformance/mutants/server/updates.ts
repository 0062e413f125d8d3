/** DATA that servers post although nobody asked for it. */
import { linkServer } from '../../../state-machines/index.js';
import { outgoing } from '../../reference/messenger.js';
import type { Item } from '../../reference/server/catalogue.js';
import { ServerConversation } from '../../reference/server/conversation.js';

class Unasked extends ServerConversation {
  static post(conversation: ServerConversation, item: Item, format: number): void {
    // A class may call the protected methods of what it extends.
    const own = conversation as Unasked;
    const effect = linkServer.effects['post update'];
    const link = { item, format, warm: false, ackRequested: false, state: 'idle' } as const;
    own.perform(effect, { ...outgoing(), link: { ...link } }, {});
  }
}

/** Posts the value of an item in a conversation that has no link for it. */
export function postUnasked(conversation: ServerConversation, item: Item, format: number): void {
  Unasked.post(conversation, item, format);
}
