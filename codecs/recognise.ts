/** What bytes could be, by the marks that formats leave in them. */
import { isRight } from './kernel/either.js';
import type { Clue, FormatContext } from './kernel/format-codec.js';
import { defaultContext, formatCodecs } from './registry.js';

/** One guess. */
export interface Guess extends Clue {
  /** The name of the format. */
  readonly format: string;
}

/**
 * The formats that bytes could be, the likeliest first. Each of them can be decoded from the bytes.
 *
 * @example
 * ```ts
 * import { recogniseFormats } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('[open("a.xls")]\0', (char) => char.charCodeAt(0));
 * recogniseFormats(bytes)[0]?.format; // 'execute'
 * ```
 */
export function recogniseFormats(bytes: Uint8Array, options: Partial<FormatContext> = {}): readonly Guess[] {
  const context = { ...defaultContext, ...options };
  const guesses: Guess[] = [];
  for (const format of formatCodecs) {
    const clue = format.recognise?.(bytes, context);
    if (clue !== undefined && isRight(format.decode(bytes, context))) guesses.push({ format: format.name, ...clue });
  }
  return guesses.sort((a, b) => b.score - a.score);
}
