/** DDEADVISE: the options block of WM_DDE_ADVISE. */
import { setWord, word } from '../kernel/bytes.js';
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { hasHeader, tooShort } from './header.js';
import { structureFormat } from './structure-format.js';

/**
 * How a client wants its link: `fDeferUpd` makes it warm, `fAckReq` asks for flow control.
 *
 * @category Structures
 */
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
 * Reads the header and keeps the rest.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { isLeft, isRight, readDDEADVISE } from 'dde-spec/codecs';
 * const block = readDDEADVISE(Uint8Array.of(0, 0x80, 1, 0));
 * if (isRight(block)) block.right.cfFormat; // 1
 * const short = readDDEADVISE(Uint8Array.of(0));
 * if (isLeft(short)) short.left.offset; // 1
 * ```
 */
export function readDDEADVISE(bytes: Uint8Array): Either<CodecError, DDEADVISE> {
  if (bytes.length < 4) return tooShort('DDEADVISE', 4, bytes.length);
  const flags = word(bytes, 0);
  return right({
    fAckReq: (flags & 0x8000) !== 0,
    fDeferUpd: (flags & 0x4000) !== 0,
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
 * import { orThrow, readDDEADVISE, writeDDEADVISE } from 'dde-spec/codecs';
 * const block = orThrow(readDDEADVISE(Uint8Array.of(0, 0x80, 1, 0)));
 * writeDDEADVISE(block); // Uint8Array.of(0, 0x80, 1, 0)
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

function isDDEADVISE(value: unknown): value is DDEADVISE {
  return hasHeader(value, ['fAckReq', 'fDeferUpd'], RESERVED, 'trailing');
}

/**
 * The block; reserved bits and everything after the header are kept.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { DDEADVISE, orThrow } from 'dde-spec/codecs';
 * orThrow(DDEADVISE.decode(Uint8Array.of(0, 0x80, 1, 0))).cfFormat; // 1
 * ```
 */
export const DDEADVISE: Format<DDEADVISE, 'DDEADVISE'> = /* @__PURE__ */ structureFormat(
  'DDEADVISE',
  readDDEADVISE,
  isDDEADVISE,
  writeDDEADVISE,
);
