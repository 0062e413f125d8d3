/** The rows of an annotated table: which bytes are which field, what value they hold, and what it means. */
import { formatHex } from './hex.js';

/**
 * One row of an annotated table.
 *
 * @category Formats
 */
export interface AnnotatedRow {
  /** In bytes from the start of the block. */
  readonly offset: number;
  /** Pairs of hexadecimal digits; of a long field the beginning, and then `...`. Empty for parts of a row above. */
  readonly bytes: string;
  /** How many bytes the field has in full. */
  readonly length: number;
  /** `field` or `field.part`. */
  readonly field: string;
  readonly value: string;
  readonly meaning: string;
}

const shownBytes = 16;
const shownCharacters = 60;

/**
 * How many rows a table has at most; a last row counts what is left out.
 *
 * @category Formats
 */
export const maxRows = 1000;

/** A row for the bytes from `from` up to `to`. */
export function row(
  bytes: Uint8Array,
  from: number,
  to: number,
  field: string,
  value: string,
  meaning: string,
): AnnotatedRow {
  const shown = formatHex(bytes.subarray(from, Math.min(to, from + shownBytes)));
  return {
    offset: from,
    bytes: to - from > shownBytes ? `${shown} ...` : shown,
    length: to - from,
    field,
    value,
    meaning,
  };
}

/** A row for a part of the row above: a bit, or what several bytes mean together. */
export function part(offset: number, field: string, value: string, meaning: string): AnnotatedRow {
  return { offset, bytes: '', length: 0, field, value, meaning };
}

/** A row for everything from `from` on. */
export function restRow(bytes: Uint8Array, from: number, field: string, meaning: string): AnnotatedRow {
  return row(bytes, from, bytes.length, field, count(bytes.length - from, 'byte'), meaning);
}

/** The first rows of many, and one that counts the rest. */
export function limitRows(rows: Iterable<AnnotatedRow>, total: string): readonly AnnotatedRow[] {
  const all: AnnotatedRow[] = [];
  for (const each of rows) {
    if (all.length === maxRows)
      return [...all, part(each.offset, 'more', '...', `${maxRows} rows are shown; ${total}`)];
    all.push(each);
  }
  return all;
}

/** A number with its noun. */
export function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}

/** A text as a literal, cut if it is long. */
export function shownText(text: string): string {
  return JSON.stringify(text.length > shownCharacters ? `${text.slice(0, shownCharacters)}...` : text);
}

/** A number in hexadecimal digits, `digits` at least. */
export function hex(value: number | bigint, digits = 4): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
}
