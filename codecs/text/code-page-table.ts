/**
 * The tables of the code pages, built once each from those of iconv-lite.
 *
 * Only its tables are taken. Its own functions want `buffer` and `string_decoder` of Node, which a browser lacks, and
 * they lose bytes: what has no character becomes U+FFFD, and of two codes for one character only one comes back.
 */
import doubleByte from 'iconv-lite/encodings/dbcs-data.js';
import moreSingleByte from 'iconv-lite/encodings/sbcs-data.js';
import singleByte from 'iconv-lite/encodings/sbcs-data-generated.js';
import { isRecord } from '../kernel/bytes.js';

/** What a code page says, in UTF-16 units; no character of these code pages takes two. */
export interface CodePageTable {
  /** The unit of each byte; an escape for a byte without a character, and 0 for a lead byte. */
  readonly units: Uint16Array;
  /** The unit of each pair, at lead * 256 + trail; 0: none. Only a double-byte code page has it. */
  readonly pairs: Uint16Array | undefined;
  /** The code of each unit: a byte, or a pair above 0xFF; 0: the code page lacks the character. */
  readonly codes: Uint16Array;
}

/** A byte that is not read as a character becomes this private-use character plus the byte. */
const escapes = 0xf700;

/** The escape of a byte. */
export function escapeOf(byte: number): number {
  return escapes + byte;
}

type Range = readonly [first: number, last: number];
type Cell = readonly [code: number, unit: number];

/** Codes for characters that users define: those without a character take the private-use ones from `first` on. */
interface UserArea {
  readonly leads: Range;
  readonly trails: readonly Range[];
  readonly first: number;
}

interface DoubleByte {
  readonly table: keyof typeof doubleByte;
  /** Bytes that begin a pair, also those with which no character begins. */
  readonly leads: readonly Range[];
  /** Of these iconv-lite has few or none. */
  readonly users: readonly UserArea[];
  /** Codes whose characters are written with another code. */
  readonly seconds: readonly Range[];
}

/** Where Windows disagrees with iconv-lite: ERR-CODE-PAGE-ARABIC and ERR-CODE-PAGE-UKRAINIAN. */
const corrections: ReadonlyMap<number, readonly Cell[]> = new Map([
  [864, [[0x25, 0x25]]],
  [
    21866,
    [
      [0xae, 0x45e],
      [0xbe, 0x40e],
    ],
  ],
]);

const low: Range = [0x40, 0x7e];
const middle: Range = [0x80, 0xa0];
const high: Range = [0xa1, 0xfe];

const doubleBytes: ReadonlyMap<number, DoubleByte> = new Map<number, DoubleByte>([
  [
    932,
    {
      table: 'shiftjis',
      leads: [
        [0x81, 0x9f],
        [0xe0, 0xfc],
      ],
      users: [{ leads: [0xf9, 0xf9], trails: [low, [0x80, 0xfc]], first: 0xe69d }],
      seconds: [[0xed40, 0xeefc]],
    },
  ],
  [
    936,
    {
      table: 'cp936',
      leads: [[0x81, 0xfe]],
      users: [
        { leads: [0xaa, 0xaf], trails: [high], first: 0xe000 },
        { leads: [0xf8, 0xfe], trails: [high], first: 0xe234 },
        { leads: [0xa1, 0xa7], trails: [low, middle], first: 0xe4c6 },
        { leads: [0xa2, 0xa7], trails: [high], first: 0xe766 },
        { leads: [0xa8, 0xa9], trails: [low, middle, high], first: 0xe7bc },
        { leads: [0xd7, 0xd7], trails: [high], first: 0xe810 },
        { leads: [0xfe, 0xfe], trails: [low, middle], first: 0xe815 },
      ],
      seconds: [],
    },
  ],
  [
    949,
    {
      table: 'cp949',
      leads: [[0x81, 0xfe]],
      users: [
        { leads: [0xc9, 0xc9], trails: [high], first: 0xe000 },
        { leads: [0xfe, 0xfe], trails: [high], first: 0xe05e },
      ],
      seconds: [],
    },
  ],
  [
    950,
    {
      table: 'cp950',
      leads: [[0x81, 0xfe]],
      users: [
        { leads: [0xfa, 0xfe], trails: [low, high], first: 0xe000 },
        { leads: [0x8e, 0xa0], trails: [low, high], first: 0xe311 },
        { leads: [0x81, 0x8d], trails: [low, high], first: 0xeeb8 },
        { leads: [0xc6, 0xc8], trails: [low, high], first: 0xf6b1 },
      ],
      seconds: [
        [0xa2a4, 0xa2a7],
        [0xa2cc, 0xa2cc],
        [0xa2ce, 0xa2ce],
      ],
    },
  ],
]);

