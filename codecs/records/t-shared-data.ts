/** The record that a unit for Delphi keeps in shared memory: a short string and an Integer. */
import { isBytes, isLong, isRecord, long, setDword } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, isLeft, isRight, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { knownPlatform } from '../kernel/record-format.js';
import { restRow, row } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';
import { isShortString, readShortString, shortStringRows, writeShortString } from './short-string.js';

const maximum = 255;
const integerAt = 256;
const size = 260;

/**
 * The record that a unit for Delphi keeps in shared memory, as it is declared.
 *
 * @category Records
 */
export interface TSharedData {
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
 * @category Records
 *
 * @example
 * ```ts
 * import { orThrow, readTSharedData } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(260);
 * bytes.set([2, 0x48, 0x69]);
 * bytes[256] = 7;
 * orThrow(readTSharedData(bytes)); // { MyStr: 'Hi', MyInt: 7, rest: Uint8Array.of() }
 * ```
 */
export function readTSharedData(
  bytes: Uint8Array,
  options?: Pick<FormatOptions, 'codePage'>,
): Either<CodecError, TSharedData> {
  if (bytes.length < size) {
    return left({
      offset: bytes.length,
      expected: `${size} bytes, MyInt at bytes ${integerAt} to ${size - 1}`,
      found: endOfBlock(bytes.length),
      path: ['TSharedData', bytes.length < integerAt ? 'MyStr' : 'MyInt'],
    });
  }
  const string = readShortString(bytes.subarray(0, integerAt), maximum, options);
  if (isLeft(string)) return string;
  const { text: MyStr, unused } = string.right;
  const MyInt = long(bytes, integerAt);
  const rest = bytes.subarray(size);
  return right(unused === undefined ? { MyStr, MyInt, rest } : { MyStr, MyInt, unused, rest });
}

/**
 * Writes the record.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { writeTSharedData } from 'dde-spec/codecs';
 * writeTSharedData({ MyStr: 'Hi', MyInt: 7, rest: new Uint8Array(0) }).subarray(0, 4); // Uint8Array.of(2, 0x48, 0x69, 0)
 * ```
 */
export function writeTSharedData(
  { MyStr, MyInt, unused, rest }: TSharedData,
  options?: Pick<FormatOptions, 'codePage'>,
): Uint8Array {
  const bytes = new Uint8Array(size + rest.length);
  bytes.set(writeShortString(unused === undefined ? { text: MyStr } : { text: MyStr, unused }, maximum, options));
  setDword(bytes, integerAt, MyInt);
  bytes.set(rest, size);
  return bytes;
}

function isTSharedData(value: unknown, page: CodePage): value is TSharedData {
  if (!isRecord(value)) return false;
  const { MyStr, MyInt, unused, rest } = value;
  return isShortString({ text: MyStr, unused }, maximum, page) && isLong(MyInt) && isBytes(rest);
}

/** A unit for Delphi needs Win32. */
const known = { name: 'TSharedData', platforms: ['win32', 'win64'] } as const;

/**
 * The record, with its text in a code page.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { TSharedData, windows1251 } from 'dde-spec/codecs';
 * TSharedData.is({ MyStr: 'Да', MyInt: 1, rest: new Uint8Array(0) }, { codePage: windows1251 }); // true
 * ```
 */
export const TSharedData: Format<TSharedData, 'TSharedData'> = /* @__PURE__ */ defineFormat({
  name: 'TSharedData',
  read(bytes, options): Either<CodecError, TSharedData> {
    const platform = knownPlatform(known, options);
    return isLeft(platform) ? platform : readTSharedData(bytes, options);
  },
  is: (value, options): value is TSharedData =>
    isRight(knownPlatform(known, options)) && isTSharedData(value, pageOf(options)),
  write: writeTSharedData,
  rows({ MyStr, MyInt, unused }, bytes, options) {
    const string = unused === undefined ? { text: MyStr } : { text: MyStr, unused };
    const rows = [
      ...shortStringRows(bytes, maximum, string, pageOf(options), 'MyStr'),
      row(bytes, integerAt, size, 'MyInt', String(MyInt), 'the number'),
    ];
    return bytes.length === size ? rows : [...rows, restRow(bytes, size, 'rest', 'after the record')];
  },
});
