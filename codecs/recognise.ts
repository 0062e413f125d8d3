/** What bytes could be, by the marks that formats leave in them. */
import type { FormatOptions } from './kernel/context.js';
import { isRight } from './kernel/either.js';
import type { Clue } from './kernel/format.js';
import { formats } from './registry.js';

/**
 * One guess.
 *
 * @category Formats
 */
export interface Guess extends Clue {
  /** The name of the format. */
  readonly format: string;
}

/**
 * The formats that bytes could be, the likeliest first. Each of them can be decoded from the bytes.
 *
 * @category Formats
 *
 * @example
 * ```ts
 * import { recogniseFormats } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('[open("a.xls")]\0', (char) => char.charCodeAt(0));
 * recogniseFormats(bytes)[0]?.format; // 'execute'
 * ```
 */
export function recogniseFormats(bytes: Uint8Array, options: FormatOptions = {}): readonly Guess[] {
  const guesses: Guess[] = [];
  for (const format of formats) {
    const clue = format.recognise(bytes, options);
    if (clue !== undefined && isRight(format.decode(bytes, options))) guesses.push({ format: format.name, ...clue });
  }
  return guesses.sort((a, b) => b.score - a.score);
}
