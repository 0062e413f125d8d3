/** Run-length encoded pixels: where they end. Nothing is unpacked. */

/**
 * Where run-length encoded pixels end: the offset after the escape that ends the bitmap, or `undefined` if it does not
 * come before `to` or a run is cut there.
 */
export function findRleEnd(bytes: Uint8Array, from: number, to: number, bitCount: number): number | undefined {
  let at = from;
  while (at + 2 <= to) {
    const count = bytes[at] as number;
    const second = bytes[at + 1] as number;
    at += 2;
    if (count > 0 || second === 0) continue;
    if (second === 1) return at;
    if (second === 2) {
      at += 2;
      continue;
    }
    const run = bitCount === 4 ? (second + 1) >> 1 : second;
    at += run + (run & 1);
  }
  return undefined;
}
