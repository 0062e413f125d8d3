/** The formats of XlTable, SYLK and DIF. */
import type { FormatSpec } from './format-spec.js';

export const spreadsheetsFormats: readonly FormatSpec[] = [];
