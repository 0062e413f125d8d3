/** The memory block of WM_DDE_EXECUTE: a command string, its NUL, and whatever the block still holds. */
import type { FormatOptions } from '../kernel/context.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { TextBlock } from '../text/text-block.js';
import { ansiEncoding, type TextEncoding, wideEncoding } from '../text/text-encoding.js';
import { type ExecuteString, readExecuteString } from './execute-string.js';

/**
 * The text of a block; without its terminator it is not one.
 *
 * @category Command strings
 */
export interface ExecuteBlock extends TextBlock {
  readonly terminated: true;
}

const path = ['execute block'];

/**
 * Takes the text out of the block, whether or not it is a well-formed command string; without a terminator it is an
 * error.
 *
 * @param encoding `unicode` if and only if both windows of the conversation are Unicode windows: nothing in the block
 * tells. `codePage` is that of an ANSI string.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { orThrow, readExecuteBlock } from 'dde-spec/codecs';
 * orThrow(readExecuteBlock(Uint8Array.of(0x5b, 0x61, 0x5d, 0), { unicode: false })).text; // '[a]'
 * ```
 */
export function readExecuteBlock(
  bytes: Uint8Array,
  encoding: Pick<FormatOptions, 'codePage'> & { readonly unicode: boolean },
): Either<CodecError, ExecuteBlock> {
  return readTerminated(bytes, encoding.unicode ? wideEncoding : ansiEncoding, encoding);
}

function readTerminated(
  bytes: Uint8Array,
  encoding: TextEncoding,
  options: FormatOptions | undefined,
): Either<CodecError, ExecuteBlock> {
  const { text, terminated, rest } = encoding.read(bytes, options);
  if (terminated) return right({ text, terminated, rest });
  return left({
    offset: bytes.length,
    expected:
      encoding.unit === 2 ? 'a terminator of two zero bytes at an even offset' : 'a terminator of one zero byte',
    found: 'the end of the block',
    path,
  });
}

/** A block with its commands. */
export interface DecodedBlock extends ExecuteBlock {
  readonly value: ExecuteString;
}

/** Takes a block apart down to its commands. An error in the text has the offset of its byte. */
export function decodeBlock(
  bytes: Uint8Array,
  encoding: TextEncoding,
  options: FormatOptions | undefined,
): Either<CodecError, DecodedBlock> {
  const block = readTerminated(bytes, encoding, options);
  if (isLeft(block)) return block;
  const { text, terminated, rest } = block.right;
  const value = readExecuteString(text, options);
  if (isLeft(value)) {
    const error = value.left;
    const offset = encoding.measure(text.slice(0, error.offset ?? 0), options);
    return left({ ...error, offset, path: [...path, ...error.path] });
  }
  return right({ text, terminated, rest, value: value.right });
}
