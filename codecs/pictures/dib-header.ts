/**
 * The headers of device-independent bitmaps.
 *
 * The kernels are written by hand, as a table of fields walked in a loop is several times slower; a test holds them to
 * the layouts of the specification.
 */
import { dibHeaders } from '../../spec/formats/pictures-dib.js';
import { dword, isArrayOf, isDword, isLong, isRecord, isWord, long, setDword, setWord, word } from '../kernel/bytes.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';

/**
 * BITMAPCOREHEADER.
 *
 * @category Pictures
 */
export interface DibCoreHeader {
  readonly size: 12;
  readonly width: number;
  readonly height: number;
  readonly planes: number;
  readonly bitCount: number;
}

interface DibInfoFields {
  readonly width: number;
  /** Negative: the top row comes first. */
  readonly height: number;
  readonly planes: number;
  readonly bitCount: number;
  readonly compression: number;
  readonly sizeImage: number;
  readonly xPelsPerMeter: number;
  readonly yPelsPerMeter: number;
  readonly clrUsed: number;
  readonly clrImportant: number;
}

/**
 * BITMAPINFOHEADER.
 *
 * @category Pictures
 */
export interface DibInfoHeader extends DibInfoFields {
  readonly size: 40;
}

interface DibV4Fields extends DibInfoFields {
  readonly redMask: number;
  readonly greenMask: number;
  readonly blueMask: number;
  readonly alphaMask: number;
  readonly csType: number;
  /** The nine numbers of CIEXYZTRIPLE. */
  readonly endpoints: readonly number[];
  readonly gammaRed: number;
  readonly gammaGreen: number;
  readonly gammaBlue: number;
}

/**
 * BITMAPV4HEADER.
 *
 * @category Pictures
 */
export interface DibV4Header extends DibV4Fields {
  readonly size: 108;
}

/**
 * BITMAPV5HEADER.
 *
 * @category Pictures
 */
export interface DibV5Header extends DibV4Fields {
  readonly size: 124;
  readonly intent: number;
  readonly profileData: number;
  readonly profileSize: number;
  readonly reserved: number;
}

/**
 * The header of a bitmap; its size tells which. The members have their names in C without the prefix.
 *
 * @category Pictures
 */
export type DibHeader = DibCoreHeader | DibInfoHeader | DibV4Header | DibV5Header;

type Size = DibHeader['size'];

function isSize(size: number): size is Size {
  return size === 40 || size === 124 || size === 108 || size === 12;
}

/**
 * Reads the header of a bitmap.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readDibHeader } from 'dde-spec/codecs';
 * const header = readDibHeader(Uint8Array.of(12, 0, 0, 0, 2, 0, 3, 0, 1, 0, 24, 0));
 * orThrow(header); // { size: 12, width: 2, height: 3, planes: 1, bitCount: 24 }
 * ```
 */
export function readDibHeader(bytes: Uint8Array): Either<CodecError, DibHeader> {
  const { length } = bytes;
  if (length < 4) return left({ offset: length, expected: 'the size of a header in 4 bytes', ...ended(length) });
  const size = dword(bytes, 0);
  if (!isSize(size)) {
    const expected = 'a header of 12, 40, 108 or 124 bytes';
    return left({ offset: 0, expected, found: `a size of ${size}`, path: ['DIB', 'size'] });
  }
  if (length < size)
    return left({ offset: length, expected: `${size} bytes of ${dibHeaders[size].name}`, ...ended(length) });
  if (size === 12) {
    return right({
      size,
      width: word(bytes, 4),
      height: word(bytes, 6),
      planes: word(bytes, 8),
      bitCount: word(bytes, 10),
    });
  }
  const width = long(bytes, 4);
  const height = long(bytes, 8);
  const planes = word(bytes, 12);
  const bitCount = word(bytes, 14);
  const compression = dword(bytes, 16);
  const sizeImage = dword(bytes, 20);
  const xPelsPerMeter = long(bytes, 24);
  const yPelsPerMeter = long(bytes, 28);
  const clrUsed = dword(bytes, 32);
  const clrImportant = dword(bytes, 36);
  if (size === 40) {
    return right({
      size,
      width,
      height,
      planes,
      bitCount,
      compression,
      sizeImage,
      xPelsPerMeter,
      yPelsPerMeter,
      clrUsed,
      clrImportant,
    });
  }
  const info = {
    width,
    height,
    planes,
    bitCount,
    compression,
    sizeImage,
    xPelsPerMeter,
    yPelsPerMeter,
    clrUsed,
    clrImportant,
  };
  const endpoints: number[] = [];
  for (let at = 60; at < 96; at += 4) endpoints.push(long(bytes, at));
  const version4 = {
    ...info,
    redMask: dword(bytes, 40),
    greenMask: dword(bytes, 44),
    blueMask: dword(bytes, 48),
    alphaMask: dword(bytes, 52),
    csType: dword(bytes, 56),
    endpoints,
    gammaRed: dword(bytes, 96),
    gammaGreen: dword(bytes, 100),
    gammaBlue: dword(bytes, 104),
  };
  if (size === 108) return right({ size, ...version4 });
  return right({
    size,
    ...version4,
    intent: dword(bytes, 108),
    profileData: dword(bytes, 112),
    profileSize: dword(bytes, 116),
    reserved: dword(bytes, 120),
  });
}

