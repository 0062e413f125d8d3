/** The formats of HTML Format and Rich Text Format. */
import type { FormatSpec } from './format-spec.js';

export const richFormats: readonly FormatSpec[] = [];
