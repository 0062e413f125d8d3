/** The ADVISE transaction from both ends. The link that it makes goes on in `link.ts`. */
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

const got = answering<'busy' | 'accepted'>();

/** A server that is asked for a link, until it has answered. */
export const adviseServer = messageMachine({
  id: 'advise-server',
  title: 'ADVISE, seen by the server',
  end: 'server',
  about: 'ADVISE',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: serverStates,
  events: serverEvents('ADVISE', 'an ADVISE has arrived and was unpacked'),
  facts: {
    busy: decided('the server cannot look at it now'),
    accepted: decided(
      'the block can be read, the item can be rendered in the format, and its other links allow one more',
    ),
  },
  effects: pick(
    'post ACK positive',
    'post ACK negative',
    'post ACK busy',
    'free lParam',
    'free posted lParam',
    'delete item atom',
    'free block',
    'keep link',
  ),
  rows: [
    got('ADVISE', { busy: true }, ['free lParam'], 'busy', ['DDE-MESSAGE-008', 'DDE-ADVISE-007', 'DDE-ADVISE-011']),
    got('ADVISE', { busy: false, accepted: true }, ['keep link', 'free block', 'free lParam'], 'positive', [
      'DDE-ADVISE-003',
      'DDE-ADVISE-006',
      'DDE-ADVISE-011',
    ]),
    got('ADVISE', { busy: false, accepted: false }, ['free lParam'], 'negative', [
      'DDE-ADVISE-003',
      'DDE-ADVISE-004',
      'DDE-ADVISE-005',
      'DDE-ADVISE-007',
      'DDE-ADVISE-011',
      'DDE-ADVISE-029',
    ]),
    ...answered(['delete item atom']),
  ],
});

const { acknowledged, unanswered } = settling();

/** A client that asks for a link, until it has its answer. */
export const adviseClient = messageMachine({
  id: 'advise-client',
  title: 'ADVISE, seen by the client',
  end: 'client',
  about: 'ADVISE',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents('ACK-ITEM'),
  facts: clientFacts,
  effects: {
    'post ADVISE': {
      words: 'post ADVISE with a new block of options and a new item atom',
      do: 'post',
      form: 'ADVISE',
      carries: { block: 'new', item: 'new' },
      status: null,
      flags: { fDeferUpd: 'chosen', fAckReq: 'chosen' },
    },
    ...pick(
      'free block',
      'delete item atom',
      'free lParam',
      'free posted lParam',
      'keep link',
      'report refusal',
      'report busy',
      'report success',
      'report silence',
    ),
  },
  rows: [
    ...asking('post ADVISE', ['free block', 'delete item atom'], ['DDE-ADVISE-010', 'DDE-LPARAM-005']),
    acknowledged(
      { positive: true },
      ['free lParam', 'delete item atom', 'keep link', 'report success'],
      ['DDE-ADVISE-009', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: false },
      ['free lParam', 'delete item atom', 'free block', 'report refusal'],
      ['DDE-ADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: true },
      ['free lParam', 'delete item atom', 'free block', 'report busy'],
      ['DDE-ADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    unanswered({}, ['report silence'], ['DDE-TERMINATE-006']),
  ],
});
