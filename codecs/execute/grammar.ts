/**
 * The grammar of command strings: the normative one, and the source of all diagnostics.
 *
 * Its repetitions take quadratic time in the number of their elements, so the codec does not run it over whole
 * inputs: the scanner does that and, where it stops, names a point a few tokens before the error (see `Resume`).
 * {@link diagnose} parses from there. A differential test holds the two together.
 */
import {
  alt_sc,
  apply,
  kleft,
  kmid,
  kright,
  list_sc,
  opt_sc,
  type Parser,
  type ParserOutput,
  rep_sc,
  seq,
  type Token,
} from 'typescript-parsec';
import type { ExecuteProfile } from '../../spec/execute.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { lineAndColumn } from '../kernel/position.js';
import type { Commands, ExecuteCommand, ExecuteParameter } from './command.js';
import { type Dialect, dialects } from './dialect.js';
import { listOf } from './list.js';
import { unescapeBare, unquote } from './quoting.js';
import type { Resume } from './scanner.js';
import { ExecuteToken, type TokenKind, tokenAt } from './tokens.js';

type Piece = Token<TokenKind>;

/** What was expected at the farthest point that any branch of the grammar reached. */
class Expectations {
  offset = -1;
  readonly names = new Set<string>();

  note(offset: number, name: string | undefined): void {
    if (offset < this.offset) return;
    if (offset > this.offset) this.names.clear();
    this.offset = offset;
    if (name !== undefined) this.names.add(name);
  }
}

interface Grammar {
  readonly first: Parser<TokenKind, Commands>;
  readonly more: Parser<TokenKind, unknown>;
  readonly opcode: Parser<TokenKind, unknown>;
  readonly piece: Parser<TokenKind, unknown>;
  readonly bare: Parser<TokenKind, unknown>;
}

