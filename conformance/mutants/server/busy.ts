/** Servers that do something to a transaction which they put off. */
import { adviseServer, executeServer, pokeServer, unadviseServer } from '../../../state-machines/index.js';
import { type Mutant, serverMutant, withEffect, withRow } from '../mutant.js';

const poked = { from: 'idle', on: 'POKE received', when: { busy: true } } as const;
const advised = { from: 'idle', on: 'ADVISE received', when: { busy: true } } as const;
const unadvised = { from: 'idle', on: 'UNADVISE received', when: { busy: true } } as const;
const executed = { from: 'idle', on: 'EXECUTE received', when: { busy: true } } as const;

export const busyMutants: readonly Mutant[] = [
  serverMutant('server.busy.stores-value', 'DDE-ACK-016', 'stores a value that it puts off', {
    machines: { poke: withRow(pokeServer, poked, { effects: ['store value', 'free lParam', 'post ACK busy'] }) },
  }),
  serverMutant('server.busy.frees-poke', 'DDE-POKE-010', 'frees the block of a POKE that it puts off', {
    machines: { poke: withRow(pokeServer, poked, { effects: ['free block', 'free lParam', 'post ACK busy'] }) },
  }),
  serverMutant('server.busy.keeps-link', 'DDE-ADVISE-025', 'makes a link that it puts off', {
    machines: { advise: withRow(adviseServer, advised, { effects: ['keep link', 'free lParam', 'post ACK busy'] }) },
  }),
  serverMutant('server.busy.frees-advise', 'DDE-ADVISE-007', 'frees the block of an ADVISE that it puts off', {
    machines: { advise: withRow(adviseServer, advised, { effects: ['free block', 'free lParam', 'post ACK busy'] }) },
  }),
  serverMutant('server.busy.drops-link', 'DDE-ADVISE-012', 'ends a link and says that it is busy', {
    machines: {
      unadvise: withRow(unadviseServer, unadvised, { effects: ['drop link', 'free lParam', 'post ACK busy'] }),
    },
  }),
  serverMutant('server.busy.leaks-item-atom', 'DDE-UNADVISE-009', 'puts UNADVISE off with a new atom for its item', {
    machines: { unadvise: withEffect(unadviseServer, 'post ACK busy', { carries: { item: 'new' } }) },
  }),
  serverMutant('server.busy.ignores-command', 'DDE-ACK-012', 'answers no EXECUTE while it is busy', {
    machines: { execute: withRow(executeServer, executed, { to: 'answered', effects: [] }) },
  }),
  serverMutant('server.busy.keeps-handle', 'DDE-EXECUTE-012', 'puts EXECUTE off without giving its block back', {
    machines: { execute: withEffect(executeServer, 'post ACK busy', { carries: { block: 'none' } }) },
  }),
];
