/** The formats of this folder, each with all that it can do. */
import type { FormatCodec } from '../kernel/format-codec.js';
import { bitmapHandleFormat } from './bitmap-handle.js';
import { dibFormats } from './dib-format.js';
import { enhancedMetafileFormat } from './enhanced-metafile-format.js';
import { metafilePictFormat } from './metafile-pict.js';
import { paletteFormat } from './palette.js';
import { riffFormat, waveFormatCodec } from './riff-format.js';
import { tiffFormat } from './tiff-format.js';

export const picturesFormats: readonly FormatCodec[] = [
  ...dibFormats,
  bitmapHandleFormat,
  metafilePictFormat,
  enhancedMetafileFormat,
  paletteFormat,
  tiffFormat,
  riffFormat,
  waveFormatCodec,
];