function grammar(source: string, dialect: Dialect, expectations: Expectations): Grammar {
  const { blanks, bareQuote, mixed, rest } = dialect.syntax;
  const fail = (token: Piece | undefined, expected: string | undefined): ParserOutput<TokenKind, never> => {
    const offset = token?.pos.index ?? source.length;
    expectations.note(offset, expected);
    return { successful: false, error: { kind: 'Error', pos: token?.pos, message: expected ?? '' } };
  };
  const succeed = <T>(
    token: Piece | undefined,
    nextToken: Piece | undefined,
    result: T,
  ): ParserOutput<TokenKind, T> => ({
    successful: true,
    candidates: [{ firstToken: token, nextToken, result }],
    error: undefined,
  });
  /** A token of one kind. Without a name it is left out of what was expected. */
  const token = (kind: TokenKind, name?: string): Parser<TokenKind, Piece> => ({
    parse(at) {
      if (at?.kind !== kind) return fail(at, name);
      if (at instanceof ExecuteToken && at.fault !== undefined) {
        expectations.note(at.fault.offset, at.fault.expected);
        return fail(at, undefined);
      }
      return succeed(at, at.next, at);
    },
  });
  const end: Parser<TokenKind, undefined> = {
    parse(at) {
      if (at === undefined || (rest === 'ignored' && at.kind !== '[')) return succeed(at, undefined, undefined);
      return fail(at, 'the end of the string');
    },
  };
  const nothing: Parser<TokenKind, undefined> = { parse: (at) => succeed(at, at, undefined) };
  const missing = (name: string): Parser<TokenKind, never> => ({ parse: (at) => fail(at, name) });
  const char = (kind: TokenKind): Parser<TokenKind, Piece> => token(kind, `"${kind}"`);
  const spacesIf = (set: readonly string[]) => (set.length > 0 ? opt_sc(token('spaces')) : nothing);

  const spaces = spacesIf(blanks.inCommand);
  const between: Parser<TokenKind, unknown> =
    blanks.betweenCommands.length > 0 ? rep_sc(alt_sc(token('spaces'), token('breaks'))) : nothing;

  const opcode = apply(
    seq(
      alt_sc(token('text', 'an opcode'), token('breaks', 'an opcode')),
      rep_sc(alt_sc(token('text'), token('breaks'))),
    ),
    ([head, tail]) => textOf([head, ...tail]),
  );
  const word = alt_sc(token('text'), token('other'), token('escape'));
  const barePiece: Parser<TokenKind, Piece> = bareQuote ? alt_sc(word, token('spaces'), token('mark')) : word;
  const quoted = apply(
    kmid(spaces, token('quoted'), spaces),
    ({ text }): ExecuteParameter => ({ text: unquote(text, dialect), quoted: true }),
  );
  const bareOf = (pieces: readonly Piece[]): ExecuteParameter => ({
    text: unescapeBare(textOf(bareQuote ? withoutBlanksAtEnd(pieces) : pieces), dialect),
    quoted: false,
  });
  const empty = apply(nothing, () => bareOf([]));
  const parameter: Parser<TokenKind, ExecuteParameter> = mixed
    ? apply(
        rep_sc(alt_sc(token('quoted'), token('spaces'), token('breaks'), token('text'), token('['), token(']'))),
        (pieces) => mixedParameter(pieces, dialect),
      )
    : bareQuote
      ? alt_sc(
          quoted,
          apply(kright(spaces, seq(alt_sc(word, missing('a parameter')), rep_sc(barePiece))), ([head, tail]) =>
            bareOf([head, ...tail]),
          ),
          empty,
        )
      : alt_sc(quoted, apply(rep_sc(word), bareOf));
  const list = apply(kmid(char('('), list_sc(parameter, char(',')), char(')')), (all) => listOf(all, dialect));
  const body = apply(
    seq(kleft(opcode, spaces), opt_sc(kleft(list, spaces))),
    ([name, parameters]): ExecuteCommand => ({ opcode: name, parameters }),
  );
  const command = kmid(char('['), kright(spacesIf(blanks.beforeOpcode), body), char(']'));
  const commands = rep_sc(kleft(command, between));
  const tail = kleft(commands, end);
  const afterList = seq(spaces, char(']'), between, tail);

  const first = apply(kright(between, seq(kleft(command, between), tail)), ([head, others]) => ({
    commands: [head, ...others],
  }));
  return {
    first,
    more: kright(between, tail),
    opcode: seq(body, char(']'), between, tail),
    piece: seq(list_sc(parameter, char(',')), char(')'), afterList),
    bare: seq(rep_sc(barePiece), alt_sc(char(','), char(')')), afterList),
  };
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

function withoutBlanksAtEnd(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.at(-1)?.kind === 'spaces' ? pieces.slice(0, -1) : pieces;
}

function mixedParameter(pieces: readonly Piece[], dialect: Dialect): ExecuteParameter {
  const solid = pieces.filter((piece) => piece.kind !== 'spaces');
  const [only] = solid;
  return solid.length === 1 && only?.kind === 'quoted'
    ? { text: unquote(only.text, dialect), quoted: true }
    : { text: textOf(pieces), quoted: false };
}

/** Parses a whole string by the grammar alone: for strings of a few hundred commands at most. */
export function parseByGrammar(source: string, profile: ExecuteProfile): Either<CodecError, Commands> {
  const dialect = dialects[profile];
  const expectations = new Expectations();
  const output = grammar(source, dialect, expectations).first.parse(tokenAt(source, 0, dialect, false));
  const parsed = output.successful ? output.candidates[0] : undefined;
  return parsed === undefined ? left(errorOf(source, expectations)) : right(parsed.result);
}

/** The error at the point where the scanner stopped. */
export function diagnose(source: string, profile: ExecuteProfile, { state, offset }: Resume): CodecError {
  const dialect = dialects[profile];
  const expectations = new Expectations();
  grammar(source, dialect, expectations)[state].parse(tokenAt(source, offset, dialect, state === 'piece'));
  return errorOf(source, expectations);
}

function errorOf(source: string, { offset, names }: Expectations): CodecError {
  const char = source.codePointAt(offset);
  return {
    offset,
    ...lineAndColumn(source, offset),
    expected: alternatives([...names]),
    found: char === undefined ? 'the end of the string' : describe(String.fromCodePoint(char)),
    path: ['command string'],
  };
}

function alternatives(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
