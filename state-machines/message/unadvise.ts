/** The UNADVISE transaction from both ends. */

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

/** A server that is asked to end links, until it has answered. */
export const unadviseServer = machine({
  id: 'unadvise-server',
  title: 'UNADVISE, seen by the server',
  initial: 'idle',
  final: ['answered', 'failed'],
  states: serverStates,
  events: { 'UNADVISE received': 'an UNADVISE has arrived and was unpacked', ...serverEvents },
  facts: {
    busy: 'the server cannot look at it now',
    linked:
      'at least one link of the conversation has that item (or the item is NULL) and that format (or the format is 0)',
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
    {
      from: 'idle',
      on: 'UNADVISE received',
      when: { busy: true },
      to: 'posting',
      effects: ['free lParam', 'post ACK busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-UNADVISE-009'],
    },
    {
      from: 'idle',
      on: 'UNADVISE received',
      when: { busy: false, linked: true },
      to: 'posting',
      effects: ['drop link', 'free lParam', 'post ACK positive'],
      rules: [
        'DDE-UNADVISE-002',
        'DDE-UNADVISE-004',
        'DDE-UNADVISE-005',
        'DDE-UNADVISE-006',
        'DDE-UNADVISE-008',
        'DDE-UNADVISE-009',
      ],
    },
    {
      from: 'idle',
      on: 'UNADVISE received',
      when: { busy: false, linked: false },
      to: 'posting',
      effects: ['free lParam', 'post ACK negative'],
      rules: ['DDE-UNADVISE-003', 'DDE-UNADVISE-007', 'DDE-UNADVISE-009'],
    },
    ...serverPosted,
  ],
});

/** A client that gives up links, until it has its answer. */
export const unadviseClient = machine({
  id: 'unadvise-client',
  title: 'UNADVISE, seen by the client',
  initial: 'idle',
  final: ['done'],
  states: clientStates,
  events: clientEvents,
  facts: clientFacts,
  effects: pick(
    'post UNADVISE',
    'delete item atom',
    'free lParam',
    'free posted lParam',
    'drop link',
    'report refusal',
    'report busy',
    'report success',
    'report silence',
  ),
  rows: [
    ...clientRows('post UNADVISE', ['delete item atom'], ['DDE-UNADVISE-010']),
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'drop link', 'report success'],
      rules: ['DDE-UNADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: false },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'report refusal'],
      rules: ['DDE-UNADVISE-003', 'DDE-ACK-008', 'DDE-ACK-011'],
    },
    {
      from: ['waiting', 'overdue'],
      on: 'ACK received',
      when: { positive: false, busy: true },
      to: 'done',
      effects: ['free lParam', 'delete item atom', 'report busy'],
      rules: ['DDE-MESSAGE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
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
