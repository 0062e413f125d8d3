/** The formats of this folder, each with all that it can do. */
import type { FormatCodec } from '../format-codec.js';

export const recordsFormats: readonly FormatCodec[] = [];
