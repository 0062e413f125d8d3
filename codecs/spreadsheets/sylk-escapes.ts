/**
 * The escapes of SYLK. ESC, one of SP to / and one of 0 to ? are a byte, half by half; ESC N and one or two characters
 * are a character of a table that follows the videotex standards: an accent and its letter, or a sign.
 */
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { pageOf } from '../text/page-of.js';

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '!': '¡',
    '"': '¢',
    '#': '£',
    '%': '¥',
    '&': '#',
    "'": '§',
    '(': '¤',
    ')': "'",
    '*': '"',
    '+': '«',
    '0': '°',
    '1': '±',
    '2': '²',
    '3': '³',
    '5': 'µ',
    '6': '¶',
    '7': '·',
    '9': "'",
    ';': '»',
    '<': '¼',
    '=': '½',
    '>': '¾',
    '?': '¿',
    P: '-',
    Q: '¹',
    R: '®',
    S: '©',
    a: 'Æ',
    b: 'Ð',
    c: 'ª',
    i: 'Ø',
    j: 'Œ',
    k: 'º',
    l: 'Þ',
    q: 'æ',
    s: 'ð',
    y: 'ø',
    z: 'œ',
    '{': 'ß',
    '|': 'þ',
  }),
);

// By the letter of the accent: pairs of the letter under it and the character.
const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'AÀEÈIÌOÒUÙaàeèiìoòuù',
    B: 'AÁEÉIÍOÓUÚaáeéiíoóuú ´',
    C: 'AÂEÊIÎOÔUÛaâeêiîoôuû',
    D: 'AÃNÑOÕaãnñoõ',
    H: 'AÄEËIÏOÖUÜaäeëiïoöuüyÿ ¨',
    J: 'AÅaå °',
    K: 'CÇcç',
  }).flatMap(([accent, pairs]) =>
    Array.from(
      { length: pairs.length / 2 },
      (_, i) => [accent + pairs.charAt(2 * i), pairs.charAt(2 * i + 1)] as const,
    ),
  ),
);

/**
 * The text of a field with its escapes resolved; one that the tables lack stays as it is.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { unescapeSylk } from 'dde-spec/codecs';
 * unescapeSylk('caf\x1bNBe'); // 'café'
 * unescapeSylk('two\x1b :lines'); // 'two\nlines'
 * ```
 */
export function unescapeSylk(text: string, options?: Pick<FormatOptions, 'codePage'>): string {
  return unescapeText(text, pageOf(options));
}

/** The same in a code page. */
export function unescapeText(text: string, page: CodePage): string {
  let at = text.indexOf('\x1b');
  if (at < 0) return text;
  const parts: string[] = [];
  let from = 0;
  while (at >= 0) {
    const found = escapeAt(text, at, page);
    if (found !== undefined) {
      parts.push(text.slice(from, at), found.char);
      from = at + found.length;
    }
    at = text.indexOf('\x1b', Math.max(from, at + 1));
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function escapeAt(text: string, at: number, page: CodePage): { char: string; length: number } | undefined {
  if (text.charAt(at + 1) === 'N') {
    const accented = accents.get(text.slice(at + 2, at + 4));
    if (accented !== undefined) return { char: accented, length: 4 };
    const sign = signs.get(text.charAt(at + 2));
    return sign === undefined ? undefined : { char: sign, length: 3 };
  }
  const high = text.charCodeAt(at + 1) - 0x20;
  const low = text.charCodeAt(at + 2) - 0x30;
  if (!(high >= 0 && high < 16 && low >= 0 && low < 16)) return undefined;
  return { char: page.decode(Uint8Array.of((high << 4) | low)), length: 3 };
}
