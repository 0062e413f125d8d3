/** The ADVISE transaction from both ends. The link that it makes lives in `link.ts`. */

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

/** A server that is asked for a link, until it has answered. */
export const adviseServer = machine({
  id: 'advise-server',
  title: 'ADVISE, seen by the server',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: serverStates,
  events: { 'ADVISE received': 'an ADVISE has arrived and was unpacked', ...serverEvents },
  facts: {
    busy: 'the server cannot look at it now',
    accepted: 'the block can be read, the item can be rendered in the format, and its other links allow one more',
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
    {
      from: 'idle',
      on: 'ADVISE received',
      when: { busy: true },
      to: 'posting',
      effects: ['free lParam', 'post ACK busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-ADVISE-007', 'DDE-ADVISE-011'],
    },
    {
      from: 'idle',
      on: 'ADVISE received',
      when: { busy: false, accepted: true },
      to: 'posting',
      effects: ['keep link', 'free block', 'free lParam', 'post ACK positive'],
      rules: ['DDE-ADVISE-003', 'DDE-ADVISE-006', 'DDE-ADVISE-011'],
    },
    {
      from: 'idle',
      on: 'ADVISE received',
      when: { busy: false, accepted: false },
      to: 'posting',
      effects: ['free lParam', 'post ACK negative'],
      rules: [
        'DDE-ADVISE-003',
        'DDE-ADVISE-004',
        'DDE-ADVISE-005',
        'DDE-ADVISE-007',
        'DDE-ADVISE-011',
        'DDE-ADVISE-029',
      ],
    },
    ...serverPosted,
  ],
});

/** A client that asks for a link, until it has its answer. */
export const adviseClient = machine({
  id: 'advise-client',
  title: 'ADVISE, seen by the client',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents,
  facts: clientFacts,
  effects: pick(
    'post ADVISE',
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
  rows: [
    ...clientRows('post ADVISE', ['free block', 'delete item atom'], ['DDE-ADVISE-010', 'DDE-LPARAM-005']),
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'keep link', 'report success'],
      rules: ['DDE-ADVISE-009', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: false },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'free block', 'report refusal'],
      rules: ['DDE-ADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'free block', 'report busy'],
      rules: ['DDE-ADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'conversation ended',
      to: 'done',
      effects: ['report silence'],
      rules: ['DDE-TERMINATE-006'],
    },
  ],
});
