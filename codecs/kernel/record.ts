/**
 * Records of C, read and written by their layout.
 *
 * Nothing is lost: bytes that mean nothing (the gaps between fields, what stands after the NUL of a fixed array of
 * characters) are kept together in `unused`, unless all of them are zero.
 */
import {
  type ArrayType,
  type BytesType,
  type CharsType,
  type Field,
  type FieldType,
  type IntegerType,
  type PlacedRecord,
  placeFields,
  type RecordLayout,
  type RecordType,
} from '../../spec/layout.js';
import type { Platform } from '../../spec/types.js';
import { isArrayOf, isBytes, isRecord, isWhole } from './bytes.js';
import type { CodePage } from './code-page.js';
import { checkedPage } from './context.js';
import { type Either, left, right } from './either.js';
import type { CodecError } from './errors.js';
import { formatHex } from './hex.js';
import { type AnnotatedRow, count, hex, part, row, shownText } from './rows.js';
import { decodeUnits, writeUnits } from './units.js';

/** The value of one field. */
type ValueOfType<T extends FieldType> = T extends IntegerType
  ? T['big'] extends true
    ? bigint
    : number
  : T extends BytesType
    ? Uint8Array
    : T extends CharsType
      ? string
      : T extends ArrayType
        ? readonly (T['of'] extends { readonly big: true } ? bigint : number)[]
        : T extends RecordType
          ? T['layout'] extends RecordLayout<infer F>
            ? RecordValue<F>
            : never
          : never;

/**
 * The value of a record: its fields by name.
 *
 * @category Records
 */
export type RecordValue<F extends readonly Field[]> = {
  readonly [K in F[number] as K['name']]: K extends { readonly platforms: readonly Platform[] }
    ? ValueOfType<K['type']> | undefined
    : ValueOfType<K['type']>;
} & {
  /** The bytes without meaning, in their order; left out while all are zero. */
  readonly unused?: Uint8Array;
};

/** A record, and what stands after it. */
export type WithRest<A> = A & {
  /** After the record. A view, not a copy. */
  readonly rest: Uint8Array;
};

/**
 * Everything about a record on one platform that does not change from value to value. Only records with ANSI text in
 * them need a code page.
 */
export interface RecordKernel<A> {
  readonly name: string;
  /** In bytes, padding at the end included. */
  readonly size: number;
  readonly placed: PlacedRecord;
  /** Reads at `offset`, where {@link RecordKernel.size} bytes must stand. */
  read(bytes: Uint8Array, offset: number, page?: CodePage): A;
  /** Writes at `offset`. */
  write(value: A, bytes: Uint8Array, offset: number, page?: CodePage): void;
  is(value: unknown, page?: CodePage): value is A;
  /** The error for a block that ends inside the record, which starts at `offset`. */
  tooShort(bytes: Uint8Array, offset?: number): CodecError;
  /** The fields as rows; `prefix` stands before their names. */
  rows(bytes: Uint8Array, offset: number, page?: CodePage, prefix?: string): readonly AnnotatedRow[];
}

/**
 * The kernel of a layout on a platform.
 *
 * @example
 * ```ts
 * import { types } from '../../spec/layout.js';
 * import { recordKernel } from './record.js';
 * const layout = { name: 'POINT', fields: [{ name: 'x', type: types.i32, meaning: 'across' }], sources: [] } as const;
 * recordKernel(layout, 'win32').read(Uint8Array.of(5, 0, 0, 0), 0).x; // 5
 * ```
 */
