/** The sources of dropped files and descriptions of files. */
import type { Source } from '../types.js';

export const filesSources: readonly Source[] = [];
