/**
 * Device-independent bitmaps as one block: a header, colour masks, a colour table, pixels, and what follows them.
 *
 * Where each part begins follows from the header alone, so nothing is unpacked or copied: the parts are views of the
 * block.
 */
import { dibCompressions, dibProfiles } from '../../spec/formats/pictures-dib.js';
import { dword, isArrayOf, isBytes, isDword, isRecord, setDword } from '../kernel/bytes.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { type DibHeader, type DibV4Header, type DibV5Header, isDibHeader, writeDibHeader } from './dib-header.js';
import { findRleEnd } from './dib-rle.js';

/**
 * A bitmap.
 *
 * @category Pictures
 */
export interface Dib<H extends DibHeader = DibHeader> {
  readonly header: H;
  /**
   * The masks of red, green and blue between header and colour table: of BITMAPINFOHEADER with BI_BITFIELDS always, of
   * the later headers where a program has repeated the masks of the header there.
   */
  readonly masks?: readonly [red: number, green: number, blue: number];
  /** The colour table: three bytes for each entry after BITMAPCOREHEADER, else four. */
  readonly palette: Uint8Array;
  readonly pixels: Uint8Array;
  /** What follows the pixels: a colour profile, or nothing that means anything. */
  readonly rest: Uint8Array;
}

const rle8 = 1;
const rle4 = 2;
export const bitfields = 3;
const jpeg = 4;

/** Whether the pixels stand in rows of the same length. */
export function hasRows(header: DibHeader): boolean {
  return header.size === 12 || header.compression === 0 || header.compression === bitfields;
}

/**
 * The bytes from one row of an uncompressed bitmap to the next: rows are filled up to a whole DWORD.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { measureDibStride } from 'dde-spec/codecs';
 * measureDibStride(10, 24); // 32
 * ```
 */
export function measureDibStride(width: number, bitCount: number): number {
  return Math.ceil((width * bitCount) / 32) * 4;
}

/** How many entries the colour table has. */
function paletteEntries(header: DibHeader): number {
  if (header.size !== 12 && header.clrUsed > 0) return header.clrUsed;
  const indexed = header.bitCount <= 8 && (header.size === 12 || header.compression < jpeg);
  return indexed ? 2 ** header.bitCount : 0;
}

/** Where the parts begin, in bytes from the start of the header. */
interface Places {
  readonly masks: boolean;
  readonly palette: number;
  readonly pixels: number;
  readonly rest: number;
}

/**
 * Finds the parts. Sizes are kept as floating-point numbers, in which no product of these members wraps. The result is
 * written out, since a copy by spreading takes longer than all the rest.
 */
function place(header: DibHeader, bytes: Uint8Array): Either<CodecError, Places> {
  const before = placePixels(header, bytes);
  if (isLeft(before)) return before;
  const { pixels } = before.right;
  const size = hasRows(header) ? rowsSize(header) : compressedSize(header, bytes, pixels);
  if (size === undefined) return left(cut(bytes, 'pixels', 'the escape that ends run-length encoded pixels'));
  if (pixels + size > bytes.length)
    return left(cut(bytes, 'pixels', `${size} bytes of pixels from offset ${pixels} on`));
  const { masks, palette } = before.right;
  return right({ masks, palette, pixels, rest: pixels + size });
}

/** Finds the parts before the pixels; these need not be there. */
export function placePixels(header: DibHeader, bytes: Uint8Array): Either<CodecError, Omit<Places, 'rest'>> {
  const wrong = findUnreadable(header);
  if (wrong !== undefined) return left(wrong);
  const colours = paletteEntries(header) * (header.size === 12 ? 3 : 4);
  const rows = hasRows(header) ? rowsSize(header) : 0;
  const masks = masksFollow(header, bytes, header.size + 12 + colours + rows);
  const palette = header.size + (masks ? 12 : 0);
  const pixels = palette + colours;
  if (pixels <= bytes.length) return right({ masks, palette, pixels });
  const expected = `${pixels} bytes of header, masks and colour table before the pixels`;
  return left(cut(bytes, palette > bytes.length ? 'masks' : 'palette', expected));
}

function rowsSize({ width, height, bitCount }: DibHeader): number {
  return measureDibStride(width, bitCount) * Math.abs(height);
}

/** Why it cannot be told where the parts begin. */
function findUnreadable(header: DibHeader): CodecError | undefined {
  const { size, bitCount, width } = header;
  if (size === 12) {
    return isBitCount(bitCount) && bitCount !== 16 && bitCount !== 32
      ? undefined
      : wrongMember(10, 'bitCount', '1, 4, 8 or 24 bits for each pixel', bitCount);
  }
  const { compression } = header;
  if (width < 0) return wrongMember(4, 'width', 'a width of 0 or more', width);
  if (compression >= dibCompressions.length)
    return wrongMember(16, 'compression', `one of ${dibCompressions.join(', ')}`, compression);
  if (isBitCount(bitCount) || (bitCount === 0 && compression >= jpeg)) return undefined;
  return wrongMember(14, 'bitCount', '1, 4, 8, 16, 24 or 32 bits for each pixel', bitCount);
}

function isBitCount(bits: number): boolean {
  return bits === 32 || bits === 24 || bits === 8 || bits === 1 || bits === 4 || bits === 16;
}

