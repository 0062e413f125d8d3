/**
 * The lParam of a DDE message, for each form and platform: two words, a packed block, a handle, or nothing.
 *
 * @example
 * ```ts
 * import { LParam, orThrow } from 'dde-spec/codecs';
 * const request = LParam.REQUEST.decode({ lParam: 0xc0070001n }, { platform: 'win64' });
 * // CF_TEXT and the atom of the item.
 * orThrow(request); // { carriage: 'words', lo: 1, hi: 0xc007, extension: 'zero' }
 * ```
 */
import { carriage, handleBits, lParamBits, wordExtension } from '../../spec/lparam.js';
import { type MessageForm, messageForms } from '../../spec/messages.js';
import type { Platform } from '../../spec/types.js';
import { isRecord, isWord } from '../kernel/bytes.js';
import type { Codec } from '../kernel/codec.js';
import { checkedForm, type FormatOptions, platformOf } from '../kernel/context.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';

/**
 * What an lParam carries.
 *
 * @category LParams
 */
export type LParam =
  /** Two words in the lParam itself. */
  | {
      readonly carriage: 'words';
      readonly lo: number;
      readonly hi: number;
      /** What stands above them in 64 bits. `none`: nothing to tell, as bit 31 is clear or the last bit. */
      readonly extension: 'none' | 'sign' | 'zero';
    }
  /** Two halves in a block that the lParam names. */
  | {
      readonly carriage: 'packed';
      /** The lParam itself: it names the packed block. Signed, as LPARAM is. */
      readonly block: bigint;
      /** The halves as UnpackDDElParam gives them, at the width of the platform's pointers, unsigned. */
      readonly lo: bigint;
      readonly hi: bigint;
    }
  /** One handle, which is the whole lParam. Unsigned. */
  | { readonly carriage: 'direct'; readonly handle: bigint }
  /** No meaning; what stands there is kept. Signed. */
  | { readonly carriage: 'unused'; readonly raw: bigint };

type WordsLParam = Extract<LParam, { carriage: 'words' }>;

/**
 * An lParam as it was recorded.
 *
 * @category LParams
 */
export interface RecordedLParam<N extends number | bigint = bigint> {
  /** Signed or unsigned on decoding; signed, as LPARAM is, on encoding. */
  readonly lParam: N;
  /** What UnpackDDElParam made of it: needed for a packed lParam, whose block is opaque. */
  readonly halves?: { readonly lo: N; readonly hi: N };
}

/**
 * The low word.
 *
 * @category LParams
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
 * @category LParams
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
 * @category LParams
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
 * @category LParams
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
 * @category LParams
 *
 * @example
 * ```ts
 * import { makeWordsLParam } from 'dde-spec/codecs';
 * makeWordsLParam(1, 0xc007, { platform: 'win32' }).hi; // 0xc007
 * ```
 */
export function makeWordsLParam(lo: number, hi: number, options?: Pick<FormatOptions, 'platform'>): WordsLParam {
  return { carriage: 'words', lo, hi, extension: canonicalExtension(platformOf(options), hi) };
}

function canonicalExtension(platform: Platform, hi: number): WordsLParam['extension'] {
  return lParamBits[platform] === 64 && hi >= 0x8000 ? wordExtension.canonical : 'none';
}

/**
 * Reads the lParam of one form of a message.
 *
 * Any integer of the platform's width is taken, signed or unsigned. Two words on win64 must be sign- or
 * zero-extended; which one is kept.
 *
 * @category LParams
 *
 * @example
 * ```ts
 * import { orThrow, readLParam } from 'dde-spec/codecs';
 * const value = readLParam('EXECUTE', { lParam: 0x1000 }, { platform: 'win32' });
 * orThrow(value); // { carriage: 'direct', handle: 0x1000n }
 * ```
 */
export function readLParam(
  form: MessageForm,
  { lParam, halves }: RecordedLParam<number | bigint>,
  options?: Pick<FormatOptions, 'platform'>,
): Either<CodecError, LParam> {
  const platform = platformOf(options);
  const how = carriage[platform][checkedForm(form)];
  const width = lParamBits[platform];
  const whole = integer(lParam, width, [form, 'lParam']);
  if (isLeft(whole)) return whole;
  const signed = BigInt.asIntN(width, whole.right);
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
 * Writes an lParam: the inverse of {@link readLParam}.
 *
 * @category LParams
 *
 * @example
 * ```ts
 * import { writeLParam } from 'dde-spec/codecs';
 * writeLParam({ carriage: 'direct', handle: 0x1000n }).lParam; // 0x1000n
 * ```
 */
export function writeLParam(value: LParam, options?: Pick<FormatOptions, 'platform'>): RecordedLParam {
  const width = lParamBits[platformOf(options)];
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

function lParamCodec(form: MessageForm): Codec<LParam, RecordedLParam> {
  return Object.freeze<Codec<LParam, RecordedLParam>>({
    name: `lParam of ${form}`,
    decode(recorded, options) {
      const input: unknown = recorded;
      if (!isRecord(input) || !isInteger(input['lParam'])) {
        return left({ expected: 'an object with an integer lParam', found: describe(input), path: [form] });
      }
      const halves = input['halves'];
      if (halves !== undefined && (!isRecord(halves) || !isInteger(halves['lo']) || !isInteger(halves['hi']))) {
        return left({ expected: 'integers lo and hi', found: describe(halves), path: [form, 'halves'] });
      }
      return readLParam(form, recorded, options);
    },
    is: (value, options): value is LParam => isLParam(form, platformOf(options), value),
    encode: writeLParam,
  });
}

/**
 * The lParams of each form of a message.
 *
 * @category LParams
 *
 * @example
 * ```ts
 * import { LParam, orThrow } from 'dde-spec/codecs';
 * orThrow(LParam.EXECUTE.decode({ lParam: 0x1000n })); // { carriage: 'direct', handle: 0x1000n }
 * ```
 */
export const LParam: Readonly<Record<MessageForm, Codec<LParam, RecordedLParam>>> = /* @__PURE__ */ makeLParamCodecs();

function makeLParamCodecs(): Readonly<Record<MessageForm, Codec<LParam, RecordedLParam>>> {
  const forms = Object.keys(messageForms) as MessageForm[];
  return Object.freeze(Object.fromEntries(forms.map((form) => [form, lParamCodec(form)]))) as typeof LParam;
}

function isInteger(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || typeof value === 'number';
}

function isLParam(form: MessageForm, platform: Platform, value: unknown): boolean {
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
