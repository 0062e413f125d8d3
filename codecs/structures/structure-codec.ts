/** What the codecs of the six structures share: guards, and the error for a block that is too short. */

import type * as t from 'io-ts';
import { type StructureName, structures } from '../../spec/structures.js';
import { isBytes, isRecord, isWord } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, endOfBlock } from '../kernel/errors.js';

/** The error for a block of `length` bytes, fewer than the header of the structure needs. */
export function tooShort(name: StructureName, length: number): CodecError {
  const { fields, headerSize } = structures[name];
  const field = fields.find(({ offset, size }) => length < offset + size) ?? fields[0];
  return {
    offset: length,
    expected: `${headerSize} bytes of header, ${field.name} at bytes ${field.offset} to ${field.offset + field.size - 1}`,
    found: endOfBlock(length),
    path: [name, field.name],
  };
}

/** The io-ts type over a pair of kernels; the reader gives `undefined` for a block shorter than the header. */
export function structureCodec<A>(
  name: StructureName,
  is: (value: unknown) => value is A,
  read: (bytes: Uint8Array) => A | undefined,
  write: (value: A) => Uint8Array,
): t.Type<A, Uint8Array, unknown> {
  return bytesCodec(
    name,
    is,
    (bytes) => {
      const value = read(bytes);
      return value === undefined ? left(tooShort(name, bytes.length)) : right(value);
    },
    write,
  );
}

/** Whether a value has these flags, reserved bits inside the mask, a format, and the bytes that follow. */
export function hasHeader(value: unknown, flags: readonly string[], mask: number, tail: string): boolean {
  return (
    isRecord(value) &&
    flags.every((flag) => typeof value[flag] === 'boolean') &&
    isWord(value['reserved']) &&
    (value['reserved'] & ~mask) === 0 &&
    isWord(value['cfFormat']) &&
    isBytes(value[tail])
  );
}