export function recordKernel<const F extends readonly Field[]>(
  layout: RecordLayout<F>,
  platform: Platform,
): RecordKernel<RecordValue<F>> {
  const placed = placeFields(layout, platform);
  const parts = placed.fields.map(({ field, offset, size }) => ({
    name: field.name,
    meaning: field.meaning,
    offset,
    size,
    io: fieldKernel(field.type, size, platform),
  }));
  const present = new Set(parts.map(({ name }) => name));
  const absent = layout.fields.map(({ name }) => name).filter((name) => !present.has(name));
  const unusedRanges = (bytes: Uint8Array, at: number): readonly (readonly [number, number])[] => {
    const ranges: (readonly [number, number])[] = placed.gaps.map(
      ({ offset, size }) => [at + offset, at + offset + size] as const,
    );
    for (const { io, offset, size } of parts) {
      const from = io.used(bytes, at + offset);
      if (from < at + offset + size) ranges.push([from, at + offset + size]);
    }
    return ranges.sort(([a], [b]) => a - b);
  };
  return {
    name: layout.name,
    size: placed.size,
    placed,
    read(bytes, offset, page) {
      const value: Record<string, unknown> = {};
      for (const { name, offset: own, io } of parts) value[name] = io.read(bytes, offset + own, page);
      const unused = collect(bytes, unusedRanges(bytes, offset));
      if (unused !== undefined) value['unused'] = unused;
      return value as RecordValue<F>;
    },
    write(value, bytes, offset, page) {
      const fields: Readonly<Record<string, unknown>> = value;
      bytes.fill(0, offset, offset + placed.size);
      for (const { name, offset: own, io } of parts) io.write(fields[name], bytes, offset + own, page);
      const { unused } = value;
      if (unused !== undefined) spread(bytes, unusedRanges(bytes, offset), unused);
    },
    is(value, page): value is RecordValue<F> {
      if (!isRecord(value) || !parts.every(({ name, io }) => io.is(value[name], page))) return false;
      if (absent.some((name) => value[name] !== undefined)) return false;
      const { unused } = value;
      if (unused === undefined) return true;
      if (!isBytes(unused)) return false;
      // How much room is left depends on the texts, so the record is written without it first.
      const bytes = new Uint8Array(placed.size);
      for (const { name, offset, io } of parts) io.write(value[name], bytes, offset, page);
      const room = unusedRanges(bytes, 0).reduce((sum, [from, to]) => sum + to - from, 0);
      return unused.length === room && unused.some((byte) => byte !== 0);
    },
    tooShort(bytes, offset = 0) {
      const length = bytes.length - offset;
      const missing = parts.find((each) => length < each.offset + each.size);
      return {
        offset: bytes.length,
        expected:
          missing === undefined
            ? `${placed.size} bytes, the last of them padding`
            : `${placed.size} bytes, ${missing.name} at bytes ${missing.offset} to ${missing.offset + missing.size - 1}`,
        found: length <= 0 ? 'nothing' : `the end of the block after ${count(length, 'byte')}`,
        path: [layout.name, ...(missing === undefined ? [] : [missing.name])],
      };
    },
    rows(bytes, offset, page, prefix = '') {
      const rows = parts.flatMap(({ name, meaning, offset: own, size, io }) =>
        io.rows(bytes, offset + own, size, page, `${prefix}${name}`, meaning),
      );
      const gaps = placed.gaps.map(({ offset: own, size }) =>
        row(bytes, offset + own, offset + own + size, `${prefix}padding`, '', 'no meaning'),
      );
      return [...rows, ...gaps].sort((a, b) => a.offset - b.offset);
    },
  };
}

/** The kernels of a layout, each made when its platform is first asked for. */
export function recordKernels<const F extends readonly Field[]>(
  layout: RecordLayout<F>,
): (platform: Platform) => RecordKernel<RecordValue<F>> {
  const made = new Map<Platform, RecordKernel<RecordValue<F>>>();
  return (platform) => {
    const known = made.get(platform);
    if (known !== undefined) return known;
    const kernel = recordKernel(layout, platform);
    made.set(platform, kernel);
    return kernel;
  };
}

/** Reads a record at the start of a block, and what follows it. */
export function readRecord<A extends object>(
  kernel: RecordKernel<A>,
  bytes: Uint8Array,
  page?: CodePage,
): Either<CodecError, WithRest<A>> {
  if (bytes.length < kernel.size) return left(kernel.tooShort(bytes));
  return right(Object.assign(kernel.read(bytes, 0, page), { rest: bytes.subarray(kernel.size) }));
}

/** Writes a record and what follows it. */
export function writeRecord<A extends object>(
  kernel: RecordKernel<A>,
  value: WithRest<A>,
  page?: CodePage,
): Uint8Array {
  const bytes = new Uint8Array(kernel.size + value.rest.length);
  kernel.write(value, bytes, 0, page);
  bytes.set(value.rest, kernel.size);
  return bytes;
}

/** Whether a value has the fields of a record, and what follows it. */
export function isRecordWithRest<A extends object>(
  kernel: RecordKernel<A>,
  value: unknown,
  page?: CodePage,
): value is WithRest<A> {
  return isRecord(value) && isBytes(value['rest']) && kernel.is(value, page);
}

interface FieldKernel {
  read(bytes: Uint8Array, at: number, page: CodePage | undefined): unknown;
  write(value: unknown, bytes: Uint8Array, at: number, page: CodePage | undefined): void;
  is(value: unknown, page: CodePage | undefined): boolean;
  /** Where the part of the field that means something ends. */
  used(bytes: Uint8Array, at: number): number;
  rows(
    bytes: Uint8Array,
    at: number,
    size: number,
    page: CodePage | undefined,
    name: string,
    meaning: string,
  ): readonly AnnotatedRow[];
}

