/** The POKE transaction from both ends. */
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
import { decided, flag, messageMachine } from './vocabulary.js';

const got = answering<'busy' | 'accepted' | 'release'>();

/** A server that is given a value, until it has answered. */
export const pokeServer = messageMachine({
  id: 'poke-server',
  title: 'POKE, seen by the server',
  end: 'server',
  about: 'POKE',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: serverStates,
  events: serverEvents('POKE', 'a POKE has arrived and was unpacked'),
  facts: {
    busy: decided('the server cannot look at it now'),
    accepted: decided('the block can be read, and the server takes the item in that format'),
    release: flag('fRelease', 'fRelease of the block is set'),
  },
  effects: pick(
    'post ACK positive',
    'post ACK negative',
    'post ACK busy',
    'free lParam',
    'free posted lParam',
    'delete item atom',
    'free block',
    'store value',
  ),
  rows: [
    got('POKE', { busy: true }, ['free lParam'], 'busy', ['DDE-MESSAGE-008', 'DDE-POKE-010', 'DDE-POKE-013']),
    got(
      'POKE',
      { busy: false, accepted: true, release: true },
      ['store value', 'free block', 'free lParam'],
      'positive',
      ['DDE-POKE-003', 'DDE-POKE-009', 'DDE-POKE-013', 'DDE-POKE-020'],
    ),
    got('POKE', { busy: false, accepted: true, release: false }, ['store value', 'free lParam'], 'positive', [
      'DDE-POKE-003',
      'DDE-POKE-011',
      'DDE-POKE-013',
      'DDE-POKE-020',
    ]),
    got('POKE', { busy: false, accepted: false }, ['free lParam'], 'negative', [
      'DDE-POKE-004',
      'DDE-POKE-005',
      'DDE-POKE-006',
      'DDE-POKE-010',
      'DDE-POKE-013',
      'DDE-POKE-018',
    ]),
    ...answered(['delete item atom']),
  ],
});

const { acknowledged, unanswered } = settling<'release'>();

/** A client that pokes a value, until it has its answer. */
export const pokeClient = messageMachine({
  id: 'poke-client',
  title: 'POKE, seen by the client',
  end: 'client',
  about: 'POKE',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents('ACK-ITEM'),
  facts: { ...clientFacts, release: flag('fRelease', 'fRelease of the POKE was set') },
  effects: {
    'post POKE': {
      words: 'post POKE with a new block and a new item atom',
      do: 'post',
      form: 'POKE',
      carries: { block: 'new', item: 'new' },
      status: null,
      flags: { fRelease: { fact: 'release' } },
    },
    ...pick(
      'free block',
      'delete item atom',
      'free lParam',
      'free posted lParam',
      'report refusal',
      'report busy',
      'report success',
      'report silence',
    ),
  },
  rows: [
    ...asking('post POKE', ['free block', 'delete item atom'], ['DDE-POKE-012', 'DDE-LPARAM-005']),
    acknowledged(
      { positive: true, release: true },
      ['free lParam', 'delete item atom', 'report success'],
      ['DDE-POKE-009', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: true, release: false },
      ['free lParam', 'delete item atom', 'free block', 'report success'],
      ['DDE-POKE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: false },
      ['free lParam', 'delete item atom', 'free block', 'report refusal'],
      ['DDE-POKE-007', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    acknowledged(
      { positive: false, busy: true },
      ['free lParam', 'delete item atom', 'free block', 'report busy'],
      ['DDE-POKE-007', 'DDE-ACK-008', 'DDE-ACK-011'],
    ),
    unanswered({ release: false }, ['free block', 'report silence'], ['DDE-TERMINATE-015']),
    unanswered({ release: true }, ['report silence'], ['DDE-TERMINATE-006']),
  ],
});
