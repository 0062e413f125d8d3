/** FileGroupDescriptor and FileGroupDescriptorW: descriptions of files whose contents travel apart. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { fileDescriptorLayout, fileDescriptorWLayout } from '../../spec/formats/files.js';
import { dword, isArrayOf, isBytes, isRecord, setDword } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, endOfBlock } from '../kernel/errors.js';
import { type RecordKernel, type RecordValue, recordKernel } from '../kernel/record.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';

/** What is known of one file; both forms have the same fields. */
export type FileDescriptor = RecordValue<typeof fileDescriptorLayout.fields>;

/** A group of files. */
export interface FileGroupDescriptor {
  /** The descriptors; cItems is their number. */
  readonly fgd: readonly FileDescriptor[];
  /** After the last descriptor. A view, not a copy. */
  readonly rest: Uint8Array;
}

const countSize = 4;

/** FILEDESCRIPTORA, which is laid out alike on every platform. */
export const fileDescriptorKernel: RecordKernel<FileDescriptor> = /* @__PURE__ */ recordKernel(
  fileDescriptorLayout,
  'win32',
);

/** FILEDESCRIPTORW, which is laid out alike on every platform. */
export const fileDescriptorWKernel: RecordKernel<FileDescriptor> = /* @__PURE__ */ recordKernel(
  fileDescriptorWLayout,
  'win32',
);

function read(
  kernel: RecordKernel<FileDescriptor>,
  name: string,
  bytes: Uint8Array,
  page: CodePage,
): Either<CodecError, FileGroupDescriptor> {
  const { length } = bytes;
  if (length < countSize) {
    return left({
      offset: length,
      expected: '4 bytes of cItems',
      found: endOfBlock(length),
      path: [name, 'cItems'],
    });
  }
  const items = dword(bytes, 0);
  const end = countSize + items * kernel.size;
  // The count is compared with what is there before anything is made for it.
  if (end > length) {
    return left({
      offset: length,
      expected: `${end} bytes, for cItems is ${items} and ${kernel.name} has ${kernel.size} bytes`,
      found: endOfBlock(length),
      path: [name, 'fgd', String(Math.floor((length - countSize) / kernel.size))],
    });
  }
  const fgd: FileDescriptor[] = [];
  for (let at = countSize; at < end; at += kernel.size) fgd.push(kernel.read(bytes, at, page));
  return right({ fgd, rest: bytes.subarray(end) });
}

function write(kernel: RecordKernel<FileDescriptor>, { fgd, rest }: FileGroupDescriptor, page: CodePage): Uint8Array {
  const end = countSize + fgd.length * kernel.size;
  const bytes = new Uint8Array(end + rest.length);
  setDword(bytes, 0, fgd.length);
  for (const [i, descriptor] of fgd.entries()) kernel.write(descriptor, bytes, countSize + i * kernel.size, page);
  bytes.set(rest, end);
  return bytes;
}

function isGroup(kernel: RecordKernel<FileDescriptor>, value: unknown, page: CodePage): value is FileGroupDescriptor {
  return (
    isRecord(value) &&
    isArrayOf(value['fgd'], (each): each is FileDescriptor => kernel.is(each, page)) &&
    isBytes(value['rest'])
  );
}

/**
 * Reads FileGroupDescriptor. Refused is a block that holds fewer descriptors than it says.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readFileGroupDescriptor } from 'dde-spec/codecs';
 * isRight(readFileGroupDescriptor(new Uint8Array(4))); // true
 * isRight(readFileGroupDescriptor(Uint8Array.of(1, 0, 0, 0))); // false
 * ```
 */
export function readFileGroupDescriptor(
  bytes: Uint8Array,
  page: CodePage = defaultCodePage,
): Either<CodecError, FileGroupDescriptor> {
  return read(fileDescriptorKernel, 'FileGroupDescriptor', bytes, page);
}

/**
 * Writes FileGroupDescriptor.
 *
 * @example
 * ```ts
 * import { writeFileGroupDescriptor } from 'dde-spec/codecs';
 * writeFileGroupDescriptor({ fgd: [], rest: Uint8Array.of() }); // Uint8Array.of(0, 0, 0, 0)
 * ```
 */
export function writeFileGroupDescriptor(group: FileGroupDescriptor, page: CodePage = defaultCodePage): Uint8Array {
  return write(fileDescriptorKernel, group, page);
}

/**
 * Reads FileGroupDescriptorW.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readFileGroupDescriptorW } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(4 + 592);
 * bytes.set([1]);
 * bytes.set([0x61], 4 + 72);
 * const group = readFileGroupDescriptorW(bytes);
 * if (isRight(group)) group.right.fgd[0]?.cFileName; // 'a'
 * ```
 */
export function readFileGroupDescriptorW(bytes: Uint8Array): Either<CodecError, FileGroupDescriptor> {
  return read(fileDescriptorWKernel, 'FileGroupDescriptorW', bytes, defaultCodePage);
}

/**
 * Writes FileGroupDescriptorW.
 *
 * @example
 * ```ts
 * import { writeFileGroupDescriptorW } from 'dde-spec/codecs';
 * writeFileGroupDescriptorW({ fgd: [], rest: Uint8Array.of(7) }); // Uint8Array.of(0, 0, 0, 0, 7)
 * ```
 */
export function writeFileGroupDescriptorW(group: FileGroupDescriptor): Uint8Array {
  return write(fileDescriptorWKernel, group, defaultCodePage);
}

/**
 * FileGroupDescriptor with names in a code page. `is` refuses characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { fileGroupDescriptor } from 'dde-spec/codecs';
 * fileGroupDescriptor('windows-1251').is({ fgd: [], rest: Uint8Array.of() }); // true
 * ```
 */
export function fileGroupDescriptor(
  page: CodePage = defaultCodePage,
): t.Type<FileGroupDescriptor, Uint8Array, unknown> {
  return bytesCodec(
    `FileGroupDescriptor in ${page}`,
    (value): value is FileGroupDescriptor => isGroup(fileDescriptorKernel, value, page),
    (bytes) => readFileGroupDescriptor(bytes, page),
    (group) => writeFileGroupDescriptor(group, page),
  );
}

/**
 * FileGroupDescriptorW.
 *
 * @example
 * ```ts
 * import { FileGroupDescriptorW } from 'dde-spec/codecs';
 * FileGroupDescriptorW.encode({ fgd: [], rest: Uint8Array.of() }); // Uint8Array.of(0, 0, 0, 0)
 * ```
 */
export const FileGroupDescriptorW: t.Type<FileGroupDescriptor, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'FileGroupDescriptorW',
  (value): value is FileGroupDescriptor => isGroup(fileDescriptorWKernel, value, defaultCodePage),
  readFileGroupDescriptorW,
  writeFileGroupDescriptorW,
);
