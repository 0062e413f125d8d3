/** Code pages that have a character for each byte. */
import type { CodePage } from '../../kernel/code-page.js';
import { decodeUnits } from '../../kernel/units.js';
import { decodeAscii } from './ascii.js';
import { escapeOf } from './escape.js';

// Up to about this length a text is put together faster than a decoder is called.
const shortText = 64;

const noCharacter = 0xfffd;

/** A code page by the characters of its upper half, in rows of 16. */
export class SingleByte implements CodePage {
  readonly name: string;
  readonly number: number;
  readonly #rows: readonly string[];
  #units: Uint16Array | undefined;
  #codes: Uint8Array | undefined;

  constructor(name: string, number: number, rows: readonly string[]) {
    this.name = name;
    this.number = number;
    this.#rows = rows;
    Object.freeze(this);
  }

  /** The UTF-16 unit of each byte; none takes two. */
  #unitOfByte(): Uint16Array {
    if (this.#units !== undefined) return this.#units;
    const upper = this.#rows.join('');
    this.#units = Uint16Array.from({ length: 0x100 }, (_, byte) => {
      const unit = byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80);
      if (unit !== noCharacter) return unit;
      // Windows reads these as the control characters of that number.
      return byte < 0xa0 ? byte : escapeOf(byte);
    });
    return this.#units;
  }

  /** The byte of each unit; 0: the code page lacks the character. */
  #byteOfUnit(): Uint8Array {
    if (this.#codes !== undefined) return this.#codes;
    const codes = new Uint8Array(0x10000);
    for (const [byte, unit] of this.#unitOfByte().entries()) codes[unit] = byte;
    this.#codes = codes;
    return codes;
  }

  decode(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
    const ascii = decodeAscii(bytes, start, end);
    if (ascii !== undefined) return ascii;
    const units = this.#unitOfByte();
    if (end - start <= shortText) {
      let text = '';
      for (let at = start; at < end; at++) text += String.fromCharCode(units[bytes[at] as number] as number);
      return text;
    }
    const text = new Uint8Array((end - start) * 2);
    let length = 0;
    for (let at = start; at < end; at++) {
      const unit = units[bytes[at] as number] as number;
      text[length++] = unit;
      text[length++] = unit >> 8;
    }
    return decodeUnits(text, 0, length);
  }

  encode(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length);
    this.write(text, bytes, 0);
    return bytes;
  }

  measure(text: string): number {
    return text.length;
  }

  write(text: string, bytes: Uint8Array, offset: number): void {
    const codes = this.#byteOfUnit();
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      bytes[offset + i] = unit < 0x80 ? unit : codes[unit] || 0x3f;
    }
  }

  findUnencodable(text: string): number {
    const codes = this.#byteOfUnit();
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80 && codes[text.charCodeAt(i)] === 0) return i;
    return -1;
  }

  findLoneLead(): number {
    return -1;
  }
}
