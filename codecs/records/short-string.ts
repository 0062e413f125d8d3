/** Short strings of Pascal: a byte with the length, and room for as many bytes as were declared. */
import { isBytes, isRecord } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, count, row, shownText } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';

/**
 * A short string.
 *
 * @category Records
 */
export interface ShortString {
  readonly text: string;
  /** What stands after the text, up to the declared maximum; left out while all of it is zero. */
  readonly unused?: Uint8Array;
}

/**
 * Reads a `string[maximum]`, which takes one byte more than its maximum. A length above the maximum is refused, as
 * the text would run into what follows the string.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { orThrow, readShortString } from 'dde-spec/codecs';
 * orThrow(readShortString(Uint8Array.of(2, 0x48, 0x69, 0), 3)).text; // 'Hi'
 * ```
 */
export function readShortString(
  bytes: Uint8Array,
  maximum: number,
  options?: Pick<FormatOptions, 'codePage'>,
): Either<CodecError, ShortString> {
  const page = pageOf(options);
  const path = [`string[${maximum}]`];
  if (bytes.length < maximum + 1) {
    return left({ offset: bytes.length, expected: `${maximum + 1} bytes`, found: `${bytes.length} bytes`, path });
  }
  const end = 1 + (bytes[0] as number);
  if (end > maximum + 1) {
    return left({ offset: 0, expected: `a length of ${maximum} at most`, found: String(end - 1), path });
  }
  const text = page.decode(bytes, 1, end);
  const unused = bytes.subarray(end, maximum + 1);
  return right(unused.some((byte) => byte !== 0) ? { text, unused } : { text });
}

/**
 * Writes a `string[maximum]`.
 *
 * @category Records
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
  options?: Pick<FormatOptions, 'codePage'>,
): Uint8Array {
  const page = pageOf(options);
  const bytes = new Uint8Array(maximum + 1);
  const length = page.measure(text);
  bytes[0] = length;
  page.write(text, bytes, 1);
  if (unused !== undefined) bytes.set(unused, 1 + length);
  return bytes;
}

/** Whether a value is a short string that fits. */
export function isShortString(value: unknown, maximum: number, page: CodePage): value is ShortString {
  if (!isRecord(value)) return false;
  const { text, unused } = value;
  if (typeof text !== 'string' || text.length > maximum || page.findUnencodable(text) >= 0) return false;
  const room = maximum - page.measure(text);
  if (unused === undefined) return room >= 0;
  return isBytes(unused) && unused.length === room && unused.some((byte) => byte !== 0);
}

/** The rows of a string at the start of some bytes; `name` is that of the field. */
export function shortStringRows(
  bytes: Uint8Array,
  maximum: number,
  { text, unused }: ShortString,
  page: CodePage,
  name: string,
): readonly AnnotatedRow[] {
  const end = 1 + page.measure(text);
  const rows = [
    row(bytes, 0, 1, `${name}.length`, String(end - 1), count(end - 1, 'byte')),
    row(bytes, 1, end, name, shownText(text), 'text'),
  ];
  if (end > maximum) return rows;
  return [...rows, row(bytes, end, maximum + 1, 'unused', unused === undefined ? '0' : 'not zero', 'no meaning')];
}

/**
 * The format of a `string[maximum]` with nothing after it.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { defineShortString } from 'dde-spec/codecs';
 * defineShortString(3).is({ text: 'four' }); // false
 * ```
 */
export function defineShortString(maximum: number): Format<ShortString> {
  const name = `string[${maximum}]`;
  return defineFormat({
    name,
    read: (bytes, options): Either<CodecError, ShortString> =>
      bytes.length > maximum + 1
        ? left({
            offset: maximum + 1,
            expected: `${maximum + 1} bytes`,
            found: `${bytes.length} bytes`,
            path: [name],
          })
        : readShortString(bytes, maximum, options),
    is: (value, options): value is ShortString => isShortString(value, maximum, pageOf(options)),
    write: (value, options) => writeShortString(value, maximum, options),
    rows: (value, bytes, options) => shortStringRows(bytes, maximum, value, pageOf(options), 'text'),
  });
}
