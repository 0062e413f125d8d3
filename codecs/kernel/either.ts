/**
 * The values of fp-ts's Either, made without loading fp-ts: what Node can load of it is CommonJS, of which a bundler
 * drops nothing, and that would be ten times the size of a kernel.
 */
import type { Left, Right } from 'fp-ts/lib/Either.js';

/**
 * An error, or a value: the same as `Either` of fp-ts.
 *
 * @category Results
 */
export type Either<E, A> = Left<E> | Right<A>;

/** The failure with this error. */
export function left<E>(error: E): Either<E, never> {
  return { _tag: 'Left', left: error };
}

/** The success with this value. */
export function right<A>(value: A): Either<never, A> {
  return { _tag: 'Right', right: value };
}

/**
 * Whether something went wrong: then `left` is the error. The same as `isLeft` of fp-ts.
 *
 * @category Results
 *
 * @example
 * ```ts
 * import { isLeft, readDDEACK } from 'dde-spec/codecs';
 * const ack = readDDEACK(Uint8Array.of(0x07));
 * if (isLeft(ack)) ack.left.expected; // '2 bytes of header, flags at bytes 0 to 1'
 * ```
 */
export function isLeft<E, A>(either: Either<E, A>): either is Left<E> {
  return either._tag === 'Left';
}

/**
 * Whether there is a value: then it is `right`. The same as `isRight` of fp-ts.
 *
 * @category Results
 *
 * @example
 * ```ts
 * import { isRight, readDDEACK } from 'dde-spec/codecs';
 * const ack = readDDEACK(Uint8Array.of(0x07, 0x80));
 * if (isRight(ack)) ack.right.bAppReturnCode; // 7
 * ```
 */
export function isRight<E, A>(either: Either<E, A>): either is Right<A> {
  return either._tag === 'Right';
}
