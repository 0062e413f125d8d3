/** The formats of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { FormatSpec } from './format-spec.js';
import { bitmapCoreHeader, bitmapInfoHeader, bitmapV4Header, bitmapV5Header } from './pictures-dib.js';

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
];
