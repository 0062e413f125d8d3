/** Preferred DropEffect: whether the source would have its data copied, moved or linked. */
import { dropEffects } from '../../spec/formats/files.js';
import { dword, isBytes, isDword, isRecord, setDword } from '../kernel/bytes.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, hex, restRow, row } from '../kernel/rows.js';
import { bitRows } from './bit-rows.js';

/**
 * A DROPEFFECT and what the block still holds.
 *
 * @category Files
 */
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
 * @category Files
 *
 * @example
 * ```ts
 * import { orThrow, readPreferredDropEffect } from 'dde-spec/codecs';
 * const { dropEffect } = orThrow(readPreferredDropEffect(Uint8Array.of(5, 0, 0, 0)));
 * (dropEffect & 1) !== 0; // true
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
 * @category Files
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

function isPreferredDropEffect(value: unknown): value is PreferredDropEffect {
  return isRecord(value) && isDword(value['dropEffect']) && isBytes(value['rest']);
}

function dropEffectRows({ dropEffect, rest }: PreferredDropEffect, bytes: Uint8Array): readonly AnnotatedRow[] {
  const meaning = dropEffect === 0 ? 'DROPEFFECT_NONE' : 'what is preferred';
  const rows = [
    row(bytes, 0, size, 'dropEffect', hex(dropEffect, 8), meaning),
    ...bitRows(dropEffects, dropEffect, 0, 'dropEffect'),
  ];
  if (rest.length > 0) rows.push(restRow(bytes, size, 'rest', 'after the DWORD'));
  return rows;
}

/**
 * Preferred DropEffect.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { PreferredDropEffect } from 'dde-spec/codecs';
 * PreferredDropEffect.encode({ dropEffect: 1, rest: Uint8Array.of() }); // Uint8Array.of(1, 0, 0, 0)
 * ```
 */
export const PreferredDropEffect: Format<PreferredDropEffect, 'Preferred DropEffect'> = /* @__PURE__ */ defineFormat({
  name: 'Preferred DropEffect',
  read: readPreferredDropEffect,
  is: isPreferredDropEffect,
  write: writePreferredDropEffect,
  rows: dropEffectRows,
});
