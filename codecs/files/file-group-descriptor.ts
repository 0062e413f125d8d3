/** FileGroupDescriptor and FileGroupDescriptorW: descriptions of files whose contents travel apart. */
import { fileDescriptorFlags, fileDescriptorLayout, fileDescriptorWLayout } from '../../spec/formats/files.js';
import type { RecordLayout } from '../../spec/layout.js';
import { dword, hasNul, isArrayOf, isBytes, isRecord, setDword } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { type Clue, defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type RecordKernel, type RecordValue, recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, limitRows, restRow, row } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';
import { bitRows } from './bit-rows.js';

/**
 * What is known of one file; both forms have the same fields.
 *
 * @category Files
 */
export type FileDescriptor = RecordValue<typeof fileDescriptorLayout.fields>;

/**
 * A group of files: the value of FileGroupDescriptor and FileGroupDescriptorW.
 *
 * @category Files
 */
export interface FileGroupDescriptor {
  /** The descriptors; cItems is their number. */
  readonly fgd: readonly FileDescriptor[];
  /** After the last descriptor. A view, not a copy. */
  readonly rest: Uint8Array;
}

const countSize = 4;

/**
 * The value of FileGroupDescriptorW.
 *
 * @category Files
 */
export type FileGroupDescriptorW = FileGroupDescriptor;

function read(
  kernel: RecordKernel<FileDescriptor>,
  name: string,
  bytes: Uint8Array,
  page: CodePage | undefined,
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

function write(
  kernel: RecordKernel<FileDescriptor>,
  { fgd, rest }: FileGroupDescriptor,
  page: CodePage | undefined,
): Uint8Array {
  const end = countSize + fgd.length * kernel.size;
  const bytes = new Uint8Array(end + rest.length);
  setDword(bytes, 0, fgd.length);
  for (const [i, descriptor] of fgd.entries()) kernel.write(descriptor, bytes, countSize + i * kernel.size, page);
  bytes.set(rest, end);
  return bytes;
}

function isGroup(
  kernel: RecordKernel<FileDescriptor>,
  value: unknown,
  page: CodePage | undefined,
): value is FileGroupDescriptor {
  return (
    isRecord(value) &&
    isArrayOf(value['fgd'], (each): each is FileDescriptor => kernel.is(each, page)) &&
    isBytes(value['rest'])
  );
}

function* groupRows(
  group: FileGroupDescriptor,
  bytes: Uint8Array,
  kernel: RecordKernel<FileDescriptor>,
  page: CodePage | undefined,
): Generator<AnnotatedRow> {
  yield row(bytes, 0, 4, 'cItems', String(group.fgd.length), 'how many descriptors follow');
  for (const [i, { dwFlags }] of group.fgd.entries()) {
    const at = 4 + i * kernel.size;
    for (const each of kernel.rows(bytes, at, page, `fgd.${i}.`)) {
      yield each;
      if (each.field === `fgd.${i}.dwFlags`) yield* bitRows(fileDescriptorFlags, dwFlags, at, each.field);
    }
  }
  const after = bytes.length - group.rest.length;
  if (group.rest.length > 0) yield restRow(bytes, after, 'rest', 'after the last descriptor');
}

function groupFindings(
  { fgd }: FileGroupDescriptor,
  bytes: Uint8Array,
  kernel: RecordKernel<FileDescriptor>,
): readonly FormatFinding[] {
  const nameField = kernel.placed.fields.at(-1);
  const findings: FormatFinding[] = [];
  for (const i of fgd.keys()) {
    const end = countSize + (i + 1) * kernel.size;
    const start = end - (nameField?.size ?? 0);
    if (hasNul(bytes, start, end, nameField?.field.type.kind === 'wide' ? 2 : 1)) continue;
    findings.push({
      rule: 'DDE-FILEGROUP-004',
      offset: end,
      expected: 'a NUL at the end of the name',
      found: 'a name that fills cFileName',
    });
  }
  return findings;
}

function recogniseGroup(bytes: Uint8Array, { size }: RecordKernel<FileDescriptor>): Clue | undefined {
  const items = bytes.length < countSize ? 0 : dword(bytes, 0);
  if (items === 0 || bytes.length !== countSize + items * size) return undefined;
  return { score: 0.7, why: `${count(items, 'descriptor')} of ${size} bytes, and no byte more` };
}

/** The format of groups whose descriptors have this layout, which is alike on every platform. */
function groupFormat<N extends string>(
  name: N,
  layout: RecordLayout,
  pageFor: (options: FormatOptions | undefined) => CodePage | undefined,
): Format<FileGroupDescriptor, N> {
  const kernel = recordKernel(layout, 'win32') as unknown as RecordKernel<FileDescriptor>;
  return defineFormat({
    name,
    read: (bytes, options) => read(kernel, name, bytes, pageFor(options)),
    is: (value, options): value is FileGroupDescriptor => isGroup(kernel, value, pageFor(options)),
    write: (group, options) => write(kernel, group, pageFor(options)),
    rows: (value, bytes, options) =>
      limitRows(groupRows(value, bytes, kernel, pageFor(options)), count(value.fgd.length, 'descriptor')),
    findings: (value, bytes) => groupFindings(value, bytes, kernel),
    recognise: (bytes) => recogniseGroup(bytes, kernel),
  });
}

/**
 * FileGroupDescriptor with names in a code page. Refused is a block that holds fewer descriptors than it says.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { FileGroupDescriptor, isRight } from 'dde-spec/codecs';
 * isRight(FileGroupDescriptor.decode(new Uint8Array(4))); // true
 * isRight(FileGroupDescriptor.decode(Uint8Array.of(1, 0, 0, 0))); // false
 * ```
 */
export const FileGroupDescriptor: Format<FileGroupDescriptor, 'FileGroupDescriptor'> = /* @__PURE__ */ groupFormat(
  'FileGroupDescriptor',
  fileDescriptorLayout,
  pageOf,
);

/**
 * FileGroupDescriptorW, with names in UTF-16LE.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { FileGroupDescriptorW, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(4 + 592);
 * bytes.set([1]);
 * bytes.set([0x61], 4 + 72);
 * orThrow(FileGroupDescriptorW.decode(bytes)).fgd[0]?.cFileName; // 'a'
 * ```
 */
export const FileGroupDescriptorW: Format<FileGroupDescriptorW, 'FileGroupDescriptorW'> = /* @__PURE__ */ groupFormat(
  'FileGroupDescriptorW',
  fileDescriptorWLayout,
  () => undefined,
);
