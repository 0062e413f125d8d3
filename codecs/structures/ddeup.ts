/** DDEUP: an older form of DDEDATA, declared in dde.h and used by no message of today. */
import type * as t from 'io-ts';
import { setWord, word } from '../kernel/bytes.js';
import { hasHeader, structureCodec } from './structure-codec.js';

/** A value on its way from server to client; `fAck` stands where DDEDATA has fResponse. */
export interface DDEUP {
  readonly fAckReq: boolean;
  readonly fRelease: boolean;
  readonly fAck: boolean;
  /** The bits without meaning, in their place. */
  readonly reserved: number;
  /** A clipboard format, 0..65535. */
  readonly cfFormat: number;
  /** The data (`rgb` in the header file), and whatever the block holds after them. A view into the decoded bytes, not a copy. */
  readonly value: Uint8Array;
}

const RESERVED = 0x4fff;

/**
 * Reads the header and keeps the rest; `undefined`: fewer than 4 bytes.
 *
 * @example
 * ```ts
 * import { readDDEUP } from 'dde-spec/codecs';
 * readDDEUP(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0))?.cfFormat; // 1
 * readDDEUP(Uint8Array.of(0)); // undefined
 * ```
 */
export function readDDEUP(bytes: Uint8Array): DDEUP | undefined {
  if (bytes.length < 4) return undefined;
  const flags = word(bytes, 0);
  return {
    fAckReq: (flags & 0x8000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    fAck: (flags & 0x1000) !== 0,
    reserved: flags & RESERVED,
    cfFormat: word(bytes, 2),
    value: bytes.subarray(4),
  };
}

/**
 * Writes the header and what follows it.
 *
 * @example
 * ```ts
 * import { readDDEUP, writeDDEUP } from 'dde-spec/codecs';
 * const block = readDDEUP(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0));
 * if (block) writeDDEUP(block); // Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0)
 * ```
 */
export function writeDDEUP(block: DDEUP): Uint8Array {
  const bytes = new Uint8Array(4 + block.value.length);
  const flags =
    (block.reserved & RESERVED) |
    (block.fAckReq ? 0x8000 : 0) |
    (block.fRelease ? 0x2000 : 0) |
    (block.fAck ? 0x1000 : 0);
  setWord(bytes, 0, flags);
  setWord(bytes, 2, block.cfFormat);
  bytes.set(block.value, 4);
  return bytes;
}

/**
 * The block as bytes; reserved bits and everything after the header are kept.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DDEUP } from 'dde-spec/codecs';
 * const result = DDEUP.decode(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0));
 * if (isRight(result)) result.right.cfFormat; // 1
 * ```
 */
export const DDEUP: t.Type<DDEUP, Uint8Array, unknown> = /* @__PURE__ */ structureCodec(
  'DDEUP',
  (value): value is DDEUP => hasHeader(value, ['fAckReq', 'fRelease', 'fAck'], RESERVED, 'value'),
  readDDEUP,
  writeDDEUP,
);
