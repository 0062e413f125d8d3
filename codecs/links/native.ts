/** Native: the data of an object, which nobody but the server of its class can read. */

import type * as t from 'io-ts';
import { isBytes } from '../kernel/bytes.js';
import { right } from '../kernel/either.js';
import { bytesCodec } from '../kernel/errors.js';
import type { FormatCodec } from '../kernel/format-codec.js';
import { restRow } from '../kernel/rows.js';

/**
 * Native: the bytes as they are, to be stored and handed back.
 *
 * @example
 * ```ts
 * import { Native } from 'dde-spec/codecs';
 * Native.encode(Uint8Array.of(1, 2)); // Uint8Array.of(1, 2)
 * ```
 */
export const Native: t.Type<Uint8Array, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'Native',
  isBytes,
  right,
  (bytes) => bytes,
);

export const nativeFormat: FormatCodec<Uint8Array> = {
  name: 'Native',
  decode: (bytes) => right(bytes),
  is: (value): value is Uint8Array => isBytes(value),
  encode: (bytes) => bytes,
  rows: (_, bytes) => [restRow(bytes, 0, 'data', 'what only the server of the class can read')],
};
