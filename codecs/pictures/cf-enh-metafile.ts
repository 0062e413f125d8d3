/**
 * Enhanced metafiles as GetEnhMetaFileBits gives them: a header and records, walked by their sizes alone.
 *
 * The header has grown twice. Which members it has follows from the size of its record and from what stands in that
 * record behind them.
 */
import { enhMetaHeader, enhMetaHeader2, enhMetaHeader3 } from '../../spec/formats/pictures-gdi.js';
import type { RuleId } from '../../spec/rules/index.js';
import { dword, isBytes, isRecord } from '../kernel/bytes.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type RecordKernel, type RecordValue, recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, hex, limitRows, restRow, row } from '../kernel/rows.js';

type First = RecordValue<typeof enhMetaHeader.fields>;
type Third = RecordValue<typeof enhMetaHeader3.fields>;

/**
 * The members of ENHMETAHEADER; those that the header came by later may be missing.
 *
 * @category Pictures
 */
export type EnhMetaHeader = First & Partial<Omit<Third, keyof First>>;

/**
 * An enhanced metafile.
 *
 * @category Pictures
 */
export interface CfEnhMetafile {
  readonly header: EnhMetaHeader;
  /** What follows the members in the header record: description and pixel format, if any. */
  readonly tail: Uint8Array;
  /** The records after the header, to the end of EMR_EOF. */
  readonly records: Uint8Array;
  readonly rest: Uint8Array;
}

/**
 * One record of an enhanced metafile.
 *
 * @category Pictures
 */
export interface EnhMetafileRecord {
  readonly iType: number;
  /** In bytes from the start of the records. */
  readonly offset: number;
  readonly nSize: number;
}

const signature = 0x464d4520;
const eof = 14;
const least = 88;

type HeaderKernel = RecordKernel<EnhMetaHeader>;

function kernelsOfHeader(): readonly [first: HeaderKernel, second: HeaderKernel, third: HeaderKernel] {
  const kernel = (layout: Parameters<typeof recordKernel>[0]): HeaderKernel =>
    recordKernel(layout, 'win32') as unknown as HeaderKernel;
  return [kernel(enhMetaHeader), kernel(enhMetaHeader2), kernel(enhMetaHeader3)];
}

const kernels = /* @__PURE__ */ kernelsOfHeader();

/** The kernel of the members that a header record has; the first has room for the first of them. */
function headerKernel(bytes: Uint8Array): HeaderKernel {
  const [first, second, third] = kernels;
  let room = dword(bytes, 4);
  if (dword(bytes, 60) > 0 && dword(bytes, 64) >= least) room = Math.min(room, dword(bytes, 64));
  if (room < second.size) return first;
  if (dword(bytes, 88) > 0 && dword(bytes, 92) >= second.size) room = Math.min(room, dword(bytes, 92));
  return room < third.size ? second : third;
}

/** Where the parts begin. */
interface Places {
  readonly kernel: HeaderKernel;
  readonly records: number;
  readonly rest: number;
}

function place(bytes: Uint8Array): Either<CodecError, Places> {
  const { length } = bytes;
  if (length < least) return cut(length, `${least} bytes of ENHMETAHEADER`, 'header');
  if (dword(bytes, 0) !== 1) return wrong(0, 'EMR_HEADER, 1', dword(bytes, 0), 'iType');
  if (dword(bytes, 40) !== signature) return wrong(40, 'the signature 0x464D4520', dword(bytes, 40), 'dSignature');
  const size = dword(bytes, 4);
  if (size < least) return wrong(4, `a header of at least ${least} bytes`, size, 'nSize');
  if (size > length) return cut(length, `${size} bytes of header`, 'header');
  let at = size;
  for (;;) {
    if (at + 8 > length) return cut(length, 'EMR_EOF, the record that ends the metafile', 'records');
    const own = dword(bytes, at + 4);
    if (own < 8) return wrong(at + 4, 'a record of at least 8 bytes', own, 'records');
    if (at + own > length) return cut(length, `a record of ${own} bytes at offset ${at}`, 'records');
    const last = dword(bytes, at) === eof;
    at += own;
    if (last) return right({ kernel: headerKernel(bytes), records: size, rest: at });
  }
}

