/** How handles of GDI objects, and what stands behind them, are laid out: bitmaps, metafiles and palettes. */
import { type RecordLayout, types } from '../layout.js';

const { HANDLE, INT, i32, u16, u32 } = types;
const rectangle = { kind: 'array', of: i32, count: 4 } as const;
const size = { kind: 'array', of: i32, count: 2 } as const;

/** What a DDE block or the clipboard holds for CF_BITMAP. */
export const bitmapHandle = {
  name: 'HBITMAP',
  fields: [{ name: 'hbm', type: HANDLE, meaning: 'a device-dependent bitmap' }],
  sources: ['standard-clipboard-formats'],
} as const satisfies RecordLayout;

/** What the handle of CF_METAFILEPICT leads to. */
export const metafilePict = {
  name: 'METAFILEPICT',
  fields: [
    { name: 'mm', type: INT, meaning: 'the mapping mode: 1 MM_TEXT to 8 MM_ANISOTROPIC' },
    { name: 'xExt', type: INT, meaning: 'the width' },
    { name: 'yExt', type: INT, meaning: 'the height' },
    { name: 'hMF', type: HANDLE, meaning: 'the metafile in memory' },
  ],
  sources: ['metafilepict', 'wingdi.h', 'wingdi16.h'],
} as const satisfies RecordLayout;

const enhMetaFields = [
  { name: 'iType', type: u32, meaning: 'EMR_HEADER, 1' },
  { name: 'nSize', type: u32, meaning: 'bytes in the header record, with what follows the structure' },
  { name: 'rclBounds', type: rectangle, meaning: 'left, top, right and bottom of the picture in device units' },
  { name: 'rclFrame', type: rectangle, meaning: 'left, top, right and bottom around it in 0.01 mm' },
  { name: 'dSignature', type: u32, meaning: 'the characters " EMF"' },
  { name: 'nVersion', type: u32, meaning: '0x10000' },
  { name: 'nBytes', type: u32, meaning: 'bytes in the metafile' },
  { name: 'nRecords', type: u32, meaning: 'records in the metafile' },
  { name: 'nHandles', type: u16, meaning: 'handles in the table of the metafile; the first is reserved' },
  { name: 'sReserved', type: u16, meaning: 'must be 0' },
  { name: 'nDescription', type: u32, meaning: 'characters in the description; 0: none' },
  { name: 'offDescription', type: u32, meaning: 'where it begins, in bytes from the start of the header' },
  { name: 'nPalEntries', type: u32, meaning: 'colours in the palette of the metafile' },
  { name: 'szlDevice', type: size, meaning: 'the device in pixels' },
  { name: 'szlMillimeters', type: size, meaning: 'the device in millimetres' },
] as const;

const openGlFields = [
  { name: 'cbPixelFormat', type: u32, meaning: 'bytes in the pixel format; 0: none' },
  { name: 'offPixelFormat', type: u32, meaning: 'where it begins, in bytes from the start of the header' },
  { name: 'bOpenGL', type: u32, meaning: 'whether there are records of OpenGL' },
] as const;

/** The header of an enhanced metafile as it was at first. */
export const enhMetaHeader = {
  name: 'ENHMETAHEADER',
  fields: enhMetaFields,
  sources: ['enhmetaheader', 'wingdi.h'],
} as const satisfies RecordLayout;

/** The header with the members for OpenGL. */
export const enhMetaHeader2 = {
  name: 'ENHMETAHEADER',
  fields: [...enhMetaFields, ...openGlFields],
  sources: ['enhmetaheader', 'wingdi.h'],
} as const satisfies RecordLayout;

/** The header with the size of the device in micrometres. */
export const enhMetaHeader3 = {
  name: 'ENHMETAHEADER',
  fields: [
    ...enhMetaFields,
    ...openGlFields,
    { name: 'szlMicrometers', type: size, meaning: 'the device in micrometres' },
  ],
  sources: ['enhmetaheader', 'wingdi.h'],
} as const satisfies RecordLayout;

/** What stands before every record of an enhanced metafile. */
export const enhMetaRecord = {
  name: 'ENHMETARECORD',
  fields: [
    { name: 'iType', type: u32, meaning: 'which function of GDI the record calls; 14 EMR_EOF ends the metafile' },
    { name: 'nSize', type: u32, meaning: 'bytes in the record' },
  ],
  sources: ['enhmetarecord', 'wingdi.h'],
} as const satisfies RecordLayout;

/** The fixed part of a logical palette; its colours follow. */
export const logPalette = {
  name: 'LOGPALETTE',
  fields: [
    { name: 'palVersion', type: u16, meaning: '0x300' },
    { name: 'palNumEntries', type: u16, meaning: 'the colours that follow' },
  ],
  sources: ['logpalette', 'wingdi.h'],
} as const satisfies RecordLayout;
