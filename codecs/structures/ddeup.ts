/** DDEUP: an older form of DDEDATA, declared in dde.h and used by no message of today. */
import { setWord, word } from '../kernel/bytes.js';
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { hasHeader, tooShort } from './header.js';
import { structureFormat } from './structure-format.js';

/**
 * A value on its way from server to client; `fAck` stands where DDEDATA has fResponse.
 *
 * @category Structures
 */
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
 * Reads the header and keeps the rest.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { isLeft, isRight, readDDEUP } from 'dde-spec/codecs';
 * const block = readDDEUP(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0));
 * if (isRight(block)) block.right.cfFormat; // 1
 * const short = readDDEUP(Uint8Array.of(0));
 * if (isLeft(short)) short.left.offset; // 1
 * ```
 */
export function readDDEUP(bytes: Uint8Array): Either<CodecError, DDEUP> {
  if (bytes.length < 4) return tooShort('DDEUP', 4, bytes.length);
  const flags = word(bytes, 0);
  return right({
    fAckReq: (flags & 0x8000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    fAck: (flags & 0x1000) !== 0,
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
 * import { orThrow, readDDEUP, writeDDEUP } from 'dde-spec/codecs';
 * const block = orThrow(readDDEUP(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0)));
 * writeDDEUP(block); // Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0)
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

function isDDEUP(value: unknown): value is DDEUP {
  return hasHeader(value, ['fAckReq', 'fRelease', 'fAck'], RESERVED, 'value');
}

/**
 * The block; reserved bits and everything after the header are kept.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { DDEUP, orThrow } from 'dde-spec/codecs';
 * orThrow(DDEUP.decode(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0))).cfFormat; // 1
 * ```
 */
export const DDEUP: Format<DDEUP, 'DDEUP'> = /* @__PURE__ */ structureFormat('DDEUP', readDDEUP, isDDEUP, writeDDEUP);
