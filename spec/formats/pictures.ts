/** The formats of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { FormatSpec } from './format-spec.js';
import { riffChunk, tiffEntry, tiffHeader, waveFormat } from './pictures-containers.js';
import { bitmapCoreHeader, bitmapInfoHeader, bitmapV4Header, bitmapV5Header } from './pictures-dib.js';
import {
  bitmapHandle,
  enhMetaHeader,
  enhMetaHeader2,
  enhMetaHeader3,
  enhMetaRecord,
  logPalette,
  metafilePict,
} from './pictures-gdi.js';

const gdiObject =
  'The clipboard deletes the object when it is emptied; who does after DDE stands on no page that was read.';

const inBlock = 'The block holds all of it; it is freed as its message, or the clipboard, says.';

export const picturesFormats: readonly FormatSpec[] = [
  {
    name: 'CF_DIB',
    family: 'pictures',
    title: 'Device-independent bitmap',
    identity: { kind: 'predefined', value: 8 },
    encoding: 'A header, colour masks and a colour table as it says, and rows of pixels; numbers little end first.',
    terminator: null,
    ownership: inBlock,
    layouts: [bitmapInfoHeader, bitmapCoreHeader, bitmapV4Header, bitmapV5Header],
    sources: ['standard-clipboard-formats', 'bitmap-header-types', 'bitmapinfo'],
  },
  {
    name: 'CF_DIBV5',
    family: 'pictures',
    title: 'Device-independent bitmap with a colour space',
    identity: { kind: 'predefined', value: 17 },
    encoding: 'As CF_DIB, with BITMAPV5HEADER and, after the pixels, the colour profile that it may name.',
    terminator: null,
    ownership: inBlock,
    layouts: [bitmapV5Header],
    sources: ['standard-clipboard-formats', 'bitmapv5header'],
  },
  {
    name: 'CF_BITMAP',
    family: 'pictures',
    title: 'Device-dependent bitmap',
    identity: { kind: 'predefined', value: 2 },
    encoding: 'A handle as wide as the platform has them; the bits stay with GDI.',
    terminator: null,
    ownership: gdiObject,
    layouts: [bitmapHandle],
    sources: ['standard-clipboard-formats', 'clipboard-operations'],
  },
  {
    name: 'CF_METAFILEPICT',
    family: 'pictures',
    title: 'Metafile picture',
    identity: { kind: 'predefined', value: 3 },
    encoding: 'The structure that the handle in a DDE block or on the clipboard leads to; numbers little end first.',
    terminator: null,
    ownership: 'The structure names a metafile; whoever frees the memory deletes that too.',
    layouts: [metafilePict],
    sources: ['standard-clipboard-formats#CF_METAFILEPICT', 'metafilepict', 'wm-dde-poke#receiving'],
  },
  {
    name: 'CF_ENHMETAFILE',
    family: 'pictures',
    title: 'Enhanced metafile',
    identity: { kind: 'predefined', value: 14 },
    encoding:
      'The bytes of the metafile that the handle names: a header and records, each with type and size; numbers little end first.',
    terminator: null,
    ownership:
      'The clipboard deletes the metafile when it is emptied; who does after DDE stands on no page that was read.',
    layouts: [enhMetaHeader3, enhMetaHeader2, enhMetaHeader, enhMetaRecord],
    sources: ['standard-clipboard-formats', 'enhmetaheader', 'enhanced-metafile-records'],
  },
  {
    name: 'CF_PALETTE',
    family: 'pictures',
    title: 'Logical palette',
    identity: { kind: 'predefined', value: 9 },
    encoding: 'The LOGPALETTE from which the palette that the handle names is made; numbers little end first.',
    terminator: null,
    ownership: gdiObject,
    layouts: [logPalette],
    sources: ['standard-clipboard-formats', 'logpalette'],
  },
  {
    name: 'CF_TIFF',
    family: 'pictures',
    title: 'Tagged image file',
    identity: { kind: 'predefined', value: 6 },
    encoding: 'A header that says which end of numbers comes first, and a chain of directories; values stand anywhere.',
    terminator: null,
    ownership: inBlock,
    layouts: [tiffHeader, tiffEntry],
    sources: ['standard-clipboard-formats', 'tiff.h'],
  },
  {
    name: 'CF_RIFF',
    family: 'pictures',
    title: 'Complex sound, as RIFF',
    identity: { kind: 'predefined', value: 11 },
    encoding: 'Chunks inside a chunk, each filled up to a word; numbers little end first.',
    terminator: null,
    ownership: inBlock,
    layouts: [riffChunk],
    sources: ['standard-clipboard-formats', 'riff-services', 'xaudio-riff'],
  },
  {
    name: 'CF_WAVE',
    family: 'pictures',
    title: 'Sound in a standard wave format',
    identity: { kind: 'predefined', value: 12 },
    encoding: 'RIFF of the form WAVE, with the chunks fmt and data.',
    terminator: null,
    ownership: inBlock,
    layouts: [riffChunk, waveFormat],
    sources: ['standard-clipboard-formats', 'waveformatex'],
  },
];
