/** One command string under several profiles. */
import type { Either } from 'fp-ts/lib/Either.js';
import { type ExecuteProfile, executeProfiles } from '../../spec/execute.js';
import { isRight } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { decodeExecute } from './execute.js';
import { isEmptyList } from './list.js';
import type { ExecuteCommand, ExecuteString } from './value.js';

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

/** A command string read by the two forms of the page. */
export interface BothForms {
  readonly accepts: readonly ('current' | 'old')[];
  /** Both accept it and understand it differently. */
  readonly ambiguous: boolean;
  readonly current: Either<CodecError, ExecuteString>;
  readonly old: Either<CodecError, ExecuteString>;
}

/**
 * Reads a command string in either form of the page, as a server should.
 *
 * @example
 * ```ts
 * import { decodeBothForms } from 'dde-spec/codecs';
 * // By the current rules the parameter is [[x]], by the old ones it is [x].
 * decodeBothForms('[f("[[x]]")]').ambiguous; // true
 * ```
 */
export function decodeBothForms(source: string): BothForms {
  const forms = { current: decodeExecute(source, 'current'), old: decodeExecute(source, 'old') };
  const accepts = (['current', 'old'] as const).filter((profile) => isRight(forms[profile]));
  const ambiguous = isRight(forms.current) && isRight(forms.old) && !sameMeaning(forms.current.right, forms.old.right);
  return { accepts, ambiguous, ...forms };
}

/**
 * Whether two readings say the same, however it is quoted. No parameter and one without characters are the same here.
 */
function sameMeaning(a: ExecuteString, b: ExecuteString): boolean {
  return (
    a.commands.length === b.commands.length &&
    a.commands.every((command, at) => {
      const other = b.commands[at];
      if (other === undefined || command.opcode !== other.opcode) return false;
      const [texts, others] = [textsOf(command), textsOf(other)];
      return texts.length === others.length && texts.every((text, index) => text === others[index]);
    })
  );
}

function textsOf({ parameters = [] }: ExecuteCommand): readonly string[] {
  return isEmptyList(parameters) ? [] : parameters.map(({ text }) => text);
}
