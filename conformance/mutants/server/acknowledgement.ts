/** Defects of the ACK that the tables of several transactions share. */
import type { MessageMachine } from '../../../state-machines/index.js';
import { withEffect } from '../mutant.js';

type Acks = 'post ACK positive' | 'post ACK negative' | 'post ACK busy';
type Table<S extends string, E extends string, F extends string, A extends string> = MessageMachine<S, E, F, A>;

/** Makes a new atom for each ACK, and keeps the one that came. */
export function leakingAtom<S extends string, E extends string, F extends string, A extends string>(
  machine: Table<S, E, F, A | Acks>,
): Table<S, E, F, A | Acks> {
  const acks: readonly Acks[] = ['post ACK positive', 'post ACK negative', 'post ACK busy'];
  return acks.reduce((table, ack) => withEffect(table, ack, { carries: { item: 'new' } }), machine);
}

/** Posts no ACK; what came with the message is cleaned up. */
export function silent<S extends string, E extends string, F extends string, A extends string>(
  machine: Table<S | 'answered', E, F, A | Acks | 'delete item atom'>,
): Table<S | 'answered', E, F, A | Acks | 'delete item atom'> {
  const rows = machine.rows.map((row) => {
    if ('forbidden' in row || !row.effects.some((effect) => effect.startsWith('post ACK'))) return row;
    const effects = row.effects.map((effect) => (effect.startsWith('post ACK') ? 'delete item atom' : effect));
    return { ...row, to: 'answered', effects } as const;
  });
  return { ...machine, rows };
}