/** Builds the table of a code page from Windows' number for it. */
export function buildTable(page: number): CodePageTable {
  const double = doubleBytes.get(page);
  const cells = new Uint16Array(0x10000);
  for (let byte = 1; byte < 0x80; byte++) cells[byte] = byte;
  if (double === undefined) {
    const chars = charsOf(page);
    for (let byte = 0x80; byte < 0x100; byte++) cells[byte] = known(chars.charCodeAt(chars.length - 0x100 + byte));
  } else {
    fillPairs(cells, double);
  }
  for (const [code, unit] of corrections.get(page) ?? []) cells[code] = unit;
  return tableOf(cells, double);
}

function known(unit: number): number {
  return unit === 0xfffd ? 0 : unit;
}

/** The characters of the upper half, or of all bytes. */
function charsOf(page: number): string {
  for (const name of [`windows${page}`, `cp${page}`, String(page)]) {
    let entry = singleByte[name] ?? moreSingleByte[name];
    if (typeof entry === 'string') entry = singleByte[entry] ?? moreSingleByte[entry];
    if (isRecord(entry) && typeof entry['chars'] === 'string') return entry['chars'];
  }
  return '\ufffd'.repeat(128);
}

function fillPairs(cells: Uint16Array, { table, users }: DoubleByte): void {
  for (const [start, ...runs] of doubleByte[table].table()) {
    let code = Number.parseInt(start, 16);
    for (const run of runs) {
      if (typeof run === 'number') {
        const last = cells[code - 1] as number;
        for (let i = 1; i <= run; i++) cells[code++] = last + i;
      } else {
        for (let i = 0; i < run.length; i++) cells[code++] = run.charCodeAt(i);
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

function tableOf(cells: Uint16Array, double: DoubleByte | undefined): CodePageTable {
  const units = cells.slice(0, 0x100);
  const codes = new Uint16Array(0x10000);
  const isLead = (byte: number): boolean =>
    double?.leads.some(([first, last]) => byte >= first && byte <= last) ?? false;
  if (double !== undefined) {
    for (const [first, last] of double.seconds) cells.fill(0, first, last + 1);
  }
  // Windows reads a byte between 0x80 and 0x9F that has no character as the control character of that number.
  for (let byte = 0x80; byte < 0xa0; byte++) if (units[byte] === 0 && !isLead(byte)) units[byte] = byte;
  for (let byte = 0xff; byte > 0; byte--) {
    if (units[byte] === 0 && !isLead(byte)) units[byte] = escapeOf(byte);
    if (units[byte] !== 0) codes[units[byte] as number] = byte;
  }
  if (double === undefined) return { units, pairs: undefined, codes };
  const pairs = cells.fill(0, 0, 0x100);
  // A character that could be taken for an escape, or that has a code already, is left to the escapes.
  for (let byte = 0x40; byte < 0x100; byte++) codes[escapeOf(byte)] = byte;
  for (let code = 0x8000; code < 0x10000; code++) {
    const unit = pairs[code] as number;
    if (unit === 0) continue;
    if (codes[unit] === 0) codes[unit] = code;
    else pairs[code] = 0;
  }
  return { units, pairs, codes };
}
