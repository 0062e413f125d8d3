/** The EXECUTE transaction from both ends. Its block goes to the server and comes back in the ACK. */
import {
  answered,
  answering,
  asking,
  clientEvents,
  clientFacts,
  clientStates,
  serverEvents,
  serverStates,
  settling,
} from './acknowledged.js';
import { pick } from './effects.js';
import { type Acknowledgement, decided, type MessageEffect, messageMachine } from './vocabulary.js';

function ack(status: Acknowledgement, words: string): MessageEffect {
  return { words, do: 'post', form: 'ACK-EXECUTE', carries: { block: 'at hand' }, status, flags: {} };
}

const got = answering<'busy' | 'carriedOut' | 'quits'>();

/** A server that carries out commands, until it has answered. */
export const executeServer = messageMachine({
  id: 'execute-server',
  title: 'EXECUTE, seen by the server',
  end: 'server',
  about: 'EXECUTE',
  initial: 'idle',
  final: ['answered', 'failed', 'quitting'],
  states: {
    ...serverStates,
    'posting last': { words: 'the ACK is being posted; TERMINATE follows' },
    quitting: { words: 'the ACK was posted and the server ends the conversation' },
  },
  events: serverEvents('EXECUTE', 'an EXECUTE has arrived'),
  facts: {
    busy: decided('the server cannot look at it now'),
    carriedOut: decided('the block can be read, its string follows the grammar, and all commands were carried out'),
    quits: decided('a command makes the server quit'),
  },
  effects: {
    'post ACK positive': ack('positive', 'post an ACK with fAck set, giving the block back'),
    'post ACK negative': ack('negative', 'post an ACK with fAck and fBusy clear, giving the block back'),
    'post ACK busy': ack('busy', 'post an ACK with fBusy set, giving the block back'),
    ...pick('post TERMINATE', 'free posted lParam'),
  },
  rows: [
    got('EXECUTE', { busy: true }, [], 'busy', ['DDE-MESSAGE-008', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013']),
    got('EXECUTE', { busy: false, carriedOut: true, quits: false }, [], 'positive', [
      'DDE-EXECUTE-010',
      'DDE-EXECUTE-012',
      'DDE-EXECUTE-013',
      'DDE-EXECUTE-016',
    ]),
    {
      from: 'idle',
      on: 'EXECUTE received',
      when: { busy: false, carriedOut: true, quits: true },
      to: 'posting last',
      effects: ['post ACK positive'],
      rules: ['DDE-EXECUTE-017', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013'],
    },
    got('EXECUTE', { busy: false, carriedOut: false }, [], 'negative', [
      'DDE-EXECUTE-011',
      'DDE-EXECUTE-018',
      'DDE-EXECUTE-019',
      'DDE-EXECUTE-012',
      'DDE-EXECUTE-013',
    ]),
    ...answered([]),
    { from: 'posting last', on: 'posted', to: 'quitting', effects: ['post TERMINATE'], rules: ['DDE-EXECUTE-017'] },
    {
      from: 'posting last',
      on: 'post failed',
      to: 'failed',
      effects: ['free posted lParam'],
      rules: ['DDE-MESSAGE-011', 'DDE-LPARAM-005'],
    },
  ],
});

const { acknowledged, unanswered } = settling();

/** A client that has commands carried out, until it has its answer. */
export const executeClient = messageMachine({
  id: 'execute-client',
  title: 'EXECUTE, seen by the client',
  end: 'client',
  about: 'EXECUTE',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents('ACK-EXECUTE'),
  facts: clientFacts,
  effects: {
    'post EXECUTE': {
      words: 'post EXECUTE with a new block',
      do: 'post',
      form: 'EXECUTE',
      carries: { block: 'new' },
      status: null,
      flags: {},
    },
    ...pick(
      'free block',
      'free lParam',
      'free posted lParam',
      'report refusal',
      'report busy',
      'report success',
      'report silence',
    ),
  },
  rows: [
    ...asking('post EXECUTE', ['free block'], ['DDE-EXECUTE-015']),
    acknowledged(
      { positive: true },
      ['free lParam', 'free block', 'report success'],
      ['DDE-EXECUTE-014', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: false },
      ['free lParam', 'free block', 'report refusal'],
      ['DDE-EXECUTE-014', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: true },
      ['free lParam', 'free block', 'report busy'],
      ['DDE-EXECUTE-014', 'DDE-ACK-011'],
    ),
    // A server that got the message after its TERMINATE frees the block too (DDE-TERMINATE-006); but the client cannot
    // know that, and on a desktop of several processes each side has a copy of its own.
    unanswered({}, ['free block', 'report silence'], ['DDE-TERMINATE-015']),
  ],
});