const ended = (length: number): Pick<CodecError, 'found' | 'path'> => ({
  found: endOfBlock(length),
  path: ['DIB', 'header'],
});

/** Writes a header at the start of `bytes`, which has room for it. */
export function writeDibHeader(header: DibHeader, bytes: Uint8Array): void {
  setDword(bytes, 0, header.size);
  if (header.size === 12) {
    setWord(bytes, 4, header.width);
    setWord(bytes, 6, header.height);
    setWord(bytes, 8, header.planes);
    setWord(bytes, 10, header.bitCount);
    return;
  }
  setDword(bytes, 4, header.width);
  setDword(bytes, 8, header.height);
  setWord(bytes, 12, header.planes);
  setWord(bytes, 14, header.bitCount);
  setDword(bytes, 16, header.compression);
  setDword(bytes, 20, header.sizeImage);
  setDword(bytes, 24, header.xPelsPerMeter);
  setDword(bytes, 28, header.yPelsPerMeter);
  setDword(bytes, 32, header.clrUsed);
  setDword(bytes, 36, header.clrImportant);
  if (header.size === 40) return;
  setDword(bytes, 40, header.redMask);
  setDword(bytes, 44, header.greenMask);
  setDword(bytes, 48, header.blueMask);
  setDword(bytes, 52, header.alphaMask);
  setDword(bytes, 56, header.csType);
  for (const [i, value] of header.endpoints.entries()) setDword(bytes, 60 + i * 4, value);
  setDword(bytes, 96, header.gammaRed);
  setDword(bytes, 100, header.gammaGreen);
  setDword(bytes, 104, header.gammaBlue);
  if (header.size === 108) return;
  setDword(bytes, 108, header.intent);
  setDword(bytes, 112, header.profileData);
  setDword(bytes, 116, header.profileSize);
  setDword(bytes, 120, header.reserved);
}

const longs = ['width', 'height', 'xPelsPerMeter', 'yPelsPerMeter'] as const;
const dwords = ['compression', 'sizeImage', 'clrUsed', 'clrImportant'] as const;
const dwordsOfV4 = [
  'redMask',
  'greenMask',
  'blueMask',
  'alphaMask',
  'csType',
  'gammaRed',
  'gammaGreen',
  'gammaBlue',
] as const;
const dwordsOfV5 = ['intent', 'profileData', 'profileSize', 'reserved'] as const;

/** Whether every member is there and fits its place. */
export function isDibHeader(value: unknown): value is DibHeader {
  if (!isRecord(value)) return false;
  const { size, planes, bitCount, endpoints } = value;
  if (typeof size !== 'number' || !isSize(size) || !isWord(planes) || !isWord(bitCount)) return false;
  if (size === 12) return isWord(value['width']) && isWord(value['height']);
  if (!longs.every((name) => isLong(value[name])) || !dwords.every((name) => isDword(value[name]))) return false;
  if (size === 40) return true;
  if (!dwordsOfV4.every((name) => isDword(value[name]))) return false;
  if (!Array.isArray(endpoints) || endpoints.length !== 9 || !isArrayOf(endpoints, isLong)) return false;
  return size === 108 || dwordsOfV5.every((name) => isDword(value[name]));
}
