/** The EXECUTE transaction from both ends. Its block goes to the server and comes back in the ACK. */

import { machine } from '../machine.js';
import { clientEvents, clientFacts, clientRows, clientStates, serverEvents, serverStates } from './answered.js';
import { pick } from './effects.js';

/** A server that carries out commands, until it has answered. */
export const executeServer = machine({
  id: 'execute-server',
  title: 'EXECUTE, seen by the server',
  initial: 'idle',
  final: ['answered', 'failed', 'quitting'],
  states: {
    ...serverStates,
    'posting last': 'the ACK is being posted; TERMINATE follows',
    quitting: 'the ACK was posted and the server ends the conversation',
  },
  events: { 'EXECUTE received': 'an EXECUTE has arrived', ...serverEvents },
  facts: {
    busy: 'the server cannot look at it now',
    carriedOut: 'the block can be read, its string follows the grammar, and all commands were carried out',
    quits: 'a command makes the server quit',
  },
  effects: pick('post ACK positive', 'post ACK negative', 'post ACK busy', 'post TERMINATE', 'free posted lParam'),
  rows: [
    {
      from: 'idle',
      on: 'EXECUTE received',
      when: { busy: true },
      to: 'posting',
      effects: ['post ACK busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013'],
    },
    {
      from: 'idle',
      on: 'EXECUTE received',
      when: { busy: false, carriedOut: true, quits: false },
      to: 'posting',
      effects: ['post ACK positive'],
      rules: ['DDE-EXECUTE-010', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013', 'DDE-EXECUTE-016'],
    },
    {
      from: 'idle',
      on: 'EXECUTE received',
      when: { busy: false, carriedOut: true, quits: true },
      to: 'posting last',
      effects: ['post ACK positive'],
      rules: ['DDE-EXECUTE-017', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013'],
    },
    {
      from: 'idle',
      on: 'EXECUTE received',
      when: { busy: false, carriedOut: false },
      to: 'posting',
      effects: ['post ACK negative'],
      rules: ['DDE-EXECUTE-011', 'DDE-EXECUTE-018', 'DDE-EXECUTE-019', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013'],
    },
    { from: 'posting', on: 'posted', to: 'answered', effects: [], rules: ['DDE-ACK-012'] },
    { from: 'posting last', on: 'posted', to: 'quitting', effects: ['post TERMINATE'], rules: ['DDE-EXECUTE-017'] },
    {
      from: ['posting', 'posting last'],
      on: 'post failed',
      to: 'failed',
      effects: ['free posted lParam'],
      rules: ['DDE-MESSAGE-011', 'DDE-LPARAM-005'],
    },
  ],
});

/** A client that has commands carried out, until it has its answer. */
export const executeClient = machine({
  id: 'execute-client',
  title: 'EXECUTE, seen by the client',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents,
  facts: clientFacts,
  effects: pick(
    'post EXECUTE',
    'free block',
    'free lParam',
    'free posted lParam',
    'report refusal',
    'report busy',
    'report success',
    'report silence',
  ),
  rows: [
    ...clientRows('post EXECUTE', ['free block'], ['DDE-EXECUTE-015']),
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: true },
      to: 'done',
      effects: ['free lParam', 'free block', 'report success'],
      rules: ['DDE-EXECUTE-014', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: false },
      to: 'done',
      effects: ['free lParam', 'free block', 'report refusal'],
      rules: ['DDE-EXECUTE-014', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: true },
      to: 'done',
      effects: ['free lParam', 'free block', 'report busy'],
      rules: ['DDE-EXECUTE-014', 'DDE-ACK-011'],
    },
    // A server that got the message after its TERMINATE frees the block too (DDE-TERMINATE-006); but the client cannot
    // know that, and on a desktop of several processes each side has a copy of its own.
    {
      from: ['waiting', 'overdue'],
      on: 'conversation ended',
      to: 'done',
      effects: ['free block', 'report silence'],
      rules: ['DDE-TERMINATE-015'],
    },
  ],
});
