/** The formats of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { FormatSpec } from './format-spec.js';

export const picturesFormats: readonly FormatSpec[] = [];
