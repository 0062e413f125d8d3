/**
 * The fast way through a well-formed command string: one pass, no recursion, no backtracking. Where it stops, the
 * grammar is asked for the diagnosis.
 */
import type { ExecuteProfile } from '../../spec/execute.js';
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
  QUOTE,
  SPACE,
  SPECIAL,
} from './dialect.js';
import { listOf } from './list.js';
import { quotedEnd, unescapeBare, unquote } from './quoting.js';
import type { ExecuteCommand, ExecuteParameter, ExecuteString } from './value.js';

/** A place from which the grammar can go on with a few tokens left to the error. */
export interface Resume {
  /**
   * `first`: no command yet; `more`: after a command; `opcode`: at or in one; `piece`: at a parameter, or at a piece of
   * a mixed one; `bare`: inside a bare parameter.
   */
  readonly state: 'first' | 'more' | 'opcode' | 'piece' | 'bare';
  readonly offset: number;
}

/** The commands, or where the string is not well-formed. */
export function scan(source: string, profile: ExecuteProfile): ExecuteString | Resume {
  const dialect = dialects[profile];
  const scanner = new Scanner(source, dialect);
  const commands: ExecuteCommand[] = [];
  for (;;) {
    scanner.skip(BETWEEN);
    if (scanner.at === source.length && commands.length > 0) return { commands };
    if (source.charCodeAt(scanner.at) !== OPEN) {
      if (commands.length > 0 && dialect.syntax.rest === 'ignored') return { commands };
      return { state: commands.length === 0 ? 'first' : 'more', offset: scanner.at };
    }
    scanner.at++;
    const command = scanner.command();
    if (command === undefined) return { state: scanner.state, offset: scanner.resume };
    commands.push(command);
  }
}

/** Where the rest begins that the profile ignores after the commands of a well-formed string; its end if none does. */
export function restOf(source: string, profile: ExecuteProfile): number {
  if (dialects[profile].syntax.rest === 'refused') return source.length;
  const scanner = new Scanner(source, dialects[profile]);
  for (;;) {
    scanner.skip(BETWEEN);
    if (source.charCodeAt(scanner.at) !== OPEN) return scanner.at;
    scanner.at++;
    if (scanner.command() === undefined) return source.length;
  }
}

/** Whether a text can stand as it is as a bare parameter. */
export function canStandBare(text: string, profile: ExecuteProfile): boolean {
  const scanner = new Scanner(text, dialects[profile]);
  const parameter = scanner.parameter();
  return parameter !== undefined && !parameter.quoted && parameter.text === text && scanner.at === text.length;
}

class Scanner {
  at = 0;
  /** Where the grammar goes on if the string turns out not to be well-formed. */
  state: Resume['state'] = 'first';
  resume = 0;
  readonly #source: string;
  readonly #dialect: Dialect;
  readonly #bits: Uint8Array;
  readonly #others: number;

  constructor(source: string, dialect: Dialect) {
    this.#source = source;
    this.#dialect = dialect;
    this.#bits = dialect.bits;
    this.#others = dialect.others;
  }

