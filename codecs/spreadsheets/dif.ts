/**
 * CF_DIF: a table as text in an ANSI code page, in items of three lines for the header and of two for the data.
 *
 * The value keeps every line as it was written, so that any input comes back byte for byte. Refused is what does not
 * start with the item TABLE, a header without the item DATA, and data whose lines are not pairs of a number pair and a
 * value. All else that the rules forbid can be read, and `findDifFaults` tells of it.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, describe } from '../kernel/errors.js';
import { ansiLength, type CodePage, defaultCodePage, findUnencodable } from '../text/code-page.js';
import { readText, writeText } from '../text/text.js';
import { isLineEnd, isLineText, type LineEnd, lineEndAt } from './lines.js';

/** Three lines: `topic`, `vector,number` and `text`. */
export interface DifItem {
  /** `TABLE`, `VECTORS`, `TUPLES`, `DATA`, or one of the optional ones. */
  readonly topic: string;
  /** The vector that the item is about, as written; `0`: all. */
  readonly vector: string;
  /** As written. */
  readonly number: string;
  /** With its quotes, if it has them. */
  readonly text: string;
  /** How the three lines end. */
  readonly ends: readonly LineEnd[];
}

/** Two lines: `type,number` and `text`. */
export interface DifEntry {
  /** As written: `-1` directive, `0` number, `1` text. */
  readonly type: string;
  /** As written. */
  readonly number: string;
  /** A directive, a value indicator, or a text with its quotes. A text in quotes may hold ends of lines. */
  readonly text: string;
  /** How the two lines end. */
  readonly ends: readonly LineEnd[];
}

/** A table. */
export interface Dif {
  /** From TABLE to DATA. */
  readonly header: readonly DifItem[];
  /** Up to EOD, and that too. */
  readonly data: readonly DifEntry[];
  /** What stands after EOD; empty without it. */
  readonly after: string;
  /** Whether a NUL ends the text. */
  readonly terminated: boolean;
  /** After the NUL. A view, not a copy. */
  readonly rest: Uint8Array;
}

const quote = 0x22;
const typePattern = /^ *[+-]?[0-9]+ *$/;

/** The types of entries. */
export const difTypes = { directive: -1, number: 0, text: 1 } as const;

/** The type of an entry as a number, blanks and zeros around it left out; `undefined`: it is none. */
export function difTypeOf({ type }: Pick<DifEntry, 'type'>): number | undefined {
  // Nearly all are written in one of these ways.
  if (type === '-1') return difTypes.directive;
  if (type === '0') return difTypes.number;
  if (type === '1') return difTypes.text;
  return typePattern.test(type) ? Number(type) : undefined;
}

// Most files end all of their lines alike, and then share these.
const entryEnds: readonly LineEnd[] = ['\r\n', '\r\n'];
const itemEnds: readonly LineEnd[] = ['\r\n', '\r\n', '\r\n'];

/** A text and a place in it that moves on line by line. */
class Lines {
  private at = 0;
  /** Where the last line began. */
  start = 0;
  end: LineEnd = '';
  private closes = true;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The next line; `undefined`: there is none. */
  next(): string | undefined {
    if (this.done) return undefined;
    this.start = this.at;
    const stop = this.stopFrom(this.at);
    return this.take(stop);
  }

  /**
   * The next value: a line, or what starts with a quote and goes on to a line that ends with one. Where there is none it
   * is a line again.
   */
  nextValue(): string | undefined {
    if (this.done) return undefined;
    this.start = this.at;
    const first = this.stopFrom(this.at);
    if (this.text.charCodeAt(this.start) !== quote || this.isClosed(first)) return this.take(first);
    // Once no line closes a text, no line further down does: looked for only once.
    for (let stop = first; this.closes && stop < this.text.length; ) {
      stop = this.stopFrom(stop + lineEndAt(this.text, stop).length);
      if (this.isClosed(stop)) return this.take(stop);
    }
    this.closes = false;
    return this.take(first);
  }

  rest(): string {
    return this.text.slice(this.at);
  }

  private isClosed(stop: number): boolean {
    return stop - this.start > 1 && this.text.charCodeAt(stop - 1) === quote;
  }

  private stopFrom(from: number): number {
    let stop = from;
    for (; stop < this.text.length; stop++) {
      const code = this.text.charCodeAt(stop);
      if (code === 10 || code === 13) break;
    }
    return stop;
  }

  private take(stop: number): string {
    this.end = lineEndAt(this.text, stop);
    this.at = stop + this.end.length;
    return this.text.slice(this.start, stop);
  }
}

/**
 * Reads CF_DIF.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readDif, textBlock, writeText } from 'dde-spec/codecs';
 * const text = 'TABLE\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n-1,0\r\nBOT\r\n0,42\r\nV\r\n-1,0\r\nEOD\r\n';
 * const dif = readDif(writeText(textBlock(text)));
 * if (isRight(dif)) dif.right.data[1]; // { type: '0', number: '42', text: 'V', ends: ['\r\n', '\r\n'] }
 * ```
 */
