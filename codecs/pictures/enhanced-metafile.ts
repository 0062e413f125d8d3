/**
 * Enhanced metafiles as GetEnhMetaFileBits gives them: a header and records, walked by their sizes alone.
 *
 * The header has grown twice. Which members it has follows from the size of its record and from what stands in that
 * record behind them.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { enhMetaHeader, enhMetaHeader2, enhMetaHeader3 } from '../../spec/formats/pictures-gdi.js';
import { dword, isBytes, isRecord } from '../kernel/bytes.js';
import { isLeft, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, endOfBlock } from '../kernel/errors.js';
import { type RecordKernel, type RecordValue, recordKernel } from '../kernel/record.js';

type First = RecordValue<typeof enhMetaHeader.fields>;
type Third = RecordValue<typeof enhMetaHeader3.fields>;

/** The members of ENHMETAHEADER; those that the header came by later may be missing. */
export type EnhMetaHeader = First & Partial<Omit<Third, keyof First>>;

/** An enhanced metafile. */
export interface EnhancedMetafile {
  readonly header: EnhMetaHeader;
  /** What follows the members in the header record: description and pixel format, if any. */
  readonly tail: Uint8Array;
  /** The records after the header, to the end of EMR_EOF. */
  readonly records: Uint8Array;
  readonly rest: Uint8Array;
}

/** One record. */
export interface EnhancedMetafileRecord {
  readonly iType: number;
  /** In bytes from the start of the records. */
  readonly offset: number;
  readonly nSize: number;
}

const signature = 0x464d4520;
const eof = 14;
const least = 88;
const page = 'windows-1252';

const kernel = <A>(layout: Parameters<typeof recordKernel>[0]): RecordKernel<A> =>
  recordKernel(layout, 'win32') as unknown as RecordKernel<A>;
const kernels = /* @__PURE__ */ [enhMetaHeader, enhMetaHeader2, enhMetaHeader3].map((layout) =>
  kernel<EnhMetaHeader>(layout),
);

/** The kernel of the members that a header record has; the first has room for the first of them. */
export function headerKernel(bytes: Uint8Array): RecordKernel<EnhMetaHeader> {
  const [first, second, third] = kernels as [
    RecordKernel<EnhMetaHeader>,
    RecordKernel<EnhMetaHeader>,
    RecordKernel<EnhMetaHeader>,
  ];
  let room = dword(bytes, 4);
  if (dword(bytes, 60) > 0 && dword(bytes, 64) >= least) room = Math.min(room, dword(bytes, 64));
  if (room < second.size) return first;
  if (dword(bytes, 88) > 0 && dword(bytes, 92) >= second.size) room = Math.min(room, dword(bytes, 92));
  return room < third.size ? second : third;
}

/** Where the parts begin. */
interface Places {
  readonly kernel: RecordKernel<EnhMetaHeader>;
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
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { readEnhancedMetafile } from 'dde-spec/codecs';
 * const result = readEnhancedMetafile(new Uint8Array(88));
 * if (isLeft(result)) result.left.expected; // 'EMR_HEADER, 1'
 * ```
 */
export function readEnhancedMetafile(bytes: Uint8Array): Either<CodecError, EnhancedMetafile> {
  const places = place(bytes);
  if (isLeft(places)) return places;
  const { kernel: own, records, rest } = places.right;
  return right({
    header: own.read(bytes, 0, page),
    tail: bytes.subarray(own.size, records),
    records: bytes.subarray(records, rest),
    rest: bytes.subarray(rest),
  });
}

/** The kernel by the members that a header has. */
function kernelOf(header: Readonly<Record<string, unknown>>): RecordKernel<EnhMetaHeader> {
  const i = header['bOpenGL'] === undefined ? 0 : header['szlMicrometers'] === undefined ? 1 : 2;
  return kernels[i] as RecordKernel<EnhMetaHeader>;
}

/**
 * Writes an enhanced metafile.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readEnhancedMetafile, writeEnhancedMetafile } from 'dde-spec/codecs';
 * const again = (bytes: Uint8Array) => {
 *   const metafile = readEnhancedMetafile(bytes);
 *   return isRight(metafile) ? writeEnhancedMetafile(metafile.right) : undefined;
 * };
 * again(new Uint8Array(88)); // undefined
 * ```
 */
export function writeEnhancedMetafile({ header, tail, records, rest }: EnhancedMetafile): Uint8Array {
  const own = kernelOf(header as unknown as Readonly<Record<string, unknown>>);
  const start = own.size + tail.length;
  const bytes = new Uint8Array(start + records.length + rest.length);
  own.write(header, bytes, 0, page);
  bytes.set(tail, own.size);
  bytes.set(records, start);
  bytes.set(rest, start + records.length);
  return bytes;
}

function isEnhancedMetafile(value: unknown): value is EnhancedMetafile {
  if (!isRecord(value)) return false;
  const { header, tail, records, rest } = value;
  if (!isRecord(header) || !isBytes(tail) || !isBytes(records) || !isBytes(rest)) return false;
  const own = kernelOf(header);
  if (!own.is(header, page) || Object.keys(header).length !== own.placed.fields.length) return false;
  const places = place(writeEnhancedMetafile(value as unknown as EnhancedMetafile));
  if (isLeft(places)) return false;
  const found = places.right;
  return (
    found.kernel === own && found.records === own.size + tail.length && found.rest === found.records + records.length
  );
}

/**
 * What the handle of CF_ENHMETAFILE leads to.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { CfEnhMetafile } from 'dde-spec/codecs';
 * isLeft(CfEnhMetafile.decode(new Uint8Array(88))); // true
 * ```
 */
export const CfEnhMetafile: t.Type<EnhancedMetafile, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'CF_ENHMETAFILE',
  isEnhancedMetafile,
  readEnhancedMetafile,
  writeEnhancedMetafile,
);

/**
 * The records of an enhanced metafile one by one.
 *
 * @example
 * ```ts
 * import { enhancedMetafileRecords } from 'dde-spec/codecs';
 * const records = Uint8Array.of(14, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 20, 0, 0, 0);
 * [...enhancedMetafileRecords(records)]; // [{ iType: 14, offset: 0, nSize: 20 }]
 * ```
 */
export function* enhancedMetafileRecords(records: Uint8Array): Generator<EnhancedMetafileRecord> {
  for (let offset = 0; offset + 8 <= records.length; ) {
    const nSize = dword(records, offset + 4);
    if (nSize < 8) return;
    yield { iType: dword(records, offset), offset, nSize };
    offset += nSize;
  }
}
