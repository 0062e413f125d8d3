/** The bridge to io-ts: the one file that loads it. */
import * as t from 'io-ts';
import type { Codec } from './codec.js';
import type { FormatOptions } from './context.js';
import { isLeft, left } from './either.js';
import { type CodecError, describe, formatError } from './errors.js';

/**
 * An io-ts error that carries the {@link CodecError} it was made from.
 *
 * @category Results
 */
export interface CodecValidationError extends t.ValidationError {
  readonly error: CodecError;
}

/**
 * The io-ts type of a codec, to stand within other types. What is given as options holds for all that it decodes and
 * encodes.
 *
 * @category Formats
 *
 * @example
 * ```ts
 * import * as t from 'io-ts';
 * import { DDEDATA, isRight, typeOf } from 'dde-spec/codecs';
 * const Recorded = t.type({ at: t.number, block: typeOf(DDEDATA) });
 * const recorded = Recorded.decode({ at: 17, block: Uint8Array.of(0, 0x80, 1, 0) });
 * if (isRight(recorded)) recorded.right.block.fAckReq; // true
 * ```
 */
export function typeOf<A, I>(codec: Codec<A, I>, options?: FormatOptions): t.Type<A, I, unknown> {
  return new t.Type<A, I, unknown>(
    codec.name,
    (value): value is A => codec.is(value, options),
    (input, context) => {
      const result = codec.decode(input as I, options);
      if (!isLeft(result)) return result;
      const error: CodecValidationError = {
        value: input,
        context,
        message: formatError(result.left),
        error: result.left,
      };
      return left([error]);
    },
    (value) => codec.encode(value, options),
  );
}

/**
 * Takes the errors out of a failed `decode` of an io-ts type, also when the codec stood inside another one.
 *
 * @category Results
 *
 * @example
 * ```ts
 * import { codecErrors, DDEDATA, isLeft, typeOf } from 'dde-spec/codecs';
 * const result = typeOf(DDEDATA).decode(Uint8Array.of(0, 0x80, 1));
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
