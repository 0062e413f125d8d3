import { pokeServer } from '../../../state-machines/index.js';
import { type Mutant, serverMutant, withRow } from '../mutant.js';

export const pokeMutants: readonly Mutant[] = [
  serverMutant('server.poke.frees-refused-block', 'DDE-POKE-010', 'frees the block of a POKE that it refuses', {
    machines: {
      poke: withRow(
        pokeServer,
        { from: 'idle', on: 'POKE received', when: { busy: false, accepted: false } },
        { effects: ['free block', 'free lParam', 'post ACK negative'] },
      ),
    },
  }),
];
