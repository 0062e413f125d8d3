/** The UNADVISE transaction from both ends. */
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
import { decided, messageMachine } from './vocabulary.js';

const got = answering<'busy' | 'linked'>();

/** A server that is asked to end links, until it has answered. */
export const unadviseServer = messageMachine({
  id: 'unadvise-server',
  title: 'UNADVISE, seen by the server',
  end: 'server',
  about: 'UNADVISE',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: serverStates,
  events: serverEvents('UNADVISE', 'an UNADVISE has arrived and was unpacked'),
  facts: {
    busy: decided('the server cannot look at it now'),
    linked: decided(
      'at least one link of the conversation has that item (or the item is NULL) and that format (or the format is 0)',
    ),
  },
  effects: pick(
    'post ACK positive',
    'post ACK negative',
    'post ACK busy',
    'free lParam',
    'free posted lParam',
    'delete item atom',
    'drop link',
  ),
  rows: [
    got('UNADVISE', { busy: true }, ['free lParam'], 'busy', ['DDE-MESSAGE-008', 'DDE-UNADVISE-009']),
    got('UNADVISE', { busy: false, linked: true }, ['drop link', 'free lParam'], 'positive', [
      'DDE-UNADVISE-002',
      'DDE-UNADVISE-004',
      'DDE-UNADVISE-005',
      'DDE-UNADVISE-006',
      'DDE-UNADVISE-008',
      'DDE-UNADVISE-009',
    ]),
    got('UNADVISE', { busy: false, linked: false }, ['free lParam'], 'negative', [
      'DDE-UNADVISE-003',
      'DDE-UNADVISE-007',
      'DDE-UNADVISE-009',
    ]),
    ...answered(['delete item atom']),
  ],
});

const { acknowledged, unanswered } = settling();

/** A client that gives up links, until it has its answer. */
export const unadviseClient = messageMachine({
  id: 'unadvise-client',
  title: 'UNADVISE, seen by the client',
  end: 'client',
  about: 'UNADVISE',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents('ACK-ITEM'),
  facts: clientFacts,
  effects: {
    'post UNADVISE': {
      words: 'post UNADVISE with a new item atom',
      do: 'post',
      form: 'UNADVISE',
      carries: { item: 'new' },
      status: null,
      flags: {},
    },
    ...pick(
      'delete item atom',
      'free lParam',
      'free posted lParam',
      'drop link',
      'report refusal',
      'report busy',
      'report success',
      'report silence',
    ),
  },
  rows: [
    ...asking('post UNADVISE', ['delete item atom'], ['DDE-UNADVISE-010']),
    acknowledged(
      { positive: true },
      ['free lParam', 'delete item atom', 'drop link', 'report success'],
      ['DDE-UNADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: false },
      ['free lParam', 'delete item atom', 'report refusal'],
      ['DDE-UNADVISE-003', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: true },
      ['free lParam', 'delete item atom', 'report busy'],
      ['DDE-MESSAGE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    unanswered({}, ['report silence'], ['DDE-TERMINATE-006']),
  ],
});
