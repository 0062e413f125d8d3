/** The errata of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { Erratum } from '../types.js';

export const picturesErrata: readonly Erratum[] = [];
