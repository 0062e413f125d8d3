/** A command string taken apart. */
import { type ExecuteProfile, executeSyntax } from '../../spec/execute.js';

/** One parameter of a command. */
export interface ExecuteParameter {
  /**
   * Quoted: the text that was meant, without quotation marks and doubling. Not quoted: the characters as they
   * stand, blanks included; a parameter that mixes bare and quoted pieces is kept as it stands too.
   */
  readonly text: string;
  readonly quoted: boolean;
}

/** One command: what to do, and with what. */
export interface ExecuteCommand {
  readonly opcode: string;
  /** `undefined`: no list at all; empty: `()`. */
  readonly parameters: readonly ExecuteParameter[] | undefined;
}

/** A command string taken apart. */
export interface ExecuteString {
  /** At least one. */
  readonly commands: readonly ExecuteCommand[];
}

/** A set of characters, asked by their codes. */
export interface CharSet {
  has(code: number): boolean;
}

// All characters of the syntax are ASCII, and one look into a table is several times as fast as a Set.
function charSet(chars: readonly string[]): CharSet {
  const table = new Uint8Array(0x80);
  for (const char of chars) table[char.charCodeAt(0)] = 1;
  return { has: (code) => table[code] === 1 };
}

/** The characters that a quoted string of each profile doubles. */
export const doubled: Readonly<Record<ExecuteProfile, CharSet>> = {
  current: charSet(executeSyntax.doubled.current),
  old: charSet(executeSyntax.doubled.old),
};

export const opcodeForbidden = charSet(executeSyntax.opcodeForbidden);
export const parameterForbidden = charSet(executeSyntax.parameterForbidden);
export const blanksBetweenCommands = charSet(executeSyntax.blanks.betweenCommands);

export const QUOTE = executeSyntax.quote.charCodeAt(0);
/** The one blank that is read inside a command. */
export const SPACE = executeSyntax.blanks.inCommand[0].charCodeAt(0);

/** Where a quoted string ends, or what is wrong with it. */
export type QuotedEnd =
  | { readonly end: number; readonly fault?: undefined }
  | { readonly end: number; readonly fault: { readonly offset: number; readonly expected: string } };

/** Finds the end of the quoted string that starts with the quotation mark at `start`. */
export function quotedEnd(source: string, start: number, profile: ExecuteProfile): QuotedEnd {
  if (profile === 'current') {
    let at = start + 1;
    for (;;) {
      const mark = source.indexOf(executeSyntax.quote, at);
      if (mark < 0) return unclosed(source);
      if (source.charCodeAt(mark + 1) !== QUOTE) return { end: mark + 1 };
      at = mark + 2;
    }
  }
  for (let at = start + 1; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (!doubled.old.has(code)) at++;
    else if (source.charCodeAt(at + 1) === code) at += 2;
    else if (code === QUOTE) return { end: at + 1 };
    else {
      const char = String.fromCharCode(code);
      return { end: at, fault: { offset: at + 1, expected: `a second "${char}", as the old rules double it` } };
    }
  }
  return unclosed(source);
}

function unclosed(source: string): QuotedEnd {
  return { end: source.length, fault: { offset: source.length, expected: 'a closing quotation mark' } };
}

const doublePairs: Readonly<Record<ExecuteProfile, RegExp>> = {
  current: pairsOf(executeSyntax.doubled.current),
  old: pairsOf(executeSyntax.doubled.old),
};

function pairsOf(chars: readonly string[]): RegExp {
  return new RegExp(chars.map((char) => `\\${char}\\${char}`).join('|'), 'g');
}

/** What a well-formed quoted string means. */
export function unquote(quoted: string, profile: ExecuteProfile): string {
  const inner = quoted.slice(1, -1);
  return inner.replace(doublePairs[profile], (pair) => pair.charAt(0));
}
