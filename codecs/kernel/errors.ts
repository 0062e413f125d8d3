/** What went wrong in a codec, in one shape for all of them. */
import { isBytes } from './bytes.js';
import { type Either, isLeft } from './either.js';

/**
 * Where decoding stopped, what was expected there, and what was found.
 *
 * @category Results
 */
export interface CodecError {
  /** In bytes for a block, in UTF-16 units for a string, from 0. */
  readonly offset?: number;
  /** In a string: from 1. */
  readonly line?: number;
  /** In a string: from 1, in UTF-16 units. */
  readonly column?: number;
  readonly expected: string;
  readonly found: string;
  /** From the outermost value inwards, such as `['DDEDATA', 'cfFormat']`. */
  readonly path: readonly string[];
}

/**
 * The error as one line of text.
 *
 * @category Results
 *
 * @example
 * ```ts
 * import { formatError } from 'dde-spec/codecs';
 * const error = { path: ['DDEDATA', 'cfFormat'], offset: 3, expected: '2 bytes', found: 'the end of the block' };
 * formatError(error); // 'DDEDATA.cfFormat at offset 3: expected 2 bytes, found the end of the block'
 * ```
 */
export function formatError(error: CodecError): string {
  const place =
    error.line !== undefined && error.column !== undefined
      ? ` at line ${error.line}, column ${error.column}`
      : error.offset !== undefined
        ? ` at offset ${error.offset}`
        : '';
  return `${error.path.join('.')}${place}: expected ${error.expected}, found ${error.found}`;
}

/**
 * What is thrown: by {@link orThrow} for bytes that cannot be read, and by every codec for an option that does not exist,
 * such as a misspelt platform.
 *
 * @category Results
 *
 * @example
 * ```ts
 * import { CodecException } from 'dde-spec/codecs';
 * new CodecException({ path: ['hex'], offset: 2, expected: 'a digit', found: '"g"' }).message; // 'hex at offset 2: expected a digit, found "g"'
 * ```
 */
export class CodecException extends Error {
  override readonly name = 'CodecException';
  readonly error: CodecError;

  constructor(error: CodecError) {
    super(formatError(error));
    this.error = error;
  }
}

/**
 * The value, for those who would rather have an exception than an error to look at.
 *
 * @category Results
 * @throws {@link CodecException} if there is none
 *
 * @example
 * ```ts
 * import { orThrow, readDDEACK } from 'dde-spec/codecs';
 * orThrow(readDDEACK(Uint8Array.of(0x07, 0x80))).bAppReturnCode; // 7
 * ```
 */
export function orThrow<A>(result: Either<CodecError, A>): A {
  if (isLeft(result)) throw new CodecException(result.left);
  return result.right;
}

/**
 * The value, or `undefined`, for those who need not know what went wrong.
 *
 * @category Results
 *
 * @example
 * ```ts
 * import { orUndefined, readDDEACK } from 'dde-spec/codecs';
 * orUndefined(readDDEACK(Uint8Array.of(0x07, 0x80)))?.bAppReturnCode; // 7
 * orUndefined(readDDEACK(Uint8Array.of(0x07))); // undefined
 * ```
 */
export function orUndefined<A>(result: Either<CodecError, A>): A | undefined {
  return isLeft(result) ? undefined : result.right;
}

/** The `found` of an error where a block of so many bytes ends too soon. */
export function endOfBlock(length: number): string {
  return length === 0 ? 'an empty block' : `the end of the block after ${length} ${length === 1 ? 'byte' : 'bytes'}`;
}

const longest = 32;

/** A short description of any value for the `found` of an error. */
export function describe(value: unknown): string {
  if (typeof value === 'string') {
    return value.length <= longest ? JSON.stringify(value) : `a string of ${value.length} characters`;
  }
  if (isBytes(value)) return `${value.length} bytes`;
  if (Array.isArray(value)) return `an array of ${value.length} elements`;
  if (value === null) return 'null';
  if (typeof value === 'object' || typeof value === 'function') return `a value of type ${typeof value}`;
  return String(value);
}
