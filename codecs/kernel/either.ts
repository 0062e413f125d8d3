/**
 * The values of fp-ts's Either, made without loading fp-ts: what Node can load of it is CommonJS, of which a bundler
 * drops nothing, and that would be ten times the size of a kernel.
 */
import type { Either, Left, Right } from 'fp-ts/lib/Either.js';

export const left = <E>(error: E): Either<E, never> => ({ _tag: 'Left', left: error });

export const right = <A>(value: A): Either<never, A> => ({ _tag: 'Right', right: value });

export const isLeft = <E, A>(either: Either<E, A>): either is Left<E> => either._tag === 'Left';

export const isRight = <E, A>(either: Either<E, A>): either is Right<A> => either._tag === 'Right';