export function readDif(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, Dif> {
  const { text, terminated, rest } = readText(bytes, page);
  const lines = new Lines(text);
  const header: DifItem[] = [];
  do {
    const item = readItem(lines, header.length);
    if ('expected' in item) return left(inBytes(item, text, page));
    header.push(item);
  } while (header[header.length - 1]?.topic !== 'DATA');
  const data: DifEntry[] = [];
  let after = '';
  while (!lines.done) {
    const entry = readEntry(lines, data.length);
    if ('expected' in entry) return left(inBytes(entry, text, page));
    data.push(entry);
    if (isDifEnd(entry)) {
      after = lines.rest();
      break;
    }
  }
  return right({ header, data, after, terminated, rest });
}

function readItem(lines: Lines, index: number): DifItem | CodecError {
  const topic = lines.next();
  if (index === 0 && topic !== 'TABLE') return fault(lines, 'the line TABLE', topic, 'header');
  if (topic === undefined) return fault(lines, 'another item, as DATA ends the header', topic, 'header');
  const first = lines.end;
  const pair = lines.next();
  const comma = pair?.indexOf(',') ?? -1;
  if (pair === undefined || comma < 0) return fault(lines, 'two numbers with a comma', pair, 'header');
  const second = lines.end;
  const text = lines.next();
  if (text === undefined) return fault(lines, 'a text', text, 'header');
  const third = lines.end;
  const plain = first === '\r\n' && second === '\r\n' && third === '\r\n';
  return {
    topic,
    vector: pair.slice(0, comma),
    number: pair.slice(comma + 1),
    text,
    ends: plain ? itemEnds : [first, second, third],
  };
}

function readEntry(lines: Lines, index: number): DifEntry | CodecError {
  const pair = lines.next();
  const comma = pair?.indexOf(',') ?? -1;
  const type = pair?.slice(0, comma) ?? '';
  const known = difTypeOf({ type });
  if (pair === undefined || comma < 0 || known === undefined) {
    return fault(lines, 'the number of a type, a comma and a number', pair, `data[${index}]`);
  }
  const first = lines.end;
  // Only texts have more than one line.
  const text = known === difTypes.text ? lines.nextValue() : lines.next();
  if (text === undefined) return fault(lines, 'the second line of the pair', text, `data[${index}]`);
  const second = lines.end;
  return {
    type,
    number: pair.slice(comma + 1),
    text,
    ends: first === '\r\n' && second === '\r\n' ? entryEnds : [first, second],
  };
}

/** Whether an entry ends the data. */
export function isDifEnd(entry: DifEntry): boolean {
  return entry.text === 'EOD' && difTypeOf(entry) === difTypes.directive;
}

function inBytes(error: CodecError, text: string, page: CodePage): CodecError {
  return { ...error, offset: ansiLength(text.slice(0, error.offset), page) };
}

// Its offset is still in characters.
function fault(lines: Lines, expected: string, found: string | undefined, place: string): CodecError {
  return {
    offset: found === undefined ? lines.text.length : lines.start,
    expected,
    found: found === undefined ? 'the end of the text' : describe(found),
    path: ['CF_DIF', place],
  };
}

/**
 * Writes CF_DIF; a character that the code page lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { difEntry, difItem, writeDif } from 'dde-spec/codecs';
 * const header = [difItem('TABLE', 0, 1), difItem('VECTORS', 0, 1), difItem('TUPLES', 0, 1), difItem('DATA')];
 * const data = [difEntry('BOT'), difEntry(42), difEntry('EOD')];
 * writeDif({ header, data, after: '', terminated: true, rest: new Uint8Array(0) }).length; // 98
 * ```
 */
export function writeDif(dif: Dif, page: CodePage = defaultCodePage): Uint8Array {
  const text = dif.header.map(linesOfItem).join('') + dif.data.map(linesOfEntry).join('') + dif.after;
  return writeText({ text, terminated: dif.terminated, rest: dif.rest }, page);
}

/** The lines of an item, as they are in the text. */
export function linesOfItem({ topic, vector, number, text, ends }: DifItem): string {
  return `${topic}${ends[0]}${vector},${number}${ends[1]}${text}${ends[2]}`;
}

/** The lines of an entry, as they are in the text. */
export function linesOfEntry({ type, number, text, ends }: DifEntry): string {
  return `${type},${number}${ends[0]}${text}${ends[1]}`;
}

/**
 * An item as a program should write it.
 *
 * @example
 * ```ts
 * import { difItem } from 'dde-spec/codecs';
 * difItem('VECTORS', 0, 2).number; // '2'
 * difItem('TABLE', 0, 1, 'sales').text; // '"sales"'
 * ```
 */
export function difItem(topic: string, vector = 0, number = 0, text = ''): DifItem {
  return { topic, vector: String(vector), number: String(number), text: quoted(text), ends: itemEnds };
}

/**
 * An entry as a program should write it: a number, a truth value, a text in quotes, or a directive.
 *
 * @example
 * ```ts
 * import { difEntry } from 'dde-spec/codecs';
 * difEntry('BOT').type; // '-1'
 * difEntry({ text: 'say "hi"' }).text; // '"say ""hi"""'
 * difEntry(true); // { type: '0', number: '1', text: 'TRUE', ends: ['\r\n', '\r\n'] }
 * ```
 */
export function difEntry(
  value: number | boolean | 'BOT' | 'EOD' | 'NA' | 'ERROR' | { readonly text: string },
): DifEntry {
  const [type, number, text] = wordsOf(value);
  return { type, number, text, ends: entryEnds };
}

function wordsOf(value: Parameters<typeof difEntry>[0]): readonly [type: string, number: string, text: string] {
  if (typeof value === 'object') return ['1', '0', quoted(value.text)];
  if (typeof value === 'number') return Number.isFinite(value) ? ['0', String(value), 'V'] : ['0', '0', 'ERROR'];
  if (typeof value === 'boolean') return value ? ['0', '1', 'TRUE'] : ['0', '0', 'FALSE'];
  return [value === 'BOT' || value === 'EOD' ? '-1' : '0', '0', value];
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function isDif(value: unknown, page: CodePage): value is Dif {
  if (!isRecord(value) || typeof value['terminated'] !== 'boolean' || !isBytes(value['rest'])) return false;
  if (!value['terminated'] && value['rest'].length > 0) return false;
  const { header, data, after } = value;
  if (!Array.isArray(header) || !Array.isArray(data) || typeof after !== 'string') return false;
  if (after.includes('\0') || findUnencodable(after, page) >= 0) return false;
  if (!header.every((item: unknown) => isItem(item, page)) || !data.every((entry: unknown) => isEntry(entry, page))) {
    return false;
  }
  return comesBack({ header, data, after, terminated: false, rest: new Uint8Array(0) }, page);
}

function isItem(value: unknown, page: CodePage): value is DifItem {
  if (!isRecord(value) || !areEnds(value['ends'], 3)) return false;
  return ['topic', 'vector', 'number', 'text'].every((name) => isLineText(value[name], page));
}

function isEntry(value: unknown, page: CodePage): value is DifEntry {
  if (!isRecord(value) || !areEnds(value['ends'], 2)) return false;
  return ['type', 'number'].every((name) => isLineText(value[name], page)) && isText(value['text'], page);
}

function areEnds(value: unknown, count: number): boolean {
  return Array.isArray(value) && value.length === count && value.every(isLineEnd);
}

function isText(value: unknown, page: CodePage): value is string {
  return typeof value === 'string' && !value.includes('\0') && findUnencodable(value, page) < 0;
}

// Where lines end depends on lines further down: rather than repeat that here, read what would be written.
function comesBack(dif: Dif, page: CodePage): boolean {
  const read = readDif(writeDif(dif, page), page);
  if (read._tag === 'Left') return false;
  const { header, data, after } = read.right;
  return (
    after === dif.after &&
    header.length === dif.header.length &&
    data.length === dif.data.length &&
    header.every((item, i) => sameItem(item, dif.header[i])) &&
    data.every((entry, i) => sameEntry(entry, dif.data[i]))
  );
}

function sameItem(a: DifItem, b: DifItem | undefined): boolean {
  return b !== undefined && a.topic === b.topic && a.vector === b.vector && sameRest(a, b);
}

function sameEntry(a: DifEntry, b: DifEntry | undefined): boolean {
  return b !== undefined && a.type === b.type && sameRest(a, b);
}

type Rest = Pick<DifEntry, 'number' | 'text' | 'ends'>;

function sameRest(a: Rest, b: Rest): boolean {
  return a.number === b.number && a.text === b.text && a.ends.every((end, i) => end === b.ends[i]);
}

/**
 * CF_DIF in a code page.
 *
 * @example
 * ```ts
 * import { cfDif, difEntry, difItem } from 'dde-spec/codecs';
 * const header = [difItem('TABLE', 0, 1, 'Да'), difItem('DATA')];
 * const dif = { header, data: [difEntry('EOD')], after: '', terminated: true, rest: new Uint8Array(0) };
 * cfDif('windows-1251').is(dif); // true
 * cfDif('windows-1252').is(dif); // false
 * ```
 */
export function cfDif(page: CodePage = defaultCodePage): t.Type<Dif, Uint8Array, unknown> {
  return bytesCodec(
    `CF_DIF in ${page}`,
    (value): value is Dif => isDif(value, page),
    (bytes) => readDif(bytes, page),
    (dif) => writeDif(dif, page),
  );
}
