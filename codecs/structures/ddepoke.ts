/** DDEPOKE: the block of WM_DDE_POKE. */
import type * as t from 'io-ts';
import { setWord, word } from '../kernel/bytes.js';
import { hasHeader, structureCodec } from './structure-codec.js';

/** A value on its way from client to server. */
export interface DDEPOKE {
  readonly fRelease: boolean;
  /** The bits without meaning, in their place. */
  readonly reserved: number;
  /** A clipboard format, 0..65535. */
  readonly cfFormat: number;
  /** The data, and whatever the block holds after them. A view into the decoded bytes, not a copy. */
  readonly value: Uint8Array;
}

const RESERVED = 0xdfff;

/**
 * Reads the header and keeps the rest; `undefined`: fewer than 4 bytes.
 *
 * @example
 * ```ts
 * import { readDDEPOKE } from 'dde-spec/codecs';
 * readDDEPOKE(Uint8Array.of(0, 0x20, 1, 0, 0x41, 0))?.cfFormat; // 1
 * readDDEPOKE(Uint8Array.of(0)); // undefined
 * ```
 */
export function readDDEPOKE(bytes: Uint8Array): DDEPOKE | undefined {
  if (bytes.length < 4) return undefined;
  const flags = word(bytes, 0);
  return {
    fRelease: (flags & 0x2000) !== 0,
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
 * import { readDDEPOKE, writeDDEPOKE } from 'dde-spec/codecs';
 * const block = readDDEPOKE(Uint8Array.of(0, 0x20, 1, 0, 0x41, 0));
 * if (block) writeDDEPOKE(block); // Uint8Array.of(0, 0x20, 1, 0, 0x41, 0)
 * ```
 */
export function writeDDEPOKE(block: DDEPOKE): Uint8Array {
  const bytes = new Uint8Array(4 + block.value.length);
  const flags = (block.reserved & RESERVED) | (block.fRelease ? 0x2000 : 0);
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
 * import { DDEPOKE } from 'dde-spec/codecs';
 * const result = DDEPOKE.decode(Uint8Array.of(0, 0x20, 1, 0, 0x41, 0));
 * if (isRight(result)) result.right.cfFormat; // 1
 * ```
 */
export const DDEPOKE: t.Type<DDEPOKE, Uint8Array, unknown> = /* @__PURE__ */ structureCodec(
  'DDEPOKE',
  (value): value is DDEPOKE => hasHeader(value, ['fRelease'], RESERVED, 'value'),
  readDDEPOKE,
  writeDDEPOKE,
);
