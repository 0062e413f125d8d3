/** Little-endian numbers in a Uint8Array, and the guards that the codecs share. */

/** The 16-bit word at `offset`, which must lie inside. */
export function word(bytes: Uint8Array, offset: number): number {
  return (bytes[offset] as number) | ((bytes[offset + 1] as number) << 8);
}

export function setWord(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value & 0xff;
  bytes[offset + 1] = (value >>> 8) & 0xff;
}

/** The DWORD at `offset`, which must lie inside. */
export function dword(bytes: Uint8Array, offset: number): number {
  return long(bytes, offset) >>> 0;
}

/** The LONG at `offset`, which must lie inside. */
export function long(bytes: Uint8Array, offset: number): number {
  return (
    (bytes[offset] as number) |
    ((bytes[offset + 1] as number) << 8) |
    ((bytes[offset + 2] as number) << 16) |
    ((bytes[offset + 3] as number) << 24)
  );
}

/** Writes a DWORD or a LONG. */
export function setDword(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value & 0xff;
  bytes[offset + 1] = (value >>> 8) & 0xff;
  bytes[offset + 2] = (value >>> 16) & 0xff;
  bytes[offset + 3] = (value >>> 24) & 0xff;
}

export function isWord(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value <= 0xffff;
}

export function isDword(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value <= 0xffff_ffff;
}

export function isLong(value: unknown): value is number {
  return isWhole(value) && value >= -0x8000_0000 && value <= 0x7fff_ffff;
}

/** Whether it is a whole number. A negative zero is none: from bytes it would come back as another value. */
export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0);
}

/** Whether it is a Uint8Array, also one of another realm: an iframe, a `vm` context, a test runner. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && (value as Uint8Array)[Symbol.toStringTag] === 'Uint8Array';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether every element is there and of the kind; every() alone would pass over the holes of a sparse array. */
export function isArrayOf<A>(value: unknown, is: (element: unknown) => element is A): value is readonly A[] {
  if (!Array.isArray(value)) return false;
  for (let i = 0; i < value.length; i++) if (!is(value[i])) return false;
  return true;
}

/** Whether a NUL of one byte or two stands in a run of such units. */
export function hasNul(bytes: Uint8Array, start: number, end: number, unit: 1 | 2): boolean {
  for (let at = start; at < end; at += unit) if (bytes[at] === 0 && bytes[at + unit - 1] === 0) return true;
  return false;
}

/** No bytes. */
export const noBytes: Uint8Array = /* @__PURE__ */ new Uint8Array(0);
