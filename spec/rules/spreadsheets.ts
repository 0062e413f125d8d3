/** The rules of XlTable, SYLK and DIF. */
import type { Rule } from '../types.js';

export const spreadsheetsRules: readonly Rule[] = [];
