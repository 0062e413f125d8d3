/** The record that a unit for Delphi keeps in shared memory: a short string and an Integer. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { isBytes, isLong, isRecord, long, setDword } from '../kernel/bytes.js';
import { isLeft, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import { count } from '../kernel/rows.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';
import { isShortString, readShortString, writeShortString } from './short-string.js';

const maximum = 255;
const integerAt = 256;
const size = 260;

/** The record as it is declared. */
export interface SharedData {
  readonly MyStr: string;
  readonly MyInt: number;
  /** What stands after the text of the short string; left out while all of it is zero. */
  readonly unused?: Uint8Array;
  /** What stands after the record: a mapping is made of whole pages. A view, not a copy. */
  readonly rest: Uint8Array;
}

/**
 * Reads the record.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readSharedData } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(260);
 * bytes.set([2, 0x48, 0x69]);
 * bytes[256] = 7;
 * const read = readSharedData(bytes);
 * if (isRight(read)) read.right; // { MyStr: 'Hi', MyInt: 7, rest: Uint8Array.of() }
 * ```
 */
export function readSharedData(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, SharedData> {
  if (bytes.length < size) {
    return left({
      offset: bytes.length,
      expected: `${size} bytes, MyInt at bytes ${integerAt} to ${size - 1}`,
      found: `the end of the block after ${count(bytes.length, 'byte')}`,
      path: ['TSharedData', bytes.length < integerAt ? 'MyStr' : 'MyInt'],
    });
  }
  const string = readShortString(bytes.subarray(0, integerAt), maximum, page);
  if (isLeft(string)) return string;
  const { text: MyStr, unused } = string.right;
  const MyInt = long(bytes, integerAt);
  const rest = bytes.subarray(size);
  return right(unused === undefined ? { MyStr, MyInt, rest } : { MyStr, MyInt, unused, rest });
}

/**
 * Writes the record.
 *
 * @example
 * ```ts
 * import { writeSharedData } from 'dde-spec/codecs';
 * writeSharedData({ MyStr: 'Hi', MyInt: 7, rest: new Uint8Array(0) }).subarray(0, 4); // Uint8Array.of(2, 0x48, 0x69, 0)
 * ```
 */
export function writeSharedData(
  { MyStr, MyInt, unused, rest }: SharedData,
  page: CodePage = defaultCodePage,
): Uint8Array {
  const bytes = new Uint8Array(size + rest.length);
  bytes.set(writeShortString(unused === undefined ? { text: MyStr } : { text: MyStr, unused }, maximum, page));
  setDword(bytes, integerAt, MyInt);
  bytes.set(rest, size);
  return bytes;
}

/** Whether a value is such a record. */
export function isSharedData(value: unknown, page: CodePage): value is SharedData {
  if (!isRecord(value)) return false;
  const { MyStr, MyInt, unused, rest } = value;
  return isShortString({ text: MyStr, unused }, maximum, page) && isLong(MyInt) && isBytes(rest);
}

/**
 * The record in a code page.
 *
 * @example
 * ```ts
 * import { sharedData } from 'dde-spec/codecs';
 * sharedData('windows-1251').is({ MyStr: 'Да', MyInt: 1, rest: new Uint8Array(0) }); // true
 * ```
 */
export function sharedData(page: CodePage = defaultCodePage): t.Type<SharedData, Uint8Array, unknown> {
  return bytesCodec(
    `TSharedData in ${page}`,
    (value): value is SharedData => isSharedData(value, page),
    (bytes) => readSharedData(bytes, page),
    (value) => writeSharedData(value, page),
  );
}
