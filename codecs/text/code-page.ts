/**
 * Code pages, ANSI and OEM, both ways and lossless.
 *
 * A byte that is not read as a character becomes the private-use character U+F700 plus the byte, as the encoding
 * x-user-defined has it, so that every byte comes back. In a double-byte code page that befalls a lead byte with
 * nothing after it that could be a trail byte, and both bytes of a pair that has no character, whose character is
 * written with another pair, or whose character would itself be taken for such an escape.
 *
 * Windows makes other private-use characters, U+F8xx, of some of these bytes, and question marks of others.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { buildTable, type CodePageTable, escapeOf } from './code-page-table.js';
import { decodeUnits } from './units.js';

/** The code pages: their names here, and the numbers that Windows gives them. */
export const codePages = {
  'windows-874': 874,
  'windows-1250': 1250,
  'windows-1251': 1251,
  'windows-1252': 1252,
  'windows-1253': 1253,
  'windows-1254': 1254,
  'windows-1255': 1255,
  'windows-1256': 1256,
  'windows-1257': 1257,
  'windows-1258': 1258,
  'windows-932': 932,
  'windows-936': 936,
  'windows-949': 949,
  'windows-950': 950,
  ibm437: 437,
  'dos-720': 720,
  ibm737: 737,
  ibm775: 775,
  ibm850: 850,
  ibm852: 852,
  ibm855: 855,
  ibm857: 857,
  ibm858: 858,
  ibm860: 860,
  ibm861: 861,
  ibm862: 862,
  ibm863: 863,
  ibm864: 864,
  ibm865: 865,
  ibm866: 866,
  ibm869: 869,
  'koi8-r': 20866,
  'koi8-u': 21866,
} as const;

/** The name of a code page. */
export type CodePage = keyof typeof codePages;

/** Western European: what ANSI means on most machines that wrote DDE. */
export const defaultCodePage: CodePage = 'windows-1252';

/**
 * A code page by name or by Windows' number.
 *
 * @example
 * ```ts
 * import { findCodePage } from 'dde-spec/codecs';
 * findCodePage('1251'); // right('windows-1251')
 * ```
 */
export function findCodePage(name: string | number): Either<CodecError, CodePage> {
  const wanted = String(name).toLowerCase();
  for (const [page, number] of Object.entries(codePages) as [CodePage, number][]) {
    if (wanted === page || wanted === String(number) || wanted === `cp${number}`) return right(page);
  }
  return left({
    expected: `one of ${Object.keys(codePages).join(', ')}`,
    found: describe(name),
    path: ['code page'],
  });
}

const tables = new Map<CodePage, CodePageTable>();

function tableOf(page: CodePage): CodePageTable {
  const known = tables.get(page);
  if (known !== undefined) return known;
  const table = buildTable(codePages[page]);
  tables.set(page, table);
  return table;
}

const ascii = new TextDecoder('utf-8', { ignoreBOM: true });

// Up to about this length a text is put together faster than a decoder is called.
const shortText = 64;

/** Where the ASCII characters from `start` on end. */
function endOfAscii(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] as number) < 0x80) at++;
  return at;
}

/**
 * The text of `bytes` from `start` up to `end`. Every byte sequence has one.
 *
 * @example
 * ```ts
 * import { decodeAnsi } from 'dde-spec/codecs';
 * decodeAnsi(Uint8Array.of(0xc4, 0xe0), 'windows-1251'); // 'Да'
 * decodeAnsi(Uint8Array.of(0x93, 0xfa, 0x41), 'windows-932'); // '日A'
 * ```
 */
export function decodeAnsi(bytes: Uint8Array, page: CodePage, start = 0, end = bytes.length): string {
  // Every code page here has ASCII in its lower half.
  if (endOfAscii(bytes, start, end) === end) return ascii.decode(bytes.subarray(start, end));
  const { units, pairs } = tableOf(page);
  if (pairs === undefined && end - start <= shortText) {
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(units[bytes[at] as number] as number);
    return text;
  }
  const text = new Uint8Array((end - start) * 2);
  const length =
    pairs === undefined ? readBytes(units, bytes, start, end, text) : readPairs(units, pairs, bytes, start, end, text);
  return decodeUnits(text, 0, length);
}

