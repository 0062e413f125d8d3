/**
 * CF_DIF: a table as text in an ANSI code page, in items of three lines for the header and of two for the data.
 *
 * The value keeps every line as it was written, so that any input comes back byte for byte. Refused is what does not
 * start with the item TABLE, a header without the item DATA, and data whose lines are not pairs of a number pair and a
 * value. All else that the rules forbid can be read, and `findings` tells of it.
 */
import { isBytes, isRecord } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { firstFindings } from '../kernel/findings.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, count, limitRows, restRow, row, shownText } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';
import { readAnsiBlock, writeAnsiBlock } from '../text/text-block.js';
import { difFaults } from './dif-faults.js';
import {
  type DifEntry,
  type DifItem,
  difTypeOf,
  difTypes,
  isDifLines,
  linesOfEntry,
  linesOfItem,
  readDifLines,
  writeDifLines,
} from './dif-lines.js';

/**
 * A table.
 *
 * @category Spreadsheets
 */
export interface CfDif {
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

/**
 * Reads CF_DIF.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeCfText, orThrow, readCfDif, writeCfText } from 'dde-spec/codecs';
 * const text = 'TABLE\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n-1,0\r\nBOT\r\n0,42\r\nV\r\n-1,0\r\nEOD\r\n';
 * const dif = orThrow(readCfDif(writeCfText(makeCfText(text))));
 * dif.data[1]; // { type: '0', number: '42', text: 'V', ends: ['\r\n', '\r\n'] }
 * ```
 */
export function readCfDif(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, CfDif> {
  const page = pageOf(options);
  const { text, terminated, rest } = readAnsiBlock(bytes, page);
  const lines = readDifLines(text);
  if ('expected' in lines) return left({ ...lines, offset: page.measure(text.slice(0, lines.offset)) });
  return right({ header: lines.header, data: lines.data, after: lines.after, terminated, rest });
}

/**
 * Writes CF_DIF; a character that the code page lacks becomes a question mark.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeDifEntry, makeDifItem, writeCfDif } from 'dde-spec/codecs';
 * const vectors = makeDifItem('VECTORS', 0, 1);
 * const header = [makeDifItem('TABLE', 0, 1), vectors, makeDifItem('TUPLES', 0, 1), makeDifItem('DATA')];
 * const data = [makeDifEntry('BOT'), makeDifEntry(42), makeDifEntry('EOD')];
 * writeCfDif({ header, data, after: '', terminated: true, rest: new Uint8Array(0) }).length; // 98
 * ```
 */
export function writeCfDif(dif: CfDif, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  const { terminated, rest } = dif;
  return writeAnsiBlock({ text: writeDifLines(dif), terminated, rest }, pageOf(options));
}

function isCfDif(value: unknown, page: CodePage): value is CfDif {
  if (!isRecord(value) || typeof value['terminated'] !== 'boolean' || !isBytes(value['rest'])) return false;
  return (value['terminated'] || value['rest'].length === 0) && isDifLines(value, page);
}

const topics: ReadonlyMap<string, string> = new Map([
  ['TABLE', 'the version of the format and the title of the table'],
  ['VECTORS', 'how many vectors there are: columns, in Excel rows'],
  ['TUPLES', 'how many tuples there are: rows, in Excel columns'],
  ['LABEL', 'a name of a vector'],
  ['COMMENT', 'a description of a vector'],
  ['SIZE', 'how many bytes a value of the vector takes'],
  ['PERIODICITY', 'about a series in time'],
  ['MAJORSTART', 'about a series in time'],
  ['MINORSTART', 'about a series in time'],
  ['TRUELENGTH', 'how much of a vector counts'],
  ['UNITS', 'what a vector is measured in'],
  ['DISPLAYUNITS', 'what a vector is shown in'],
  ['DATA', 'the end of the header'],
]);

function* difRows(dif: CfDif, bytes: Uint8Array, page: CodePage): Generator<AnnotatedRow> {
  let offset = 0;
  for (const item of dif.header) {
    const end = offset + page.measure(linesOfItem(item));
    const value = `${item.vector},${item.number} ${shownText(item.text)}`;
    yield row(bytes, offset, end, item.topic, value, topics.get(item.topic) ?? 'an item of some program');
    offset = end;
  }
  for (const entry of dif.data) {
    const end = offset + page.measure(linesOfEntry(entry));
    yield row(bytes, offset, end, 'entry', `${entry.type},${entry.number} ${shownText(entry.text)}`, meaningOf(entry));
    offset = end;
  }
  if (dif.after !== '') {
    const end = offset + page.measure(dif.after);
    yield row(bytes, offset, end, 'after', shownText(dif.after), 'after the end of the data');
    offset = end;
  }
  if (dif.terminated) yield row(bytes, offset, offset + 1, 'terminator', '0', 'NUL');
  if (dif.rest.length > 0) yield restRow(bytes, offset + 1, 'rest', 'after the terminator: no part of the text');
}

function meaningOf(entry: DifEntry): string {
  const { text } = entry;
  switch (difTypeOf(entry)) {
    case difTypes.directive:
      return text === 'BOT' ? 'a tuple begins' : text === 'EOD' ? 'the data end' : 'an unknown directive';
    case difTypes.number:
      return 'a number, or what stands for one';
    case difTypes.text:
      return 'a text';
    default:
      return 'of no known type';
  }
}

const head = /^TABLE(?:\r\n|\n|\r)0,1(?:\r|\n|$)/;

/**
 * CF_DIF in a code page.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { CfDif, makeDifEntry, makeDifItem, windows1251, windows1252 } from 'dde-spec/codecs';
 * const header = [makeDifItem('TABLE', 0, 1, 'Да'), makeDifItem('DATA')];
 * const dif = { header, data: [makeDifEntry('EOD')], after: '', terminated: true, rest: new Uint8Array(0) };
 * CfDif.is(dif, { codePage: windows1251 }); // true
 * CfDif.is(dif, { codePage: windows1252 }); // false
 * ```
 */
export const CfDif: Format<CfDif, 'CF_DIF'> = /* @__PURE__ */ defineFormat({
  name: 'CF_DIF',
  read: readCfDif,
  is: (value, options): value is CfDif => isCfDif(value, pageOf(options)),
  write: writeCfDif,
  rows(dif, bytes, options) {
    const total = `${count(dif.header.length, 'item')} and ${count(dif.data.length, 'pair')} of lines`;
    return limitRows(difRows(dif, bytes, pageOf(options)), total);
  },
  findings: (dif, _, options) => firstFindings(difFaults(dif, pageOf(options))),
  recognise: (bytes) =>
    head.test(String.fromCharCode(...bytes.subarray(0, 12)))
      ? { score: 0.95, why: 'It starts with the lines TABLE and 0,1, as every DIF does.' }
      : undefined,
});
