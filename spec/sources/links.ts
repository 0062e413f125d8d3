/** The sources of Link, ObjectLink, OwnerLink and Native. */
import type { Source } from '../types.js';

export const linksSources: readonly Source[] = [];
