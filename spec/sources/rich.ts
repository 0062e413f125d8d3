/** The sources of HTML Format and Rich Text Format. */
import type { Source } from '../types.js';

export const richSources: readonly Source[] = [];
