/** The records of SYLK: lines of fields between semicolons, and their spelling. */
import { isArrayOf, isRecord } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import { isLine, isLineEnd, isLineText, type LineEnd, lineEndAt } from './lines.js';

/**
 * What stands after one semicolon of a record.
 *
 * @category Spreadsheets
 */
export interface SylkField {
  /** One letter; empty only in an empty field at the end of a record. */
  readonly type: string;
  /** With single semicolons, and with the escapes as they are. */
  readonly text: string;
}

/**
 * One line of SYLK.
 *
 * @category Spreadsheets
 */
export interface SylkRecord {
  /** `ID`, `C`, `E` and so on; empty in an empty line. */
  readonly type: string;
  readonly fields: readonly SylkField[];
  readonly end: LineEnd;
}

const semicolon = 0x3b;
const escapeUnit = 0x1b;

/** Whether the semicolon at `at` is the last character of an escape: ESC N ; or ESC, one of SP to /, and ;. */
function endsEscape(text: string, start: number, at: number): boolean {
  if (at - start < 2 || text.charCodeAt(at - 2) !== escapeUnit) return false;
  return opensEscape(text.charCodeAt(at - 1));
}

function opensEscape(code: number): boolean {
  return code === 0x4e || (code >= 0x20 && code <= 0x2f);
}

/** Whether the first line is an ID record, which a word that begins with ID is not. */
export function startsWithId(text: string): boolean {
  if (!text.startsWith('ID')) return false;
  const next = text.charCodeAt(2);
  // NaN: the text is nothing but ID.
  if (next === semicolon) return text.charCodeAt(3) !== semicolon;
  return next === 13 || next === 10 || Number.isNaN(next);
}

/** The records of a text. */
// One pass over the text: fields and lines are cut out of it and nothing is copied. The fields of a record are gathered
// in one array for all of them and get one of their own size in the end: one that grows takes room for 17 at once.
export function readSylkRecords(text: string): SylkRecord[] {
  const records: SylkRecord[] = [];
  const gathered: SylkField[] = [];
  let at = 0;
  while (at < text.length) {
    let type: string | undefined;
    let count = 0;
    let start = at;
    let doubled = false;
    for (;;) {
      const code = at < text.length ? text.charCodeAt(at) : 10;
      if (code === semicolon) {
        if (endsEscape(text, start, at)) {
          at++;
          continue;
        }
        if (text.charCodeAt(at + 1) === semicolon) {
          doubled = true;
          at += 2;
          continue;
        }
      } else if (code !== 10 && code !== 13) {
        at++;
        continue;
      }
      if (type === undefined) type = singled(text.slice(start, at), doubled);
      else
        gathered[count++] = {
          type: text.slice(start, Math.min(start + 1, at)),
          text: singled(text.slice(start + 1, at), doubled),
        };
      if (code !== semicolon) break;
      start = ++at;
      doubled = false;
    }
    const end = lineEndAt(text, at);
    at += end.length;
    records.push({ type, fields: gathered.slice(0, count), end });
  }
  return records;
}

function singled(text: string, doubled: boolean): string {
  return doubled ? text.replaceAll(';;', ';') : text;
}

/**
 * A record as a program should write it. Of each field the first character is the type.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeSylkRecord } from 'dde-spec/codecs';
 * makeSylkRecord('C', 'K1'); // { type: 'C', fields: [{ type: 'K', text: '1' }], end: '\r\n' }
 * ```
 */
export function makeSylkRecord(type: string, ...fields: readonly string[]): SylkRecord {
  return { type, fields: fields.map((field) => ({ type: field.slice(0, 1), text: field.slice(1) })), end: '\r\n' };
}

/** The line of a record, as it is in the text. */
export function lineOf({ type, fields, end }: SylkRecord): string {
  let line = doubleSemicolons(type);
  for (const field of fields) line += `;${doubleSemicolons(field.type + field.text)}`;
  return line + end;
}

function doubleSemicolons(text: string): string {
  if (!text.includes(';')) return text;
  if (!text.includes('\x1b')) return text.replaceAll(';', ';;');
  let line = '';
  for (let at = 0; at < text.length; at++) {
    line += text.charCodeAt(at) === semicolon && !endsEscape(text, 0, at) ? ';;' : text.charAt(at);
  }
  return line;
}

/** Whether a value is a record whose line reads as that record. */
export function isSylkRecord(value: unknown, page: CodePage): value is SylkRecord {
  if (!isRecord(value) || !isLineText(value['type'], page) || !isLineEnd(value['end'])) return false;
  const { type, fields } = value;
  if (!isArrayOf(fields, (field): field is SylkField => isField(field, page))) return false;
  if (fields.length > 0 && leavesEscapeOpen(type)) return false;
  return fields.every((field, index) => index === fields.length - 1 || canStandBeforeSemicolon(field));
}

function isField(value: unknown, page: CodePage): value is SylkField {
  if (!isRecord(value) || !isLine(value['type']) || !isLine(value['text'])) return false;
  const { type, text } = value;
  if (type === '') return text === '';
  // Together, as the type may be the lead byte of a pair without a character, and two characters be read as one.
  return type.length === 1 && type !== ';' && page.findUnencodable(type + text) < 0;
}

// After an empty field the semicolon would be doubled.
function canStandBeforeSemicolon({ type, text }: SylkField): boolean {
  return type !== '' && !leavesEscapeOpen(type + text);
}

// The semicolon after it would become a part of the escape.
function leavesEscapeOpen(text: string): boolean {
  return text.charCodeAt(text.length - 2) === escapeUnit && opensEscape(text.charCodeAt(text.length - 1));
}

/** Whether a record can be the last (`undefined`), or the one before another. */
export function canStandBefore(record: SylkRecord, next: SylkRecord | undefined): boolean {
  const isEmptyLine = (line: SylkRecord): boolean => line.type === '' && line.fields.length === 0;
  if (next === undefined) return record.end !== '' || !isEmptyLine(record);
  if (record.end === '') return false;
  return !(record.end === '\r' && next.end === '\n' && isEmptyLine(next));
}
