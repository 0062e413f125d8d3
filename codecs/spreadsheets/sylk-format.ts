/** CF_SYLK as a format. */
import type { FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { ansiLength, type CodePage } from '../text/code-page.js';
import { cfSylk, lineOf, readSylk, type Sylk, startsWithId, writeSylk } from './sylk.js';
import { findSylkFaults } from './sylk-faults.js';

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

function* recordRows(sylk: Sylk, bytes: Uint8Array, page: CodePage): Generator<AnnotatedRow> {
  let offset = 0;
  for (const record of sylk.records) {
    const { type, fields } = record;
    const end = offset + ansiLength(lineOf(record), page);
    const field = type === '' ? 'line' : type;
    yield row(bytes, offset, end, field, count(fields.length, 'field'), meanings.get(type) ?? 'unknown: to be ignored');
    for (const each of fields) {
      const name = `${field}.${each.type}`;
      yield part(offset, name, shownText(each.text), fieldMeanings.get(name) ?? 'a field that is not explained here');
    }
    offset = end;
  }
  if (sylk.terminated) yield row(bytes, offset, offset + 1, 'terminator', '0', 'NUL');
  if (sylk.rest.length > 0) yield restRow(bytes, offset + 1, 'rest', 'after the terminator: no part of the text');
}

/** What four bytes are enough to see. */
function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4));
}

export const sylkFormat: FormatCodec<Sylk> = {
  name: 'CF_SYLK',
  decode: (bytes, { codePage }) => readSylk(bytes, codePage),
  is: (value, { codePage }): value is Sylk => cfSylk(codePage).is(value),
  encode: (sylk, { codePage }) => writeSylk(sylk, codePage),
  rows: (sylk, bytes, { codePage }) =>
    limitRows(recordRows(sylk, bytes, codePage), count(sylk.records.length, 'record')),
  findings: (sylk, _, { codePage }) => findSylkFaults(sylk, codePage),
  recognise(bytes) {
    const head = headOf(bytes);
    return startsWithId(head) && head.startsWith('ID;P')
      ? { score: 0.9, why: 'It starts with ID;P, the first record of SYLK.' }
      : undefined;
  },
};
