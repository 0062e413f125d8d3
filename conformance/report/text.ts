/**
 * Text of a subject is hostile: what it names may move a terminal's cursor, forge lines of a report or turn text
 * around. Every report passes all text through this file.
 */

/**
 * What is never printed as it is: controls, halves of surrogate pairs, line and paragraph separators, marks that turn
 * text around or do not show, and code points that are no characters.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}\p{DI}\p{NChar}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Longest text shown in a report for people, in UTF-16 units. */
export const MAX_SHOWN = 2000;

/**
 * The text on one line, with nothing in it that a terminal or an XML parser would act on; a long one is cut.
 *
 * @example
 * ```ts
 * import { plain } from './text.js';
 * plain('a\u001B[31m\nb'); // 'a\\u{1B}[31m\\nb'
 * ```
 */
export function plain(text: string, longest: number = MAX_SHOWN): string {
  const cut = text.length > longest ? cutAt(text, longest) : text;
  const safe = cut.replace(unsafe, (char) => short[char] ?? `\\u{${hex(char.codePointAt(0) ?? 0)}}`);
  return cut.length === text.length ? safe : `${safe}... (${text.length - cut.length} more)`;
}

/** The JSON of a value, in which no character is left that a terminal would act on; nothing of it is lost. */
export function safeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent);
  // The line feeds are those of the indentation: inside strings JSON escapes them.
  return json.replace(unsafe, (char) => {
    if (char === '\n') return char;
    return [...Array(char.length).keys()].map((at) => `\\u${hex(char.charCodeAt(at)).padStart(4, '0')}`).join('');
  });
}

function hex(code: number): string {
  return code.toString(16).toUpperCase();
}

/** Not between the halves of a surrogate pair. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}

/** Columns of even width, with two blanks between them; the last one is as wide as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.slice(0, -1).entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Breaks text at blanks, so that no line is longer than `width` unless a single word is. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** A number and its noun. */
export function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}
