/** The tokens of a command string, each made when the one before it is asked for its successor. */
import type { Token, TokenPosition } from 'typescript-parsec';
import type { ExecuteProfile } from '../../spec/execute.js';
import { blanksBetweenCommands, opcodeForbidden, QUOTE, quotedEnd, SPACE } from './value.js';

/**
 * `spaces`: a run of spaces; `breaks`: a run of tabs and line ends; `quoted`: a quoted string, perhaps a faulty
 * one; `text`: a run of anything else. The others are single characters.
 */
export type TokenKind = '[' | ']' | '(' | ')' | ',' | 'spaces' | 'breaks' | 'quoted' | 'text';

export class ExecuteToken implements Token<TokenKind> {
  readonly kind: TokenKind;
  readonly text: string;
  readonly pos: TokenPosition;
  /** What is wrong inside a quoted string. */
  readonly fault: { readonly offset: number; readonly expected: string } | undefined;
  readonly #source: string;
  readonly #profile: ExecuteProfile;
  #next: ExecuteToken | null | undefined;

  constructor(source: string, start: number, profile: ExecuteProfile) {
    this.#source = source;
    this.#profile = profile;
    const code = source.charCodeAt(start);
    const run = runKind(code);
    let end = start + 1;
    if (code === QUOTE) {
      this.kind = 'quoted';
      const quoted = quotedEnd(source, start, profile);
      end = quoted.end;
      this.fault = quoted.fault;
    } else if (run === undefined) {
      this.kind = source.charAt(start) as TokenKind;
    } else {
      this.kind = run;
      while (end < source.length && runKind(source.charCodeAt(end)) === run) end++;
    }
    this.text = source.slice(start, end);
    // Rows and columns are worked out once, for the error that is reported.
    this.pos = { index: start, rowBegin: 0, columnBegin: 0, rowEnd: 0, columnEnd: 0 };
  }

  get next(): Token<TokenKind> | undefined {
    if (this.#next === undefined)
      this.#next = tokenAt(this.#source, this.pos.index + this.text.length, this.#profile) ?? null;
    return this.#next ?? undefined;
  }
}

function runKind(code: number): 'spaces' | 'breaks' | 'text' | undefined {
  if (code === SPACE) return 'spaces';
  if (opcodeForbidden.has(code)) return undefined;
  return blanksBetweenCommands.has(code) ? 'breaks' : 'text';
}

export function tokenAt(source: string, offset: number, profile: ExecuteProfile): ExecuteToken | undefined {
  return offset < source.length ? new ExecuteToken(source, offset, profile) : undefined;
}
