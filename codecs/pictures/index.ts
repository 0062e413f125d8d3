/** Bitmaps, metafiles, palettes, TIFF, RIFF and sound. */
export { readBmpFile, writeBmpFile } from './bmp-file.js';
export { CfBitmap } from './cf-bitmap.js';
export { CfDib, readCfDib, writeCfDib } from './cf-dib.js';
export { CfDibV5, readCfDibV5, writeCfDibV5 } from './cf-dib-v5.js';
export {
  CfEnhMetafile,
  type EnhMetafileRecord,
  type EnhMetaHeader,
  listEnhMetafileRecords,
  readCfEnhMetafile,
  writeCfEnhMetafile,
} from './cf-enh-metafile.js';
export { CfMetafilePict } from './cf-metafile-pict.js';
export { CfPalette, readCfPalette, writeCfPalette } from './cf-palette.js';
export { CfRiff, type RiffChunk, readCfRiff, takeRiffData, writeCfRiff } from './cf-riff.js';
export { CfTiff, readCfTiff, type TiffDirectory, type TiffEntry, writeCfTiff } from './cf-tiff.js';
export { CfWave, readCfWave, type WaveFormat, writeCfWave } from './cf-wave.js';
export { type Dib, findDibProfile, measureDibStride } from './dib.js';
export {
  type DibCoreHeader,
  type DibHeader,
  type DibInfoHeader,
  type DibV4Header,
  type DibV5Header,
  readDibHeader,
} from './dib-header.js';
