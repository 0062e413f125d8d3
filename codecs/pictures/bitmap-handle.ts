/** What a DDE block or the clipboard holds for CF_BITMAP: a handle, which means nothing in the bytes alone. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { bitmapHandle } from '../../spec/formats/pictures-gdi.js';
import type { Platform } from '../../spec/types.js';
import type { CodecError } from '../kernel/errors.js';
import type { FormatCodec } from '../kernel/format-codec.js';
import { restRow } from '../kernel/rows.js';
import { platformRecord, type WithRest } from './platform-records.js';

/** The handle of a bitmap, and what follows it. */
export type BitmapHandle = WithRest<{ readonly hbm: bigint }>;

const record = /* @__PURE__ */ platformRecord('CF_BITMAP', bitmapHandle);

/**
 * Reads the handle of a bitmap.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readBitmapHandle } from 'dde-spec/codecs';
 * const handle = readBitmapHandle(Uint8Array.of(0x34, 0x12), 'win16');
 * if (isRight(handle)) handle.right.hbm; // 0x1234n
 * ```
 */
export function readBitmapHandle(bytes: Uint8Array, platform: Platform): Either<CodecError, BitmapHandle> {
  return record.read(bytes, platform);
}

/**
 * Writes the handle of a bitmap.
 *
 * @example
 * ```ts
 * import { writeBitmapHandle } from 'dde-spec/codecs';
 * writeBitmapHandle({ hbm: 0x1234n, rest: new Uint8Array(0) }, 'win16'); // Uint8Array.of(0x34, 0x12)
 * ```
 */
export function writeBitmapHandle(value: BitmapHandle, platform: Platform): Uint8Array {
  return record.write(value, platform);
}

/**
 * The data of CF_BITMAP on a platform.
 *
 * @example
 * ```ts
 * import { cfBitmap } from 'dde-spec/codecs';
 * cfBitmap('win32').encode({ hbm: 1n, rest: new Uint8Array(0) }); // Uint8Array.of(1, 0, 0, 0)
 * ```
 */
export function cfBitmap(platform: Platform): t.Type<BitmapHandle, Uint8Array, unknown> {
  return record.type(platform);
}

export const bitmapHandleFormat: FormatCodec<BitmapHandle> = {
  name: 'CF_BITMAP',
  decode: (bytes, { platform }) => readBitmapHandle(bytes, platform),
  is: (value, { platform }): value is BitmapHandle => cfBitmap(platform).is(value),
  encode: (value, { platform }) => writeBitmapHandle(value, platform),
  rows(value, bytes, { platform, codePage }) {
    const kernel = record.kernel(platform);
    const rows = kernel.rows(bytes, 0, codePage);
    return value.rest.length > 0 ? [...rows, restRow(bytes, kernel.size, 'rest', 'after the handle')] : rows;
  },
};
