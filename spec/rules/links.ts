/** The rules of Link, ObjectLink, OwnerLink and Native. */
import type { Rule } from '../types.js';

export const linksRules: readonly Rule[] = [];
