/** The sources of XlTable, SYLK and DIF. */
import type { Source } from '../types.js';

export const spreadsheetsSources: readonly Source[] = [];
