/** The errata of HTML Format and Rich Text Format. */
import type { Erratum } from '../types.js';

export const richErrata: readonly Erratum[] = [];
