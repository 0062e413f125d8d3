/** DDEDATA: the block of WM_DDE_DATA. */
import { setWord, word } from '../kernel/bytes.js';
import { type Either, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { hasHeader, tooShort } from './header.js';
import { structureFormat } from './structure-format.js';

/**
 * A value on its way from server to client.
 *
 * @category Structures
 */
export interface DDEDATA {
  readonly fAckReq: boolean;
  readonly fRelease: boolean;
  readonly fResponse: boolean;
  /** The bits without meaning, in their place. */
  readonly reserved: number;
  /** A clipboard format, 0..65535. */
  readonly cfFormat: number;
  /** The data, and whatever the block holds after them. A view into the decoded bytes, not a copy. */
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
 * import { isLeft, isRight, readDDEDATA } from 'dde-spec/codecs';
 * const block = readDDEDATA(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0));
 * if (isRight(block)) block.right.cfFormat; // 1
 * const short = readDDEDATA(Uint8Array.of(0));
 * if (isLeft(short)) short.left.offset; // 1
 * ```
 */
export function readDDEDATA(bytes: Uint8Array): Either<CodecError, DDEDATA> {
  if (bytes.length < 4) return tooShort('DDEDATA', 4, bytes.length);
  const flags = word(bytes, 0);
  return right({
    fAckReq: (flags & 0x8000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    fResponse: (flags & 0x1000) !== 0,
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
 * import { orThrow, readDDEDATA, writeDDEDATA } from 'dde-spec/codecs';
 * const block = orThrow(readDDEDATA(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0)));
 * writeDDEDATA(block); // Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0)
 * ```
 */
export function writeDDEDATA(block: DDEDATA): Uint8Array {
  const bytes = new Uint8Array(4 + block.value.length);
  const flags =
    (block.reserved & RESERVED) |
    (block.fAckReq ? 0x8000 : 0) |
    (block.fRelease ? 0x2000 : 0) |
    (block.fResponse ? 0x1000 : 0);
  setWord(bytes, 0, flags);
  setWord(bytes, 2, block.cfFormat);
  bytes.set(block.value, 4);
  return bytes;
}

function isDDEDATA(value: unknown): value is DDEDATA {
  return hasHeader(value, ['fAckReq', 'fRelease', 'fResponse'], RESERVED, 'value');
}

/**
 * The block; reserved bits and everything after the header are kept.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { DDEDATA, orThrow } from 'dde-spec/codecs';
 * orThrow(DDEDATA.decode(Uint8Array.of(0, 0xa0, 1, 0, 0x41, 0))).cfFormat; // 1
 * ```
 */
export const DDEDATA: Format<DDEDATA, 'DDEDATA'> = /* @__PURE__ */ structureFormat(
  'DDEDATA',
  readDDEDATA,
  isDDEDATA,
  writeDDEDATA,
);
