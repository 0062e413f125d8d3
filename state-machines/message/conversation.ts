/** Initiating a conversation from both ends; its end is in `termination.ts`. */

import { machine } from '../machine.js';
import { pick } from './effects.js';

/** A conversation as its client sees it, from INITIATE on. */
export const clientConversation = machine({
  id: 'conversation-client',
  title: 'A conversation, seen by the client',
  initial: 'none',
  final: ['none', 'ended'],
  states: {
    none: 'there is no conversation',
    initiating: 'INITIATE is being sent; every ACK arrives before it returns',
    open: 'the server has acknowledged',
    ended: 'the conversation was terminated',
  },
  events: {
    initiate: 'the program asks for a conversation',
    'ACK received': 'a server has acknowledged',
    'INITIATE returned': 'every server has processed INITIATE',
    terminated: 'the termination table has reached its end',
  },
  facts: { wanted: 'it is the first ACK, or the program wants every server', answered: 'at least one ACK came' },
  effects: pick('send INITIATE', 'delete name atoms', 'keep conversation', 'post TERMINATE', 'report silence'),
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
export const serverConversation = machine({
  id: 'conversation-server',
  title: 'A conversation, seen by the server',
  initial: 'none',
  final: ['none', 'ended'],
  states: {
    none: 'there is no conversation',
    acknowledging: 'the ACK to INITIATE is being sent',
    open: 'the client has the window of the server',
    ended: 'the conversation was terminated',
  },
  events: {
    'INITIATE received': 'a client asks; this is taken once for each topic of the server',
    delivered: 'the ACK reached the client',
    'not delivered': 'the window of the client no longer exists',
    terminated: 'the termination table has reached its end',
  },
  facts: { matches: 'the application name is ours or NULL, and the topic is this one or NULL' },
  effects: pick('send ACK', 'delete name atoms', 'keep conversation', 'forget conversation'),
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
