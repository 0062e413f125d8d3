/** CF_HDROP: DROPFILES, and the names of files after it. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { dword, isArrayOf, isBytes, isLong, isRecord, isWord, long, noBytes, setDword } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, endOfBlock } from '../kernel/errors.js';
import {
  ansiLength,
  type CodePage,
  decodeAnsi,
  defaultCodePage,
  findUnencodable,
  writeAnsi,
} from '../text/code-page.js';
import { decodeUnits, writeUnits } from '../text/units.js';

/** A list of files. */
export interface CfHdrop {
  /** Where the list starts, in bytes: 20 and the length of `between`. */
  readonly pFiles: number;
  /** Where the files were dropped. */
  readonly pt: { readonly x: number; readonly y: number };
  /** Not 0: `pt` is outside the client area, in screen coordinates. */
  readonly fNC: number;
  /** Not 0: the names are UTF-16LE. */
  readonly fWide: number;
  /** Between DROPFILES and the list. A view, not a copy. */
  readonly between: Uint8Array;
  /** None is empty: an empty one ends the list. */
  readonly names: readonly string[];
  /** How many NULs the block lacks: 0; 1, the one that ends the list; 2, that of the last name as well. */
  readonly missing: 0 | 1 | 2;
  /** After the list. With NULs missing: empty, or half a wide character. A view, not a copy. */
  readonly rest: Uint8Array;
}

const headerSize = 20;

/**
 * A list of files as a program should write it: in UTF-16, nothing missing, nothing besides.
 *
 * @example
 * ```ts
 * import { cfHdropOf, writeCfHdrop } from 'dde-spec/codecs';
 * writeCfHdrop(cfHdropOf(['C:\\a'])).length; // 32
 * ```
 */
export function cfHdropOf(names: readonly string[]): CfHdrop {
  const pt = { x: 0, y: 0 };
  // After a single NUL, readers that look for the end of a name first run on.
  const rest = names.length === 0 ? new Uint8Array(2) : noBytes;
  return { pFiles: headerSize, pt, fNC: 0, fWide: 1, between: noBytes, names, missing: 0, rest };
}

/**
 * Reads CF_HDROP. Refused are blocks without a whole DROPFILES, and lists that start inside of it or after the block.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { parseHex, readCfHdrop } from 'dde-spec/codecs';
 * const bytes = parseHex('14000000 00000000 00000000 00000000 00000000 61 00 62 00 00');
 * const read = isRight(bytes) ? readCfHdrop(bytes.right) : bytes;
 * if (isRight(read)) read.right.names; // ['a', 'b']
 * ```
 */
