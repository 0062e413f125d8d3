/** DDELN: an older form of DDEADVISE, declared in dde.h and used by no message of today. */
import type * as t from 'io-ts';
import { setWord, word } from '../kernel/bytes.js';
import { hasHeader, structureCodec } from './structure-codec.js';

/** The options of a link, with a flag fRelease that DDEADVISE dropped. */
export interface DDELN {
  readonly fAckReq: boolean;
  readonly fDeferUpd: boolean;
  readonly fRelease: boolean;
  /** The bits without meaning, in their place. */
  readonly reserved: number;
  /** A clipboard format, 0..65535. */
  readonly cfFormat: number;
  /** What follows the header. A view into the decoded bytes, not a copy. */
  readonly trailing: Uint8Array;
}

const RESERVED = 0x1fff;

/**
 * Reads the header and keeps the rest; `undefined`: fewer than 4 bytes.
 *
 * @example
 * ```ts
 * import { readDDELN } from 'dde-spec/codecs';
 * readDDELN(Uint8Array.of(0, 0x80, 1, 0))?.cfFormat; // 1
 * readDDELN(Uint8Array.of(0)); // undefined
 * ```
 */
export function readDDELN(bytes: Uint8Array): DDELN | undefined {
  if (bytes.length < 4) return undefined;
  const flags = word(bytes, 0);
  return {
    fAckReq: (flags & 0x8000) !== 0,
    fDeferUpd: (flags & 0x4000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    reserved: flags & RESERVED,
    cfFormat: word(bytes, 2),
    trailing: bytes.subarray(4),
  };
}

/**
 * Writes the header and what follows it.
 *
 * @example
 * ```ts
 * import { readDDELN, writeDDELN } from 'dde-spec/codecs';
 * const block = readDDELN(Uint8Array.of(0, 0x80, 1, 0));
 * if (block) writeDDELN(block); // Uint8Array.of(0, 0x80, 1, 0)
 * ```
 */
export function writeDDELN(block: DDELN): Uint8Array {
  const bytes = new Uint8Array(4 + block.trailing.length);
  const flags =
    (block.reserved & RESERVED) |
    (block.fAckReq ? 0x8000 : 0) |
    (block.fDeferUpd ? 0x4000 : 0) |
    (block.fRelease ? 0x2000 : 0);
  setWord(bytes, 0, flags);
  setWord(bytes, 2, block.cfFormat);
  bytes.set(block.trailing, 4);
  return bytes;
}

/**
 * The block as bytes; reserved bits and everything after the header are kept.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DDELN } from 'dde-spec/codecs';
 * const result = DDELN.decode(Uint8Array.of(0, 0x80, 1, 0));
 * if (isRight(result)) result.right.cfFormat; // 1
 * ```
 */
export const DDELN: t.Type<DDELN, Uint8Array, unknown> = /* @__PURE__ */ structureCodec(
  'DDELN',
  (value): value is DDELN => hasHeader(value, ['fAckReq', 'fDeferUpd', 'fRelease'], RESERVED, 'trailing'),
  readDDELN,
  writeDDELN,
);
