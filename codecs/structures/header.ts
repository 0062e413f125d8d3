/** What the kernels of the structures share: the error for a block that is too short, and a guard. */
import { isBytes, isRecord, isWord } from '../kernel/bytes.js';
import { type Either, left } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';

/** The error for a block of `length` bytes that ends inside a header of two or four: its flags, and a format. */
export function tooShort(name: string, headerSize: 2 | 4, length: number): Either<CodecError, never> {
  const [field, place] = length < 2 ? ['flags', '0 to 1'] : ['cfFormat', '2 to 3'];
  return left({
    offset: length,
    expected: `${headerSize} bytes of header, ${field} at bytes ${place}`,
    found: endOfBlock(length),
    path: [name, field],
  });
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
