/** The sources of command strings, by dialect. */
import type { Source } from '../types.js';

export const executeSources: readonly Source[] = [];
