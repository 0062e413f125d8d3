/** The POKE transaction from both ends. */

import { machine } from '../machine.js';
import {
  clientEvents,
  clientFacts,
  clientRows,
  clientStates,
  serverEvents,
  serverPosted,
  serverStates,
} from './answered.js';
import { pick } from './effects.js';

/** A server that is given a value, until it has answered. */
export const pokeServer = machine({
  id: 'poke-server',
  title: 'POKE, seen by the server',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: serverStates,
  events: { 'POKE received': 'a POKE has arrived and was unpacked', ...serverEvents },
  facts: {
    busy: 'the server cannot look at it now',
    accepted: 'the block can be read, and the server takes the item in that format',
    release: 'fRelease of the block is set',
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
    {
      from: 'idle',
      on: 'POKE received',
      when: { busy: true },
      to: 'posting',
      effects: ['free lParam', 'post ACK busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-POKE-010', 'DDE-POKE-013'],
    },
    {
      from: 'idle',
      on: 'POKE received',
      when: { busy: false, accepted: true, release: true },
      to: 'posting',
      effects: ['store value', 'free block', 'free lParam', 'post ACK positive'],
      rules: ['DDE-POKE-003', 'DDE-POKE-009', 'DDE-POKE-013', 'DDE-POKE-020'],
    },
    {
      from: 'idle',
      on: 'POKE received',
      when: { busy: false, accepted: true, release: false },
      to: 'posting',
      effects: ['store value', 'free lParam', 'post ACK positive'],
      rules: ['DDE-POKE-003', 'DDE-POKE-011', 'DDE-POKE-013', 'DDE-POKE-020'],
    },
    {
      from: 'idle',
      on: 'POKE received',
      when: { busy: false, accepted: false },
      to: 'posting',
      effects: ['free lParam', 'post ACK negative'],
      rules: ['DDE-POKE-004', 'DDE-POKE-005', 'DDE-POKE-006', 'DDE-POKE-010', 'DDE-POKE-013', 'DDE-POKE-018'],
    },
    ...serverPosted,
  ],
});

/** A client that pokes a value, until it has its answer. */
export const pokeClient = machine({
  id: 'poke-client',
  title: 'POKE, seen by the client',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents,
  facts: { ...clientFacts, release: 'fRelease of the POKE was set' },
  effects: pick(
    'post POKE',
    'free block',
    'delete item atom',
    'free lParam',
    'free posted lParam',
    'report refusal',
    'report busy',
    'report success',
    'report silence',
  ),
  rows: [
    ...clientRows('post POKE', ['free block', 'delete item atom'], ['DDE-POKE-012', 'DDE-LPARAM-005']),
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: true, release: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'report success'],
      rules: ['DDE-POKE-009', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: true, release: false },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'free block', 'report success'],
      rules: ['DDE-POKE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: false },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'free block', 'report refusal'],
      rules: ['DDE-POKE-007', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'free block', 'report busy'],
      rules: ['DDE-POKE-007', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'conversation ended',
      when: { release: false },
      to: 'done',
      effects: ['free block', 'report silence'],
      rules: ['DDE-TERMINATE-015'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'conversation ended',
      when: { release: true },
      to: 'done',
      effects: ['report silence'],
      rules: ['DDE-TERMINATE-006'],
    },
  ],
});
