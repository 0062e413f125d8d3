/** Preferred DropEffect: whether the source would have its data copied, moved or linked. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { dword, isBytes, isDword, isRecord, setDword } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, endOfBlock } from '../kernel/errors.js';

/** A DROPEFFECT and what the block still holds. */
export interface PreferredDropEffect {
  /** DROPEFFECT_ bits, those without a meaning included: mask what you look for. */
  readonly dropEffect: number;
  /** After the DWORD. A view, not a copy. */
  readonly rest: Uint8Array;
}

const size = 4;

/**
 * Reads Preferred DropEffect.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readPreferredDropEffect } from 'dde-spec/codecs';
 * const read = readPreferredDropEffect(Uint8Array.of(5, 0, 0, 0));
 * if (isRight(read)) (read.right.dropEffect & 1) !== 0; // true
 * ```
 */
export function readPreferredDropEffect(bytes: Uint8Array): Either<CodecError, PreferredDropEffect> {
  const { length } = bytes;
  if (length < size) {
    return left({
      offset: length,
      expected: '4 bytes of a DROPEFFECT',
      found: endOfBlock(length),
      path: ['Preferred DropEffect'],
    });
  }
  return right({ dropEffect: dword(bytes, 0), rest: bytes.subarray(size) });
}

/**
 * Writes Preferred DropEffect.
 *
 * @example
 * ```ts
 * import { writePreferredDropEffect } from 'dde-spec/codecs';
 * writePreferredDropEffect({ dropEffect: 2, rest: Uint8Array.of() }); // Uint8Array.of(2, 0, 0, 0)
 * ```
 */
export function writePreferredDropEffect({ dropEffect, rest }: PreferredDropEffect): Uint8Array {
  const bytes = new Uint8Array(size + rest.length);
  setDword(bytes, 0, dropEffect);
  bytes.set(rest, size);
  return bytes;
}

/**
 * Preferred DropEffect.
 *
 * @example
 * ```ts
 * import { PreferredDropEffect } from 'dde-spec/codecs';
 * PreferredDropEffect.encode({ dropEffect: 1, rest: Uint8Array.of() }); // Uint8Array.of(1, 0, 0, 0)
 * ```
 */
export const PreferredDropEffect: t.Type<PreferredDropEffect, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'Preferred DropEffect',
  (value): value is PreferredDropEffect => isRecord(value) && isDword(value['dropEffect']) && isBytes(value['rest']),
  readPreferredDropEffect,
  writePreferredDropEffect,
);
