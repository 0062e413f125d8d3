/** The rules of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import { picturesContainerRules } from './pictures-containers.js';
import { picturesDibRules } from './pictures-dib.js';
import { picturesGdiRules } from './pictures-gdi.js';

export const picturesRules = [...picturesDibRules, ...picturesGdiRules, ...picturesContainerRules];
