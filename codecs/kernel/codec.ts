/** What every codec can do, whether it reads bytes, a number or a string. */
import type { FormatOptions } from './context.js';
import type { Either } from './either.js';
import type { CodecError } from './errors.js';

/**
 * What takes `I` apart into a value and puts it together again. `I` is `Uint8Array` except where the name says otherwise.
 *
 * Any input gives a value or an error. Encoding what was decoded gives the same input, unless there is a `canonical`
 * spelling.
 *
 * @category Formats
 */
export interface Codec<A, I = Uint8Array> {
  readonly name: string;
  /** Set if a value has several spellings: which of them encoding gives. */
  readonly canonical?: string;
  decode(input: I, options?: FormatOptions): Either<CodecError, A>;
  /** Whether encoding a value and decoding the result gives the value again. */
  is(value: unknown, options?: FormatOptions): value is A;
  /** Never fails on a value that `is` accepts. */
  encode(value: A, options?: FormatOptions): I;
}
