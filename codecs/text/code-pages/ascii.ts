/** Text that is the same in every code page here: each has ASCII in its lower half. */

const ascii = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of the bytes from `start` up to `end`; `undefined`: not all of them are ASCII. */
export function decodeAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80) return undefined;
  return ascii.decode(bytes.subarray(start, end));
}
