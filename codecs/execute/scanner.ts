/**
 * The fast way through a well-formed command string: one pass, no recursion, no backtracking. Where it stops, the
 * grammar is asked for the diagnosis.
 */
import type { ExecuteProfile } from '../../spec/execute.js';
import {
  blanksBetweenCommands,
  type ExecuteCommand,
  type ExecuteParameter,
  type ExecuteString,
  opcodeForbidden,
  parameterForbidden,
  QUOTE,
  quotedEnd,
  SPACE,
  unquote,
} from './value.js';

/** A place from which the grammar can go on with a few tokens left to the error. */
export interface Resume {
  /** `first`: no command yet; `more`: after a command; `opcode`, `piece`: at one, inside a command. */
  readonly state: 'first' | 'more' | 'opcode' | 'piece';
  readonly offset: number;
}

/** The string is not well-formed. */
export interface Stop {
  readonly offset: number;
  readonly resume: Resume;
}

export function scan(source: string, profile: ExecuteProfile): ExecuteString | Stop {
  const commands: ExecuteCommand[] = [];
  for (let at = 0; ; ) {
    while (at < source.length && blanksBetweenCommands.has(source.charCodeAt(at))) at++;
    if (at === source.length && commands.length > 0) return { commands };
    if (source[at] !== '[') {
      return { offset: at, resume: { state: commands.length === 0 ? 'first' : 'more', offset: at } };
    }
    const start = at + 1;
    at = start;
    while (at < source.length && !opcodeForbidden.has(source.charCodeAt(at))) at++;
    let resume: Resume = { state: 'opcode', offset: at === start ? at : at - 1 };
    if (at === start) return { offset: at, resume };
    const opcode = source.slice(start, at);
    at = skipSpaces(source, at);
    let parameters: ExecuteParameter[] | undefined;
    if (source[at] === '(') {
      parameters = [];
      do {
        const parameter = scanParameter(source, at + 1, profile);
        at = parameter.end;
        resume = { state: 'piece', offset: parameter.lastPiece };
        const ended = source[at] === ',' || source[at] === ')';
        if (parameter.fault !== undefined || !ended) return { offset: parameter.fault ?? at, resume };
        parameters.push(parameter.value);
      } while (source[at] === ',');
      if (isEmptyList(parameters)) parameters = [];
      at = skipSpaces(source, at + 1);
    }
    if (source[at] !== ']') return { offset: at, resume };
    at++;
    commands.push({ opcode, parameters });
  }
}

/** `()` is a list without parameters: one bare parameter without characters cannot be told from it. */
export function isEmptyList(parameters: readonly ExecuteParameter[]): boolean {
  const [only] = parameters;
  return parameters.length === 1 && only !== undefined && only.text === '' && !only.quoted;
}

interface ScannedParameter {
  readonly value: ExecuteParameter;
  /** At the first character that is no part of the parameter. */
  readonly end: number;
  readonly lastPiece: number;
  /** The offset of an error inside a quoted string. */
  readonly fault?: number;
}

/** Scans one parameter, up to a comma, a parenthesis or the end. */
export function scanParameter(source: string, start: number, profile: ExecuteProfile): ScannedParameter {
  let at = start;
  let lastPiece = start;
  let quotedFrom = -1;
  let quotedTo = -1;
  let mixed = false;
  for (; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (parameterForbidden.has(code)) break;
    lastPiece = at;
    if (code === QUOTE) {
      const { end, fault } = quotedEnd(source, at, profile);
      if (fault !== undefined) {
        return { value: { text: '', quoted: true }, end, lastPiece, fault: fault.offset };
      }
      if (quotedFrom >= 0) mixed = true;
      quotedFrom = at;
      quotedTo = end;
      at = end;
    } else {
      if (code !== SPACE) mixed = true;
      at++;
    }
  }
  const quoted = quotedFrom >= 0 && !mixed;
  const text = quoted ? unquote(source.slice(quotedFrom, quotedTo), profile) : source.slice(start, at);
  return { value: { text, quoted }, end: at, lastPiece };
}

function skipSpaces(source: string, start: number): number {
  let at = start;
  while (source.charCodeAt(at) === SPACE) at++;
  return at;
}
