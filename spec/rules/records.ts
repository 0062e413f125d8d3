/** The rules of records in shared memory. */
import type { Rule } from '../types.js';

export const recordsRules: readonly Rule[] = [];
