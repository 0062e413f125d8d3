/**
 * The fast way through a well-formed command string: one pass, no recursion, no backtracking. Where it stops, the
 * grammar is asked for the diagnosis.
 */
import type { ExecuteProfile } from '../../spec/execute.js';
import type { Commands, ExecuteCommand, ExecuteParameter } from './command.js';
import {
  BARE,
  BETWEEN,
  bitsOf,
  CLOSE,
  CLOSE_LIST,
  COMMA,
  type Dialect,
  dialects,
  OPCODE,
  OPEN,
  OPEN_LIST,
  PLAIN,
  PLAIN_IN_QUOTES,
  QUOTE,
  SPACE,
} from './dialect.js';
import { listOf } from './list.js';
import { quotedEnd, unescapeBare, unquote } from './quoting.js';

/** A place from which the grammar can go on with a few tokens left to the error. */
export interface Resume {
  /**
   * `first`: no command yet; `more`: after a command; `opcode`: at or in one; `piece`: at a parameter, or at a piece of
   * a mixed one; `bare`: inside a bare parameter.
   */
  readonly state: 'first' | 'more' | 'opcode' | 'piece' | 'bare';
  readonly offset: number;
}

/**
 * The commands, or where the string is not well-formed.
 *
 * Nothing but the value is allocated for what most strings are made of. A list gets an array of its size, since one that
 * grows takes room for 17 elements at once.
 */
export function scan(source: string, profile: ExecuteProfile): Commands | Resume {
  const dialect = dialects[profile];
  const { bits, others } = dialect;
  const { length } = source;
  const commands: ExecuteCommand[] = [];
  for (let at = 0; ; at++) {
    at = skip(source, at, BETWEEN, dialect);
    if (at === length && commands.length > 0) return { commands };
    if (source.charCodeAt(at) !== OPEN) {
      if (commands.length > 0 && dialect.syntax.rest === 'ignored' && source.indexOf('\0', at) < 0) return { commands };
      return { state: commands.length === 0 ? 'first' : 'more', offset: at };
    }
    at++;
    if (source.charCodeAt(at) === SPACE) at = skipSpaces(source, at, dialect.syntax.blanks.beforeOpcode);
    const start = at;
    for (; at < length; at++) {
      const code = source.charCodeAt(at);
      if (((code < 0x80 ? (bits[code] as number) : others) & OPCODE) === 0) break;
    }
    let state: Resume['state'] = 'opcode';
    let resume = at === start ? start : at - 1;
    if (at === start) return { state, offset: resume };
    const opcode = source.slice(start, at);
    if (source.charCodeAt(at) === SPACE) at = skipSpaces(source, at, dialect.syntax.blanks.inCommand);
    let parameters: readonly ExecuteParameter[] | undefined;
    if (source.charCodeAt(at) === OPEN_LIST) {
      let first: ExecuteParameter | undefined;
      let list: ExecuteParameter[] | undefined;
      let code = 0;
      do {
        const from = ++at;
        const quoted = source.charCodeAt(from) === QUOTE;
        if (quoted) at++;
        const plain = quoted ? PLAIN_IN_QUOTES : PLAIN;
        for (code = -1; at < length; at++) {
          code = source.charCodeAt(at);
          if (((code < 0x80 ? (bits[code] as number) : others) & plain) === 0) break;
        }
        let to = at;
        if (quoted && code === QUOTE) code = source.charCodeAt(++at);
        else if (quoted) code = -1;
        let parameter: ExecuteParameter;
        if (code === COMMA || code === CLOSE_LIST) {
          state = to > from && !quoted && !dialect.syntax.mixed ? 'bare' : 'piece';
          resume = quoted || to === from ? from : to - 1;
          parameter = { text: source.slice(quoted ? from + 1 : from, to), quoted };
        } else {
          const scanned = scanParameter(source, from, dialect);
          ({ state, resume, end: to } = scanned);
          at = to;
          code = source.charCodeAt(at);
          if (scanned.value === undefined || (code !== COMMA && code !== CLOSE_LIST)) return { state, offset: resume };
          if (hasNul(source, from, at)) return { state, offset: resume };
          parameter = scanned.value;
        }
        if (first === undefined) first = parameter;
        else if (list === undefined) list = [first, parameter];
        else list.push(parameter);
      } while (code === COMMA);
      parameters = list ?? listOf([first], dialect);
      at++;
      if (source.charCodeAt(at) === SPACE) at = skipSpaces(source, at, dialect.syntax.blanks.inCommand);
    }
    if (source.charCodeAt(at) !== CLOSE) return { state, offset: resume };
    commands.push({ opcode, parameters });
  }
}

