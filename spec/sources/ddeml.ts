/** The sources of the structures and numbers of DDEML. */
import type { Source } from '../types.js';

export const ddemlSources: readonly Source[] = [];
