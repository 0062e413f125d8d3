/** The errata of Link, ObjectLink, OwnerLink and Native. */
import type { Erratum } from '../types.js';

export const linksErrata: readonly Erratum[] = [];
