/** Text in UTF-8, where it goes wrong, and how a row shows it. */
import { shownText } from '../kernel/rows.js';

const lenient = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of some bytes; what is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** As much of the bytes as a row shows of a text. */
export const shownLength = 61;

/** The beginning of some bytes as a literal. */
export function shownUtf8(bytes: Uint8Array): string {
  return shownText(decodeUtf8(bytes.subarray(0, shownLength)));
}

/** Whether a byte only continues a character. */
export function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

const whole = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The first byte that starts no character, as the Unicode Standard has them in table 3-7; -1: all do. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  try {
    // Nearly all text is right, and the runtime finds that out much faster.
    whole.decode(bytes);
    return -1;
  } catch {
    let at = 0;
    while (at < bytes.length) {
      const size = characterSize(bytes, at);
      if (size === 0) return at;
      at += size;
    }
    return -1;
  }
}

function characterSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const size = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let i = 1; i < size; i++) if (!isContinuation(bytes[at + i])) return 0;
  const second = bytes[at + 1] as number;
  const tooLow = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const tooHigh = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return tooLow || tooHigh ? 0 : size;
}
