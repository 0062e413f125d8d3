/** DDEACK: the status word of WM_DDE_ACK. */
import { isBytes, isRecord, isWord, setWord, word } from '../kernel/bytes.js';
import type { Codec } from '../kernel/codec.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { tooShort } from './header.js';
import { structureFormat } from './structure-format.js';

/**
 * The status word taken apart. Positive: `fAck`. Negative: not `fAck`; `fBusy` then says that it was busy.
 *
 * @category Structures
 */
export interface AckStatus {
  readonly fAck: boolean;
  readonly fBusy: boolean;
  /** 0..255, defined by the application. */
  readonly bAppReturnCode: number;
  /** Bits 8 to 13, in their place. */
  readonly reserved: number;
}

/**
 * The status word at the start of a block, as some programs store it.
 *
 * @category Structures
 */
export interface DDEACK extends AckStatus {
  /** What follows the word. */
  readonly trailing: Uint8Array;
}

const RESERVED = 0x3f00;

/**
 * Takes a status word apart. Bits above the sixteenth, as a half of a packed lParam may have, are ignored.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { splitAckStatus } from 'dde-spec/codecs';
 * splitAckStatus(0x8007); // { fAck: true, fBusy: false, bAppReturnCode: 7, reserved: 0 }
 * ```
 */
export function splitAckStatus(status: number): AckStatus {
  return {
    fAck: (status & 0x8000) !== 0,
    fBusy: (status & 0x4000) !== 0,
    bAppReturnCode: status & 0xff,
    reserved: status & RESERVED,
  };
}

/**
 * Puts a status word together.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { joinAckStatus } from 'dde-spec/codecs';
 * joinAckStatus({ fAck: false, fBusy: true, bAppReturnCode: 0, reserved: 0 }); // 0x4000
 * ```
 */
export function joinAckStatus(status: AckStatus): number {
  return (
    (status.bAppReturnCode & 0xff) |
    (status.reserved & RESERVED) |
    (status.fBusy ? 0x4000 : 0) |
    (status.fAck ? 0x8000 : 0)
  );
}

function isAckStatus(value: unknown): value is AckStatus {
  return (
    isRecord(value) &&
    typeof value['fAck'] === 'boolean' &&
    typeof value['fBusy'] === 'boolean' &&
    isWord(value['bAppReturnCode']) &&
    value['bAppReturnCode'] <= 0xff &&
    isWord(value['reserved']) &&
    (value['reserved'] & ~RESERVED) === 0
  );
}

/**
 * The status word as a number of 16 bits.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { AckStatus, orThrow } from 'dde-spec/codecs';
 * orThrow(AckStatus.decode(0x8000)); // { fAck: true, fBusy: false, bAppReturnCode: 0, reserved: 0 }
 * ```
 */
export const AckStatus: Codec<AckStatus, number> = /* @__PURE__ */ Object.freeze<Codec<AckStatus, number>>({
  name: 'AckStatus',
  decode: (status) =>
    isWord(status)
      ? right(splitAckStatus(status))
      : left({ expected: 'a word, 0 to 65535', found: describe(status), path: ['AckStatus'] }),
  is: isAckStatus,
  encode: joinAckStatus,
});

/**
 * Reads the two bytes and keeps the rest.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { isLeft, isRight, readDDEACK } from 'dde-spec/codecs';
 * const ack = readDDEACK(Uint8Array.of(0x07, 0x80));
 * if (isRight(ack)) ack.right.bAppReturnCode; // 7
 * const short = readDDEACK(Uint8Array.of(0));
 * if (isLeft(short)) short.left.offset; // 1
 * ```
 */
export function readDDEACK(bytes: Uint8Array): Either<CodecError, DDEACK> {
  if (bytes.length < 2) return tooShort('DDEACK', 2, bytes.length);
  const status = word(bytes, 0);
  return right({
    fAck: (status & 0x8000) !== 0,
    fBusy: (status & 0x4000) !== 0,
    bAppReturnCode: status & 0xff,
    reserved: status & RESERVED,
    trailing: bytes.subarray(2),
  });
}

/**
 * Writes the status word and what follows it.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { orThrow, readDDEACK, writeDDEACK } from 'dde-spec/codecs';
 * const ack = orThrow(readDDEACK(Uint8Array.of(0x07, 0x80)));
 * writeDDEACK(ack); // Uint8Array.of(0x07, 0x80)
 * ```
 */
export function writeDDEACK(ack: DDEACK): Uint8Array {
  const bytes = new Uint8Array(2 + ack.trailing.length);
  setWord(bytes, 0, joinAckStatus(ack));
  bytes.set(ack.trailing, 2);
  return bytes;
}

function isDDEACK(value: unknown): value is DDEACK {
  return isAckStatus(value) && isBytes((value as Partial<DDEACK>).trailing);
}

/**
 * The status word as two bytes.
 *
 * @category Structures
 *
 * @example
 * ```ts
 * import { DDEACK, orThrow } from 'dde-spec/codecs';
 * orThrow(DDEACK.decode(Uint8Array.of(0x07, 0x80))).bAppReturnCode; // 7
 * ```
 */
export const DDEACK: Format<DDEACK, 'DDEACK'> = /* @__PURE__ */ structureFormat(
  'DDEACK',
  readDDEACK,
  isDDEACK,
  writeDDEACK,
);
