/** The rules of the structures and numbers of DDEML. */
import type { Rule } from '../types.js';

export const ddemlRules: readonly Rule[] = [];