function skip(source: string, start: number, set: number, dialect: Dialect): number {
  let at = start;
  while (at < source.length && (bitsOf(dialect, source.charCodeAt(at)) & set) !== 0) at++;
  return at;
}

/** Skips spaces where the dialect knows them. */
function skipSpaces(source: string, start: number, blanks: readonly string[]): number {
  let at = start;
  if (blanks.length > 0) while (source.charCodeAt(at) === SPACE) at++;
  return at;
}

function hasNul(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (source.charCodeAt(at) === 0) return true;
  return false;
}

/**
 * Where the rest begins that the profile ignores after the commands of a well-formed string; its end if none does.
 */
export function restOf(source: string, profile: ExecuteProfile): number {
  const dialect = dialects[profile];
  if (dialect.syntax.rest === 'refused') return source.length;
  const { blanks } = dialect.syntax;
  for (let at = 0; ; at++) {
    at = skip(source, at, BETWEEN, dialect);
    if (source.charCodeAt(at) !== OPEN) return at;
    at = skip(source, skipSpaces(source, at + 1, blanks.beforeOpcode), OPCODE, dialect);
    at = skipSpaces(source, at, blanks.inCommand);
    if (source.charCodeAt(at) !== OPEN_LIST) continue;
    while (at < source.length && source.charCodeAt(at) !== CLOSE_LIST) at = scanParameter(source, at + 1, dialect).end;
    at = skipSpaces(source, at + 1, blanks.inCommand);
  }
}

/** Whether a text can stand as it is as a bare parameter. */
export function canStandBare(text: string, dialect: Dialect): boolean {
  if (skip(text, 0, PLAIN, dialect) === text.length) return true;
  const { value, end } = scanParameter(text, 0, dialect);
  return value !== undefined && !value.quoted && value.text === text && end === text.length;
}

interface ScannedParameter extends Pick<Resume, 'state'> {
  /** `undefined`: an error is inside. */
  readonly value: ExecuteParameter | undefined;
  /** At the first character that is no part of it. */
  readonly end: number;
  readonly resume: number;
}

/** One parameter, whatever is in it. */
function scanParameter(source: string, start: number, dialect: Dialect): ScannedParameter {
  return dialect.syntax.mixed ? scanMixed(source, start, dialect) : scanUnmixed(source, start, dialect);
}

/** Pieces, of which one alone may be quoted. */
function scanMixed(source: string, start: number, dialect: Dialect): ScannedParameter {
  let quotedFrom = -1;
  let quotedTo = -1;
  let solid = false;
  let resume = start;
  let at = start;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code !== QUOTE) {
      if ((bitsOf(dialect, code) & BARE) === 0) break;
      if (code !== SPACE) solid = true;
      resume = at++;
      continue;
    }
    resume = at;
    const { end, fault } = quotedEnd(source, at, dialect);
    if (fault !== undefined) return { value: undefined, end: source.length, state: 'piece', resume };
    if (quotedFrom >= 0) solid = true;
    quotedFrom = at;
    quotedTo = end;
    at = end;
  }
  const value =
    quotedFrom >= 0 && !solid
      ? { text: unquote(source.slice(quotedFrom, quotedTo), dialect), quoted: true }
      : { text: source.slice(start, at), quoted: false };
  return { value, end: at, state: 'piece', resume };
}

/** Quoted, or bare; spaces around it are none of it where the dialect knows them. */
function scanUnmixed(source: string, start: number, dialect: Dialect): ScannedParameter {
  const { escapeCode } = dialect;
  const { bareQuote, blanks } = dialect.syntax;
  const from = skipSpaces(source, start, blanks.aroundBare);
  if (source.charCodeAt(from) === QUOTE) {
    const { end, fault } = quotedEnd(source, from, dialect);
    if (fault !== undefined) return { value: undefined, end: source.length, state: 'piece', resume: start };
    const value = { text: unquote(source.slice(from, end), dialect), quoted: true };
    return { value, end: skipSpaces(source, end, blanks.inCommand), state: 'piece', resume: start };
  }
  let at = from;
  let to = from;
  let last = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === escapeCode) {
      if (at + 1 === source.length) return { value: undefined, end: source.length, state: 'bare', resume: at };
    } else if ((bitsOf(dialect, code) & BARE) === 0 || (code === QUOTE && !bareQuote)) break;
    last = at;
    at += code === escapeCode ? 2 : 1;
    if (code !== SPACE || blanks.aroundBare.length === 0) to = at;
  }
  // Spaces alone are no parameter.
  if (at === from && from > start) return { value: undefined, end: at, state: 'piece', resume: start };
  const value = { text: unescapeBare(source.slice(from, to), dialect), quoted: false };
  return { value, end: at, state: at === from ? 'piece' : 'bare', resume: at === from ? start : last };
}
