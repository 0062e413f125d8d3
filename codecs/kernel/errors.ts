/** What went wrong in a codec, in one shape for all of them, and the bridge to io-ts. */
import type { Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { isLeft, left } from './either.js';

/** Where decoding stopped, what was expected there, and what was found. */
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

/** An io-ts error that carries the {@link CodecError} it was made from. */
export interface CodecValidationError extends t.ValidationError {
  readonly error: CodecError;
}

/**
 * The error as one line of text.
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
 * Takes the errors out of a failed io-ts `decode`, also when the codec stood inside another io-ts type.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { codecErrors, DDEDATA } from 'dde-spec/codecs';
 * const result = DDEDATA.decode(Uint8Array.of(0, 0x80, 1));
 * if (isLeft(result)) codecErrors(result.left).map(({ offset }) => offset); // [3]
 * ```
 */
export function codecErrors(errors: t.Errors): readonly CodecError[] {
  return errors.map((error) => {
    const outer = error.context.map((entry) => entry.key).filter((key) => key !== '');
    if (isCodecValidationError(error)) return { ...error.error, path: [...outer, ...error.error.path] };
    const type = error.context.at(-1)?.type.name ?? 'a value';
    return { expected: error.message ?? type, found: describe(error.value), path: outer.length > 0 ? outer : [type] };
  });
}

function isCodecValidationError(error: t.ValidationError): error is CodecValidationError {
  return 'error' in error;
}

/**
 * Makes an io-ts type from a kernel whose errors are {@link CodecError}s.
 *
 * @param is tells the values that `encode` turns into what `decode` turns back into them
 *
 * @example
 * ```ts
 * import { left, right } from 'fp-ts/lib/Either.js';
 * import { codec } from 'dde-spec/codecs';
 * const Digit = codec(
 *   'digit',
 *   (value): value is number => typeof value === 'number',
 *   (input) => {
 *     const text = String(input);
 *     return /^\d$/.test(text) ? right(Number(text)) : left({ expected: 'a digit', found: text, path: [] });
 *   },
 *   (value) => String(value),
 * );
 * Digit.decode('7'); // right(7)
 * ```
 */
export function codec<A, O>(
  name: string,
  is: (value: unknown) => value is A,
  decode: (input: unknown) => Either<CodecError, A>,
  encode: (value: A) => O,
): t.Type<A, O, unknown> {
  return new t.Type<A, O, unknown>(
    name,
    is,
    (input, context) => {
      const result = decode(input);
      if (!isLeft(result)) return result;
      const error: CodecValidationError = {
        value: input,
        context,
        message: formatError(result.left),
        error: result.left,
      };
      return left([error]);
    },
    encode,
  );
}

/**
 * Makes an io-ts type over bytes: anything but a Uint8Array is an error.
 *
 * @example
 * ```ts
 * import { left, right } from 'fp-ts/lib/Either.js';
 * import { bytesCodec } from 'dde-spec/codecs';
 * const Flag = bytesCodec(
 *   'flag',
 *   (value): value is boolean => typeof value === 'boolean',
 *   (bytes) =>
 *     bytes.length === 1
 *       ? right(bytes[0] !== 0)
 *       : left({ expected: '1 byte', found: `${bytes.length} bytes`, path: ['flag'] }),
 *   (value) => Uint8Array.of(value ? 1 : 0),
 * );
 * Flag.decode(Uint8Array.of(1)); // right(true)
 * Flag.encode(false); // Uint8Array.of(0)
 * ```
 */
export function bytesCodec<A>(
  name: string,
  is: (value: unknown) => value is A,
  decode: (bytes: Uint8Array) => Either<CodecError, A>,
  encode: (value: A) => Uint8Array,
): t.Type<A, Uint8Array, unknown> {
  return codec(
    name,
    is,
    (input) =>
      input instanceof Uint8Array
        ? decode(input)
        : left({ expected: 'a Uint8Array', found: describe(input), path: [name] }),
    encode,
  );
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
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return `an array of ${value.length} elements`;
  if (value === null) return 'null';
  if (typeof value === 'object' || typeof value === 'function') return `a value of type ${typeof value}`;
  return String(value);
}
