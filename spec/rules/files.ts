/** The rules of dropped files and descriptions of files. */
import type { Rule } from '../types.js';

export const filesRules: readonly Rule[] = [];
