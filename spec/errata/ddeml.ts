/** The errata of the structures and numbers of DDEML. */
import type { Erratum } from '../types.js';

export const ddemlErrata: readonly Erratum[] = [];
