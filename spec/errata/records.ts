/** The errata of records in shared memory. */
import type { Erratum } from '../types.js';

export const recordsErrata: readonly Erratum[] = [];
