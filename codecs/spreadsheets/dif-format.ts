/** CF_DIF as a format. */
import type { FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, limitRows, restRow, row, shownText } from '../kernel/rows.js';
import { ansiLength, type CodePage } from '../text/code-page.js';
import {
  cfDif,
  type Dif,
  type DifEntry,
  difTypeOf,
  difTypes,
  linesOfEntry,
  linesOfItem,
  readDif,
  writeDif,
} from './dif.js';
import { findDifFaults } from './dif-faults.js';

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

function* difRows(dif: Dif, bytes: Uint8Array, page: CodePage): Generator<AnnotatedRow> {
  let offset = 0;
  for (const item of dif.header) {
    const end = offset + ansiLength(linesOfItem(item), page);
    const value = `${item.vector},${item.number} ${shownText(item.text)}`;
    yield row(bytes, offset, end, item.topic, value, topics.get(item.topic) ?? 'an item of some program');
    offset = end;
  }
  for (const entry of dif.data) {
    const end = offset + ansiLength(linesOfEntry(entry), page);
    yield row(bytes, offset, end, 'entry', `${entry.type},${entry.number} ${shownText(entry.text)}`, meaningOf(entry));
    offset = end;
  }
  if (dif.after !== '') {
    const end = offset + ansiLength(dif.after, page);
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

export const difFormat: FormatCodec<Dif> = {
  name: 'CF_DIF',
  decode: (bytes, { codePage }) => readDif(bytes, codePage),
  is: (value, { codePage }): value is Dif => cfDif(codePage).is(value),
  encode: (dif, { codePage }) => writeDif(dif, codePage),
  rows: (dif, bytes, { codePage }) => {
    const total = `${count(dif.header.length, 'item')} and ${count(dif.data.length, 'pair')} of lines`;
    return limitRows(difRows(dif, bytes, codePage), total);
  },
  findings: (dif, _, { codePage }) => findDifFaults(dif, codePage),
  recognise: (bytes) =>
    head.test(String.fromCharCode(...bytes.subarray(0, 12)))
      ? { score: 0.95, why: 'It starts with the lines TABLE and 0,1, as every DIF does.' }
      : undefined,
};
