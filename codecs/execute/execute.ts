/**
 * Command strings of WM_DDE_EXECUTE.
 *
 * The canonical spelling has no blanks but those inside parameters; decoding drops the others, and everything else
 * comes back as it was.
 *
 * @example
 * ```ts
 * import { decodeExecute } from 'dde-spec/codecs';
 * const result = decodeExecute('[open("a, b")]');
 * result; // right({ commands: [{ opcode: 'open', parameters: [{ text: 'a, b', quoted: true }] }] })
 * ```
 */
import { type Either, isRight, left, right } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { type ExecuteProfile, executeProfiles } from '../../spec/execute.js';
import { isRecord } from '../bytes.js';
import { type CodecError, codec, describe } from '../errors.js';
import { lineAndColumn } from '../position.js';
import { diagnose } from './grammar.js';
import { isEmptyList, scan, scanParameter } from './scanner.js';
import {
  doubled,
  type ExecuteCommand,
  type ExecuteParameter,
  type ExecuteString,
  opcodeForbidden,
  SPACE,
} from './value.js';

/**
 * Decodes a command string, without its NUL, by the rules of one profile.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { decodeExecute } from 'dde-spec/codecs';
 * decodeExecute('[quit]'); // right({ commands: [{ opcode: 'quit', parameters: undefined }] })
 * const wrong = decodeExecute('[open("a.xls")[run]');
 * if (isLeft(wrong)) wrong.left.column; // 15
 * ```
 */
export function decodeExecute(source: string, profile: ExecuteProfile = 'current'): Either<CodecError, ExecuteString> {
  const nul = source.indexOf('\0');
  if (nul >= 0) {
    return left({
      offset: nul,
      ...lineAndColumn(source, nul),
      expected: 'no NUL inside the string',
      found: describe('\0'),
      path: ['command string'],
    });
  }
  const result = scan(source, profile);
  return 'commands' in result ? right(result) : left(diagnose(source, profile, result));
}

/** A command string read by the rules of both profiles. */
export interface BothForms {
  readonly accepts: readonly ExecuteProfile[];
  /** Both accept it and understand it differently. */
  readonly ambiguous: boolean;
  readonly current: Either<CodecError, ExecuteString>;
  readonly old: Either<CodecError, ExecuteString>;
}

/**
 * Reads a command string in either form, as a server should.
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
  const accepts = executeProfiles.filter((profile) => isRight(forms[profile]));
  const ambiguous =
    isRight(forms.current) &&
    isRight(forms.old) &&
    encodeExecute(forms.current.right, 'current') !== encodeExecute(forms.old.right, 'current');
  return { accepts, ambiguous, ...forms };
}

/**
 * Writes the canonical spelling. A bare text that cannot stand bare is quoted.
 *
 * @example
 * ```ts
 * import { command, encodeExecute } from 'dde-spec/codecs';
 * encodeExecute({ commands: [command('open', 'a, b')] }); // '[open("a, b")]'
 * ```
 */
export function encodeExecute(value: ExecuteString, profile: ExecuteProfile = 'current'): string {
  return value.commands.map((command) => encodeCommand(command, profile)).join('');
}

function encodeCommand({ opcode, parameters }: ExecuteCommand, profile: ExecuteProfile): string {
  if (parameters === undefined) return `[${opcode}]`;
  const alone = isEmptyList(parameters);
  const list = parameters.map(({ text, quoted }) =>
    quoted || alone || !canStandBare(text, profile) ? quote(text, profile) : text,
  );
  return `[${opcode}(${list.join(',')})]`;
}

function quote(text: string, profile: ExecuteProfile): string {
  const marks = doubled[profile];
  let quoted = '"';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!marks.has(text.charCodeAt(at))) continue;
    quoted += text.slice(from, at + 1);
    from = at;
  }
  return `${quoted}${text.slice(from)}"`;
}

function canStandBare(text: string, profile: ExecuteProfile): boolean {
  const { end, fault, value } = scanParameter(text, 0, profile);
  return end === text.length && fault === undefined && !value.quoted;
}

/**
 * A parameter with this text: quoted if it is empty, holds a character that the syntax uses, or begins or ends
 * with a space.
 *
 * @example
 * ```ts
 * import { parameter } from 'dde-spec/codecs';
 * parameter('a,b'); // { text: 'a,b', quoted: true }
 * ```
 */
export function parameter(text: string): ExecuteParameter {
  return { text, quoted: text === '' || text.startsWith(' ') || text.endsWith(' ') || hasSyntax(text) };
}

function hasSyntax(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && opcodeForbidden.has(code)) return true;
  }
  return false;
}

/**
 * A command with these parameters; without any it has no list.
 *
 * @example
 * ```ts
 * import { command, encodeExecute } from 'dde-spec/codecs';
 * encodeExecute({ commands: [command('open', 'sample.xlm'), command('quit')] }); // '[open(sample.xlm)][quit]'
 * ```
 */
export function command(opcode: string, ...texts: readonly string[]): ExecuteCommand {
  return { opcode, parameters: texts.length === 0 ? undefined : texts.map(parameter) };
}

function isExecuteString(value: unknown, profile: ExecuteProfile): value is ExecuteString {
  if (!isRecord(value) || !Array.isArray(value['commands']) || value['commands'].length === 0) return false;
  return value['commands'].every((each: unknown) => isCommand(each, profile));
}

function isCommand(value: unknown, profile: ExecuteProfile): value is ExecuteCommand {
  if (!isRecord(value) || !isOpcode(value['opcode'])) return false;
  const { parameters } = value;
  if (parameters === undefined) return true;
  return (
    Array.isArray(parameters) &&
    parameters.every((each: unknown) => isParameter(each, profile)) &&
    !isEmptyList(parameters)
  );
}

function isOpcode(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === 0 || opcodeForbidden.has(code)) return false;
  }
  return true;
}

function isParameter(value: unknown, profile: ExecuteProfile): value is ExecuteParameter {
  if (!isRecord(value) || typeof value['text'] !== 'string' || value['text'].includes('\0')) return false;
  return value['quoted'] === true || (value['quoted'] === false && canStandBare(value['text'], profile));
}

/**
 * Command strings by the rules of one profile.
 *
 * @example
 * ```ts
 * import { command, executeString } from 'dde-spec/codecs';
 * executeString('old').encode({ commands: [command('quit')] }); // '[quit]'
 * ```
 */
export function executeString(profile: ExecuteProfile = 'current'): t.Type<ExecuteString, string, unknown> {
  return codec(
    `command string by the ${profile} rules`,
    (value): value is ExecuteString => isExecuteString(value, profile),
    (input) =>
      typeof input === 'string'
        ? decodeExecute(input, profile)
        : left({ expected: 'a string', found: describe(input), path: ['command string'] }),
    (value) => encodeExecute(value, profile),
  );
}
