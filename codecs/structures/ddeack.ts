/** DDEACK: the status word of WM_DDE_ACK. */

import type * as t from 'io-ts';
import { isBytes, isRecord, isWord, setWord, word } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { codec, describe } from '../kernel/errors.js';
import { structureCodec } from './structure-codec.js';

/** The status word taken apart. Positive: `fAck`. Negative: not `fAck`; `fBusy` then says that it was busy. */
export interface AckStatus {
  readonly fAck: boolean;
  readonly fBusy: boolean;
  /** 0..255, defined by the application. */
  readonly bAppReturnCode: number;
  /** Bits 8 to 13, in their place. */
  readonly reserved: number;
}

/** The status word at the start of a block, as some programs store it. */
export interface DDEACK extends AckStatus {
  /** What follows the word. */
  readonly trailing: Uint8Array;
}

const RESERVED = 0x3f00;

/**
 * Takes a status word apart. Bits above the sixteenth, as a half of a packed lParam may have, are ignored.
 *
 * @example
 * ```ts
 * import { decodeAckStatus } from 'dde-spec/codecs';
 * decodeAckStatus(0x8007); // { fAck: true, fBusy: false, bAppReturnCode: 7, reserved: 0 }
 * ```
 */
export function decodeAckStatus(status: number): AckStatus {
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
 * @example
 * ```ts
 * import { encodeAckStatus } from 'dde-spec/codecs';
 * encodeAckStatus({ fAck: false, fBusy: true, bAppReturnCode: 0, reserved: 0 }); // 0x4000
 * ```
 */
export function encodeAckStatus(status: AckStatus): number {
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
 * @example
 * ```ts
 * import { AckStatus } from 'dde-spec/codecs';
 * AckStatus.decode(0x8000); // right({ fAck: true, fBusy: false, bAppReturnCode: 0, reserved: 0 })
 * ```
 */
export const AckStatus: t.Type<AckStatus, number, unknown> = codec(
  'AckStatus',
  isAckStatus,
  (input) =>
    isWord(input)
      ? right(decodeAckStatus(input))
      : left({ expected: 'a word, 0 to 65535', found: describe(input), path: ['AckStatus'] }),
  encodeAckStatus,
);

/**
 * Reads the two bytes and keeps the rest; `undefined`: fewer than 2 bytes.
 *
 * @example
 * ```ts
 * import { readDDEACK } from 'dde-spec/codecs';
 * readDDEACK(Uint8Array.of(0x07, 0x80))?.bAppReturnCode; // 7
 * readDDEACK(Uint8Array.of(0)); // undefined
 * ```
 */
export function readDDEACK(bytes: Uint8Array): DDEACK | undefined {
  if (bytes.length < 2) return undefined;
  const status = word(bytes, 0);
  return {
    fAck: (status & 0x8000) !== 0,
    fBusy: (status & 0x4000) !== 0,
    bAppReturnCode: status & 0xff,
    reserved: status & RESERVED,
    trailing: bytes.subarray(2),
  };
}

/**
 * Writes the header and what follows it.
 *
 * @example
 * ```ts
 * import { readDDEACK, writeDDEACK } from 'dde-spec/codecs';
 * const block = readDDEACK(Uint8Array.of(0x07, 0x80));
 * if (block) writeDDEACK(block); // Uint8Array.of(0x07, 0x80)
 * ```
 */
export function writeDDEACK(ack: DDEACK): Uint8Array {
  const bytes = new Uint8Array(2 + ack.trailing.length);
  setWord(bytes, 0, encodeAckStatus(ack));
  bytes.set(ack.trailing, 2);
  return bytes;
}

/**
 * The status word as two bytes.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DDEACK } from 'dde-spec/codecs';
 * const result = DDEACK.decode(Uint8Array.of(0x07, 0x80));
 * if (isRight(result)) result.right.bAppReturnCode; // 7
 * ```
 */
export const DDEACK: t.Type<DDEACK, Uint8Array, unknown> = /* @__PURE__ */ structureCodec(
  'DDEACK',
  (value): value is DDEACK => isAckStatus(value) && isBytes((value as Partial<DDEACK>).trailing),
  readDDEACK,
  writeDDEACK,
);