/** Puts the units of single bytes into `text`, little end first, and says how many bytes they take. */
function readBytes(units: Uint16Array, bytes: Uint8Array, start: number, end: number, text: Uint8Array): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = units[bytes[at] as number] as number;
    text[length++] = unit;
    text[length++] = unit >> 8;
  }
  return length;
}

/** The same with pairs. */
function readPairs(
  units: Uint16Array,
  pairs: Uint16Array,
  bytes: Uint8Array,
  start: number,
  end: number,
  text: Uint8Array,
): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    let unit = units[byte] as number;
    if (unit === 0 && byte !== 0) {
      const trail = at + 1 < end ? (bytes[at + 1] as number) : 0;
      unit = pairs[(byte << 8) | trail] as number;
      if (trail >= firstTrail) at++;
      if (unit === 0) {
        unit = escapeOf(byte);
        if (trail >= firstTrail) {
          text[length++] = unit;
          text[length++] = unit >> 8;
          unit = escapeOf(trail);
        }
      }
    }
    text[length++] = unit;
    text[length++] = unit >> 8;
  }
  return length;
}

// No code page here has a trail byte below it: what ends and separates things in texts is never part of a pair.
const firstTrail = 0x40;

/**
 * The first character of a text that a code page lacks, as an offset; -1: it has them all. Escapes that would not be
 * read as escapes again are lacking too.
 *
 * @example
 * ```ts
 * import { findUnencodable } from 'dde-spec/codecs';
 * findUnencodable('a€', 'windows-1252'); // -1
 * findUnencodable('aД', 'windows-1252'); // 1
 * ```
 */
export function findUnencodable(text: string, page: CodePage): number {
  const { codes, pairs } = tableOf(page);
  let escaped = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (codes[unit] === 0) return i;
    escaped ||= isEscape(unit);
  }
  if (pairs === undefined || !escaped) return -1;
  const again = decodeAnsi(encodeAnsi(text, page), page);
  if (again === text) return -1;
  let at = 0;
  while (again.charCodeAt(at) === text.charCodeAt(at)) at++;
  return at;
}

function isEscape(unit: number): boolean {
  return unit >= escapeOf(0) && unit <= escapeOf(0xff);
}

/** The first lead byte in a text, as an escape, that no trail byte follows; -1: there is none. */
export function findLoneLead(text: string, page: CodePage): number {
  const { units, pairs } = tableOf(page);
  if (pairs === undefined) return -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isEscape(unit) || units[unit & 0xff] !== 0) continue;
    if (!isEscape(text.charCodeAt(i + 1))) return i;
    i++;
  }
  return -1;
}

/** How many bytes a text takes in a code page. */
export function ansiLength(text: string, page: CodePage): number {
  const { codes, pairs } = tableOf(page);
  if (pairs === undefined) return text.length;
  let length = text.length;
  for (let i = 0; i < text.length; i++) if ((codes[text.charCodeAt(i)] as number) > 0xff) length++;
  return length;
}

/** Writes a text from `offset`; a character that the code page lacks becomes a question mark. */
export function writeAnsi(text: string, page: CodePage, bytes: Uint8Array, offset: number): void {
  const { codes } = tableOf(page);
  let at = offset;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = codes[unit] as number;
    if (code > 0xff) bytes[at++] = code >> 8;
    bytes[at++] = code === 0 ? 0x3f : code;
  }
}

/**
 * A text in a code page; a character that it lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { encodeAnsi } from 'dde-spec/codecs';
 * encodeAnsi('Да', 'windows-1251'); // Uint8Array.of(0xc4, 0xe0)
 * ```
 */
export function encodeAnsi(text: string, page: CodePage): Uint8Array {
  const bytes = new Uint8Array(ansiLength(text, page));
  writeAnsi(text, page, bytes, 0);
  return bytes;
}