function fieldKernel(type: FieldType, size: number, platform: Platform): FieldKernel {
  const simple = (
    kernel: Pick<FieldKernel, 'read' | 'write' | 'is'>,
    show: (value: unknown) => string,
  ): FieldKernel => ({
    ...kernel,
    used: (_, at) => at + size,
    rows: (bytes, at, length, page, name, meaning) => [
      row(bytes, at, at + length, name, show(kernel.read(bytes, at, page)), meaning),
    ],
  });
  switch (type.kind) {
    case 'integer':
      return simple(
        integerKernel(type, size),
        type.big ? (value) => hex(BigInt.asUintN(size * 8, value as bigint), size * 2) : String,
      );
    case 'bytes':
      return simple(
        {
          read: (bytes, at) => bytes.slice(at, at + size),
          write: (value, bytes, at) => bytes.set(value as Uint8Array, at),
          is: (value) => isBytes(value) && value.length === size,
        },
        (value) => formatHex((value as Uint8Array).subarray(0, 16)),
      );
    case 'array': {
      const { count, of } = type;
      const width = size / Math.max(count, 1);
      const each = integerKernel(of, width);
      return simple(
        {
          read: (bytes, at, page) => Array.from({ length: count }, (_, i) => each.read(bytes, at + i * width, page)),
          write: (value, bytes, at, page) => {
            for (const [i, element] of (value as readonly unknown[]).entries()) {
              each.write(element, bytes, at + i * width, page);
            }
          },
          is: (value, page) =>
            Array.isArray(value) &&
            value.length === count &&
            isArrayOf(value, (element): element is unknown => each.is(element, page)),
        },
        (value) => (value as readonly unknown[]).join(', '),
      );
    }
    case 'record': {
      const inner = recordKernel(type.layout, platform);
      return {
        read: (bytes, at, page) => inner.read(bytes, at, page),
        write: (value, bytes, at, page) => inner.write(value as never, bytes, at, page),
        is: (value, page) => inner.is(value, page),
        used: (_, at) => at + size,
        // Its bytes stand in the rows of its own fields.
        rows: (bytes, at, _, page, name, meaning) => [
          part(at, name, type.layout.name, meaning),
          ...inner.rows(bytes, at, page, `${name}.`),
        ],
      };
    }
    case 'ansi':
    case 'wide':
      return charsKernel(type, size);
  }
}

function integerKernel({ signed, big }: IntegerType, size: number): Pick<FieldKernel, 'read' | 'write' | 'is'> {
  const bits = size * 8;
  if (big) {
    const least = signed ? -(1n << BigInt(bits - 1)) : 0n;
    const most = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
    return {
      read(bytes, at) {
        let value = 0n;
        for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[at + i] as number);
        return signed ? BigInt.asIntN(bits, value) : value;
      },
      write(value, bytes, at) {
        let left = BigInt.asUintN(bits, value as bigint);
        for (let i = 0; i < size; i++, left >>= 8n) bytes[at + i] = Number(left & 0xffn);
      },
      is: (value) => typeof value === 'bigint' && value >= least && value <= most,
    };
  }
  const least = signed ? -(2 ** (bits - 1)) : 0;
  const most = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  return {
    read(bytes, at) {
      let value = 0;
      for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] as number);
      return signed && value > most ? value - 2 ** bits : value;
    },
    write(value, bytes, at) {
      let left = value as number;
      for (let i = 0; i < size; i++, left = Math.floor(left / 256)) bytes[at + i] = left & 0xff;
    },
    is: (value) => isWhole(value) && value >= least && value <= most,
  };
}

function charsKernel({ kind, count }: CharsType, size: number): FieldKernel {
  const unit = kind === 'wide' ? 2 : 1;
  /** The end of the text: at its NUL, or at the end of the field. */
  const end = (bytes: Uint8Array, at: number): number => {
    let to = at;
    while (to < at + size && (bytes[to] !== 0 || (unit === 2 && bytes[to + 1] !== 0))) to += unit;
    return to;
  };
  const read = (bytes: Uint8Array, at: number, page: CodePage | undefined): string =>
    unit === 2 ? decodeUnits(bytes, at, end(bytes, at)) : checkedPage(page).decode(bytes, at, end(bytes, at));
  const fits = (text: string, page: CodePage): boolean => page.findUnencodable(text) < 0 && page.measure(text) <= count;
  return {
    read,
    write(value, bytes, at, page) {
      if (unit === 2) writeUnits(value as string, bytes, at);
      else checkedPage(page).write(value as string, bytes, at);
    },
    is: (value, page) =>
      typeof value === 'string' &&
      !value.includes('\0') &&
      (unit === 2 ? value.length <= count : fits(value, checkedPage(page))),
    used: (bytes, at) => Math.min(end(bytes, at) + unit, at + size),
    rows(bytes, at, length, page, name, meaning) {
      const full = end(bytes, at) === at + size;
      const rows = [row(bytes, at, at + length, name, shownText(read(bytes, at, page)), meaning)];
      return full ? [...rows, part(at + length, `${name}.terminator`, 'none', 'the text fills the field')] : rows;
    },
  };
}

function collect(bytes: Uint8Array, ranges: readonly (readonly [number, number])[]): Uint8Array | undefined {
  if (ranges.every(([from, to]) => isZero(bytes, from, to))) return undefined;
  const unused = new Uint8Array(ranges.reduce((sum, [from, to]) => sum + to - from, 0));
  let at = 0;
  for (const [from, to] of ranges) {
    unused.set(bytes.subarray(from, to), at);
    at += to - from;
  }
  return unused;
}

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return false;
  return true;
}

function spread(bytes: Uint8Array, ranges: readonly (readonly [number, number])[], unused: Uint8Array): void {
  let at = 0;
  for (const [from, to] of ranges) {
    bytes.set(unused.subarray(at, at + to - from), from);
    at += to - from;
  }
}
