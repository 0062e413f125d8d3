/** What a code page can do. The kernels take it as a value, so that a program carries the tables of those that it uses. */

/**
 * A code page, both ways and lossless. `windows1252` and its fellows are such values; a program may bring its own.
 *
 * A byte that is not read as a character becomes the private-use character U+F700 plus the byte, as the encoding
 * x-user-defined has it, so that every byte comes back. In a double-byte code page that befalls a lead byte with
 * nothing after it that could be a trail byte, and both bytes of a pair that has no character, whose character is
 * written with another pair, or whose character would itself be taken for such an escape.
 *
 * Windows makes other private-use characters, U+F8xx, of some of these bytes, and question marks of others.
 *
 * @category Code pages
 */
export interface CodePage {
  /** Such as `windows-1252`. */
  readonly name: string;
  /** The number that Windows gives it. */
  readonly number: number;
  /** The text of `bytes` from `start` up to `end`. Every byte sequence has one. */
  decode(bytes: Uint8Array, start?: number, end?: number): string;
  /** A text as bytes; a character that the code page lacks becomes a question mark. */
  encode(text: string): Uint8Array;
  /** How many bytes a text takes. */
  measure(text: string): number;
  /** Writes a text from `offset`, where it must fit. */
  write(text: string, bytes: Uint8Array, offset: number): void;
  /**
   * The first character of a text that the code page lacks, as an offset; -1: it has them all. Escapes that would not be
   * read as escapes again are lacking too.
   */
  findUnencodable(text: string): number;
  /** The first lead byte in a text, as an escape, that no trail byte follows; -1: there is none. */
  findLoneLead(text: string): number;
}
