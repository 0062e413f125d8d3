/** Numbers as bytes: unsigned, little end first, as wide as the parameter that takes them. */
import type { Platform } from '../../spec/types.js';
import { type Either, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { count } from '../kernel/rows.js';

/** `UINT` and `BOOL` have two bytes on win16, `DWORD` has four everywhere. */
export type NumberType = 'UINT' | 'DWORD';

/** How many bytes a number takes. */
function widthOf(type: NumberType, platform: Platform): 2 | 4 {
  return type === 'UINT' && platform === 'win16' ? 2 : 4;
}

/** What a number means, and back. */
export interface NumberKernel<A, N extends string = string> {
  readonly name: N;
  readonly type: NumberType;
  read(value: number): A;
  write(value: A): number;
  /** Whether the parts are those of one number, which may be too large. */
  is(value: unknown): value is A;
}

/** Reads a number, which must be all there is. */
export function readNumber<A>(
  { name, type, read }: NumberKernel<A>,
  bytes: Uint8Array,
  platform: Platform,
): Either<CodecError, A> {
  const width = widthOf(type, platform);
  if (bytes.length !== width) {
    return left({
      offset: Math.min(bytes.length, width),
      expected: `${width} bytes, as a ${type} has on ${platform}`,
      found: count(bytes.length, 'byte'),
      path: [name],
    });
  }
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[i] as number);
  return right(read(value));
}

/** Writes a number. */
export function writeNumber<A>({ type, write }: NumberKernel<A>, value: A, platform: Platform): Uint8Array {
  const bytes = new Uint8Array(widthOf(type, platform));
  const number = write(value);
  for (let i = 0; i < bytes.length; i++) bytes[i] = number >>> (8 * i);
  return bytes;
}

/** Whether a value is of the kernel and has room on the platform. */
export function isNumber<A>(kernel: NumberKernel<A>, value: unknown, platform: Platform): value is A {
  return kernel.is(value) && kernel.write(value) < 2 ** (8 * widthOf(kernel.type, platform));
}
