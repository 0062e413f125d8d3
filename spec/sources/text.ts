/** The sources of text, tables of text and locales. */
import type { Source } from '../types.js';

export const textSources: readonly Source[] = [];
