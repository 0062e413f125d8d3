/** The rules of text, tables of text and locales. */
import type { Rule } from '../types.js';

export const textRules: readonly Rule[] = [];
