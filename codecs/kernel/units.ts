/** UTF-16 units, little-endian bytes and strings. Lone surrogates pass through unharmed. */

// String.fromCharCode takes its units as arguments, and engines bound the number of those.
const chunk = 8192;

/** The string with these units. */
function stringOfUnits(units: Uint16Array): string {
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += chunk) {
    // Spreading a typed array goes through its iterator and takes six times as long.
    parts.push(Reflect.apply(String.fromCharCode, undefined, units.subarray(start, start + chunk)));
  }
  return parts.join('');
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-16le', { ignoreBOM: true });

/** The string of the UTF-16LE `bytes` from `start` up to `end`, which are an even number of bytes apart. */
export function decodeUnits(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, end));
  // The decoder puts U+FFFD in the place of a lone surrogate: then each unit is taken as it is.
  return text.includes('\ufffd') ? stringOfUnits(unitsOfBytes(bytes, start, end)) : text;
}

/** The units of `bytes` from `start` up to `end`, which are an even number of bytes apart. */
function unitsOfBytes(bytes: Uint8Array, start: number, end: number): Uint16Array {
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
