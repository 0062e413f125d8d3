/**
 * The lParam of a DDE message, for each form and platform: two words, a packed block, a handle, or nothing.
 *
 * @example
 * ```ts
 * import { lParamCodec } from 'dde-spec/codecs';
 * const codec = lParamCodec('REQUEST', 'win64');
 * // CF_TEXT and the atom of the item.
 * codec.decode({ lParam: 0xc0070001n }); // right({ carriage: 'words', lo: 1, hi: 0xc007, extension: 'zero' })
 * ```
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { carriage, handleBits, lParamBits, wordExtension } from '../../spec/lparam.js';
import { type Half, type MessageForm, messageForms } from '../../spec/messages.js';
import type { Platform } from '../../spec/types.js';
import { isRecord, isWord } from '../kernel/bytes.js';
import { isLeft, left, right } from '../kernel/either.js';
import { type CodecError, codec, describe } from '../kernel/errors.js';

/** What stands above the two words of a 64-bit lParam. `none`: nothing to tell, as bit 31 is clear or the last bit. */
export type WordExtension = 'none' | 'sign' | 'zero';

/** Two words in the lParam itself. */
export interface WordsLParam {
  readonly carriage: 'words';
  readonly lo: number;
  readonly hi: number;
  readonly extension: WordExtension;
}

/** Two halves in a block that the lParam names. */
export interface PackedLParam {
  readonly carriage: 'packed';
  /** The lParam itself: it names the packed block. Signed, as LPARAM is. */
  readonly block: bigint;
  /** The halves as UnpackDDElParam gives them, at the width of the platform's pointers, unsigned. */
  readonly lo: bigint;
  readonly hi: bigint;
}

/** One handle, which is the whole lParam. */
export interface DirectLParam {
  readonly carriage: 'direct';
  /** Unsigned. */
  readonly handle: bigint;
}

/** An lParam without meaning. */
export interface UnusedLParam {
  readonly carriage: 'unused';
  /** Kept although it has no meaning. Signed. */
  readonly raw: bigint;
}

/** What an lParam carries. */
export type LParamValue = WordsLParam | PackedLParam | DirectLParam | UnusedLParam;

/** An lParam as it was recorded. */
export interface RecordedLParam {
  /** Signed or unsigned on decoding; signed, as LPARAM is, on encoding. */
  readonly lParam: bigint;
  /** What UnpackDDElParam made of it: needed for a packed lParam, whose block is opaque. */
  readonly halves?: { readonly lo: bigint; readonly hi: bigint };
}

/**
 * The low word.
 *
 * @example
 * ```ts
 * import { loWord } from 'dde-spec/codecs';
 * loWord(0xc0070001); // 1
 * ```
 */
export function loWord(lParam: number | bigint): number {
  return typeof lParam === 'bigint' ? Number(lParam & 0xffffn) : lowBits(lParam) & 0xffff;
}

/**
 * The word above the low one.
 *
 * @example
 * ```ts
 * import { hiWord } from 'dde-spec/codecs';
 * hiWord(0xc0070001n); // 0xc007
 * ```
 */
export function hiWord(lParam: number | bigint): number {
  return typeof lParam === 'bigint' ? Number((lParam >> 16n) & 0xffffn) : lowBits(lParam) >>> 16;
}

// JavaScript's own conversion is modulo 2^32 and so right for every integer that a number can hold exactly.
function lowBits(value: number): number {
  return value >>> 0;
}

/**
 * Two words as one number of 32 bits, without sign: MAKELONG as an unsigned number.
 *
 * @example
 * ```ts
 * import { makeLong } from 'dde-spec/codecs';
 * makeLong(0x0001, 0xc007); // 0xc0070001
 * ```
 */
export function makeLong(lo: number, hi: number): number {
  return (((hi & 0xffff) << 16) | (lo & 0xffff)) >>> 0;
}

/**
 * The low 32 bits as a signed number, which is what a cast of LONG to LPARAM yields on 64 bits.
 *
 * @example
 * ```ts
 * import { signExtend } from 'dde-spec/codecs';
 * signExtend(0xc0070001); // -0x3ff8ffff
 * ```
 */
export function signExtend(value: number): number {
  return value | 0;
}

