/** The formats of Link, ObjectLink, OwnerLink and Native. */
import type { FormatSpec } from './format-spec.js';

export const linksFormats: readonly FormatSpec[] = [];