export function readCfHdrop(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, CfHdrop> {
  const { length } = bytes;
  if (length < headerSize) {
    return left({
      offset: length,
      expected: `${headerSize} bytes of DROPFILES`,
      found: endOfBlock(length),
      path: ['CF_HDROP'],
    });
  }
  const pFiles = dword(bytes, 0);
  if (pFiles < headerSize || pFiles > length) {
    return left({
      offset: 0,
      expected: `an offset from ${headerSize}, after DROPFILES, to ${length}, the end of the block`,
      found: String(pFiles),
      path: ['CF_HDROP', 'pFiles'],
    });
  }
  const fWide = long(bytes, 16);
  const unit = fWide === 0 ? 1 : 2;
  const last = length - ((length - pFiles) % unit);
  const ended = fWide === 0 ? endOfAnsiList(bytes, pFiles) : endOfWideList(bytes, pFiles, last);
  const end = ended < 0 ? last : ended;
  // Of an unfinished list the NUL of the last name, if it is there, is no part of the text.
  const cut = ended < 0 && end > pFiles && bytes[end - 1] === 0 && bytes[end - unit] === 0 ? end - unit : end;
  const text = fWide === 0 ? decodeAnsi(bytes, page, pFiles, cut) : decodeUnits(bytes, pFiles, cut);
  return right({
    pFiles,
    pt: { x: long(bytes, 4), y: long(bytes, 8) },
    fNC: long(bytes, 12),
    fWide,
    between: bytes.subarray(headerSize, pFiles),
    names: text === '' ? [] : text.split('\0'),
    missing: ended >= 0 ? 0 : cut < end || end === pFiles ? 1 : 2,
    // The two NULs of a list; of an empty one the only one.
    rest: bytes.subarray(ended < 0 ? last : ended === pFiles ? ended + unit : ended + 2 * unit),
  });
}

/** Where the last name ends, before the two NULs; -1: nothing ends the list. */
function endOfAnsiList(bytes: Uint8Array, start: number): number {
  if (bytes[start] === 0) return start;
  for (let at = bytes.indexOf(0, start); at >= 0; at = bytes.indexOf(0, at + 1)) if (bytes[at + 1] === 0) return at;
  return -1;
}

function endOfWideList(bytes: Uint8Array, start: number, end: number): number {
  let afterNul = true;
  for (let at = start; at < end; at += 2) {
    const nul = bytes[at] === 0 && bytes[at + 1] === 0;
    if (nul && afterNul) return at === start ? at : at - 2;
    afterNul = nul;
  }
  return -1;
}

/**
 * Writes CF_HDROP; a character that the code page lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { cfHdropOf, formatHex, writeCfHdrop } from 'dde-spec/codecs';
 * const bytes = writeCfHdrop({ ...cfHdropOf(['a']), fWide: 0 });
 * formatHex(bytes.subarray(20)); // '61 00 00'
 * ```
 */
export function writeCfHdrop(value: CfHdrop, page: CodePage = defaultCodePage): Uint8Array {
  const { pFiles, pt, fNC, fWide, between, names, missing, rest } = value;
  const text = names.join('\0');
  const size = fWide === 0 ? ansiLength(text, page) : text.length * 2;
  const nuls = (names.length === 0 ? 1 : 2) - missing;
  const after = pFiles + size + nuls * (fWide === 0 ? 1 : 2);
  const bytes = new Uint8Array(after + rest.length);
  setDword(bytes, 0, pFiles);
  setDword(bytes, 4, pt.x);
  setDword(bytes, 8, pt.y);
  setDword(bytes, 12, fNC);
  setDword(bytes, 16, fWide);
  bytes.set(between, headerSize);
  if (fWide === 0) writeAnsi(text, page, bytes, pFiles);
  else writeUnits(text, bytes, pFiles);
  bytes.set(rest, after);
  return bytes;
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && !name.includes('\0');
}

/** Whether writing turns the value into what reading turns back. */
export function isCfHdrop(value: unknown, page: CodePage): value is CfHdrop {
  if (!isRecord(value)) return false;
  const { pFiles, pt, fNC, fWide, between, names, missing, rest } = value;
  return (
    isRecord(pt) &&
    [pt['x'], pt['y'], fNC, fWide].every(isLong) &&
    isBytes(between) &&
    pFiles === headerSize + between.length &&
    isArrayOf(names, isName) &&
    // All at once, as a name may be a single byte; no character reaches over a NUL.
    (fWide !== 0 || findUnencodable(names.join('\0'), page) < 0) &&
    isWord(missing) &&
    missing <= (names.length > 0 ? 2 : 1) &&
    isBytes(rest) &&
    (missing === 0 || rest.length <= (fWide === 0 ? 0 : 1))
  );
}

/**
 * CF_HDROP, with names in a code page where they are not wide.
 *
 * @example
 * ```ts
 * import { cfHdrop, cfHdropOf } from 'dde-spec/codecs';
 * cfHdrop().is(cfHdropOf(['C:\\a'])); // true
 * cfHdrop().is(cfHdropOf([''])); // false
 * ```
 */
export function cfHdrop(page: CodePage = defaultCodePage): t.Type<CfHdrop, Uint8Array, unknown> {
  return bytesCodec(
    `CF_HDROP in ${page}`,
    (value): value is CfHdrop => isCfHdrop(value, page),
    (bytes) => readCfHdrop(bytes, page),
    (value) => writeCfHdrop(value, page),
  );
}
