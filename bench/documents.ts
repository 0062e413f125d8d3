/** Clipboard data against SheetJS, which reads two of its formats, and against kernels written by hand for one task. */
import { isRight } from 'fp-ts/lib/Either.js';
import { read as readWorkbook } from 'xlsx';
import {
  type CfDib,
  listDifCells,
  listSylkCells,
  readCfDib,
  readCfDif,
  readCfHdrop,
  readCfSylk,
  readHtmlFormat,
} from '../codecs/index.js';
import { type Group, keep } from './compare.js';
import { sampleOf } from './samples.js';

const SIZE = 64 << 10;

const utf8 = new TextDecoder('utf-8');
const utf16 = new TextDecoder('utf-16le');
const latin1 = new TextDecoder('latin1');

/** The same task for all: the cells of the text, summed up so that they can be compared. */
interface Sum {
  cells: number;
  total: number;
}

const sheet = (bytes: Uint8Array): Sum => {
  const workbook = readWorkbook(latin1.decode(bytes), { type: 'string', dense: true });
  const [name = ''] = workbook.SheetNames;
  const rows = workbook.Sheets[name] as unknown as readonly (readonly ({ readonly v?: unknown } | undefined)[])[];
  const sum: Sum = { cells: 0, total: 0 };
  for (const row of rows) {
    for (const cell of row ?? []) {
      if (typeof cell?.v !== 'number') continue;
      sum.cells++;
      sum.total += cell.v;
    }
  }
  return sum;
};

const ours = (cells: ReturnType<typeof listDifCells>): Sum => {
  const sum: Sum = { cells: 0, total: 0 };
  for (const { content } of cells) {
    if (content?.kind !== 'number') continue;
    sum.cells++;
    sum.total += content.value;
  }
  return sum;
};

const spreadsheet = (format: 'CF_SYLK' | 'CF_DIF', cells: (bytes: Uint8Array) => Sum | undefined): Group => {
  const bytes = sampleOf(format, SIZE);
  // SheetJS takes the terminator for a part of the text.
  const text = bytes.subarray(0, bytes.indexOf(0) < 0 ? bytes.length : bytes.indexOf(0));
  return {
    title: `cells of ${format}`,
    items: 'KiB',
    count: SIZE / 1024,
    contenders: [
      { name: 'dde-spec', run: () => keep(cells(text)) },
      { name: 'SheetJS', run: () => keep(sheet(text)) },
    ],
  };
};

/** Regular expressions over the header, and a cut: what most programs do. */
const fragmentByHand = (bytes: Uint8Array): string => {
  const header = latin1.decode(bytes.subarray(0, 200));
  const start = Number(/StartFragment:(\d+)/.exec(header)?.[1]);
  const end = Number(/EndFragment:(\d+)/.exec(header)?.[1]);
  return utf8.decode(bytes.subarray(start, end));
};

const namesByHand = (bytes: Uint8Array): readonly string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let start = view.getUint32(0, true);
  for (let at = start; at + 1 < bytes.length; at += 2) {
    if (view.getUint16(at, true) !== 0) continue;
    if (at === start) break;
    names.push(utf16.decode(bytes.subarray(start, at)));
    start = at + 2;
  }
  return names;
};

/** For headers of 40 bytes without a palette. */
const pictureByHand = (bytes: Uint8Array): CfDib => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getInt32(4, true);
  const height = view.getInt32(8, true);
  const bitCount = view.getUint16(14, true);
  const stride = ((width * bitCount + 31) >>> 5) * 4;
  const end = 40 + stride * Math.abs(height);
  return {
    header: {
      size: 40,
      width,
      height,
      planes: view.getUint16(12, true),
      bitCount,
      compression: view.getUint32(16, true),
      sizeImage: view.getUint32(20, true),
      xPelsPerMeter: view.getInt32(24, true),
      yPelsPerMeter: view.getInt32(28, true),
      clrUsed: view.getUint32(32, true),
      clrImportant: view.getUint32(36, true),
    },
    palette: bytes.subarray(40, 40),
    pixels: bytes.subarray(40, end),
    rest: bytes.subarray(end),
  };
};

const html = sampleOf('HTML Format', SIZE);
const files = sampleOf('CF_HDROP', SIZE);
const picture = sampleOf('CF_DIB', SIZE);

export const documentGroups: readonly Group[] = [
  spreadsheet('CF_SYLK', (bytes) => {
    const sylk = readCfSylk(bytes);
    return isRight(sylk) ? ours(listSylkCells(sylk.right)) : undefined;
  }),
  spreadsheet('CF_DIF', (bytes) => {
    const dif = readCfDif(bytes);
    return isRight(dif) ? ours(listDifCells(dif.right)) : undefined;
  }),
  {
    title: 'fragment of HTML Format',
    items: 'KiB',
    count: SIZE / 1024,
    contenders: [
      {
        name: 'readHtmlFormat',
        run: () => {
          const result = readHtmlFormat(html);
          return keep(isRight(result) ? utf8.decode(result.right.fragment) : undefined);
        },
      },
      { name: 'by hand', run: () => keep(fragmentByHand(html)) },
    ],
  },
  {
    title: 'names of CF_HDROP',
    items: 'KiB',
    count: SIZE / 1024,
    contenders: [
      {
        name: 'readCfHdrop',
        run: () => {
          const result = readCfHdrop(files);
          return keep(isRight(result) ? result.right.names : undefined);
        },
      },
      { name: 'by hand', run: () => keep(namesByHand(files)) },
    ],
  },
  {
    title: 'header of CF_DIB',
    items: 'pictures',
    count: 1,
    contenders: [
      {
        name: 'readCfDib',
        run: () => {
          const result = keep(readCfDib(picture));
          return isRight(result) ? result.right : undefined;
        },
      },
      { name: 'by hand', run: () => keep(pictureByHand(picture)) },
    ],
  },
];
