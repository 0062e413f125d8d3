/**
 * TIFF as a container: the byte order and the chain of directories with their entries. Images are not read.
 *
 * Values stand anywhere in a file, so the bytes are kept as they are; what is read of them lies beside them.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { isLeft, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, describe, endOfBlock } from '../kernel/errors.js';

/** One entry of a directory. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The last four bytes as a number in the order of the file: where the values are, or the values themselves. */
  readonly offset: number;
}

/** A directory: what belongs to one image. */
export interface TiffDirectory {
  /** In bytes from the start of the file. */
  readonly offset: number;
  readonly entries: readonly TiffEntry[];
}

/** A TIFF file. */
export interface Tiff {
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
export function tiffNumbers(bytes: Uint8Array, order: Tiff['order']): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order === 'II';
  return { word: (at) => view.getUint16(at, little), dword: (at) => view.getUint32(at, little) };
}

/**
 * Reads the directories of a TIFF file. Those that overlap are refused, and with them every chain that runs in a circle:
 * so no file takes more work than its length allows.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readTiff } from 'dde-spec/codecs';
 * const tiff = readTiff(Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0));
 * if (isRight(tiff)) tiff.right.directories; // [{ offset: 8, entries: [] }]
 * ```
 */
export function readTiff(bytes: Uint8Array): Either<CodecError, Tiff> {
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
    const count = word(at);
    const next = at + 2 + count * entrySize;
    if (next + 4 > length)
      return wrong(at, `${count} entries in ${next + 4 - at} bytes`, `${length - at} bytes`, 'directory');
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
export function inPlace(directories: readonly TiffDirectory[]): readonly TiffDirectory[] {
  return [...directories].sort((a, b) => a.offset - b.offset);
}

const wrong = (offset: number, expected: string, found: string, part: string): Either<CodecError, never> =>
  left({ offset, expected, found, path: ['TIFF', part] });

/**
 * The bytes of a TIFF file.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readTiff, writeTiff } from 'dde-spec/codecs';
 * const tiff = readTiff(Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0));
 * if (isRight(tiff)) writeTiff(tiff.right).length; // 14
 * ```
 */
export function writeTiff({ bytes }: Tiff): Uint8Array {
  // The slice() of Node's Buffer would be a view.
  return new Uint8Array(bytes);
}

/** Whether what is read of the bytes is what stands beside them. */
function isTiff(value: unknown): value is Tiff {
  if (!isRecord(value) || !isBytes(value['bytes']) || !Array.isArray(value['directories'])) return false;
  const read = readTiff(value['bytes']);
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

/**
 * The data of CF_TIFF.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { CfTiff } from 'dde-spec/codecs';
 * isLeft(CfTiff.decode(Uint8Array.of(0x49, 0x49, 43, 0, 8, 0, 0, 0))); // true
 * ```
 */
export const CfTiff: t.Type<Tiff, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'CF_TIFF',
  isTiff,
  readTiff,
  writeTiff,
);
