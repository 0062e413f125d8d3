/** The rules of HTML Format and Rich Text Format. */
import type { Rule } from '../types.js';

export const richRules: readonly Rule[] = [];
