/** The REQUEST transaction from both ends. The DATA that answers it goes on in `data.ts`. */
import { dataClient, dataServer } from './data.js';
import { pick } from './effects.js';
import { termination } from './termination.js';
import { decided, enters, messageMachine, news, program, received, status, timeUp } from './vocabulary.js';

/** A server that is asked for a value, until it has answered. */
export const requestServer = messageMachine({
  id: 'request-server',
  title: 'REQUEST, seen by the server',
  end: 'server',
  about: 'REQUEST',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: {
    idle: { words: 'no REQUEST is being answered' },
    posting: { words: 'the ACK is being posted' },
    answered: { words: 'the ACK was posted, or DATA goes on its way in the table data-server' },
    failed: { words: 'the answer could not be posted' },
  },
  events: {
    'REQUEST received': received('a REQUEST has arrived and was unpacked', ['REQUEST']),
    posted: news('posted', 'the answer is in the queue of the client'),
    'post failed': news('post failed', 'PostMessage answered false'),
  },
  facts: {
    busy: decided('the server cannot look at the request now'),
    available: decided('the item exists and can be rendered in the requested format'),
  },
  effects: {
    'post DATA': {
      words: 'post DATA with the value in a new block, reusing the item atom',
      do: 'post',
      form: 'DATA',
      carries: { block: 'new', item: 'at hand' },
      status: null,
      flags: { fResponse: true, fAckReq: 'chosen', fRelease: 'chosen' },
      starts: dataServer.id,
    },
    ...pick('post ACK negative', 'post ACK busy', 'free lParam', 'free posted lParam', 'delete item atom'),
  },
  rows: [
    {
      from: 'idle',
      on: 'REQUEST received',
      when: { busy: true },
      to: 'posting',
      effects: ['free lParam', 'post ACK busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-REQUEST-003', 'DDE-REQUEST-011'],
    },
    {
      from: 'idle',
      on: 'REQUEST received',
      when: { busy: false, available: true },
      to: 'answered',
      effects: ['free lParam', 'post DATA'],
      rules: ['DDE-REQUEST-002', 'DDE-REQUEST-003', 'DDE-REQUEST-011'],
    },
    {
      from: 'idle',
      on: 'REQUEST received',
      when: { busy: false, available: false },
      to: 'posting',
      effects: ['free lParam', 'post ACK negative'],
      rules: ['DDE-REQUEST-004', 'DDE-REQUEST-005', 'DDE-REQUEST-003', 'DDE-REQUEST-011'],
    },
    { from: 'posting', on: 'posted', to: 'answered', effects: [], rules: ['DDE-REQUEST-003'] },
    {
      from: 'posting',
      on: 'post failed',
      to: 'failed',
      effects: ['free posted lParam', 'delete item atom'],
      rules: ['DDE-MESSAGE-011', 'DDE-LPARAM-005'],
    },
  ],
});

/** A client that asks for a value, until it has its answer. */
export const requestClient = messageMachine({
  id: 'request-client',
  title: 'REQUEST, seen by the client',
  end: 'client',
  about: 'REQUEST',
  initial: 'idle',
  final: ['done'],
  states: {
    idle: { words: 'nothing is asked' },
    posting: { words: 'REQUEST is being posted' },
    waiting: { words: 'the answer is awaited' },
    overdue: {
      words: 'the time-out has passed; an answer that still comes must not be taken for that to a later message',
    },
    done: { words: 'answered or failed' },
  },
  events: {
    ask: program('the program asks for an item'),
    posted: news('posted', 'REQUEST is in the queue of the server'),
    'post failed': news('post failed', 'PostMessage answered false'),
    'DATA received': received('DATA of the item with fResponse set has arrived', ['DATA'], dataClient),
    'ACK received': received('an ACK that names the item has arrived', ['ACK-ITEM']),
    'time is up': timeUp('no answer came within the time-out'),
    'conversation ended': enters(termination, 'closed', 'the conversation is over'),
  },
  facts: {
    positive: status('fAck', 'fAck of the ACK is set'),
    busy: status('fBusy', 'fBusy of the ACK is set'),
  },
  effects: {
    'post REQUEST': {
      words: 'post REQUEST with a new item atom',
      do: 'post',
      form: 'REQUEST',
      carries: { item: 'new' },
      status: null,
      flags: {},
    },
    ...pick(
      'delete item atom',
      'free lParam',
      'free posted lParam',
      'report refusal',
      'report busy',
      'report silence',
      'use value',
    ),
  },
  rows: [
    { from: 'idle', on: 'ask', to: 'posting', effects: ['post REQUEST'], rules: ['DDE-REQUEST-015'] },
    { from: 'posting', on: 'posted', to: 'waiting', effects: [], rules: ['DDE-REQUEST-001'] },
    {
      from: 'posting',
      on: 'post failed',
      to: 'done',
      effects: ['free posted lParam', 'delete item atom', 'report silence'],
      rules: ['DDE-REQUEST-010', 'DDE-MESSAGE-011'],
    },
    {
      from: 'waiting',
      on: 'DATA received',
      to: 'done',
      effects: ['use value'],
      rules: ['DDE-REQUEST-002', 'DDE-REQUEST-006'],
    },
    {
      from: 'waiting',
      on: 'ACK received',
      when: { positive: true },
      forbidden: 'a positive ACK answers no REQUEST',
      rules: ['DDE-REQUEST-003'],
    },
    {
      from: 'waiting',
      on: 'ACK received',
      when: { positive: false, busy: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'report busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: 'waiting',
      on: 'ACK received',
      when: { positive: false, busy: false },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'report refusal'],
      rules: ['DDE-REQUEST-004', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    { from: 'waiting', on: 'time is up', to: 'overdue', effects: ['report silence'], rules: ['DDE-MESSAGE-009'] },
    { from: 'overdue', on: 'DATA received', to: 'done', effects: [], rules: ['DDE-REQUEST-003'] },
    {
      from: 'overdue',
      on: 'ACK received',
      when: { positive: true },
      forbidden: 'a positive ACK answers no REQUEST',
      rules: ['DDE-REQUEST-003'],
    },
    {
      from: 'overdue',
      on: 'ACK received',
      when: { positive: false },
      to: 'done',
      effects: ['free lParam', 'delete item atom'],
      rules: ['DDE-REQUEST-003', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    { from: 'overdue', on: 'conversation ended', to: 'done', effects: [], rules: ['DDE-MESSAGE-009'] },
    {
      from: ['posting', 'waiting'],
      on: 'conversation ended',
      to: 'done',
      effects: ['report silence'],
      rules: ['DDE-MESSAGE-009'],
    },
    { from: 'done', on: 'DATA received', forbidden: 'a REQUEST gets exactly one answer', rules: ['DDE-REQUEST-003'] },
    { from: 'done', on: 'ACK received', forbidden: 'a REQUEST gets exactly one answer', rules: ['DDE-REQUEST-003'] },
  ],
});
