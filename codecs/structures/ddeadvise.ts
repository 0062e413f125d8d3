/** DDEADVISE: the options block of WM_DDE_ADVISE. */
import type * as t from 'io-ts';
import { setWord, word } from '../kernel/bytes.js';
import { hasHeader, structureCodec } from './structure-codec.js';

/** How a client wants its link: `fDeferUpd` makes it warm, `fAckReq` asks for flow control. */
export interface DDEADVISE {
  readonly fAckReq: boolean;
  readonly fDeferUpd: boolean;
  /** The bits without meaning, in their place. */
  readonly reserved: number;
  /** A clipboard format, 0..65535. */
  readonly cfFormat: number;
  /** What follows the header. A view into the decoded bytes, not a copy. */
  readonly trailing: Uint8Array;
}

const RESERVED = 0x3fff;

/**
 * Reads the header and keeps the rest; `undefined`: fewer than 4 bytes.
 *
 * @example
 * ```ts
 * import { readDDEADVISE } from 'dde-spec/codecs';
 * readDDEADVISE(Uint8Array.of(0, 0x80, 1, 0))?.cfFormat; // 1
 * readDDEADVISE(Uint8Array.of(0)); // undefined
 * ```
 */
export function readDDEADVISE(bytes: Uint8Array): DDEADVISE | undefined {
  if (bytes.length < 4) return undefined;
  const flags = word(bytes, 0);
  return {
    fAckReq: (flags & 0x8000) !== 0,
    fDeferUpd: (flags & 0x4000) !== 0,
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
 * import { readDDEADVISE, writeDDEADVISE } from 'dde-spec/codecs';
 * const block = readDDEADVISE(Uint8Array.of(0, 0x80, 1, 0));
 * if (block) writeDDEADVISE(block); // Uint8Array.of(0, 0x80, 1, 0)
 * ```
 */
export function writeDDEADVISE(block: DDEADVISE): Uint8Array {
  const bytes = new Uint8Array(4 + block.trailing.length);
  const flags = (block.reserved & RESERVED) | (block.fAckReq ? 0x8000 : 0) | (block.fDeferUpd ? 0x4000 : 0);
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
 * import { DDEADVISE } from 'dde-spec/codecs';
 * const result = DDEADVISE.decode(Uint8Array.of(0, 0x80, 1, 0));
 * if (isRight(result)) result.right.cfFormat; // 1
 * ```
 */
export const DDEADVISE: t.Type<DDEADVISE, Uint8Array, unknown> = /* @__PURE__ */ structureCodec(
  'DDEADVISE',
  (value): value is DDEADVISE => hasHeader(value, ['fAckReq', 'fDeferUpd'], RESERVED, 'trailing'),
  readDDEADVISE,
  writeDDEADVISE,
);
