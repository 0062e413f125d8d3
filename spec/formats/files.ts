/** The formats of dropped files and descriptions of files. */
import type { FormatSpec } from './format-spec.js';

export const filesFormats: readonly FormatSpec[] = [];
