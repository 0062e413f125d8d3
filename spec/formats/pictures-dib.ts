/** How a device-independent bitmap is laid out: its four headers. */
import { type Field, type FieldType, type RecordLayout, types } from '../layout.js';

const { i32, u16, u32 } = types;
const endpoints = { kind: 'array', of: i32, count: 9 } as const;

type Row = readonly [name: string, type: FieldType, meaning: string];

/** The members of a header, whose names all begin alike. */
const fields = (prefix: string, rows: readonly Row[]): readonly Field[] =>
  rows.map(([name, type, meaning]) => ({ name: `${prefix}${name}`, type, meaning }));

const header = (name: string, source: string, own: readonly Field[]): RecordLayout => ({
  name,
  fields: own,
  sources: [source, 'wingdi.h'],
});

const infoRows: readonly Row[] = [
  ['Size', u32, 'bytes in this header, without colour masks and colour table'],
  ['Width', i32, 'pixels in a row'],
  ['Height', i32, 'rows; positive: the bottom row comes first, negative: the top row'],
  ['Planes', u16, 'must be 1'],
  ['BitCount', u16, 'bits for each pixel; 0: as the JPEG or PNG says'],
  ['Compression', u32, '0 BI_RGB, 1 BI_RLE8, 2 BI_RLE4, 3 BI_BITFIELDS, 4 BI_JPEG, 5 BI_PNG'],
  ['SizeImage', u32, 'bytes in the pixels; may be 0 if they are not compressed'],
  ['XPelsPerMeter', i32, 'pixels for each metre of the target device, across'],
  ['YPelsPerMeter', i32, 'pixels for each metre of the target device, down'],
  ['ClrUsed', u32, 'entries of the colour table; 0: as many as the bits for each pixel allow, none above 8 bits'],
  ['ClrImportant', u32, 'entries that are needed to show the bitmap; 0: all'],
];

const version4Rows: readonly Row[] = [
  ...infoRows.map(([name, type, meaning]): Row => [name === 'Compression' ? 'V4Compression' : name, type, meaning]),
  ['RedMask', u32, 'the bits of red in a pixel; with BI_BITFIELDS only'],
  ['GreenMask', u32, 'the bits of green in a pixel; with BI_BITFIELDS only'],
  ['BlueMask', u32, 'the bits of blue in a pixel; with BI_BITFIELDS only'],
  ['AlphaMask', u32, 'the bits of alpha in a pixel'],
  ['CSType', u32, 'the colour space: 0 calibrated RGB, or four characters'],
  ['Endpoints', endpoints, 'x, y and z of red, green and blue, in 2.30 fixed point; for calibrated RGB only'],
  ['GammaRed', u32, 'tone curve of red, in 16.16 fixed point; for calibrated RGB only'],
  ['GammaGreen', u32, 'tone curve of green, in 16.16 fixed point; for calibrated RGB only'],
  ['GammaBlue', u32, 'tone curve of blue, in 16.16 fixed point; for calibrated RGB only'],
];

const version5Rows: readonly Row[] = [
  ...version4Rows.map(([name, type, meaning]): Row => [name === 'V4Compression' ? 'Compression' : name, type, meaning]),
  ['Intent', u32, 'rendering intent: 1 business, 2 graphics, 4 images, 8 absolute colorimetric'],
  ['ProfileData', u32, 'where the colour profile begins, in bytes from the start of this header'],
  ['ProfileSize', u32, 'bytes in the embedded profile'],
  ['Reserved', u32, 'should be 0'],
];

/** The header of OS/2 and of Windows before 3.0. */
export const bitmapCoreHeader = header(
  'BITMAPCOREHEADER',
  'bitmapcoreheader',
  fields('bc', [
    ['Size', u32, 'bytes in this header'],
    ['Width', u16, 'pixels in a row'],
    ['Height', u16, 'rows, the bottom row first'],
    ['Planes', u16, 'must be 1'],
    ['BitCount', u16, 'bits for each pixel'],
  ]),
);

/** The header of Windows 3.0, with which BITMAPINFO begins. */
export const bitmapInfoHeader = header('BITMAPINFOHEADER', 'bitmapinfoheader', fields('bi', infoRows));

/** The header of Windows 95, with masks and a colour space. */
export const bitmapV4Header = header('BITMAPV4HEADER', 'bitmapv4header', fields('bV4', version4Rows));

/** The header of Windows 98 and 2000, with a colour profile. */
export const bitmapV5Header = header('BITMAPV5HEADER', 'bitmapv5header', fields('bV5', version5Rows));

/** The headers by their size, which is their first member. */
export const dibHeaders = {
  12: bitmapCoreHeader,
  40: bitmapInfoHeader,
  108: bitmapV4Header,
  124: bitmapV5Header,
} as const;

/** The values of the member Compression. */
export const dibCompressions = ['BI_RGB', 'BI_RLE8', 'BI_RLE4', 'BI_BITFIELDS', 'BI_JPEG', 'BI_PNG'] as const;

/** The values of the member CSType that say that there is a colour profile. */
export const dibProfiles = {
  /** The characters `LINK` in a C literal: the profile is the name of a file. */
  linked: 0x4c494e4b,
  /** The characters `MBED` in a C literal: the profile stands in the bitmap. */
  embedded: 0x4d424544,
} as const;
