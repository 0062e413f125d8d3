/** Code pages in which a character takes one byte or two. */
import type { CodePage } from '../../kernel/code-page.js';
import { decodeUnits } from '../../kernel/units.js';
import { decodeAscii } from './ascii.js';
import { escapeOf, isEscape } from './escape.js';

type Range = readonly [first: number, last: number];

/** Codes for characters that users define: those without a character take the private-use ones from `first` on. */
interface UserArea {
  readonly leads: Range;
  readonly trails: readonly Range[];
  readonly first: number;
}

/** A code page as iconv-lite has it, and what Windows makes of it. */
export interface DoubleByteSource {
  /** Runs: the first code in hexadecimal digits, then characters, and numbers that count on from the last one. */
  readonly runs: readonly (readonly (string | number)[])[];
  /** Bytes that begin a pair, also those with which no character begins. */
  readonly leads: readonly Range[];
  /** Of these iconv-lite has few or none. */
  readonly users: readonly UserArea[];
  /** Codes whose characters are written with another code. */
  readonly seconds: readonly Range[];
}

/** What a code page says, in UTF-16 units; no character of these code pages takes two. */
interface Table {
  /** The unit of each byte; an escape for a byte without a character, and 0 for a lead byte. */
  readonly units: Uint16Array;
  /** The unit of each pair, at lead * 256 + trail; 0: none. */
  readonly pairs: Uint16Array;
  /** The code of each unit: a byte, or a pair above 0xFF; 0: the code page lacks the character. */
  readonly codes: Uint16Array;
}

// No code page here has a trail byte below it: what ends and separates things in texts is never part of a pair.
const firstTrail = 0x40;

/** A code page by its source. The tables are made when they are first needed. */
export class DoubleByte implements CodePage {
  readonly name: string;
  readonly number: number;
  readonly #source: DoubleByteSource;
  #table: Table | undefined;

  constructor(name: string, number: number, source: DoubleByteSource) {
    this.name = name;
    this.number = number;
    this.#source = source;
    Object.freeze(this);
  }

  #tableOf(): Table {
    this.#table ??= buildTable(this.#source);
    return this.#table;
  }

  decode(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
    const ascii = decodeAscii(bytes, start, end);
    if (ascii !== undefined) return ascii;
    const { units, pairs } = this.#tableOf();
    const text = new Uint8Array((end - start) * 2);
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
    return decodeUnits(text, 0, length);
  }

  encode(text: string): Uint8Array {
    const bytes = new Uint8Array(this.measure(text));
    this.write(text, bytes, 0);
    return bytes;
  }

  measure(text: string): number {
    const { codes } = this.#tableOf();
    let length = text.length;
    for (let i = 0; i < text.length; i++) if ((codes[text.charCodeAt(i)] as number) > 0xff) length++;
    return length;
  }

  write(text: string, bytes: Uint8Array, offset: number): void {
    const { codes } = this.#tableOf();
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

  findUnencodable(text: string): number {
    const { codes } = this.#tableOf();
    let escaped = false;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) continue;
      if (codes[unit] === 0) return i;
      escaped ||= isEscape(unit);
    }
    if (!escaped) return -1;
    const again = this.decode(this.encode(text));
    if (again === text) return -1;
    let at = 0;
    while (again.charCodeAt(at) === text.charCodeAt(at)) at++;
    return at;
  }

  findLoneLead(text: string): number {
    const { units } = this.#tableOf();
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (!isEscape(unit) || units[unit & 0xff] !== 0) continue;
      if (!isEscape(text.charCodeAt(i + 1))) return i;
      i++;
    }
    return -1;
  }
}

function buildTable(source: DoubleByteSource): Table {
  const cells = new Uint16Array(0x10000);
  for (let byte = 1; byte < 0x80; byte++) cells[byte] = byte;
  fillPairs(cells, source);
  const units = cells.slice(0, 0x100);
  const codes = new Uint16Array(0x10000);
  const isLead = (byte: number): boolean => source.leads.some(([first, last]) => byte >= first && byte <= last);
  for (const [first, last] of source.seconds) cells.fill(0, first, last + 1);
  // Windows reads a byte between 0x80 and 0x9F that has no character as the control character of that number.
  for (let byte = 0x80; byte < 0xa0; byte++) if (units[byte] === 0 && !isLead(byte)) units[byte] = byte;
  for (let byte = 0xff; byte > 0; byte--) {
    if (units[byte] === 0 && !isLead(byte)) units[byte] = escapeOf(byte);
    if (units[byte] !== 0) codes[units[byte] as number] = byte;
  }
  const pairs = cells.fill(0, 0, 0x100);
  // A character that could be taken for an escape, or that has a code already, is left to the escapes.
  for (let byte = firstTrail; byte < 0x100; byte++) codes[escapeOf(byte)] = byte;
  for (let code = 0x8000; code < 0x10000; code++) {
    const unit = pairs[code] as number;
    if (unit === 0) continue;
    if (codes[unit] === 0) codes[unit] = code;
    else pairs[code] = 0;
  }
  return { units, pairs, codes };
}

function fillPairs(cells: Uint16Array, { runs, users }: DoubleByteSource): void {
  for (const [start, ...parts] of runs) {
    let code = Number.parseInt(String(start), 16);
    for (const part of parts) {
      if (typeof part === 'number') {
        const last = cells[code - 1] as number;
        for (let i = 1; i <= part; i++) cells[code++] = last + i;
      } else {
        for (let i = 0; i < part.length; i++) cells[code++] = part.charCodeAt(i);
      }
    }
  }
  for (const { leads, trails, first } of users) {
    let unit = first;
    for (let lead = leads[0]; lead <= leads[1]; lead++) {
      for (const [from, to] of trails) {
        for (let trail = from; trail <= to; trail++) {
          const code = (lead << 8) | trail;
          if (cells[code] === 0) cells[code] = unit++;
        }
      }
    }
  }
}
