/** Initiating a conversation from both ends; its end is in `termination.ts`. */
import { pick } from './effects.js';
import { termination } from './termination.js';
import { decided, enters, messageMachine, news, program, received } from './vocabulary.js';

/** A conversation as its client sees it, from INITIATE on. */
export const clientConversation = messageMachine({
  id: 'conversation-client',
  title: 'A conversation, seen by the client',
  end: 'client',
  about: null,
  initial: 'none',
  final: ['none', 'ended'],
  states: {
    none: { words: 'there is no conversation' },
    initiating: { words: 'INITIATE is being sent; every ACK arrives before it returns' },
    open: { words: 'the server has acknowledged' },
    ended: { words: 'the conversation was terminated' },
  },
  events: {
    initiate: program('the program asks for a conversation'),
    'ACK received': received('a server has acknowledged', ['ACK-INITIATE']),
    'INITIATE returned': news('send returned', 'every server has processed INITIATE'),
    terminated: enters(termination, 'closed', 'the termination table has reached its end'),
  },
  facts: {
    wanted: decided('it is the first ACK, or the program wants every server'),
    answered: decided('at least one ACK came'),
  },
  effects: {
    'send INITIATE': {
      words: 'broadcast INITIATE with new atoms',
      do: 'send',
      form: 'INITIATE',
      carries: { application: 'new', topic: 'new' },
      status: null,
      flags: {},
    },
    ...pick('delete name atoms', 'keep conversation', 'post TERMINATE', 'report silence'),
  },
  rows: [
    {
      from: 'none',
      on: 'initiate',
      to: 'initiating',
      effects: ['send INITIATE'],
      rules: ['DDE-INITIATE-001', 'DDE-MESSAGE-003'],
    },
    {
      from: 'initiating',
      on: 'ACK received',
      when: { wanted: true },
      to: 'initiating',
      effects: ['delete name atoms', 'keep conversation'],
      rules: ['DDE-INITIATE-013', 'DDE-INITIATE-022', 'DDE-INITIATE-023'],
    },
    {
      from: 'initiating',
      on: 'ACK received',
      when: { wanted: false },
      to: 'initiating',
      effects: ['delete name atoms', 'post TERMINATE'],
      rules: ['DDE-INITIATE-013', 'DDE-INITIATE-024'],
    },
    {
      from: 'initiating',
      on: 'INITIATE returned',
      when: { answered: true },
      to: 'open',
      effects: ['delete name atoms'],
      rules: ['DDE-INITIATE-012', 'DDE-INITIATE-026'],
    },
    {
      from: 'initiating',
      on: 'INITIATE returned',
      when: { answered: false },
      to: 'none',
      effects: ['delete name atoms', 'report silence'],
      rules: ['DDE-INITIATE-012', 'DDE-INITIATE-022'],
    },
    { from: 'open', on: 'terminated', to: 'ended', effects: [], rules: ['DDE-TERMINATE-013'] },
  ],
});

/** A conversation as its server sees it, from INITIATE on. */
export const serverConversation = messageMachine({
  id: 'conversation-server',
  title: 'A conversation, seen by the server',
  end: 'server',
  about: null,
  initial: 'none',
  final: ['none', 'ended'],
  states: {
    none: { words: 'there is no conversation' },
    acknowledging: { words: 'the ACK to INITIATE is being sent' },
    open: { words: 'the client has the window of the server' },
    ended: { words: 'the conversation was terminated' },
  },
  events: {
    'INITIATE received': received('a client asks; this is taken once for each topic of the server', ['INITIATE']),
    delivered: news('delivered', 'the ACK reached the client'),
    'not delivered': news('not delivered', 'the window of the client no longer exists'),
    terminated: enters(termination, 'closed', 'the termination table has reached its end'),
  },
  facts: { matches: decided('the application name is ours or NULL, and the topic is this one or NULL') },
  effects: {
    'send ACK': {
      words: 'send an ACK to INITIATE with new atoms',
      do: 'send',
      form: 'ACK-INITIATE',
      carries: { application: 'new', topic: 'new' },
      status: null,
      flags: {},
    },
    ...pick('delete name atoms', 'keep conversation', 'forget conversation'),
  },
  rows: [
    {
      from: 'none',
      on: 'INITIATE received',
      when: { matches: true },
      to: 'acknowledging',
      effects: ['keep conversation', 'send ACK'],
      rules: [
        'DDE-INITIATE-004',
        'DDE-INITIATE-005',
        'DDE-INITIATE-006',
        'DDE-INITIATE-007',
        'DDE-INITIATE-009',
        'DDE-INITIATE-011',
        'DDE-INITIATE-017',
      ],
    },
    {
      from: 'none',
      on: 'INITIATE received',
      when: { matches: false },
      to: 'none',
      effects: [],
      rules: ['DDE-INITIATE-008', 'DDE-INITIATE-015'],
    },
    { from: 'acknowledging', on: 'delivered', to: 'open', effects: [], rules: ['DDE-INITIATE-014'] },
    {
      from: 'acknowledging',
      on: 'not delivered',
      to: 'none',
      effects: ['delete name atoms', 'forget conversation'],
      rules: ['DDE-INITIATE-014', 'DDE-MESSAGE-011'],
    },
    { from: ['acknowledging', 'open'], on: 'terminated', to: 'ended', effects: [], rules: ['DDE-TERMINATE-013'] },
  ],
});
