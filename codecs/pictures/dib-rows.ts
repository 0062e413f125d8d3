/** What the formats of bitmaps share: their bytes as rows, and the marks that they are known by. */
import { dibCompressions, dibHeaders } from '../../spec/formats/pictures-dib.js';
import { dword, word } from '../kernel/bytes.js';
import { recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, hex, limitRows, restRow, row } from '../kernel/rows.js';
import { type Dib, hasProfile, pixelsOffset } from './dib.js';

/** The bytes of a bitmap as rows. */
export function dibRows(dib: Dib, bytes: Uint8Array): readonly AnnotatedRow[] {
  const { header, masks, palette, pixels } = dib;
  const { size } = header;
  const rows = [...recordKernel(dibHeaders[size], 'win32').rows(bytes, 0)];
  for (const [i, mask] of (masks ?? []).entries()) {
    const colour = ['red', 'green', 'blue'][i] ?? '';
    const at = size + i * 4;
    rows.push(row(bytes, at, at + 4, `masks.${colour}`, hex(mask, 8), `the bits of ${colour} in a pixel`));
  }
  const start = pixelsOffset(dib);
  rows.push(
    ...limitRows(
      paletteRows(bytes, start - palette.length, start, size === 12 ? 3 : 4),
      count(palette.length / (size === 12 ? 3 : 4), 'colour'),
    ),
  );
  const end = start + pixels.length;
  rows.push(row(bytes, start, end, 'pixels', count(pixels.length, 'byte'), pixelsMeaning(dib)));
  if (end < bytes.length) {
    const meaning = hasProfile(header)
      ? 'after the pixels: room for the colour profile'
      : 'after the pixels: no meaning';
    rows.push(restRow(bytes, end, 'rest', meaning));
  }
  return rows;
}

function* paletteRows(bytes: Uint8Array, from: number, to: number, size: number): Generator<AnnotatedRow> {
  for (let at = from; at < to; at += size) {
    const colour = `#${[2, 1, 0].map((i) => hex(bytes[at + i] ?? 0, 2).slice(2)).join('')}`;
    yield row(bytes, at, at + size, `palette[${(at - from) / size}]`, colour, 'blue, green, red');
  }
}

function pixelsMeaning({ header }: Dib): string {
  if (header.size === 12) return 'rows of whole DWORDs, the bottom row first';
  const { compression, height } = header;
  if (compression !== 0 && compression !== 3) return `as ${dibCompressions[compression] ?? ''} says`;
  return `rows of whole DWORDs, the ${height < 0 ? 'top' : 'bottom'} row first`;
}

const bitCounts: readonly number[] = [1, 4, 8, 16, 24, 32];

/** The marks of a bitmap: a header of a known size, one plane, and a known number of bits. */
export function looksLikeDib(bytes: Uint8Array, sizes: readonly number[]): boolean {
  if (bytes.length < 16) return false;
  const size = dword(bytes, 0);
  const planes = size === 12 ? 8 : 12;
  return sizes.includes(size) && word(bytes, planes) === 1 && bitCounts.includes(word(bytes, planes + 2));
}
