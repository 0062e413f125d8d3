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
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { ExecuteProfile } from '../../spec/execute.js';
import { isArrayOf, isRecord } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { type CodecError, codec, describe } from '../kernel/errors.js';
import { lineAndColumn } from '../kernel/position.js';
import { bitsOf, type Dialect, dialects, OPCODE, SPACE } from './dialect.js';
import { diagnose } from './grammar.js';
import { isEmptyList } from './list.js';
import { escapeBare, quote } from './quoting.js';
import { canStandBare, scan } from './scanner.js';
import type { ExecuteCommand, ExecuteParameter, ExecuteString } from './value.js';

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
  const result = scan(source, profile);
  if ('commands' in result) return right(result);
  const nul = source.indexOf('\0');
  if (nul < 0) return left(diagnose(source, profile, result));
  return left({
    offset: nul,
    ...lineAndColumn(source, nul),
    expected: 'no NUL inside the string',
    found: describe('\0'),
    path: ['command string'],
  });
}

/**
 * Writes the canonical spelling. A bare text that cannot stand bare is quoted. What the profile has no spelling for,
 * which is a quotation mark inside quotes in `progman`, comes out ill-formed; `executeString(profile).is` tells.
 *
 * @example
 * ```ts
 * import { command, encodeExecute } from 'dde-spec/codecs';
 * encodeExecute({ commands: [command('open', 'a, b')] }); // '[open("a, b")]'
 * ```
 */
export function encodeExecute(value: ExecuteString, profile: ExecuteProfile = 'current'): string {
  const dialect = dialects[profile];
  let text = '';
  for (const { opcode, parameters } of value.commands) {
    text += `[${opcode}`;
    if (parameters !== undefined) text += `(${encodeList(parameters, dialect)})`;
    text += ']';
  }
  return text;
}

function encodeList(parameters: readonly ExecuteParameter[], dialect: Dialect): string {
  const alone = dialect.syntax.emptyList === 'none' && isEmptyList(parameters);
  let list = '';
  let separator = '';
  for (const { text, quoted } of parameters) {
    const bare = !quoted && !alone && isBare(text, dialect);
    list += separator + (bare ? escapeBare(text, dialect) : quote(text, dialect));
    separator = ',';
  }
  return list;
}

/** With an escape character every text can stand bare. */
function isBare(text: string, dialect: Dialect): boolean {
  return dialect.escapeCode >= 0 || canStandBare(text, dialect);
}

/**
 * A parameter with this text: quoted if it is empty, holds a character that the syntax uses, or begins or ends
 * with a space. In `progman`, which cannot write a quotation mark inside quotes, a text with one is bare if it can be.
 *
 * @example
 * ```ts
 * import { parameter } from 'dde-spec/codecs';
 * parameter('a,b'); // { text: 'a,b', quoted: true }
 * parameter('6" nail', 'progman'); // { text: '6" nail', quoted: false }
 * ```
 */
export function parameter(text: string, profile: ExecuteProfile = 'current'): ExecuteParameter {
  const dialect = dialects[profile];
  if (dialect.syntax.bareQuote && text.includes('"')) return { text, quoted: !isBare(text, dialect) };
  const blank = text.startsWith(' ') || text.endsWith(' ');
  return { text, quoted: text === '' || blank || hasSyntax(text, dialect) || !isBare(text, dialect) };
}

function hasSyntax(text: string, dialect: Dialect): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === dialect.escapeCode) return true;
    if (code !== SPACE && (bitsOf(dialects.current, code) & OPCODE) === 0) return true;
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
  return { opcode, parameters: texts.length === 0 ? undefined : texts.map((text) => parameter(text)) };
}

function isExecuteString(value: unknown, dialect: Dialect): value is ExecuteString {
  if (!isRecord(value)) return false;
  const { commands } = value;
  return isArrayOf(commands, (each): each is ExecuteCommand => isCommand(each, dialect)) && commands.length > 0;
}

function isCommand(value: unknown, dialect: Dialect): value is ExecuteCommand {
  if (!isRecord(value) || !isOpcode(value['opcode'], dialect)) return false;
  const { parameters } = value;
  if (parameters === undefined) return true;
  return (
    isArrayOf(parameters, (each): each is ExecuteParameter => isParameter(each, dialect)) &&
    (dialect.syntax.emptyList === 'none' ? !isEmptyList(parameters) : parameters.length > 0)
  );
}

function isOpcode(value: unknown, dialect: Dialect): value is string {
  if (typeof value !== 'string' || value === '') return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if ((bitsOf(dialect, code) & OPCODE) === 0) return false;
  }
  return true;
}

function isParameter(value: unknown, dialect: Dialect): value is ExecuteParameter {
  if (!isRecord(value) || typeof value['text'] !== 'string' || value['text'].includes('\0')) return false;
  if (value['quoted'] === true) return dialect.syntax.doubled.length > 0 || !value['text'].includes('"');
  return value['quoted'] === false && isBare(value['text'], dialect);
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
    (value): value is ExecuteString => isExecuteString(value, dialects[profile]),
    (input) =>
      typeof input === 'string'
        ? decodeExecute(input, profile)
        : left({ expected: 'a string', found: describe(input), path: ['command string'] }),
    (value) => encodeExecute(value, profile),
  );
}
