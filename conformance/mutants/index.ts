/** Every mutant. */
import type { Mutant } from './mutant.js';
import { pokeMutants } from './server/poke.js';

export const mutants: readonly Mutant[] = [...pokeMutants];
