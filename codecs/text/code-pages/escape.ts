/** The stand-ins of bytes that are not read as characters. */

const first = 0xf700;

/** The private-use character, as a UTF-16 unit, that stands for a byte. */
export function escapeOf(byte: number): number {
  return first + byte;
}

/** Whether a UTF-16 unit stands for a byte. */
export function isEscape(unit: number): boolean {
  return unit >= first && unit <= first + 0xff;
}
