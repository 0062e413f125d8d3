/** UTF-16 units, little-endian bytes and strings. Lone surrogates pass through unharmed. */

// String.fromCharCode takes its units as arguments, and engines bound the number of those.
const chunk = 8192;

/** The string with these units. */
export function stringOfUnits(units: Uint16Array): string {
  if (units.length <= chunk) return String.fromCharCode(...units);
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += chunk) {
    parts.push(String.fromCharCode(...units.subarray(start, start + chunk)));
  }
  return parts.join('');
}

/** The units of `bytes` from `start` up to `end`, which are an even number of bytes apart. */
export function unitsOfBytes(bytes: Uint8Array, start: number, end: number): Uint16Array {
  const units = new Uint16Array((end - start) >> 1);
  for (let i = 0, at = start; i < units.length; i++, at += 2) {
    units[i] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
  }
  return units;
}

/** Writes the units of a string as little-endian bytes from `offset`. */
export function writeUnits(text: string, bytes: Uint8Array, offset: number): void {
  for (let i = 0, at = offset; i < text.length; i++, at += 2) {
    const unit = text.charCodeAt(i);
    bytes[at] = unit & 0xff;
    bytes[at + 1] = unit >>> 8;
  }
}
