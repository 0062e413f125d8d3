/** The profiles of `spec/execute.ts` as tables that are asked by the codes of characters. */
import {
  type ExecuteChars,
  type ExecuteProfile,
  type ExecuteProfileSyntax,
  executeSyntax,
} from '../../spec/execute.js';

/** What a character may be, as bits. */
export const OPCODE = 1;
export const BARE = 2;
/** May stand in a bare parameter that is its own spelling: no blank to cut off, nothing to take away. */
export const PLAIN = 4;
export const BETWEEN = 8;
/** Needs a second look inside a quoted string. */
export const SPECIAL = 16;
/** Needs no second look inside a quoted string, and is not the end of the text. */
export const PLAIN_IN_QUOTES = 32;

export const QUOTE = 0x22;
export const SPACE = 0x20;
export const OPEN_LIST = 0x28;
export const CLOSE_LIST = 0x29;
export const COMMA = 0x2c;
export const OPEN = 0x5b;
export const CLOSE = 0x5d;

/** A profile, ready for use. */
export interface Dialect {
  readonly profile: ExecuteProfile;
  readonly syntax: ExecuteProfileSyntax;
  /** The bits of each character of ASCII; NUL, which ends the text, has none. */
  readonly bits: Uint8Array;
  /** The bits of all other characters. */
  readonly others: number;
  /** The code of the escape character, or -1. */
  readonly escapeCode: number;
}

function contains(set: ExecuteChars, char: string): boolean {
  return 'except' in set ? !set.except.includes(char) : set.only.includes(char);
}

function dialect(profile: ExecuteProfile): Dialect {
  const syntax = executeSyntax.profiles[profile];
  const { opcode, bare, blanks, doubled } = syntax;
  const bits = Uint8Array.from({ length: 0x80 }, (_, code) => {
    if (code === 0) return 0;
    const char = String.fromCharCode(code);
    const isBare = contains(bare, char);
    const isPlain = isBare && code !== QUOTE && !blanks.aroundBare.includes(char);
    const isSpecial = code === QUOTE || char === syntax.escape || doubled.includes(char);
    return (
      (contains(opcode, char) ? OPCODE : 0) |
      (isBare ? BARE : 0) |
      (isPlain ? PLAIN : 0) |
      (blanks.betweenCommands.includes(char) ? BETWEEN : 0) |
      (isSpecial ? SPECIAL : PLAIN_IN_QUOTES)
    );
  });
  const nonAscii = (set: ExecuteChars): boolean => 'except' in set || set.nonAscii;
  return {
    profile,
    syntax,
    bits,
    others: (nonAscii(opcode) ? OPCODE : 0) | (nonAscii(bare) ? BARE | PLAIN : 0) | PLAIN_IN_QUOTES,
    escapeCode: syntax.escape === null ? -1 : syntax.escape.charCodeAt(0),
  };
}

/** Every profile. */
export const dialects: Readonly<Record<ExecuteProfile, Dialect>> = {
  current: /* @__PURE__ */ dialect('current'),
  old: /* @__PURE__ */ dialect('old'),
  msdn: /* @__PURE__ */ dialect('msdn'),
  progman: /* @__PURE__ */ dialect('progman'),
};

/** What a character may be. */
export function bitsOf({ bits, others }: Dialect, code: number): number {
  return code < 0x80 ? (bits[code] as number) : others;
}