const wrong = (offset: number, expected: string, found: number, member: string): Either<CodecError, never> =>
  left({ offset, expected, found: String(found), path: ['ENHMETAHEADER', member] });

const cut = (length: number, expected: string, member: string): Either<CodecError, never> =>
  left({ offset: length, expected, found: endOfBlock(length), path: ['EMF', member] });

/**
 * Reads an enhanced metafile.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { isLeft, readCfEnhMetafile } from 'dde-spec/codecs';
 * const result = readCfEnhMetafile(new Uint8Array(88));
 * if (isLeft(result)) result.left.expected; // 'EMR_HEADER, 1'
 * ```
 */
export function readCfEnhMetafile(bytes: Uint8Array): Either<CodecError, CfEnhMetafile> {
  const places = place(bytes);
  if (isLeft(places)) return places;
  const { kernel: own, records, rest } = places.right;
  return right({
    header: own.read(bytes, 0),
    tail: bytes.subarray(own.size, records),
    records: bytes.subarray(records, rest),
    rest: bytes.subarray(rest),
  });
}

/** The kernel by the members that a header has. */
function kernelOf(header: Readonly<Record<string, unknown>>): HeaderKernel {
  return kernels[header['bOpenGL'] === undefined ? 0 : header['szlMicrometers'] === undefined ? 1 : 2];
}

/**
 * Writes an enhanced metafile.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { isRight, readCfEnhMetafile, writeCfEnhMetafile } from 'dde-spec/codecs';
 * const again = (bytes: Uint8Array) => {
 *   const metafile = readCfEnhMetafile(bytes);
 *   return isRight(metafile) ? writeCfEnhMetafile(metafile.right) : undefined;
 * };
 * again(new Uint8Array(88)); // undefined
 * ```
 */
export function writeCfEnhMetafile({ header, tail, records, rest }: CfEnhMetafile): Uint8Array {
  const own = kernelOf(header as unknown as Readonly<Record<string, unknown>>);
  const start = own.size + tail.length;
  const bytes = new Uint8Array(start + records.length + rest.length);
  own.write(header, bytes, 0);
  bytes.set(tail, own.size);
  bytes.set(records, start);
  bytes.set(rest, start + records.length);
  return bytes;
}

function isCfEnhMetafile(value: unknown): value is CfEnhMetafile {
  if (!isRecord(value)) return false;
  const { header, tail, records, rest } = value;
  if (!isRecord(header) || !isBytes(tail) || !isBytes(records) || !isBytes(rest)) return false;
  const own = kernelOf(header);
  if (!own.is(header) || Object.keys(header).length !== own.placed.fields.length) return false;
  const places = place(writeCfEnhMetafile(value as unknown as CfEnhMetafile));
  if (isLeft(places)) return false;
  const found = places.right;
  return (
    found.kernel === own && found.records === own.size + tail.length && found.rest === found.records + records.length
  );
}

/**
 * The records of an enhanced metafile one by one.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { listEnhMetafileRecords } from 'dde-spec/codecs';
 * const records = Uint8Array.of(14, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 20, 0, 0, 0);
 * [...listEnhMetafileRecords(records)]; // [{ iType: 14, offset: 0, nSize: 20 }]
 * ```
 */
export function* listEnhMetafileRecords(records: Uint8Array): Generator<EnhMetafileRecord> {
  for (let offset = 0; offset + 8 <= records.length; ) {
    const nSize = dword(records, offset + 4);
    if (nSize < 8) return;
    yield { iType: dword(records, offset), offset, nSize };
    offset += nSize;
  }
}

/** EMR_EOF with its five DWORDs. */
const leastEnd = 20;

