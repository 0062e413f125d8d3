/**
 * CF_SYLK: the records of a spreadsheet as text in an ANSI code page.
 *
 * The value keeps every record, known or not, with its fields and the end of its line, so that any input comes back
 * byte for byte. Refused is only what does not start with an ID record. All else that the rules forbid can be read, and
 * `findings` tells of it. Escapes (ESC and what follows) stay as they are in the fields, as there are several for
 * one character; `unescapeSylk` and `listSylkCells` resolve them.
 */
import { isArrayOf, isBytes, isRecord } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { firstFindings } from '../kernel/findings.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, count, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';
import { readAnsiBlock, writeAnsiBlock } from '../text/text-block.js';
import { sylkFaults } from './sylk-faults.js';
import {
  canStandBefore,
  isSylkRecord,
  lineOf,
  readSylkRecords,
  type SylkRecord,
  startsWithId,
} from './sylk-records.js';

/**
 * A spreadsheet, or a part of one.
 *
 * @category Spreadsheets
 */
export interface CfSylk {
  /** In order, the ID record first. */
  readonly records: readonly SylkRecord[];
  /** Whether a NUL ends the text. */
  readonly terminated: boolean;
  /** After the NUL. A view, not a copy. */
  readonly rest: Uint8Array;
}

/**
 * Reads CF_SYLK.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeCfText, orThrow, readCfSylk, writeCfText } from 'dde-spec/codecs';
 * const bytes = writeCfText(makeCfText('ID;PWXL\r\nC;Y1;X1;K42\r\nE\r\n'));
 * orThrow(readCfSylk(bytes)).records[1]?.fields[2]; // { type: 'K', text: '42' }
 * ```
 */
export function readCfSylk(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, CfSylk> {
  const { text, terminated, rest } = readAnsiBlock(bytes, pageOf(options));
  if (!startsWithId(text)) {
    return left({ offset: 0, expected: 'an ID record', found: describe(text.slice(0, 8)), path: ['CF_SYLK'] });
  }
  return right({ records: readSylkRecords(text), terminated, rest });
}

/**
 * Writes CF_SYLK; a character that the code page lacks becomes a question mark.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeSylkRecord, writeCfSylk } from 'dde-spec/codecs';
 * const records = [makeSylkRecord('ID', 'PX'), makeSylkRecord('C', 'K"a;b"'), makeSylkRecord('E')];
 * const bytes = writeCfSylk({ records, terminated: true, rest: new Uint8Array(0) });
 * new TextDecoder().decode(bytes); // 'ID;PX\r\nC;K"a;;b"\r\nE\r\n\0'
 * ```
 */
export function writeCfSylk(
  { records, terminated, rest }: CfSylk,
  options?: Pick<FormatOptions, 'codePage'>,
): Uint8Array {
  return writeAnsiBlock({ text: records.map(lineOf).join(''), terminated, rest }, pageOf(options));
}

function isCfSylk(value: unknown, page: CodePage): value is CfSylk {
  if (!isRecord(value) || typeof value['terminated'] !== 'boolean' || !isBytes(value['rest'])) return false;
  if (!value['terminated'] && value['rest'].length > 0) return false;
  const { records } = value;
  return (
    isArrayOf(records, (record): record is SylkRecord => isSylkRecord(record, page)) &&
    records[0]?.type === 'ID' &&
    records.every((record, index) => canStandBefore(record, records[index + 1]))
  );
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['ID', 'who wrote it'],
  ['P', 'a number format or a font'],
  ['F', 'how cells look'],
  ['B', 'how many rows and columns there are'],
  ['C', 'a cell'],
  ['O', 'options'],
  ['W', 'a window'],
  ['NN', 'a name'],
  ['NE', 'a link to another sheet'],
  ['NU', 'the name of a file'],
  ['E', 'the end'],
]);

const fieldMeanings: ReadonlyMap<string, string> = new Map([
  ['ID.P', 'the program that wrote it'],
  ['C.X', 'the column, from 1'],
  ['C.Y', 'the row, from 1'],
  ['C.K', 'the value'],
  ['C.E', 'the expression that gives the value'],
  ['F.X', 'the column, from 1'],
  ['F.Y', 'the row, from 1'],
  ['B.X', 'how many columns there are'],
  ['B.Y', 'how many rows there are'],
]);

function* recordRows(
  { records, terminated, rest }: CfSylk,
  bytes: Uint8Array,
  page: CodePage,
): Generator<AnnotatedRow> {
  let offset = 0;
  for (const record of records) {
    const { type, fields } = record;
    const end = offset + page.measure(lineOf(record));
    const field = type === '' ? 'line' : type;
    yield row(bytes, offset, end, field, count(fields.length, 'field'), meanings.get(type) ?? 'unknown: to be ignored');
    for (const each of fields) {
      const name = `${field}.${each.type}`;
      yield part(offset, name, shownText(each.text), fieldMeanings.get(name) ?? 'a field that is not explained here');
    }
    offset = end;
  }
  if (terminated) yield row(bytes, offset, offset + 1, 'terminator', '0', 'NUL');
  if (rest.length > 0) yield restRow(bytes, offset + 1, 'rest', 'after the terminator: no part of the text');
}

/** What four bytes are enough to see. */
function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4));
}

/**
 * CF_SYLK in a code page.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { CfSylk, makeSylkRecord } from 'dde-spec/codecs';
 * const records = [makeSylkRecord('ID', 'PX'), makeSylkRecord('C', 'X0', 'K1'), makeSylkRecord('E')];
 * const sylk = { records, terminated: true, rest: new Uint8Array(0) };
 * const faults = CfSylk.findings(sylk, CfSylk.encode(sylk));
 * faults.map(({ rule, offset }) => [rule, offset]); // [['DDE-SYLK-009', 9]]
 * ```
 */
export const CfSylk: Format<CfSylk, 'CF_SYLK'> = /* @__PURE__ */ defineFormat({
  name: 'CF_SYLK',
  read: readCfSylk,
  is: (value, options): value is CfSylk => isCfSylk(value, pageOf(options)),
  write: writeCfSylk,
  rows: (sylk, bytes, options) =>
    limitRows(recordRows(sylk, bytes, pageOf(options)), count(sylk.records.length, 'record')),
  findings: ({ records }, _, options) => firstFindings(sylkFaults(records, pageOf(options))),
  recognise(bytes) {
    const head = headOf(bytes);
    return startsWithId(head) && head.startsWith('ID;P')
      ? { score: 0.9, why: 'It starts with ID;P, the first record of SYLK.' }
      : undefined;
  },
});
