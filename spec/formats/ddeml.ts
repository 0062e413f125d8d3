/** The formats of the structures and numbers of DDEML. */
import type { FormatSpec } from './format-spec.js';

export const ddemlFormats: readonly FormatSpec[] = [];