/**
 * Two words as the canonical value for a platform.
 *
 * @example
 * ```ts
 * import { wordsLParam } from 'dde-spec/codecs';
 * wordsLParam('win32', 1, 0xc007).hi; // 0xc007
 * ```
 */
export function wordsLParam(platform: Platform, lo: number, hi: number): WordsLParam {
  return { carriage: 'words', lo, hi, extension: canonicalExtension(platform, hi) };
}

function canonicalExtension(platform: Platform, hi: number): WordExtension {
  return lParamBits[platform] === 64 && hi >= 0x8000 ? wordExtension.canonical : 'none';
}

/**
 * Decodes an lParam.
 *
 * Any integer of the platform's width is taken, signed or unsigned. Two words on win64 must be sign- or
 * zero-extended; which one is kept.
 *
 * @example
 * ```ts
 * import { decodeLParam } from 'dde-spec/codecs';
 * const value = decodeLParam('REQUEST', 'win64', 0xc0070001n);
 * value; // right({ carriage: 'words', lo: 1, hi: 0xc007, extension: 'zero' })
 * ```
 */
export function decodeLParam(
  form: MessageForm,
  platform: Platform,
  lParam: number | bigint,
  halves?: { readonly lo: number | bigint; readonly hi: number | bigint },
): Either<CodecError, LParamValue> {
  const width = lParamBits[platform];
  const whole = integer(lParam, width, [form, 'lParam']);
  if (isLeft(whole)) return whole;
  const signed = BigInt.asIntN(width, whole.right);
  const how = carriage[platform][form];
  switch (how) {
    case 'unused':
      return right({ carriage: how, raw: signed });
    case 'direct':
      return right({ carriage: how, handle: BigInt.asUintN(handleBits[platform], signed) });
    case 'words':
      return words(form, platform, signed);
    case 'packed': {
      if (halves === undefined) {
        return left({
          expected: 'the two halves that UnpackDDElParam gives, as the packed block has no documented layout',
          found: 'none',
          path: [form, 'halves'],
        });
      }
      const lo = integer(halves.lo, width, [form, 'halves', 'lo']);
      if (isLeft(lo)) return lo;
      const hi = integer(halves.hi, width, [form, 'halves', 'hi']);
      if (isLeft(hi)) return hi;
      return right({
        carriage: how,
        block: signed,
        lo: BigInt.asUintN(width, lo.right),
        hi: BigInt.asUintN(width, hi.right),
      });
    }
  }
}

function words(form: MessageForm, platform: Platform, signed: bigint): Either<CodecError, WordsLParam> {
  const lo = loWord(signed);
  const hi = hiWord(signed);
  if (lParamBits[platform] === 32) return right({ carriage: 'words', lo, hi, extension: 'none' });
  const upper = BigInt.asUintN(32, signed >> 32n);
  if (upper === 0n) return right({ carriage: 'words', lo, hi, extension: hi >= 0x8000 ? 'zero' : 'none' });
  if (upper === 0xffffffffn && hi >= 0x8000) return right({ carriage: 'words', lo, hi, extension: 'sign' });
  return left({
    expected: `an upper half of 0x00000000${hi >= 0x8000 ? ' or 0xFFFFFFFF' : ''} above two words`,
    found: `0x${upper.toString(16).toUpperCase().padStart(8, '0')}`,
    path: [form, 'lParam'],
  });
}

function integer(value: number | bigint, width: number, path: readonly string[]): Either<CodecError, bigint> {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) {
    return left({ expected: 'an integer that a number holds exactly, or a bigint', found: describe(value), path });
  }
  const exact = BigInt(value);
  if (exact < -(1n << BigInt(width - 1)) || exact >= 1n << BigInt(width)) {
    return left({ expected: `an integer of ${width} bits`, found: describe(value), path });
  }
  return right(exact);
}

/**
 * Encodes an lParam: the inverse of {@link decodeLParam}, with a signed result.
 *
 * @example
 * ```ts
 * import { encodeLParam } from 'dde-spec/codecs';
 * encodeLParam('win64', { carriage: 'direct', handle: 0x1000n }).lParam; // 0x1000n
 * ```
 */
