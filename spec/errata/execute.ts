/** The errata of command strings, by dialect. */
import type { Erratum } from '../types.js';

export const executeErrata: readonly Erratum[] = [];
