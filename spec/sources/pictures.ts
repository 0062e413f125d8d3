/** The sources of bitmaps, metafiles, palettes and the containers of TIFF and RIFF. */
import type { Source } from '../types.js';
import { mingw, sdk, win32 } from './places.js';

const desktop = 'MicrosoftDocs/win32: desktop-src';
const remarks = 'Remarks';
const readAt = (date: string, commit: string): string => `dated ${date}; read at commit ${commit}`;
const win32Commit = '47e64c189dcb';

/** A page of sdk-api on a declaration of wingdi.h. */
const wingdi = (name: string, commit: string, places: Readonly<Record<string, string>> = {}): Source => ({
  id: name.toLowerCase(),
  title: `${name} structure`,
  kind: 'page',
  where: `${sdk}/wingdi/ns-wingdi-${name.toLowerCase()}.md`,
  version: readAt('2018-12-05', commit),
  ...(Object.keys(places).length > 0 ? { places } : {}),
});

export const picturesSources: readonly Source[] = [
  wingdi('BITMAPCOREHEADER', '023cd99e467b', { bcBitCount: 'member bcBitCount', bcPlanes: 'member bcPlanes' }),
  wingdi('BITMAPCOREINFO', '11014b755929', { remarks }),
  wingdi('BITMAPINFO', '09192f3d77e2', { remarks }),
  wingdi('BITMAPINFOHEADER', '023cd99e467b', {
    biHeight: 'member biHeight',
    biPlanes: 'member biPlanes',
    biBitCount: 'member biBitCount',
    biCompression: 'member biCompression',
    biSizeImage: 'member biSizeImage',
    'color-tables': 'Remarks, Color Tables',
    stride: 'Remarks, Calculating Surface Stride',
  }),
  wingdi('BITMAPV4HEADER', '0029c72ca6ba', {
    bV4BitCount: 'member bV4BitCount',
    bV4ClrUsed: 'member bV4ClrUsed',
    bV4Height: 'member bV4Height',
    bV4V4Compression: 'member bV4V4Compression',
  }),
  wingdi('BITMAPV5HEADER', '0029c72ca6ba', {
    bV5BitCount: 'member bV5BitCount',
    bV5Compression: 'member bV5Compression',
    bV5ClrUsed: 'member bV5ClrUsed',
    bV5CSType: 'member bV5CSType',
    bV5Height: 'member bV5Height',
    bV5ProfileData: 'member bV5ProfileData',
    bV5Reserved: 'member bV5Reserved',
    bV5SizeImage: 'member bV5SizeImage',
    remarks,
  }),
  wingdi('BITMAPFILEHEADER', '09192f3d77e2'),
  wingdi('METAFILEPICT', '1f7b0a22c420', { mm: 'member mm', yExt: 'member yExt', hMF: 'member hMF' }),
  wingdi('ENHMETAHEADER', '2cd469d9bd0f', {
    iType: 'member iType',
    dSignature: 'member dSignature',
    nVersion: 'member nVersion',
    nBytes: 'member nBytes',
    nRecords: 'member nRecords',
    sReserved: 'member sReserved',
    offDescription: 'member offDescription',
  }),
  wingdi('ENHMETARECORD', '15f02cd138b7', { nSize: 'member nSize' }),
  wingdi('EMREOF', '25d9f2a219c7', { nSizeLast: 'member nSizeLast' }),
  wingdi('LOGPALETTE', '09192f3d77e2', { palNumEntries: 'member palNumEntries' }),
  {
    id: 'logpalette-sdk31',
    title: 'LOGPALETTE in the reference of the Windows 3.1 SDK',
    kind: 'seed',
    where: 'https://library.thedatadungeon.com/msdn-1992-09/sdk31/html/sdk323c5.content.htm',
    version: 'of September 1992',
  },
  {
    id: 'bitmap-header-types',
    title: 'Bitmap Header Types',
    kind: 'page',
    where: `${desktop}/gdi/bitmap-header-types.md`,
    version: readAt('2018-05-31', win32Commit),
  },
  {
    id: 'bitmap-storage',
    title: 'Bitmap Storage',
    kind: 'page',
    where: `${desktop}/gdi/bitmap-storage.md`,
    version: readAt('2018-05-31', win32Commit),
  },
  {
    id: 'bitmap-compression',
    title: 'Bitmap Compression',
    kind: 'page',
    where: `${desktop}/gdi/bitmap-compression.md`,
    version: readAt('2018-05-31', win32Commit),
  },
  {
    id: 'clipboard-operations',
    title: 'Clipboard Operations',
    kind: 'page',
    where: `${win32}/clipboard-operations.md`,
    version: `read at commit ${win32Commit}`,
  },
  {
    id: 'enhanced-metafile-records',
    title: 'Enhanced Metafile Records',
    kind: 'page',
    where: `${desktop}/gdi/enhanced-metafile-records.md`,
    version: `read at commit ${win32Commit}`,
  },
  {
    id: 'riff-services',
    title: 'Resource Interchange File Format Services',
    kind: 'page',
    where: `${desktop}/Multimedia/resource-interchange-file-format-services.md`,
    version: `read at commit ${win32Commit}`,
  },
  {
    id: 'xaudio-riff',
    title: 'Resource Interchange File Format (RIFF), of XAudio2',
    kind: 'page',
    where: `${desktop}/xaudio2/resource-interchange-file-format--riff-.md`,
    version: `read at commit ${win32Commit}`,
  },
  {
    id: 'waveformatex',
    title: 'WAVEFORMATEX structure',
    kind: 'page',
    where: `${sdk}/mmeapi/ns-mmeapi-waveformatex.md`,
    version: readAt('2018-12-05', '0029c72ca6ba'),
    places: {
      nAvgBytesPerSec: 'member nAvgBytesPerSec',
      nBlockAlign: 'member nBlockAlign',
      cbSize: 'member cbSize',
    },
  },
  {
    id: 'bun-33312',
    title: 'A pull request of Bun that reads CF_DIBV5 as Windows makes it from CF_DIB',
    kind: 'measurement',
    where: 'https://github.com/oven-sh/bun/pull/33312',
    version: 'comment of 2026-09-21',
  },
  {
    id: 'graphics32-257',
    title: 'A report of Graphics32 on CF_DIBV5 and the masks of BI_BITFIELDS',
    kind: 'measurement',
    where: 'https://github.com/graphics32/graphics32/issues/257',
    version: 'comments of 2024-02-08 and 2024-02-09',
  },
  {
    id: 'wingdi.h',
    title: 'wingdi.h of mingw-w64, in the public domain',
    kind: 'header',
    where: `${mingw}/wingdi.h`,
    version: 'read at commit 0a808949e657',
    places: {
      compression: 'BI_RGB to BI_PNG',
      'mapping-modes': 'MM_TEXT to MM_ANISOTROPIC',
      'palette-flags': 'PC_RESERVED to PC_NOCOLLAPSE',
    },
  },
  {
    id: 'mmeapi.h',
    title: 'mmeapi.h of mingw-w64, in the public domain',
    kind: 'header',
    where: `${mingw}/mmeapi.h`,
    version: 'read at commit e8b3bf18df82',
  },
  {
    id: 'wingdi16.h',
    title: 'wine/wingdi16.h of Wine, the declarations of 16-bit GDI',
    kind: 'header',
    where: 'wine-mirror/wine: include/wine/wingdi16.h',
    version: 'read at commit 0799c1a7801d',
  },
  {
    id: 'tiff.h',
    title: 'tiff.h of libtiff, after revision 6.0 of TIFF',
    kind: 'header',
    where: 'vadz/libtiff: libtiff/tiff.h',
    version: 'read at commit 006dc259ab2c',
    places: { TIFFHeader: 'TIFFHeaderClassic', TIFFDirEntry: 'TIFFDirEntry', TIFFDataType: 'TIFFDataType' },
  },
];
