/** The items and entries of DIF: their lines, and how they are read and spelled. */
import { isRecord } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { isLineEnd, isLineText, type LineEnd, lineEndAt } from './lines.js';

/**
 * Three lines: `topic`, `vector,number` and `text`.
 *
 * @category Spreadsheets
 */
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

/**
 * Two lines: `type,number` and `text`.
 *
 * @category Spreadsheets
 */
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

/** What a table holds as lines. */
export interface DifLines {
  readonly header: readonly DifItem[];
  readonly data: readonly DifEntry[];
  readonly after: string;
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

// Most files end all of their lines alike, and then share these, which nobody can change.
const entryEnds: readonly LineEnd[] = /* @__PURE__ */ Object.freeze<LineEnd[]>(['\r\n', '\r\n']);
const itemEnds: readonly LineEnd[] = /* @__PURE__ */ Object.freeze<LineEnd[]>(['\r\n', '\r\n', '\r\n']);

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

/** Takes a text apart; the offset of an error is in characters. */
export function readDifLines(text: string): DifLines | CodecError {
  const lines = new Lines(text);
  const header: DifItem[] = [];
  do {
    const item = readItem(lines, header.length);
    if ('expected' in item) return item;
    header.push(item);
  } while (header[header.length - 1]?.topic !== 'DATA');
  const data: DifEntry[] = [];
  let after = '';
  while (!lines.done) {
    const entry = readEntry(lines, data.length);
    if ('expected' in entry) return entry;
    data.push(entry);
    if (isDifEnd(entry)) {
      after = lines.rest();
      break;
    }
  }
  return { header, data, after };
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

// Its offset is still in characters.
function fault(lines: Lines, expected: string, found: string | undefined, place: string): CodecError {
  return {
    offset: found === undefined ? lines.text.length : lines.start,
    expected,
    found: found === undefined ? 'the end of the text' : describe(found),
    path: ['CF_DIF', place],
  };
}

/** The text of a table. */
export function writeDifLines({ header, data, after }: DifLines): string {
  return header.map(linesOfItem).join('') + data.map(linesOfEntry).join('') + after;
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
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeDifItem } from 'dde-spec/codecs';
 * makeDifItem('VECTORS', 0, 2).number; // '2'
 * makeDifItem('TABLE', 0, 1, 'sales').text; // '"sales"'
 * ```
 */
export function makeDifItem(topic: string, vector = 0, number = 0, text = ''): DifItem {
  return { topic, vector: String(vector), number: String(number), text: quoted(text), ends: itemEnds };
}

/**
 * An entry as a program should write it: a number, a truth value, a text in quotes, or a directive.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeDifEntry } from 'dde-spec/codecs';
 * makeDifEntry('BOT').type; // '-1'
 * makeDifEntry({ text: 'say "hi"' }).text; // '"say ""hi"""'
 * makeDifEntry(true); // { type: '0', number: '1', text: 'TRUE', ends: ['\r\n', '\r\n'] }
 * ```
 */
export function makeDifEntry(
  value: number | boolean | 'BOT' | 'EOD' | 'NA' | 'ERROR' | { readonly text: string },
): DifEntry {
  const [type, number, text] = wordsOf(value);
  return { type, number, text, ends: entryEnds };
}

function wordsOf(value: Parameters<typeof makeDifEntry>[0]): readonly [type: string, number: string, text: string] {
  if (typeof value === 'object') return ['1', '0', quoted(value.text)];
  if (typeof value === 'number') return Number.isFinite(value) ? ['0', String(value), 'V'] : ['0', '0', 'ERROR'];
  if (typeof value === 'boolean') return value ? ['0', '1', 'TRUE'] : ['0', '0', 'FALSE'];
  return [value === 'BOT' || value === 'EOD' ? '-1' : '0', '0', value];
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Whether a value can be the lines of a table, which the same lines are read from again. */
export function isDifLines(value: unknown, page: CodePage): value is DifLines {
  if (!isRecord(value)) return false;
  const { header, data, after } = value;
  if (!Array.isArray(header) || !Array.isArray(data) || typeof after !== 'string') return false;
  if (after.includes('\0') || page.findUnencodable(after) >= 0) return false;
  if (!header.every((item: unknown) => isItem(item, page)) || !data.every((entry: unknown) => isEntry(entry, page))) {
    return false;
  }
  return comesBack({ header, data, after }, page);
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
  return typeof value === 'string' && !value.includes('\0') && page.findUnencodable(value) < 0;
}

// Where lines end depends on lines further down: rather than repeat that here, read what would be written.
function comesBack(dif: DifLines, page: CodePage): boolean {
  const read = readDifLines(page.decode(page.encode(writeDifLines(dif))));
  if ('expected' in read) return false;
  const { header, data, after } = read;
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
