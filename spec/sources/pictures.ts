/** The sources of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { Source } from '../types.js';

export const picturesSources: readonly Source[] = [];
