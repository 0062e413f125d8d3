/** 32-bit numbers in a Uint8Array, little end first, and their guards. */

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

export function isDword(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value <= 0xffff_ffff;
}

export function isLong(value: unknown): value is number {
  return isWhole(value) && value >= -0x8000_0000 && value <= 0x7fff_ffff;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0);
}
