/** Bitmaps in files: what is on the clipboard, with BITMAPFILEHEADER before it. */
import { dword, setDword, setWord, word } from '../kernel/bytes.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { type CfDib, readCfDib } from './cf-dib.js';
import { hasProfile, pixelsOffset, placePixels, writeDib } from './dib.js';
import { readDibHeader } from './dib-header.js';

const fileHeaderSize = 14;
/** The characters BM. */
const fileType = 0x4d42;

/**
 * Writes a bitmap as a .bmp file, which any viewer opens.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { writeBmpFile } from 'dde-spec/codecs';
 * const none = new Uint8Array(0);
 * const header = { size: 12, width: 1, height: 1, planes: 1, bitCount: 24 } as const;
 * const file = writeBmpFile({ header, palette: none, pixels: Uint8Array.of(255, 0, 0, 0), rest: none });
 * String.fromCharCode(...file.subarray(0, 2)); // 'BM'
 * file[10]; // 26
 * ```
 */
export function writeBmpFile(dib: CfDib): Uint8Array {
  const block = writeDib(dib);
  const file = new Uint8Array(fileHeaderSize + block.length);
  setWord(file, 0, fileType);
  setDword(file, 2, file.length);
  setDword(file, 10, fileHeaderSize + pixelsOffset(dib));
  file.set(block, fileHeaderSize);
  return file;
}

/**
 * Reads a .bmp file as a bitmap for the clipboard, in which no gap may stand before the pixels: one that the file has
 * there is left out.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readBmpFile, readCfDib, writeBmpFile } from 'dde-spec/codecs';
 * const dib = orThrow(readCfDib(Uint8Array.of(12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0, 255, 0, 0, 0)));
 * orThrow(readBmpFile(writeBmpFile(dib))).header.width; // 1
 * ```
 */
export function readBmpFile(file: Uint8Array): Either<CodecError, CfDib> {
  const { length } = file;
  if (length < fileHeaderSize) {
    return wrong(length, `${fileHeaderSize} bytes of BITMAPFILEHEADER`, `the end of the file after ${length} bytes`);
  }
  if (word(file, 0) !== fileType)
    return wrong(0, 'the characters BM', describe(String.fromCharCode(...file.subarray(0, 2))));
  const block = file.subarray(fileHeaderSize);
  const pixels = dword(file, 10) - fileHeaderSize;
  const fileHeader = readDibHeader(block);
  if (isLeft(fileHeader)) return inFile(fileHeader.left, fileHeaderSize);
  const places = placePixels(fileHeader.right, block);
  if (isLeft(places)) return inFile(places.left, fileHeaderSize);
  const start = places.right.pixels;
  const gap = pixels - start;
  if (gap < 0) return wrong(10, `pixels at offset ${fileHeaderSize + start} or later`, `${dword(file, 10)}`);
  if (pixels > block.length) return wrong(10, `pixels inside the file of ${length} bytes`, `${dword(file, 10)}`);
  const dib = readCfDib(gap === 0 ? block : closeGap(block, start, pixels));
  // With the parts before the pixels in order, only these can be wrong.
  if (isLeft(dib)) return inFile(dib.left, fileHeaderSize + gap);
  if (gap === 0 || !hasProfile(dib.right.header)) return dib;
  const { header } = dib.right;
  if (header.profileData < pixels) return dib;
  return right({ ...dib.right, header: { ...header, profileData: header.profileData - gap } });
}

function closeGap(block: Uint8Array, start: number, pixels: number): Uint8Array {
  const closed = new Uint8Array(block.length - pixels + start);
  closed.set(block.subarray(0, start));
  closed.set(block.subarray(pixels), start);
  return closed;
}

/** The error of a block at its place in the file. */
const inFile = (error: CodecError, shift: number): Either<CodecError, never> =>
  left({ ...error, offset: (error.offset ?? 0) + shift });

const wrong = (offset: number, expected: string, found: string): Either<CodecError, never> =>
  left({ offset, expected, found, path: ['BITMAPFILEHEADER'] });
