/** The tokens of a command string, each made when the one before it is asked for its successor. */
import type { Token, TokenPosition } from 'typescript-parsec';
import {
  BARE,
  BETWEEN,
  bitsOf,
  CLOSE,
  CLOSE_LIST,
  COMMA,
  type Dialect,
  OPCODE,
  OPEN,
  OPEN_LIST,
  QUOTE,
  SPACE,
} from './dialect.js';
import { quotedEnd } from './quoting.js';

/**
 * - `spaces`: a run of spaces; `breaks`: a run of other blanks that may stand between commands;
 * - `quoted`: a quoted string, perhaps a faulty one; `mark`: a quotation mark that is a character like others;
 * - `escape`: the escape character and the one after it, or it alone at the end;
 * - `text`: a run of what may stand in an opcode; `other`: a run of what may stand in a bare parameter only;
 * - `bad`: a character that can stand in neither.
 *
 * The others are single characters.
 */
export type TokenKind =
  | '['
  | ']'
  | '('
  | ')'
  | ','
  | 'spaces'
  | 'breaks'
  | 'quoted'
  | 'mark'
  | 'escape'
  | 'text'
  | 'other'
  | 'bad';

type Run = 'spaces' | 'breaks' | 'text' | 'other';

export class ExecuteToken implements Token<TokenKind> {
  readonly kind: TokenKind;
  readonly text: string;
  readonly pos: TokenPosition;
  /** What is wrong inside it. */
  readonly fault: { readonly offset: number; readonly expected: string } | undefined;
  readonly #source: string;
  readonly #dialect: Dialect;
  /** Where a quotation mark may be a character, it begins a quoted string only at the beginning of a parameter. */
  readonly #atParameter: boolean;
  #next: ExecuteToken | null | undefined;

  constructor(source: string, start: number, dialect: Dialect, atParameter: boolean) {
    this.#source = source;
    this.#dialect = dialect;
    const code = source.charCodeAt(start);
    const run = runKind(code, dialect);
    let end = start + 1;
    if (run !== undefined) {
      this.kind = run;
      while (end < source.length && runKind(source.charCodeAt(end), dialect) === run) end++;
    } else if (code === QUOTE && (atParameter || !dialect.syntax.bareQuote)) {
      this.kind = 'quoted';
      const quoted = quotedEnd(source, start, dialect);
      end = quoted.end;
      this.fault = quoted.fault;
    } else if (code === QUOTE) {
      this.kind = 'mark';
    } else if (code === dialect.escapeCode) {
      this.kind = 'escape';
      end = Math.min(start + 2, source.length);
      if (end < start + 2) this.fault = { offset: end, expected: 'a character after the backslash' };
    } else {
      const char = source.charAt(start);
      this.kind = '[](),'.includes(char) ? (char as TokenKind) : 'bad';
    }
    this.#atParameter = this.kind === '(' || this.kind === ',' || (this.kind === 'spaces' && atParameter);
    this.text = source.slice(start, end);
    // Rows and columns are worked out once, for the error that is reported.
    this.pos = { index: start, rowBegin: 0, columnBegin: 0, rowEnd: 0, columnEnd: 0 };
  }

  get next(): Token<TokenKind> | undefined {
    if (this.#next === undefined) {
      const end = this.pos.index + this.text.length;
      this.#next = tokenAt(this.#source, end, this.#dialect, this.#atParameter) ?? null;
    }
    return this.#next ?? undefined;
  }
}

/** The characters that are tokens of their own. */
const ownTokens: readonly number[] = [QUOTE, OPEN_LIST, CLOSE_LIST, COMMA, OPEN, CLOSE];

function runKind(code: number, dialect: Dialect): Run | undefined {
  if (code === SPACE) return 'spaces';
  if (ownTokens.includes(code)) return undefined;
  if (code === dialect.escapeCode) return undefined;
  const bits = bitsOf(dialect, code);
  if ((bits & BETWEEN) !== 0) return 'breaks';
  if ((bits & OPCODE) !== 0) return 'text';
  return (bits & BARE) !== 0 ? 'other' : undefined;
}

export function tokenAt(
  source: string,
  offset: number,
  dialect: Dialect,
  atParameter: boolean,
): ExecuteToken | undefined {
  return offset < source.length ? new ExecuteToken(source, offset, dialect, atParameter) : undefined;
}
