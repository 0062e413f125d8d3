/** Native: the data of an object, which nobody but the server of its class can read. */
import { isBytes } from '../kernel/bytes.js';
import { right } from '../kernel/either.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { restRow } from '../kernel/rows.js';

/**
 * The value of Native.
 *
 * @category Links
 */
export type Native = Uint8Array;

/**
 * Native: the bytes as they are, to be stored and handed back.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { Native } from 'dde-spec/codecs';
 * Native.encode(Uint8Array.of(1, 2)); // Uint8Array.of(1, 2)
 * ```
 */
export const Native: Format<Native, 'Native'> = /* @__PURE__ */ defineFormat({
  name: 'Native',
  read: right,
  is: isBytes,
  write: (bytes) => bytes,
  rows: (_, bytes) => [restRow(bytes, 0, 'data', 'what only the server of the class can read')],
});