const known: Readonly<Record<number, string>> = { 14: 'EMR_EOF: the end', 70: 'EMR_GDICOMMENT' };

function* recordRows(bytes: Uint8Array, from: number, records: Uint8Array): Generator<AnnotatedRow> {
  let i = 1;
  for (const { iType, offset, nSize } of listEnhMetafileRecords(records)) {
    const at = from + offset;
    yield row(bytes, at, at + nSize, `record[${i++}]`, `type ${iType}`, known[iType] ?? 'a call of GDI');
  }
}

function metafileFindings(metafile: CfEnhMetafile, bytes: Uint8Array): readonly FormatFinding[] {
  const { header, records, rest } = metafile;
  const all: FormatFinding[] = [];
  const add = (rule: RuleId, offset: number, expected: string, found: number | string): void => {
    all.push({ rule, offset, expected, found: String(found) });
  };
  const start = header.nSize;
  const total = bytes.length - rest.length;
  let counted = 1;
  let odd = header.nSize % 4 === 0 ? -1 : 4;
  let last = 0;
  for (const { offset, nSize } of listEnhMetafileRecords(records)) {
    counted++;
    if (odd < 0 && nSize % 4 !== 0) odd = start + offset + 4;
    last = nSize;
  }
  if (odd >= 0) add('DDE-EMF-005', odd, 'a size of whole DWORDs', dword(bytes, odd));
  if (header.nBytes !== total) add('DDE-EMF-007', 48, `${total}, the bytes in the metafile`, header.nBytes);
  if (header.nRecords !== counted) add('DDE-EMF-008', 52, `${counted}, the records in the metafile`, header.nRecords);
  if (header.sReserved !== 0) add('DDE-EMF-009', 58, '0', hex(header.sReserved));
  if (header.nVersion !== 0x10000) add('DDE-EMF-010', 44, '0x10000', hex(header.nVersion, 8));
  const { nDescription, offDescription } = header;
  if (nDescription > 0 && (offDescription < 88 || offDescription + nDescription * 2 > header.nSize))
    add('DDE-EMF-011', 64, 'a description inside the header record', `${offDescription}`);
  if (last < leastEnd) add('DDE-EMF-012', total - last + 4, `${leastEnd} bytes of EMR_EOF at least`, last);
  else if (dword(bytes, total - 4) !== last)
    add('DDE-EMF-012', total - 4, `${last}, the size of the record once more`, dword(bytes, total - 4));
  return all;
}

/**
 * CF_ENHMETAFILE: what its handle leads to.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfEnhMetafile, isLeft } from 'dde-spec/codecs';
 * isLeft(CfEnhMetafile.decode(new Uint8Array(88))); // true
 * ```
 */
export const CfEnhMetafile: Format<CfEnhMetafile, 'CF_ENHMETAFILE'> = /* @__PURE__ */ defineFormat({
  name: 'CF_ENHMETAFILE',
  read: readCfEnhMetafile,
  is: isCfEnhMetafile,
  write: writeCfEnhMetafile,
  rows({ tail, records, rest }, bytes) {
    const kernel = headerKernel(bytes);
    const start = kernel.size + tail.length;
    const end = start + records.length;
    return [
      ...kernel.rows(bytes, 0, undefined, 'header.'),
      ...(tail.length > 0
        ? [row(bytes, kernel.size, start, 'tail', count(tail.length, 'byte'), 'description and pixel format')]
        : []),
      ...limitRows(recordRows(bytes, start, records), count(records.length, 'byte')),
      ...(rest.length > 0 ? [restRow(bytes, end, 'rest', 'after the metafile: no meaning')] : []),
    ];
  },
  findings: metafileFindings,
  recognise: (bytes) =>
    bytes.length >= least && dword(bytes, 0) === 1 && dword(bytes, 40) === signature
      ? { score: 1, why: 'a header record with the signature " EMF"' }
      : undefined,
});
