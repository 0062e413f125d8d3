/** The memory block of WM_DDE_EXECUTE: a command string, its NUL, and whatever the block still holds. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { ExecuteProfile } from '../../spec/execute.js';
import { isLeft, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import { ansiLength, type CodePage, defaultCodePage } from '../text/code-page.js';
import {
  CfUnicodeText,
  cfText,
  readText,
  readUnicodeText,
  type TextBlock,
  writeText,
  writeUnicodeText,
} from '../text/text.js';
import { decodeExecute } from './execute.js';
import type { ExecuteString } from './value.js';

/** Unicode if and only if both windows of the conversation are Unicode windows. Nothing in the block tells. */
export interface ExecuteEncoding {
  readonly unicode: boolean;
  /** Of an ANSI string. Default windows-1252. */
  readonly codePage?: CodePage;
}

/** The text of a block; without its terminator it is not one. */
export interface ExecuteBlock extends TextBlock {
  readonly terminated: true;
}

const path = ['execute block'];

/**
 * Takes the text out of the block; without a terminator it is an error.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readExecuteBlock } from 'dde-spec/codecs';
 * const block = readExecuteBlock(Uint8Array.of(0x5b, 0x61, 0x5d, 0), { unicode: false });
 * if (isRight(block)) block.right.text; // '[a]'
 * ```
 */
export function readExecuteBlock(bytes: Uint8Array, encoding: ExecuteEncoding): Either<CodecError, ExecuteBlock> {
  const block = encoding.unicode ? readUnicodeText(bytes) : readText(bytes, encoding.codePage);
  if (!block.terminated) {
    return left({
      offset: bytes.length,
      expected: encoding.unicode ? 'a terminator of two zero bytes at an even offset' : 'a terminator of one zero byte',
      found: 'the end of the block',
      path,
    });
  }
  return right({ text: block.text, terminated: true, rest: block.rest });
}

/**
 * The block as bytes: the text alone, whether or not it is a well-formed command string.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { executeBlock } from 'dde-spec/codecs';
 * const Block = executeBlock({ unicode: true });
 * const block = Block.decode(Uint8Array.of(0x5b, 0, 0x61, 0, 0x5d, 0, 0, 0));
 * if (isRight(block)) block.right.text; // '[a]'
 * ```
 */
export function executeBlock(encoding: ExecuteEncoding): t.Type<ExecuteBlock, Uint8Array, unknown> {
  const page = encoding.codePage ?? defaultCodePage;
  const text = encoding.unicode ? CfUnicodeText : cfText(page);
  return bytesCodec(
    `execute block, ${encoding.unicode ? 'Unicode' : page}`,
    (value): value is ExecuteBlock => text.is(value) && value.terminated,
    (bytes) => readExecuteBlock(bytes, encoding),
    (block) => (encoding.unicode ? writeUnicodeText(block) : writeText(block, page)),
  );
}

/** A block with its commands. */
export interface DecodedExecuteBlock extends ExecuteBlock {
  readonly value: ExecuteString;
}

/**
 * Takes a block apart down to its commands. An error in the text has the offset of its byte.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { decodeExecuteBlock } from 'dde-spec/codecs';
 * const block = decodeExecuteBlock(Uint8Array.of(0x5b, 0x61, 0x5d, 0), { unicode: false });
 * if (isRight(block)) block.right.value.commands; // [{ opcode: 'a', parameters: undefined }]
 * ```
 */
export function decodeExecuteBlock(
  bytes: Uint8Array,
  encoding: ExecuteEncoding,
  profile: ExecuteProfile = 'current',
): Either<CodecError, DecodedExecuteBlock> {
  const block = readExecuteBlock(bytes, encoding);
  if (isLeft(block)) return block;
  const value = decodeExecute(block.right.text, profile);
  if (isLeft(value)) {
    const error = value.left;
    const before = block.right.text.slice(0, error.offset ?? 0);
    const offset = encoding.unicode ? before.length * 2 : ansiLength(before, encoding.codePage ?? defaultCodePage);
    return left({ ...error, offset, path: [...path, ...error.path] });
  }
  return right({ ...block.right, value: value.right });
}
