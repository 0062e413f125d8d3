/** One command string under every profile. */
import type { Either } from 'fp-ts/lib/Either.js';
import { type ExecuteProfile, executeProfiles } from '../../spec/execute.js';
import { isRight } from '../either.js';
import type { CodecError } from '../errors.js';
import { decodeExecute, sameMeaning } from './execute.js';
import type { ExecuteString } from './value.js';

/** What each profile makes of a command string. */
export interface ProfileReadings {
  /** The profiles that accept it. */
  readonly accepts: readonly ExecuteProfile[];
  /** Two of those understand it differently. How a parameter is quoted makes no difference, nor does `()`. */
  readonly ambiguous: boolean;
  /** By profile: the commands, or where it refuses the string. */
  readonly readings: Readonly<Record<ExecuteProfile, Either<CodecError, ExecuteString>>>;
}

/**
 * Reads a command string by the rules of every profile.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { readProfiles } from 'dde-spec/codecs';
 * const { accepts, readings } = readProfiles('[ quit]');
 * accepts; // ['progman']
 * if (isLeft(readings.current)) readings.current.left.column; // 2
 * readProfiles('[say( a )]').ambiguous; // true
 * ```
 */
export function readProfiles(source: string): ProfileReadings {
  const readings = {
    current: decodeExecute(source, 'current'),
    old: decodeExecute(source, 'old'),
    msdn: decodeExecute(source, 'msdn'),
    progman: decodeExecute(source, 'progman'),
  };
  const values = Object.values(readings).filter(isRight);
  const [first, ...others] = values;
  return {
    accepts: executeProfiles.filter((profile) => isRight(readings[profile])),
    ambiguous: first !== undefined && others.some((other) => !sameMeaning(first.right, other.right)),
    readings,
  };
}