export function encodeLParam(platform: Platform, value: LParamValue): RecordedLParam {
  const width = lParamBits[platform];
  switch (value.carriage) {
    case 'unused':
      return { lParam: BigInt.asIntN(width, value.raw) };
    case 'direct':
      return { lParam: BigInt.asIntN(width, value.handle) };
    case 'packed':
      return {
        lParam: BigInt.asIntN(width, value.block),
        halves: { lo: BigInt.asUintN(width, value.lo), hi: BigInt.asUintN(width, value.hi) },
      };
    case 'words': {
      const low = makeLong(value.lo, value.hi);
      return { lParam: BigInt.asIntN(width, BigInt(value.extension === 'sign' ? signExtend(low) : low)) };
    }
  }
}

/**
 * The io-ts type of one form of a message on one platform.
 *
 * @example
 * ```ts
 * import { lParamCodec } from 'dde-spec/codecs';
 * lParamCodec('EXECUTE', 'win64').decode({ lParam: 0x1000n }); // right({ carriage: 'direct', handle: 0x1000n })
 * ```
 */
export function lParamCodec(form: MessageForm, platform: Platform): t.Type<LParamValue, RecordedLParam, unknown> {
  return codec(
    `lParam of ${form} on ${platform}`,
    (value): value is LParamValue => isLParamValue(form, platform, value),
    (input) => {
      if (!isRecord(input) || !isInteger(input['lParam'])) {
        return left({ expected: 'an object with an integer lParam', found: describe(input), path: [form] });
      }
      const halves = input['halves'];
      if (halves === undefined) return decodeLParam(form, platform, input['lParam']);
      if (!isRecord(halves) || !isInteger(halves['lo']) || !isInteger(halves['hi'])) {
        return left({ expected: 'integers lo and hi', found: describe(halves), path: [form, 'halves'] });
      }
      return decodeLParam(form, platform, input['lParam'], { lo: halves['lo'], hi: halves['hi'] });
    },
    (value) => encodeLParam(platform, value),
  );
}

function isInteger(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || typeof value === 'number';
}

function isLParamValue(form: MessageForm, platform: Platform, value: unknown): boolean {
  if (!isRecord(value) || value['carriage'] !== carriage[platform][form]) return false;
  const signed = (field: unknown) => typeof field === 'bigint' && BigInt.asIntN(lParamBits[platform], field) === field;
  const unsigned = (field: unknown, bits: number) => typeof field === 'bigint' && BigInt.asUintN(bits, field) === field;
  switch (value['carriage']) {
    case 'unused':
      return signed(value['raw']);
    case 'direct':
      return unsigned(value['handle'], handleBits[platform]);
    case 'packed':
      return (
        signed(value['block']) &&
        unsigned(value['lo'], lParamBits[platform]) &&
        unsigned(value['hi'], lParamBits[platform])
      );
    default: {
      const { lo, hi, extension } = value;
      if (!isWord(lo) || !isWord(hi)) return false;
      return lParamBits[platform] === 64 && hi >= 0x8000
        ? extension === 'sign' || extension === 'zero'
        : extension === 'none';
    }
  }
}

/** One half of a decoded lParam with its meaning. */
export interface LParamField extends Half {
  readonly half: 'lo' | 'hi';
  readonly value: bigint;
}

/**
 * The halves of a decoded lParam by meaning; halves that the form does not use are left out unless they are set.
 *
 * @example
 * ```ts
 * import { lParamFields, wordsLParam } from 'dde-spec/codecs';
 * const fields = lParamFields('REQUEST', wordsLParam('win32', 1, 0xc007));
 * fields.map(({ kind, value }) => [kind, value]); // [['format', 1n], ['item-atom', 0xc007n]]
 * ```
 */
export function lParamFields(form: MessageForm, value: LParamValue): readonly LParamField[] {
  const { lo, hi } = messageForms[form];
  switch (value.carriage) {
    case 'unused':
      return [];
    case 'direct':
      return [{ half: 'hi', ...hi, value: value.handle }];
    default:
      return [
        { half: 'lo' as const, ...lo, value: BigInt(value.lo) },
        { half: 'hi' as const, ...hi, value: BigInt(value.hi) },
      ].filter((field) => field.kind !== 'unused' || field.value !== 0n);
  }
}
