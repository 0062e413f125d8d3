/** One command string under several profiles. */
import { type ExecuteProfile, executeProfiles } from '../../spec/execute.js';
import { type Either, isRight } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { ExecuteCommand } from './command.js';
import { type ExecuteString, readExecuteString } from './execute-string.js';
import { isEmptyList } from './list.js';

/**
 * What each profile makes of a command string.
 *
 * @category Command strings
 */
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
 * @category Command strings
 *
 * @example
 * ```ts
 * import { compareProfiles, isLeft } from 'dde-spec/codecs';
 * const { accepts, readings } = compareProfiles('[ quit]');
 * accepts; // ['progman']
 * if (isLeft(readings.current)) readings.current.left.column; // 2
 * compareProfiles('[say( a )]').ambiguous; // true
 * ```
 */
export function compareProfiles(source: string): ProfileReadings {
  const readings = {
    current: readExecuteString(source, { profile: 'current' }),
    old: readExecuteString(source, { profile: 'old' }),
    msdn: readExecuteString(source, { profile: 'msdn' }),
    progman: readExecuteString(source, { profile: 'progman' }),
  };
  const values = Object.values(readings).filter(isRight);
  const [first, ...others] = values;
  return {
    accepts: executeProfiles.filter((profile) => isRight(readings[profile])),
    ambiguous: first !== undefined && others.some((other) => !sameMeaning(first.right, other.right)),
    readings,
  };
}

/**
 * A command string read by the two forms of the page.
 *
 * @category Command strings
 */
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
 * @category Command strings
 *
 * @example
 * ```ts
 * import { compareForms } from 'dde-spec/codecs';
 * // By the current rules the parameter is [[x]], by the old ones it is [x].
 * compareForms('[f("[[x]]")]').ambiguous; // true
 * ```
 */
export function compareForms(source: string): BothForms {
  const forms = {
    current: readExecuteString(source, { profile: 'current' }),
    old: readExecuteString(source, { profile: 'old' }),
  };
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
