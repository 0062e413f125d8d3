/**
 * How C lays a record out in memory: the fields in order, with types whose width may depend on the platform. Offsets,
 * gaps and sizes follow from them and are not written down anywhere else.
 */
import { type Platform, platforms } from './types.js';

/** A number for each platform. */
export type PerPlatform = Readonly<Record<Platform, number>>;

/** A whole number, little end first. `big`: read as a bigint on every platform, as it has 64 bits on some. */
export interface IntegerType {
  readonly kind: 'integer';
  readonly bytes: number | PerPlatform;
  readonly signed: boolean;
  readonly big: boolean;
}

/** Bytes that the record does not take apart. */
export interface BytesType {
  readonly kind: 'bytes';
  readonly count: number;
}

/** A fixed array of characters, ended by a NUL unless it is full. `ansi`: of a code page; `wide`: UTF-16LE. */
export interface CharsType {
  readonly kind: 'ansi' | 'wide';
  /** In bytes for `ansi`, in UTF-16 units for `wide`. */
  readonly count: number;
}

/** A fixed array of whole numbers. */
export interface ArrayType {
  readonly kind: 'array';
  readonly of: IntegerType;
  readonly count: number;
}

/** A record inside a record. */
export interface RecordType {
  readonly kind: 'record';
  readonly layout: RecordLayout;
}

/** The type of a field. */
export type FieldType = IntegerType | BytesType | CharsType | ArrayType | RecordType;

/** One field. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly meaning: string;
  /** The platforms whose record has the field; default all. */
  readonly platforms?: readonly Platform[];
}

/** A record. */
export interface RecordLayout<F extends readonly Field[] = readonly Field[]> {
  readonly name: string;
  readonly fields: F;
  /** The platforms on which the record is known; default all. Its codec refuses the others. */
  readonly platforms?: readonly Platform[];
  /** The greatest alignment of a field, in bytes. Default: 1 on win16, as its headers pack, and 8 on Win32. */
  readonly pack?: number;
  readonly sources: readonly string[];
}

/** A field in its place. */
export interface PlacedField {
  readonly field: Field;
  /** In bytes from the start of the record. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
}

/** A record in memory. */
export interface PlacedRecord {
  /** `sizeof` in C, padding at the end included. */
  readonly size: number;
  /** In bytes. */
  readonly alignment: number;
  readonly fields: readonly PlacedField[];
  /** The bytes between and after the fields, which mean nothing. */
  readonly gaps: readonly { readonly offset: number; readonly size: number }[];
}

const fixed = <const S extends boolean>(bytes: number, signed: S) =>
  ({ kind: 'integer', bytes, signed, big: false }) as const;

/** The types of C and of the Windows headers, under the names that the layouts use. */
export const types = {
  u8: fixed(1, false),
  u16: fixed(2, false),
  u32: fixed(4, false),
  i16: fixed(2, true),
  i32: fixed(4, true),
  u64: { kind: 'integer', bytes: 8, signed: false, big: true },
  /** `int` and `BOOL`. */
  INT: { kind: 'integer', bytes: { win16: 2, win32: 4, win64: 4 }, signed: true, big: false },
  /** `unsigned`. */
  UINT: { kind: 'integer', bytes: { win16: 2, win32: 4, win64: 4 }, signed: false, big: false },
  /** A handle of the window manager, of global memory or of a task, and `WPARAM`. */
  HANDLE: { kind: 'integer', bytes: { win16: 2, win32: 4, win64: 8 }, signed: false, big: true },
  /** A far pointer, a handle of DDEML, and `DWORD_PTR`. */
  POINTER: { kind: 'integer', bytes: { win16: 4, win32: 4, win64: 8 }, signed: false, big: true },
  /** `LPARAM` and `LRESULT`. */
  LPARAM: { kind: 'integer', bytes: { win16: 4, win32: 4, win64: 8 }, signed: true, big: true },
} as const satisfies Record<string, FieldType>;

/** The width of an integer on a platform, in bytes. */
function widthOf({ bytes }: IntegerType, platform: Platform): number {
  return typeof bytes === 'number' ? bytes : bytes[platform];
}

function measure(type: FieldType, platform: Platform): { readonly size: number; readonly alignment: number } {
  switch (type.kind) {
    case 'integer': {
      const size = widthOf(type, platform);
      return { size, alignment: size };
    }
    case 'bytes':
    case 'ansi':
      return { size: type.count, alignment: 1 };
    case 'wide':
      return { size: type.count * 2, alignment: 2 };
    case 'array': {
      const { size, alignment } = measure(type.of, platform);
      return { size: size * type.count, alignment };
    }
    case 'record':
      return placeFields(type.layout, platform);
  }
}

/**
 * Where the fields of a record stand on a platform.
 *
 * @example
 * ```ts
 * import { placeFields, types } from 'dde-spec/spec';
 * const fields = [
 *   { name: 'cb', type: types.UINT, meaning: 'the size' },
 *   { name: 'hwnd', type: types.HANDLE, meaning: 'a window' },
 * ];
 * const placed = placeFields({ name: 'sample', fields, sources: [] }, 'win64');
 * placed.size; // 16
 * placed.fields.map(({ offset }) => offset); // [0, 8]
 * placed.gaps; // [{ offset: 4, size: 4 }]
 * ```
 */
export function placeFields(layout: RecordLayout, platform: Platform): PlacedRecord {
  const pack = layout.pack ?? (platform === 'win16' ? 1 : 8);
  const fields: PlacedField[] = [];
  const gaps: { offset: number; size: number }[] = [];
  let alignment = 1;
  let end = 0;
  const alignTo = (bytes: number): void => {
    const next = Math.ceil(end / bytes) * bytes;
    if (next > end) gaps.push({ offset: end, size: next - end });
    end = next;
  };
  for (const field of layout.fields) {
    if (!(field.platforms ?? platforms).includes(platform)) continue;
    const measured = measure(field.type, platform);
    const own = Math.min(measured.alignment, pack);
    alignTo(own);
    alignment = Math.max(alignment, own);
    fields.push({ field, offset: end, size: measured.size });
    end += measured.size;
  }
  alignTo(alignment);
  return { size: end, alignment, fields, gaps };
}
