/** The rules of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { Rule } from '../types.js';

export const picturesRules: readonly Rule[] = [];
