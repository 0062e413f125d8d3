/** Registered clipboard formats: one number for each name, whatever its case. */

/** The first number of a registered format. */
const FIRST = 0xc000;

export class Formats {
  readonly #numbers = new Map<string, number>();

  /** RegisterClipboardFormat: 0 for an empty name or a full table. */
  register(name: string): number {
    const key = name.toUpperCase();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const format = FIRST + this.#numbers.size;
    if (name.length === 0 || format > 0xffff) return 0;
    this.#numbers.set(key, format);
    return format;
  }
}
