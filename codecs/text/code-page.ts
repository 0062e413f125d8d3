/**
 * Single-byte code pages, both ways and lossless.
 *
 * The tables come from the runtime's TextDecoder, and the way back is built from them. A byte to which a code page
 * gives no character becomes the private-use character U+F700 plus the byte, as the encoding x-user-defined has it,
 * so that every byte comes back. Double-byte code pages (932, 936, 949, 950) are not supported: no runtime can
 * encode them, and a byte that is part of no pair could not be kept.
 */
import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { type CodecError, describe } from '../errors.js';
import { stringOfUnits } from './units.js';

/** The code pages by the names of the Encoding Standard, and the numbers that Windows gives them. */
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
  ibm866: 866,
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

interface Table {
  /** The runtime's decoder, if it is right wherever its answer is not {@link suspect}. */
  readonly decoder: { decode(bytes: Uint8Array): string } | undefined;
  /** The character of each byte. */
  readonly units: Uint16Array;
  /** The byte of each character. */
  readonly bytes: ReadonlyMap<number, number>;
}

const tables = new Map<CodePage, Table>();

// Some runtimes decode windows-1252 as Latin-1 (Node 20 is one), so its own row is written out.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// What a decoder says for bytes without a character, and what one says that takes Latin-1 for its table.
const suspect = /[\x80-\x9f\ufffd]/;

function tableOf(page: CodePage): Table {
  const known = tables.get(page);
  if (known !== undefined) return known;
  const units = new Uint16Array(256);
  const decoder = new TextDecoder(page);
  let trusted = true;
  for (let byte = 0; byte < 256; byte++) {
    const char = decoder.decode(Uint8Array.of(byte));
    units[byte] = unitOf(page, byte, char);
    // Some decoders of ibm866 permute control characters below 0x80.
    trusted &&= suspect.test(char) || char.charCodeAt(0) === units[byte];
  }
  const table = {
    decoder: trusted ? decoder : undefined,
    units,
    bytes: new Map(Array.from(units, (unit, byte) => [unit, byte])),
  };
  tables.set(page, table);
  return table;
}

function unitOf(page: CodePage, byte: number, decoded: string): number {
  if (byte < 0x80) return byte;
  if (page === 'windows-1252') return byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte;
  const unit = decoded.charCodeAt(0);
  return unit === 0xfffd ? 0xf700 + byte : unit;
}

/**
 * The text of `bytes` from `start` up to `end`. Every byte has a character.
 *
 * @example
 * ```ts
 * import { decodeAnsi } from 'dde-spec/codecs';
 * decodeAnsi(Uint8Array.of(0xc4, 0xe0), 'windows-1251'); // 'Да'
 * ```
 */
export function decodeAnsi(bytes: Uint8Array, page: CodePage, start = 0, end = bytes.length): string {
  const { decoder, units } = tableOf(page);
  if (decoder !== undefined) {
    const quick = decoder.decode(bytes.subarray(start, end));
    if (!suspect.test(quick)) return quick;
  }
  const text = new Uint16Array(end - start);
  for (let i = 0; i < text.length; i++) text[i] = units[bytes[start + i] as number] as number;
  return stringOfUnits(text);
}

/**
 * The first character of a text that a code page lacks, as an offset; -1: it has them all.
 *
 * @example
 * ```ts
 * import { findUnencodable } from 'dde-spec/codecs';
 * findUnencodable('a€', 'windows-1252'); // -1
 * findUnencodable('aД', 'windows-1252'); // 1
 * ```
 */
export function findUnencodable(text: string, page: CodePage): number {
  const table = tableOf(page);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80 && !table.bytes.has(unit)) return i;
  }
  return -1;
}

/** Writes a text from `offset`, one byte a unit; a character that the code page lacks becomes a question mark. */
export function writeAnsi(text: string, page: CodePage, bytes: Uint8Array, offset: number): void {
  const table = tableOf(page);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[offset + i] = unit < 0x80 ? unit : (table.bytes.get(unit) ?? 0x3f);
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
  const bytes = new Uint8Array(text.length);
  writeAnsi(text, page, bytes, 0);
  return bytes;
}
