/** Short strings of Pascal: a byte with the length, and room for as many bytes as were declared. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import {
  ansiLength,
  type CodePage,
  decodeAnsi,
  defaultCodePage,
  findUnencodable,
  writeAnsi,
} from '../text/code-page.js';

/** A short string. */
export interface ShortString {
  readonly text: string;
  /** What stands after the text, up to the declared maximum; left out while all of it is zero. */
  readonly unused?: Uint8Array;
}

/**
 * Reads a `string[maximum]`, which takes one byte more than its maximum. A length above the maximum is refused, as
 * the text would run into what follows the string.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readShortString } from 'dde-spec/codecs';
 * const read = readShortString(Uint8Array.of(2, 0x48, 0x69, 0), 3);
 * if (isRight(read)) read.right.text; // 'Hi'
 * ```
 */
export function readShortString(
  bytes: Uint8Array,
  maximum: number,
  page: CodePage = defaultCodePage,
): Either<CodecError, ShortString> {
  const path = [`string[${maximum}]`];
  if (bytes.length < maximum + 1) {
    return left({ offset: bytes.length, expected: `${maximum + 1} bytes`, found: `${bytes.length} bytes`, path });
  }
  const end = 1 + (bytes[0] as number);
  if (end > maximum + 1) {
    return left({ offset: 0, expected: `a length of ${maximum} at most`, found: String(end - 1), path });
  }
  const text = decodeAnsi(bytes, page, 1, end);
  const unused = bytes.subarray(end, maximum + 1);
  return right(unused.some((byte) => byte !== 0) ? { text, unused } : { text });
}

/**
 * Writes a `string[maximum]`.
 *
 * @example
 * ```ts
 * import { writeShortString } from 'dde-spec/codecs';
 * writeShortString({ text: 'Hi' }, 3); // Uint8Array.of(2, 0x48, 0x69, 0)
 * ```
 */
export function writeShortString(
  { text, unused }: ShortString,
  maximum: number,
  page: CodePage = defaultCodePage,
): Uint8Array {
  const bytes = new Uint8Array(maximum + 1);
  const length = ansiLength(text, page);
  bytes[0] = length;
  writeAnsi(text, page, bytes, 1);
  if (unused !== undefined) bytes.set(unused, 1 + length);
  return bytes;
}

/** Whether a value is a short string that fits. */
export function isShortString(value: unknown, maximum: number, page: CodePage): value is ShortString {
  if (!isRecord(value)) return false;
  const { text, unused } = value;
  if (typeof text !== 'string' || text.length > maximum || findUnencodable(text, page) >= 0) return false;
  const room = maximum - ansiLength(text, page);
  if (unused === undefined) return room >= 0;
  return isBytes(unused) && unused.length === room && unused.some((byte) => byte !== 0);
}

/**
 * A `string[maximum]` with nothing after it.
 *
 * @example
 * ```ts
 * import { shortString } from 'dde-spec/codecs';
 * shortString(3).is({ text: 'four' }); // false
 * ```
 */
export function shortString(
  maximum: number,
  page: CodePage = defaultCodePage,
): t.Type<ShortString, Uint8Array, unknown> {
  return bytesCodec(
    `string[${maximum}] in ${page}`,
    (value): value is ShortString => isShortString(value, maximum, page),
    (bytes) =>
      bytes.length > maximum + 1
        ? left({
            offset: maximum + 1,
            expected: `${maximum + 1} bytes`,
            found: `${bytes.length} bytes`,
            path: [`string[${maximum}]`],
          })
        : readShortString(bytes, maximum, page),
    (value) => writeShortString(value, maximum, page),
  );
}