  /** Skips the characters of a set. */
  skip(set: number): void {
    const source = this.#source;
    let at = this.at;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (((code < 0x80 ? (this.#bits[code] as number) : this.#others) & set) === 0) break;
    }
    this.at = at;
  }

  /** Skips spaces where the dialect knows them. */
  #skipSpaces(where: 'beforeOpcode' | 'inCommand'): void {
    if (this.#source.charCodeAt(this.at) !== SPACE || this.#dialect.syntax.blanks[where].length === 0) return;
    do this.at++;
    while (this.#source.charCodeAt(this.at) === SPACE);
  }

  /** What follows an opening bracket; `undefined` if it is no command. */
  command(): ExecuteCommand | undefined {
    const source = this.#source;
    this.#skipSpaces('beforeOpcode');
    const start = this.at;
    this.skip(OPCODE);
    this.state = 'opcode';
    this.resume = this.at === start ? start : this.at - 1;
    if (this.at === start) return undefined;
    const opcode = source.slice(start, this.at);
    this.#skipSpaces('inCommand');
    let parameters: readonly ExecuteParameter[] | undefined;
    if (source.charCodeAt(this.at) === OPEN_LIST) {
      parameters = this.#list();
      if (parameters === undefined) return undefined;
      this.#skipSpaces('inCommand');
    }
    if (source.charCodeAt(this.at) !== CLOSE) return undefined;
    this.at++;
    return { opcode, parameters };
  }

  /** The list that begins at an opening parenthesis. An array that grows takes room for 17 elements at once. */
  #list(): readonly ExecuteParameter[] | undefined {
    const first = this.#next();
    if (first === undefined) return undefined;
    if (this.#closes()) return listOf([first], this.#dialect);
    const second = this.#next();
    if (second === undefined) return undefined;
    if (this.#closes()) return [first, second];
    const all = [first, second];
    do {
      const more = this.#next();
      if (more === undefined) return undefined;
      all.push(more);
    } while (!this.#closes());
    return all;
  }

  /** The parameter after the parenthesis or comma that stands here, if a parenthesis or comma follows it. */
  #next(): ExecuteParameter | undefined {
    this.at++;
    const parameter = this.parameter();
    const code = this.#source.charCodeAt(this.at);
    return code === COMMA || code === CLOSE_LIST ? parameter : undefined;
  }

  #closes(): boolean {
    if (this.#source.charCodeAt(this.at) !== CLOSE_LIST) return false;
    this.at++;
    return true;
  }

  /** One parameter, up to the first character that is no part of it; `undefined` if an error is inside. */
  parameter(): ExecuteParameter | undefined {
    const source = this.#source;
    const start = this.at;
    this.state = 'piece';
    this.resume = start;
    let at = start;
    if (source.charCodeAt(start) === QUOTE) {
      for (at++; at < source.length; at++) {
        const code = source.charCodeAt(at);
        if (code < 0x80 && ((this.#bits[code] as number) & SPECIAL) !== 0) break;
      }
      const after = source.charCodeAt(at + 1);
      if (source.charCodeAt(at) === QUOTE && (after === COMMA || after === CLOSE_LIST)) {
        this.at = at + 1;
        return { text: source.slice(start + 1, at), quoted: true };
      }
    } else {
      let code = 0;
      for (; at < source.length; at++) {
        code = source.charCodeAt(at);
        if (((code < 0x80 ? (this.#bits[code] as number) : this.#others) & PLAIN) === 0) break;
      }
      if (code === COMMA || code === CLOSE_LIST) {
        if (at > start) this.resume = at - 1;
        if (at > start && !this.#dialect.syntax.mixed) this.state = 'bare';
        this.at = at;
        return { text: source.slice(start, at), quoted: false };
      }
    }
    return this.#dialect.syntax.mixed ? this.#mixed() : this.#unmixed();
  }

  /** Pieces, of which one alone may be quoted. */
  #mixed(): ExecuteParameter | undefined {
    const source = this.#source;
    const start = this.at;
    let quotedFrom = -1;
    let quotedTo = -1;
    let solid = false;
    let at = start;
    while (at < source.length) {
      const code = source.charCodeAt(at);
      if (code !== QUOTE) {
        if ((bitsOf(this.#dialect, code) & BARE) === 0) break;
        if (code !== SPACE) solid = true;
        this.resume = at++;
        continue;
      }
      this.resume = at;
      const { end, fault } = quotedEnd(source, at, this.#dialect);
      if (fault !== undefined) return undefined;
      if (quotedFrom >= 0) solid = true;
      quotedFrom = at;
      quotedTo = end;
      at = end;
    }
    this.at = at;
    return quotedFrom >= 0 && !solid
      ? { text: unquote(source.slice(quotedFrom, quotedTo), this.#dialect), quoted: true }
      : { text: source.slice(start, at), quoted: false };
  }

  /** Quoted, or bare; spaces around it are none of it where the dialect knows them. */
  #unmixed(): ExecuteParameter | undefined {
    const source = this.#source;
    const { bareQuote, blanks } = this.#dialect.syntax;
    const { escapeCode } = this.#dialect;
    const spaced = blanks.aroundBare.length > 0;
    this.#skipSpaces('inCommand');
    const start = this.at;
    if (source.charCodeAt(start) === QUOTE) {
      const { end, fault } = quotedEnd(source, start, this.#dialect);
      if (fault !== undefined) return undefined;
      this.at = end;
      this.#skipSpaces('inCommand');
      return { text: unquote(source.slice(start, end), this.#dialect), quoted: true };
    }
    let end = start;
    let at = start;
    while (at < source.length) {
      const code = source.charCodeAt(at);
      if (code === escapeCode) {
        if (at + 1 === source.length) return this.#stopIn(at);
      } else if ((bitsOf(this.#dialect, code) & BARE) === 0 || (code === QUOTE && !bareQuote)) break;
      this.state = 'bare';
      this.resume = at;
      at += code === escapeCode ? 2 : 1;
      if (code !== SPACE || !spaced) end = at;
    }
    this.at = at;
    // Spaces alone are no parameter.
    if (at === start && at > this.resume) return undefined;
    return { text: unescapeBare(source.slice(start, end), this.#dialect), quoted: false };
  }

  #stopIn(offset: number): undefined {
    this.state = 'bare';
    this.resume = offset;
    return undefined;
  }
}
