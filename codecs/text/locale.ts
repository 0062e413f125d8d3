/** CF_LOCALE: the locale of the text on the clipboard, as an LCID. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { dword, isBytes, isRecord, isWhole, noBytes, setDword } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import { count } from '../kernel/rows.js';

/** An LCID taken apart, and what follows it in the block. */
export interface ClipboardLocale {
  /** Bits 0 to 9. */
  readonly primaryLanguage: number;
  /** Bits 10 to 15. */
  readonly sublanguage: number;
  /** Bits 16 to 19. */
  readonly sortId: number;
  /** Bits 20 to 31. */
  readonly reserved: number;
  /** A view, not a copy. */
  readonly rest: Uint8Array;
}

/** How many bytes an LCID has. */
export const localeSize = 4;

const fields = [
  ['primaryLanguage', 0x3ff],
  ['sublanguage', 0x3f],
  ['sortId', 0xf],
  ['reserved', 0xfff],
] as const;

/**
 * An LCID taken apart.
 *
 * @example
 * ```ts
 * import { localeOfId } from 'dde-spec/codecs';
 * localeOfId(0x0419).primaryLanguage; // 25
 * ```
 */
export function localeOfId(lcid: number): ClipboardLocale {
  return {
    primaryLanguage: lcid & 0x3ff,
    sublanguage: (lcid >>> 10) & 0x3f,
    sortId: (lcid >>> 16) & 0xf,
    reserved: lcid >>> 20,
    rest: noBytes,
  };
}

/**
 * The LCID of a locale.
 *
 * @example
 * ```ts
 * import { idOfLocale, localeOfId } from 'dde-spec/codecs';
 * idOfLocale(localeOfId(0x0419)); // 1049
 * ```
 */
export function idOfLocale({ primaryLanguage, sublanguage, sortId, reserved }: Omit<ClipboardLocale, 'rest'>): number {
  return ((reserved << 20) | (sortId << 16) | (sublanguage << 10) | primaryLanguage) >>> 0;
}

/**
 * Reads CF_LOCALE.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readLocale } from 'dde-spec/codecs';
 * const locale = readLocale(Uint8Array.of(0x19, 0x04, 0, 0));
 * if (isRight(locale)) locale.right.sublanguage; // 1
 * ```
 */
export function readLocale(bytes: Uint8Array): Either<CodecError, ClipboardLocale> {
  if (bytes.length < localeSize) {
    return left({
      offset: bytes.length,
      expected: 'an LCID of 4 bytes',
      found: `the end of the block after ${count(bytes.length, 'byte')}`,
      path: ['CF_LOCALE'],
    });
  }
  return right({ ...localeOfId(dword(bytes, 0)), rest: bytes.subarray(localeSize) });
}

/**
 * Writes CF_LOCALE.
 *
 * @example
 * ```ts
 * import { localeOfId, writeLocale } from 'dde-spec/codecs';
 * writeLocale(localeOfId(0x0419)); // Uint8Array.of(0x19, 0x04, 0, 0)
 * ```
 */
export function writeLocale(locale: ClipboardLocale): Uint8Array {
  const bytes = new Uint8Array(localeSize + locale.rest.length);
  setDword(bytes, 0, idOfLocale(locale));
  bytes.set(locale.rest, localeSize);
  return bytes;
}

/**
 * CF_LOCALE.
 *
 * @example
 * ```ts
 * import { CfLocale, localeOfId } from 'dde-spec/codecs';
 * CfLocale.encode(localeOfId(0x0409)); // Uint8Array.of(0x09, 0x04, 0, 0)
 * ```
 */
export const CfLocale: t.Type<ClipboardLocale, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'CF_LOCALE',
  (value): value is ClipboardLocale =>
    isRecord(value) && fields.every(([name, most]) => fits(value[name], most)) && isBytes(value['rest']),
  readLocale,
  writeLocale,
);

function fits(value: unknown, most: number): boolean {
  return isWhole(value) && value >= 0 && value <= most;
}
