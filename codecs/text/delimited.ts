/**
 * Tables as text: cells between delimiters, rows between line ends, quotes around cells that need them.
 *
 * Several spellings have one value. The canonical one ends rows with CR LF and quotes a cell only where it would be
 * read as something else without quotes; a writer uses no other.
 */
import { isArrayOf, isRecord } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { type AnnotatedRow, count, limitRows, part, row, shownText } from '../kernel/rows.js';
import { isAnsiBlock, readAnsiBlock, type TextBlock, writeAnsiBlock } from './text-block.js';
import { endRows } from './text-rows.js';

/**
 * A table of text, with its surroundings: the value of tab-text and Csv.
 *
 * @category Text
 */
export interface TextTable {
  /** Row by row; a row has one cell at least. */
  readonly rows: readonly (readonly string[])[];
  /** Whether a line end follows the last row too. */
  readonly lineEnd: '' | '\r\n';
  /** Whether a NUL ends the text. */
  readonly terminated: boolean;
  /** After the NUL; empty without one. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** How tables are spelled. */
export interface Dialect {
  readonly name: string;
  readonly delimiter: string;
  /**
   * Whether a quote is always what it seems. If not, quotes that do not enclose a whole cell are characters of it, and
   * there is nothing that cannot be read.
   */
  readonly strict: boolean;
  /** What a cell must not begin with, or hold, without quotes. */
  readonly needsQuotes: RegExp;
}

/** A place where a spelling is not the one that the rules ask for. */
export interface Oddity {
  readonly kind: 'line end' | 'quote';
  /** In UTF-16 units. */
  readonly at: number;
}

/** What a text says, and the first oddity of each kind. */
interface Scan {
  readonly rows: string[][];
  readonly ended: boolean;
  readonly oddities: readonly Oddity[];
}

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;

/** Takes a text apart, in one pass. */
function scan(text: string, dialect: Dialect): Either<CodecError, Scan> {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const rows: string[][] = [];
  const oddities = new Map<Oddity['kind'], Oddity>();
  const note = (kind: Oddity['kind'], at: number): void => {
    if (!oddities.has(kind)) oddities.set(kind, { kind, at });
  };
  const endsCell = (at: number): boolean => {
    const unit = text.charCodeAt(at);
    return at >= text.length || unit === delimiter || unit === lf || unit === cr;
  };
  let row: string[] = [];
  let ended = false;
  let at = 0;
  while (at < text.length || row.length > 0) {
    ended = false;
    const start = at;
    const closing = text.charCodeAt(at) === quote ? closingQuote(text, at) : -1;
    if (closing >= 0 && endsCell(closing + 1)) {
      row.push(text.slice(start + 1, closing).replaceAll('""', '"'));
      at = closing + 1;
    } else if (dialect.strict && text.charCodeAt(at) === quote) {
      return left(quoteError(text, closing, dialect));
    } else {
      while (!endsCell(at)) {
        if (dialect.strict && text.charCodeAt(at) === quote) note('quote', at);
        at++;
      }
      row.push(text.slice(start, at));
    }
    if (text.charCodeAt(at) === delimiter) {
      at++;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= text.length) break;
    ended = true;
    const pair = text.charCodeAt(at) === cr && text.charCodeAt(at + 1) === lf;
    if (!pair) note('line end', at);
    at += pair ? 2 : 1;
  }
  return right({ rows, ended, oddities: [...oddities.values()] });
}

/** Where the quote is that closes the one at `open`: the next that is not one of two; -1: there is none. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

function quoteError(text: string, closing: number, { name, delimiter }: Dialect): CodecError {
  return closing < 0
    ? { offset: text.length, expected: 'a closing quote', found: 'the end of the text', path: [name] }
    : {
        offset: closing + 1,
        expected: `${JSON.stringify(delimiter)}, a line end or the end of the text after a closing quote`,
        found: JSON.stringify(text.slice(closing + 1, closing + 2)),
        path: [name],
      };
}

/** Reads a table; the offset of an error is in bytes. */
export function readDelimited(bytes: Uint8Array, page: CodePage, dialect: Dialect): Either<CodecError, TextTable> {
  const { text, terminated, rest } = readAnsiBlock(bytes, page);
  const found = scan(text, dialect);
  if (isLeft(found)) {
    return left({ ...found.left, offset: page.measure(text.slice(0, found.left.offset)) });
  }
  const { rows, ended } = found.right;
  return right({ rows, lineEnd: ended ? '\r\n' : '', terminated, rest });
}

/** The first oddity of each kind, in bytes. */
export function odditiesOf(bytes: Uint8Array, page: CodePage, dialect: Dialect): readonly Oddity[] {
  const { text } = readAnsiBlock(bytes, page);
  const found = scan(text, dialect);
  if (isLeft(found)) return [];
  return found.right.oddities.map(({ kind, at }) => ({ kind, at: page.measure(text.slice(0, at)) }));
}

function textOf({ rows, lineEnd, terminated, rest }: TextTable, dialect: Dialect): TextBlock {
  const lines = rows.map((row) => row.map((cell) => spelled(cell, dialect)).join(dialect.delimiter));
  // An empty cell that is all of the last row would leave no trace without a line end after it.
  if (lineEnd === '' && lines.at(-1) === '') lines[lines.length - 1] = '""';
  return { text: lines.join('\r\n') + lineEnd, terminated, rest };
}

function spelled(cell: string, { needsQuotes }: Dialect): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes a table in the canonical spelling; a character that the code page lacks becomes a question mark. */
export function writeDelimited(table: TextTable, page: CodePage, dialect: Dialect): Uint8Array {
  return writeAnsiBlock(textOf(table, dialect), page);
}

/** Whether writing and reading give the same table again. */
export function isDelimited(value: unknown, page: CodePage, dialect: Dialect): value is TextTable {
  if (!isRecord(value)) return false;
  const { rows, lineEnd } = value;
  if (!isArrayOf(rows, isRow) || (lineEnd !== '' && lineEnd !== '\r\n')) return false;
  if (rows.length === 0 && lineEnd !== '') return false;
  return isAnsiBlock(textOf(value as unknown as TextTable, dialect), page);
}

function isRow(value: unknown): value is readonly string[] {
  return isArrayOf(value, (cell): cell is string => typeof cell === 'string') && value.length > 0;
}

/** The rows of a table: one for each row of it, as parts of the text. */
export function tableRows(table: TextTable, bytes: Uint8Array): readonly AnnotatedRow[] {
  const end = bytes.length - table.rest.length - (table.terminated ? 1 : 0);
  return [
    row(bytes, 0, end, 'rows', '', count(table.rows.length, 'row')),
    ...limitRows(rowParts(table), `the table has ${table.rows.length}`),
    ...endRows(table, bytes, 1),
  ];
}

function* rowParts({ rows }: TextTable): Generator<AnnotatedRow> {
  for (const [i, cells] of rows.entries()) {
    yield part(0, `rows[${i}]`, shownText(cells.join(' | ')), count(cells.length, 'cell'));
  }
}
