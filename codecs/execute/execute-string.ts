/**
 * Command strings of WM_DDE_EXECUTE.
 *
 * The canonical spelling has no blanks but those inside parameters; decoding drops the others, and everything else
 * comes back as it was.
 *
 * @example
 * ```ts
 * import { orThrow, readExecuteString } from 'dde-spec/codecs';
 * const { commands } = orThrow(readExecuteString('[open("a, b")]'));
 * commands; // [{ opcode: 'open', parameters: [{ text: 'a, b', quoted: true }] }]
 * ```
 */
import { isArrayOf, isRecord } from '../kernel/bytes.js';
import type { Codec } from '../kernel/codec.js';
import { type FormatOptions, profileOf } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { lineAndColumn } from '../kernel/position.js';
import type { ExecuteCommand, ExecuteParameter } from './command.js';
import { bitsOf, type Dialect, dialects, OPCODE, SPACE } from './dialect.js';
import { diagnose } from './grammar.js';
import { isEmptyList } from './list.js';
import { escapeBare, quote } from './quoting.js';
import { canStandBare, scan } from './scanner.js';

/** The spelling that is written. */
export const canonicalSpelling =
  'no blanks but those inside parameters, and quotation marks only where they are needed or were';

/**
 * A command string taken apart.
 *
 * @category Command strings
 */
export interface ExecuteString {
  /** At least one. */
  readonly commands: readonly ExecuteCommand[];
}

/**
 * Reads a command string, without its NUL, by the rules of one profile.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { isLeft, orThrow, readExecuteString } from 'dde-spec/codecs';
 * orThrow(readExecuteString('[quit]')).commands; // [{ opcode: 'quit', parameters: undefined }]
 * const wrong = readExecuteString('[open("a.xls")[run]');
 * if (isLeft(wrong)) wrong.left.column; // 15
 * ```
 */
export function readExecuteString(
  source: string,
  options?: Pick<FormatOptions, 'profile'>,
): Either<CodecError, ExecuteString> {
  const profile = profileOf(options);
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
 * which is a quotation mark inside quotes in `progman`, comes out ill-formed; `ExecuteString.is` tells.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { makeExecuteCommand, writeExecuteString } from 'dde-spec/codecs';
 * writeExecuteString({ commands: [makeExecuteCommand('open', 'a, b')] }); // '[open("a, b")]'
 * ```
 */
export function writeExecuteString(value: ExecuteString, options?: Pick<FormatOptions, 'profile'>): string {
  const dialect = dialects[profileOf(options)];
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
 * @category Command strings
 *
 * @example
 * ```ts
 * import { makeExecuteParameter } from 'dde-spec/codecs';
 * makeExecuteParameter('a,b'); // { text: 'a,b', quoted: true }
 * makeExecuteParameter('6" nail', { profile: 'progman' }); // { text: '6" nail', quoted: false }
 * ```
 */
export function makeExecuteParameter(text: string, options?: Pick<FormatOptions, 'profile'>): ExecuteParameter {
  const dialect = dialects[profileOf(options)];
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
 * @category Command strings
 *
 * @example
 * ```ts
 * import { makeExecuteCommand, writeExecuteString } from 'dde-spec/codecs';
 * const commands = [makeExecuteCommand('open', 'sample.xlm'), makeExecuteCommand('quit')];
 * writeExecuteString({ commands }); // '[open(sample.xlm)][quit]'
 * ```
 */
export function makeExecuteCommand(opcode: string, ...texts: readonly string[]): ExecuteCommand {
  return { opcode, parameters: texts.length === 0 ? undefined : texts.map((text) => makeExecuteParameter(text)) };
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
 * Command strings, by the rules of the profile in the options.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { ExecuteString, makeExecuteCommand } from 'dde-spec/codecs';
 * ExecuteString.encode({ commands: [makeExecuteCommand('quit')] }, { profile: 'old' }); // '[quit]'
 * ```
 */
export const ExecuteString: Codec<ExecuteString, string> = /* @__PURE__ */ Object.freeze<Codec<ExecuteString, string>>({
  name: 'command string',
  canonical: canonicalSpelling,
  decode: (source, options) =>
    typeof source === 'string'
      ? readExecuteString(source, options)
      : left({ expected: 'a string', found: describe(source), path: ['command string'] }),
  is: (value, options): value is ExecuteString => isExecuteString(value, dialects[profileOf(options)]),
  encode: writeExecuteString,
});
