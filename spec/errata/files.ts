/** The errata of dropped files and descriptions of files. */
import type { Erratum } from '../types.js';

export const filesErrata: readonly Erratum[] = [];
