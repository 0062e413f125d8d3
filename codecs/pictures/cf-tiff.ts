/**
 * TIFF as a container: the byte order and the chain of directories with their entries. Images are not read.
 *
 * Values stand anywhere in a file, so the bytes are kept as they are; what is read of them lies beside them.
 */
import type { RuleId } from '../../spec/rules/index.js';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, describe, endOfBlock } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type AnnotatedRow, count, hex, limitRows, row } from '../kernel/rows.js';

/**
 * One entry of a directory of TIFF.
 *
 * @category Pictures
 */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The last four bytes as a number in the order of the file: where the values are, or the values themselves. */
  readonly offset: number;
}

/**
 * A directory: what belongs to one image.
 *
 * @category Pictures
 */
export interface TiffDirectory {
  /** In bytes from the start of the file. */
  readonly offset: number;
  readonly entries: readonly TiffEntry[];
}

/**
 * A TIFF file.
 *
 * @category Pictures
 */
export interface CfTiff {
  /** `II`: the little end comes first; `MM`: the big end. */
  readonly order: 'II' | 'MM';
  readonly directories: readonly TiffDirectory[];
  /** The whole file. */
  readonly bytes: Uint8Array;
}

const headerSize = 8;
const entrySize = 12;

/** Reads numbers in one byte order. */
interface Numbers {
  word(at: number): number;
  dword(at: number): number;
}

/** The numbers of a file. */
function tiffNumbers(bytes: Uint8Array, order: CfTiff['order']): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order === 'II';
  return { word: (at) => view.getUint16(at, little), dword: (at) => view.getUint32(at, little) };
}

/**
 * Reads the directories of a TIFF file. Those that overlap are refused, and with them every chain that runs in a circle:
 * so no file takes more work than its length allows.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfTiff } from 'dde-spec/codecs';
 * const tiff = readCfTiff(Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0));
 * orThrow(tiff).directories; // [{ offset: 8, entries: [] }]
 * ```
 */
export function readCfTiff(bytes: Uint8Array): Either<CodecError, CfTiff> {
  const { length } = bytes;
  if (length < headerSize) return wrong(length, `${headerSize} bytes of header`, endOfBlock(length), 'header');
  const first = bytes[0];
  if ((first !== 0x49 && first !== 0x4d) || bytes[1] !== first)
    return wrong(0, 'II or MM', describe(String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)), 'order');
  const order = first === 0x49 ? 'II' : 'MM';
  const { word, dword } = tiffNumbers(bytes, order);
  if (word(2) !== 42) return wrong(2, 'the number 42', String(word(2)), 'version');
  const directories: TiffDirectory[] = [];
  let pointer = 4;
  const seen = new Set<number>();
  let taken = headerSize;
  do {
    const at = dword(pointer);
    if (at < headerSize || at + 6 > length)
      return wrong(pointer, 'the offset of a directory inside the file', `${at} of ${length}`, 'directory');
    const entryCount = word(at);
    const next = at + 2 + entryCount * entrySize;
    if (next + 4 > length)
      return wrong(at, `${entryCount} entries in ${next + 4 - at} bytes`, `${length - at} bytes`, 'directory');
    taken += next + 4 - at;
    if (taken > length || seen.has(at))
      return wrong(pointer, 'directories that do not overlap', `one at ${at}`, 'directory');
    const entries: TiffEntry[] = [];
    for (let entry = at + 2; entry < next; entry += entrySize) {
      entries.push({
        tag: word(entry),
        type: word(entry + 2),
        count: dword(entry + 4),
        offset: dword(entry + 8),
      });
    }
    seen.add(at);
    directories.push({ offset: at, entries });
    pointer = next;
  } while (dword(pointer) !== 0);
  let end = 0;
  for (const { offset, entries } of inPlace(directories)) {
    if (offset < end) return wrong(offset, 'directories that do not overlap', `one at ${offset}`, 'directory');
    end = offset + 6 + entries.length * entrySize;
  }
  return right({ order, directories, bytes });
}

/** Directories in the order in which they stand in the file. */
function inPlace(directories: readonly TiffDirectory[]): readonly TiffDirectory[] {
  return [...directories].sort((a, b) => a.offset - b.offset);
}

const wrong = (offset: number, expected: string, found: string, part: string): Either<CodecError, never> =>
  left({ offset, expected, found, path: ['TIFF', part] });

/**
 * The bytes of a TIFF file.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfTiff, writeCfTiff } from 'dde-spec/codecs';
 * const tiff = orThrow(readCfTiff(Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
 * writeCfTiff(tiff).length; // 14
 * ```
 */
export function writeCfTiff({ bytes }: CfTiff): Uint8Array {
  // The slice() of Node's Buffer would be a view.
  return new Uint8Array(bytes);
}

/** Whether what is read of the bytes is what stands beside them. */
function isCfTiff(value: unknown): value is CfTiff {
  if (!isRecord(value) || !isBytes(value['bytes']) || !Array.isArray(value['directories'])) return false;
  const read = readCfTiff(value['bytes']);
  if (isLeft(read) || read.right.order !== value['order']) return false;
  const { directories } = read.right;
  const claimed: readonly unknown[] = value['directories'];
  return directories.length === claimed.length && directories.every((each, i) => isDirectory(claimed[i], each));
}

function isDirectory(value: unknown, { offset, entries }: TiffDirectory): boolean {
  if (!isRecord(value) || value['offset'] !== offset || !Array.isArray(value['entries'])) return false;
  const claimed: readonly unknown[] = value['entries'];
  return claimed.length === entries.length && entries.every((entry, i) => isEntry(claimed[i], entry));
}

function isEntry(value: unknown, { tag, type, count, offset }: TiffEntry): boolean {
  return (
    isRecord(value) &&
    Object.is(value['tag'], tag) &&
    Object.is(value['type'], type) &&
    Object.is(value['count'], count) &&
    Object.is(value['offset'], offset)
  );
}

/** The bytes of one value, by the number of its type; 0 of a type that nobody knows. */
const sizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

const bytesOf = ({ type, count: values }: TiffEntry): number => (sizes[type] ?? 0) * values;

function* tiffRows({ order, directories, bytes }: CfTiff): Generator<AnnotatedRow> {
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

function tiffFindings({ directories, bytes }: CfTiff): readonly FormatFinding[] {
  const all: FormatFinding[] = [];
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

/**
 * CF_TIFF.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfTiff, isLeft } from 'dde-spec/codecs';
 * isLeft(CfTiff.decode(Uint8Array.of(0x49, 0x49, 43, 0, 8, 0, 0, 0))); // true
 * ```
 */
export const CfTiff: Format<CfTiff, 'CF_TIFF'> = /* @__PURE__ */ defineFormat({
  name: 'CF_TIFF',
  read: readCfTiff,
  is: isCfTiff,
  write: writeCfTiff,
  rows: (tiff) => limitRows(tiffRows(tiff), count(tiff.directories.length, 'directory')),
  findings: tiffFindings,
  recognise(bytes) {
    const [a, b, c, d] = bytes;
    const marks =
      (a === 0x49 && b === 0x49 && c === 42 && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && d === 42);
    return marks ? { score: 0.95, why: `begins with ${a === 0x49 ? 'II' : 'MM'} and 42` } : undefined;
  },
});
