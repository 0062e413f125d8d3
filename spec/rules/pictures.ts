/** The rules of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { Rule } from '../types.js';
import { picturesDibRules } from './pictures-dib.js';

export const picturesRules: readonly Rule[] = [...picturesDibRules];
