/** The formats of records in shared memory. */
import type { FormatSpec } from './format-spec.js';

export const recordsFormats: readonly FormatSpec[] = [];
