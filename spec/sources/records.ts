/** The sources of records in shared memory. */
import type { Source } from '../types.js';

export const recordsSources: readonly Source[] = [];
