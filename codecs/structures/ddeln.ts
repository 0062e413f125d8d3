/** DDELN: an older form of DDEADVISE, declared in dde.h and used by no message of today. */
import { setWord, word } from '../kernel/bytes.js';
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { hasHeader, tooShort } from './header.js';
import { structureFormat } from './structure-format.js';

/**
 * The options of a link, with a flag fRelease that DDEADVISE dropped.
 *
 * @category Structures
 */
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
 * Reads the header and keeps the rest.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { isLeft, isRight, readDDELN } from 'dde-spec/codecs';
 * const block = readDDELN(Uint8Array.of(0, 0x80, 1, 0));
 * if (isRight(block)) block.right.cfFormat; // 1
 * const short = readDDELN(Uint8Array.of(0));
 * if (isLeft(short)) short.left.offset; // 1
 * ```
 */
export function readDDELN(bytes: Uint8Array): Either<CodecError, DDELN> {
  if (bytes.length < 4) return tooShort('DDELN', 4, bytes.length);
  const flags = word(bytes, 0);
  return right({
    fAckReq: (flags & 0x8000) !== 0,
    fDeferUpd: (flags & 0x4000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    reserved: flags & RESERVED,
    cfFormat: word(bytes, 2),
    trailing: bytes.subarray(4),
  });
}

/**
 * Writes the header and what follows it.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { orThrow, readDDELN, writeDDELN } from 'dde-spec/codecs';
 * const block = orThrow(readDDELN(Uint8Array.of(0, 0x80, 1, 0)));
 * writeDDELN(block); // Uint8Array.of(0, 0x80, 1, 0)
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

function isDDELN(value: unknown): value is DDELN {
  return hasHeader(value, ['fAckReq', 'fDeferUpd', 'fRelease'], RESERVED, 'trailing');
}

/**
 * The block; reserved bits and everything after the header are kept.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { DDELN, orThrow } from 'dde-spec/codecs';
 * orThrow(DDELN.decode(Uint8Array.of(0, 0x80, 1, 0))).cfFormat; // 1
 * ```
 */
export const DDELN: Format<DDELN, 'DDELN'> = /* @__PURE__ */ structureFormat('DDELN', readDDELN, isDDELN, writeDDELN);
