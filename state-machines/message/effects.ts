/** The effects that several tables of the message layer have. */
import type { Acknowledgement, MessageEffect } from './vocabulary.js';

function ack(status: Acknowledgement, words: string): MessageEffect {
  return { words, do: 'post', form: 'ACK-ITEM', carries: { item: 'at hand' }, status, flags: {} };
}

const shared = {
  'post ACK positive': ack('positive', 'post an ACK with fAck set, reusing the item atom'),
  'post ACK negative': ack('negative', 'post an ACK with fAck and fBusy clear, reusing the item atom'),
  'post ACK busy': ack('busy', 'post an ACK with fBusy set, reusing the item atom'),
  'post TERMINATE': { words: 'post TERMINATE', do: 'post', form: 'TERMINATE', carries: {}, status: null, flags: {} },
  'free lParam': { words: 'free the lParam of the received message', do: 'free', what: 'lParam' },
  'free posted lParam': {
    words: 'free the lParam of the message that could not be posted',
    do: 'free',
    what: 'unposted lParam',
  },
  'delete item atom': { words: 'delete the item atom of the message at hand', do: 'delete', what: 'item' },
  'delete name atoms': {
    words: 'delete the application and topic atoms of the message at hand',
    do: 'delete',
    what: 'names',
  },
  'free block': { words: 'free the memory object of the message at hand', do: 'free', what: 'block' },
  'free owed blocks': {
    words: 'free each memory object whose acknowledgement will not come any more',
    do: 'free',
    what: 'owed blocks',
  },
  'keep conversation': { words: 'remember the window of the partner', do: 'keep', what: 'conversation' },
  'forget conversation': {
    words: 'forget the partner and destroy the window of the conversation',
    do: 'drop',
    what: 'conversation',
  },
  'store value': { words: 'take over the value of the block', do: 'keep', what: 'value' },
  'use value': { words: 'hand the value of the block to the program', do: 'report', what: 'value' },
  'note change': { words: 'tell the program that the value has changed', do: 'report', what: 'change' },
  'keep link': { words: 'remember the link', do: 'keep', what: 'link' },
  'drop link': { words: 'forget the link or links', do: 'drop', what: 'link' },
  'report refusal': { words: 'tell the program that the partner refused', do: 'report', what: 'refusal' },
  'report busy': { words: 'tell the program that the partner is busy', do: 'report', what: 'busy' },
  'report success': { words: 'tell the program that the partner accepted', do: 'report', what: 'success' },
  'report silence': {
    words: 'tell the program that the partner did not answer in time',
    do: 'report',
    what: 'silence',
  },
} as const satisfies Readonly<Record<string, MessageEffect>>;

/** The name of an effect that several tables have. */
export type SharedEffect = keyof typeof shared;

/** Those effects that a table uses. */
export function pick<A extends SharedEffect>(...names: readonly A[]): Readonly<Record<A, MessageEffect>> {
  const picked: Partial<Record<A, MessageEffect>> = {};
  for (const name of names) picked[name] = shared[name];
  return picked as Record<A, MessageEffect>;
}
