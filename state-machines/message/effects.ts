/** What a row of a transaction or conversation table may order; both ends share these words. */
export const effects = {
  'post ACK positive': 'post an ACK with fAck set, reusing the item atom',
  'post ACK negative': 'post an ACK with fAck and fBusy clear, reusing the item atom',
  'post ACK busy': 'post an ACK with fBusy set, reusing the item atom',
  'post DATA': 'post DATA with the value in a new block, reusing the item atom',
  'post DATA without value': 'post DATA with a NULL handle and a new item atom',
  'post REQUEST': 'post REQUEST with a new item atom',
  'post POKE': 'post POKE with a new block and a new item atom',
  'post EXECUTE': 'post EXECUTE with a new block',
  'post ADVISE': 'post ADVISE with a new block of options and a new item atom',
  'post UNADVISE': 'post UNADVISE with a new item atom',
  'post TERMINATE': 'post TERMINATE',
  'send INITIATE': 'broadcast INITIATE with new atoms',
  'send ACK': 'send an ACK to INITIATE with new atoms',
  'free lParam': 'free the lParam of the received message',
  'free posted lParam': 'free the lParam of the message that could not be posted',
  'delete item atom': 'delete the item atom of the message at hand',
  'delete name atoms': 'delete the application and topic atoms of the message at hand',
  'free block': 'free the memory object of the message at hand',
  'free owed blocks': 'free each memory object whose acknowledgement will not come any more',
  'keep conversation': 'remember the window of the partner',
  'forget conversation': 'forget the partner and destroy the window of the conversation',
  'store value': 'take over the value of the block',
  'use value': 'hand the value of the block to the program',
  'note change': 'tell the program that the value has changed',
  'carry out commands': 'carry out the commands of the string',
  'keep link': 'remember the link',
  'drop link': 'forget the link or links',
  'report refusal': 'tell the program that the partner refused',
  'report busy': 'tell the program that the partner is busy',
  'report success': 'tell the program that the partner accepted',
  'report silence': 'tell the program that the partner did not answer in time',
  'hold update': 'remember that the value has changed, to send it later',
  'send held update': 'send the value that was held back, if there is one',
} as const;

/** The name of an effect. */
export type Effect = keyof typeof effects;

/** The words on those effects that a table uses. */
export function pick<A extends Effect>(...names: readonly A[]): Readonly<Record<A, string>> {
  const words: Partial<Record<Effect, string>> = {};
  for (const name of names) words[name] = effects[name];
  return words as Record<A, string>;
}
