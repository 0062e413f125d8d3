/** Quoted strings and escapes of the profiles. */
import { executeSyntax } from '../../spec/execute.js';
import { BARE, bitsOf, type Dialect, QUOTE, SPECIAL } from './dialect.js';

/** Where a quoted string ends, or what is wrong with it. */
export type QuotedEnd =
  | { readonly end: number; readonly fault?: undefined }
  | { readonly end: number; readonly fault: { readonly offset: number; readonly expected: string } };

/** Finds the end of the quoted string that starts with the quotation mark at `start`. */
export function quotedEnd(source: string, start: number, dialect: Dialect): QuotedEnd {
  const { syntax, escapeCode } = dialect;
  const doublesQuote = syntax.doubled.includes(executeSyntax.quote);
  if (escapeCode < 0 && syntax.doubled.length <= 1) {
    for (let at = start + 1; ; at += 2) {
      at = source.indexOf(executeSyntax.quote, at);
      if (at < 0) return unclosed(source);
      if (!doublesQuote || source.charCodeAt(at + 1) !== QUOTE) return { end: at + 1 };
    }
  }
  for (let at = start + 1; at < source.length; ) {
    const code = source.charCodeAt(at);
    if ((bitsOf(dialect, code) & SPECIAL) === 0) at++;
    else if (code === escapeCode || source.charCodeAt(at + 1) === code) at += 2;
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

/** What a well-formed quoted string means. */
export function unquote(quoted: string, dialect: Dialect): string {
  return removeMarks(quoted.slice(1, -1), dialect);
}

/** What a bare parameter means. */
export function unescapeBare(bare: string, dialect: Dialect): string {
  return dialect.escapeCode < 0 ? bare : removeMarks(bare, dialect);
}

/** Takes away the first of each pair, and each escape character that is not escaped itself. */
function removeMarks(text: string, dialect: Dialect): string {
  const { doubled } = dialect.syntax;
  if (doubled.length === 0 || (dialect.escapeCode < 0 && doubled.length === 1 && !text.includes(executeSyntax.quote)))
    return text;
  let meant = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if ((bitsOf(dialect, text.charCodeAt(at)) & SPECIAL) === 0) continue;
    meant += text.slice(from, at);
    from = ++at;
  }
  return meant + text.slice(from);
}

/** The text in quotation marks. */
export function quote(text: string, dialect: Dialect): string {
  const double = dialect.syntax.doubled.length > 0;
  let quoted = '"';
  let from = 0;
  for (let at = 0; double && at < text.length; at++) {
    if ((bitsOf(dialect, text.charCodeAt(at)) & SPECIAL) === 0) continue;
    quoted += text.slice(from, at + 1);
    from = at;
  }
  return `${quoted}${text.slice(from)}"`;
}

/** The text with an escape character before all that cannot stand bare; as it is where there is none. */
export function escapeBare(text: string, dialect: Dialect): string {
  const mark = dialect.syntax.escape;
  if (mark === null) return text;
  let bare = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if ((bitsOf(dialect, text.charCodeAt(at)) & BARE) !== 0) continue;
    bare += text.slice(from, at) + mark;
    from = at;
  }
  return bare + text.slice(from);
}
