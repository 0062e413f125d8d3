/** CF_TIFF, as a format. */
import type { RuleId } from '../../spec/rules/index.js';
import type { Finding, FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, hex, limitRows, row } from '../kernel/rows.js';
import { CfTiff, inPlace, readTiff, type Tiff, type TiffEntry, tiffNumbers, writeTiff } from './tiff.js';

/** The bytes of one value, by the number of its type; 0 of a type that nobody knows. */
const sizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

const bytesOf = ({ type, count: values }: TiffEntry): number => (sizes[type] ?? 0) * values;

function* tiffRows({ order, directories, bytes }: Tiff): Generator<AnnotatedRow> {
  const { dword } = tiffNumbers(bytes, order);
  const between = (from: number, to: number): AnnotatedRow =>
    row(bytes, from, to, 'values', count(to - from, 'byte'), 'values and images, where the entries say');
  let end = 8;
  yield row(bytes, 0, 2, 'order', order, order === 'II' ? 'the little end comes first' : 'the big end comes first');
  yield row(bytes, 2, 4, 'version', '42', 'TIFF');
  yield row(bytes, 4, 8, 'first', String(dword(4)), 'where the first directory begins');
  for (const [i, { offset, entries }] of inPlace(directories).entries()) {
    if (offset > end) yield between(end, offset);
    const name = `directory[${i}]`;
    yield row(bytes, offset, offset + 2, name, String(entries.length), 'entries');
    for (const [j, entry] of entries.entries()) {
      const at = offset + 2 + j * 12;
      const long = bytesOf(entry) > 4;
      const where = long ? `at offset ${entry.offset}` : hex(entry.offset, 8);
      yield row(
        bytes,
        at,
        at + 12,
        `${name}.tag ${entry.tag}`,
        where,
        `${count(entry.count, 'value')} of type ${entry.type}`,
      );
    }
    const next = offset + 2 + entries.length * 12;
    yield row(bytes, next, next + 4, `${name}.next`, String(dword(next)), 'where the next directory begins; 0: none');
    end = next + 4;
  }
  if (bytes.length > end) yield between(end, bytes.length);
}

function findings({ directories, bytes }: Tiff): readonly Finding[] {
  const all: Finding[] = [];
  const once = (rule: RuleId, offset: number, expected: string, found: number): void => {
    if (!all.some((each) => each.rule === rule)) all.push({ rule, offset, expected, found: String(found) });
  };
  for (const { offset, entries } of directories) {
    let before = -1;
    for (const [i, entry] of entries.entries()) {
      const at = offset + 2 + i * 12;
      if (entry.tag < before) once('DDE-TIFF-005', at, `a tag of ${before} or more`, entry.tag);
      before = entry.tag;
      const length = bytesOf(entry);
      if (length <= 4) continue;
      if (entry.offset + length > bytes.length)
        once('DDE-TIFF-006', at + 8, `${length} bytes of values inside the file of ${bytes.length}`, entry.offset);
      if (entry.offset % 2 !== 0) once('DDE-TIFF-008', at + 8, 'an even offset', entry.offset);
    }
  }
  return all;
}

export const tiffFormat: FormatCodec<Tiff> = {
  name: 'CF_TIFF',
  decode: readTiff,
  is: CfTiff.is,
  encode: writeTiff,
  rows: (tiff) => limitRows(tiffRows(tiff), count(tiff.directories.length, 'directory')),
  findings,
  recognise(bytes) {
    const [a, b, c, d] = bytes;
    const marks =
      (a === 0x49 && b === 0x49 && c === 42 && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && d === 42);
    return marks ? { score: 0.95, why: `begins with ${a === 0x49 ? 'II' : 'MM'} and 42` } : undefined;
  },
};
