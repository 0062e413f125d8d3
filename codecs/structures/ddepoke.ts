/** DDEPOKE: the block of WM_DDE_POKE. */
import { setWord, word } from '../kernel/bytes.js';
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { hasHeader, tooShort } from './header.js';
import { structureFormat } from './structure-format.js';

/**
 * A value on its way from client to server.
 *
 * @category Structures
 */
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
 * Reads the header and keeps the rest.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { isLeft, isRight, readDDEPOKE } from 'dde-spec/codecs';
 * const block = readDDEPOKE(Uint8Array.of(0, 0x20, 1, 0, 0x41, 0));
 * if (isRight(block)) block.right.cfFormat; // 1
 * const short = readDDEPOKE(Uint8Array.of(0));
 * if (isLeft(short)) short.left.offset; // 1
 * ```
 */
export function readDDEPOKE(bytes: Uint8Array): Either<CodecError, DDEPOKE> {
  if (bytes.length < 4) return tooShort('DDEPOKE', 4, bytes.length);
  const flags = word(bytes, 0);
  return right({
    fRelease: (flags & 0x2000) !== 0,
    reserved: flags & RESERVED,
    cfFormat: word(bytes, 2),
    value: bytes.subarray(4),
  });
}

/**
 * Writes the header and what follows it.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { orThrow, readDDEPOKE, writeDDEPOKE } from 'dde-spec/codecs';
 * const block = orThrow(readDDEPOKE(Uint8Array.of(0, 0x20, 1, 0, 0x41, 0)));
 * writeDDEPOKE(block); // Uint8Array.of(0, 0x20, 1, 0, 0x41, 0)
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

function isDDEPOKE(value: unknown): value is DDEPOKE {
  return hasHeader(value, ['fRelease'], RESERVED, 'value');
}

/**
 * The block; reserved bits and everything after the header are kept.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { DDEPOKE, orThrow } from 'dde-spec/codecs';
 * orThrow(DDEPOKE.decode(Uint8Array.of(0, 0x20, 1, 0, 0x41, 0))).cfFormat; // 1
 * ```
 */
export const DDEPOKE: Format<DDEPOKE, 'DDEPOKE'> = /* @__PURE__ */ structureFormat(
  'DDEPOKE',
  readDDEPOKE,
  isDDEPOKE,
  writeDDEPOKE,
);
