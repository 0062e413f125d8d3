/** What the rules forbid in a bitmap although it can be read. */
import type { RuleId } from '../../spec/rules/index.js';
import type { FormatFinding } from '../kernel/format.js';
import { hex } from '../kernel/rows.js';
import { bitfields, type Dib, hasProfile, hasRows, measureDibStride, pixelsOffset, rleBits } from './dib.js';
import type { DibHeader } from './dib-header.js';
import { findRleEnd } from './dib-rle.js';

type Info = Exclude<DibHeader, { size: 12 }>;

const finding = (rule: RuleId, offset: number, expected: string, found: number | string): FormatFinding => ({
  rule,
  offset,
  expected,
  found: String(found),
});

/** What is against the rules in a bitmap. */
export function dibFindings(dib: Dib): readonly FormatFinding[] {
  const { header } = dib;
  const all: FormatFinding[] = [];
  if (header.planes !== 1) all.push(finding('DDE-DIB-003', header.size === 12 ? 8 : 12, '1 plane', header.planes));
  if (header.size !== 12) all.push(...infoFindings(header, dib));
  all.push(...pixelFindings(dib));
  if (header.size === 124) {
    if (header.reserved !== 0) all.push(finding('DDE-DIB-024', 120, '0', hex(header.reserved, 8)));
    all.push(...profileFindings(dib));
  }
  return all;
}

function infoFindings(header: Info, dib: Dib): readonly FormatFinding[] {
  const all: FormatFinding[] = [];
  const { bitCount, compression, height, clrUsed, sizeImage } = header;
  if (height < 0 && !hasRows(header))
    all.push(finding('DDE-DIB-006', 8, 'a positive height, as the pixels are compressed', height));
  const bits = rleBits(header);
  if (bits !== undefined && bitCount !== bits)
    all.push(finding('DDE-DIB-018', 14, `${bits} bits for each pixel`, bitCount));
  if (compression === bitfields && bitCount !== 16 && bitCount !== 32)
    all.push(finding('DDE-DIB-015', 14, '16 or 32 bits for each pixel', bitCount));
  if (bitCount > 0 && bitCount <= 8 && clrUsed > 2 ** bitCount)
    all.push(finding('DDE-DIB-010', 32, `at most ${2 ** bitCount} colours`, clrUsed));
  const rows = hasRows(header) ? dib.pixels.length : 0;
  if (sizeImage === 0 ? !hasRows(header) : hasRows(header) && sizeImage !== rows)
    all.push(finding('DDE-DIB-016', 20, `${dib.pixels.length}, the bytes in the pixels`, sizeImage));
  if (compression === bitfields) all.push(...maskFindings(header, dib));
  return all;
}

/** The masks by which BI_BITFIELDS is read, and where they stand. */
function maskFindings(header: Info, dib: Dib): readonly FormatFinding[] {
  const masks = header.size === 40 ? dib.masks : ([header.redMask, header.greenMask, header.blueMask] as const);
  const all: FormatFinding[] = [];
  let seen = 0;
  for (const [i, mask] of (masks ?? []).entries()) {
    if (!isContiguous(mask)) all.push(finding('DDE-DIB-013', 40 + i * 4, 'bits that stand together', hex(mask, 8)));
    if ((mask & seen) !== 0)
      all.push(finding('DDE-DIB-014', 40 + i * 4, 'bits of no other mask', hex((mask & seen) >>> 0, 8)));
    seen |= mask;
  }
  return all;
}

/** Adding the lowest bit to a run of bits carries out of it. */
function isContiguous(mask: number): boolean {
  if (mask === 0) return true;
  const lowest = 2 ** (31 - Math.clz32(mask & -mask));
  return ((mask + lowest) & mask) === 0;
}

function pixelFindings(dib: Dib): readonly FormatFinding[] {
  const { header, pixels } = dib;
  const start = pixelsOffset(dib);
  const bits = rleBits(header);
  if (bits !== undefined) {
    const end = findRleEnd(pixels, 0, pixels.length, bits);
    return end === undefined
      ? [finding('DDE-DIB-019', start + pixels.length, 'the escape that ends the bitmap', 'the end of the pixels')]
      : [];
  }
  if (!hasRows(header)) return [];
  const used = header.width * header.bitCount;
  const stride = measureDibStride(header.width, header.bitCount);
  const odd = used % 8;
  const first = Math.floor(used / 8);
  if (first === stride) return [];
  for (let row = 0; row < pixels.length; row += stride) {
    for (let at = row + first; at < row + stride; at++) {
      const byte = pixels[at] as number;
      const padding = at === row + first ? byte & (0xff >> odd) : byte;
      if (padding !== 0) return [finding('DDE-DIB-008', start + at, 'zero bits after the row', hex(byte, 2))];
    }
  }
  return [];
}

function profileFindings(dib: Dib): readonly FormatFinding[] {
  const { header, pixels, rest } = dib;
  if (!hasProfile(header)) return [];
  const from = pixelsOffset(dib) + pixels.length;
  const { profileData, profileSize } = header;
  if (profileData < from) return [finding('DDE-DIB-022', 112, `${from}, after the pixels, or more`, profileData)];
  return profileData + profileSize > from + rest.length
    ? [finding('DDE-DIB-023', 112, `a profile inside the ${from + rest.length} bytes`, profileData + profileSize)]
    : [];
}
