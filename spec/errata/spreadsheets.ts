/** The errata of XlTable, SYLK and DIF. */
import type { Erratum } from '../types.js';

export const spreadsheetsErrata: readonly Erratum[] = [];