/** Whether masks follow the header. `needed`: how long the block must be to hold them. */
function masksFollow(header: DibHeader, bytes: Uint8Array, needed: number): boolean {
  if (header.size === 12 || header.compression !== bitfields) return false;
  return header.size === 40 || repeatsMasks(header, bytes, needed);
}

/**
 * Whether the masks of a later header stand a second time after it. No member says so; they do if the bytes there are
 * equal to the masks and the block has room for them besides all the rest.
 */
function repeatsMasks(header: DibV4Header | DibV5Header, bytes: Uint8Array, needed: number): boolean {
  const { size, redMask, greenMask, blueMask } = header;
  return (
    bytes.length >= needed &&
    dword(bytes, size) === redMask &&
    dword(bytes, size + 4) === greenMask &&
    dword(bytes, size + 8) === blueMask
  );
}

function compressedSize(header: DibHeader, bytes: Uint8Array, pixels: number): number | undefined {
  if (header.size === 12) return 0;
  const { compression, sizeImage } = header;
  if (sizeImage > 0 || compression >= jpeg) return sizeImage;
  const end = findRleEnd(bytes, pixels, bytes.length, compression === rle4 ? 4 : 8);
  return end === undefined ? undefined : end - pixels;
}

/** The error for a member that no reader can go by. */
export const wrongMember = (offset: number, member: string, expected: string, found: number): CodecError => ({
  offset,
  expected,
  found: String(found),
  path: ['DIB', member],
});

const cut = (bytes: Uint8Array, part: string, expected: string): CodecError => ({
  offset: bytes.length,
  expected,
  found: endOfBlock(bytes.length),
  path: ['DIB', part],
});

/** The parts of a bitmap after its header. */
export function cutDib<H extends DibHeader>(header: H, bytes: Uint8Array): Either<CodecError, Dib<H>> {
  const places = place(header, bytes);
  if (isLeft(places)) return places;
  const at = places.right;
  const palette = bytes.subarray(at.palette, at.pixels);
  const pixels = bytes.subarray(at.pixels, at.rest);
  const rest = bytes.subarray(at.rest);
  if (!at.masks) return right({ header, palette, pixels, rest });
  const { size } = header;
  const masks = [dword(bytes, size), dword(bytes, size + 4), dword(bytes, size + 8)] as const;
  return right({ header, masks, palette, pixels, rest });
}

/** The bytes of a bitmap. */
export function writeDib({ header, masks, palette, pixels, rest }: Dib): Uint8Array {
  const start = header.size + (masks === undefined ? 0 : 12);
  const bytes = new Uint8Array(start + palette.length + pixels.length + rest.length);
  writeDibHeader(header, bytes);
  for (const [i, mask] of (masks ?? []).entries()) setDword(bytes, header.size + i * 4, mask);
  bytes.set(palette, start);
  bytes.set(pixels, start + palette.length);
  bytes.set(rest, start + palette.length + pixels.length);
  return bytes;
}

/** Whether the parts are as long as the header says, so that reading finds them again. */
export function isDib(value: unknown): value is Dib {
  if (!isRecord(value)) return false;
  const { header, masks, palette, pixels, rest } = value;
  if (!isDibHeader(header) || !isBytes(palette) || !isBytes(pixels) || !isBytes(rest)) return false;
  if ('masks' in value && !isMasks(masks)) return false;
  const places = place(header, writeDib(value as unknown as Dib));
  if (isLeft(places)) return false;
  const found = places.right;
  return (
    found.masks === (masks !== undefined) &&
    found.pixels - found.palette === palette.length &&
    found.rest - found.pixels === pixels.length
  );
}

function isMasks(value: unknown): boolean {
  return Array.isArray(value) && value.length === 3 && isArrayOf(value, isDword);
}

/** Where the pixels begin, in bytes from the start of the header. */
export function pixelsOffset({ header, masks, palette }: Dib): number {
  return header.size + (masks === undefined ? 0 : 12) + palette.length;
}

/**
 * The colour profile of a bitmap with BITMAPV5HEADER: its bytes, or the name of its file; `undefined` if there is none
 * or if it does not stand after the pixels.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { findDibProfile, orThrow, readCfDib } from 'dde-spec/codecs';
 * const dib = orThrow(readCfDib(Uint8Array.of(12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 24, 0)));
 * findDibProfile(dib); // undefined
 * ```
 */
export function findDibProfile(dib: Dib): Uint8Array | undefined {
  const { header, pixels, rest } = dib;
  if (!hasProfile(header)) return undefined;
  const from = header.profileData - pixelsOffset(dib) - pixels.length;
  if (from < 0 || from + header.profileSize > rest.length) return undefined;
  return rest.subarray(from, from + header.profileSize);
}

/** Whether the header says that there is a colour profile. */
export function hasProfile(header: DibHeader): header is DibV5Header {
  return header.size === 124 && (header.csType === dibProfiles.linked || header.csType === dibProfiles.embedded);
}

/** Whether the pixels are run-length encoded, and with how many bits for each. */
export function rleBits(header: DibHeader): 4 | 8 | undefined {
  if (header.size === 12) return undefined;
  if (header.compression === rle8) return 8;
  return header.compression === rle4 ? 4 : undefined;
}
