/** Formats that the system makes from others on the clipboard, when a program asks for them. */
import type { formats } from './predefined.js';

/**
 * Generations of Windows, by the formats that they know: 3.1 and Windows 95 and NT by number; `5` is Windows 98, 2000
 * and later, which know CF_DIBV5.
 */
export type WindowsGeneration = '3.1' | '4' | '5';

const generations: readonly WindowsGeneration[] = ['3.1', '4', '5'];

type Name = (typeof formats)[number]['name'];

/** A conversion of the system. */
export interface Synthesis {
  readonly from: Name;
  readonly to: Name;
  /**
   * The first generation that knows both formats. The table of conversions is published for `5` alone; that an older
   * system has those between the formats that it knows is inferred.
   */
  readonly since: WindowsGeneration;
}

/** Every conversion, in the order of clipboard-formats. */
export const synthesized: readonly Synthesis[] = [
  { from: 'CF_BITMAP', to: 'CF_DIB', since: '3.1' },
  { from: 'CF_BITMAP', to: 'CF_DIBV5', since: '5' },
  { from: 'CF_DIB', to: 'CF_BITMAP', since: '3.1' },
  { from: 'CF_DIB', to: 'CF_PALETTE', since: '3.1' },
  { from: 'CF_DIB', to: 'CF_DIBV5', since: '5' },
  { from: 'CF_DIBV5', to: 'CF_BITMAP', since: '5' },
  { from: 'CF_DIBV5', to: 'CF_DIB', since: '5' },
  { from: 'CF_DIBV5', to: 'CF_PALETTE', since: '5' },
  { from: 'CF_ENHMETAFILE', to: 'CF_METAFILEPICT', since: '4' },
  { from: 'CF_METAFILEPICT', to: 'CF_ENHMETAFILE', since: '4' },
  { from: 'CF_OEMTEXT', to: 'CF_TEXT', since: '3.1' },
  { from: 'CF_OEMTEXT', to: 'CF_UNICODETEXT', since: '4' },
  { from: 'CF_TEXT', to: 'CF_OEMTEXT', since: '3.1' },
  { from: 'CF_TEXT', to: 'CF_UNICODETEXT', since: '4' },
  { from: 'CF_UNICODETEXT', to: 'CF_OEMTEXT', since: '4' },
  { from: 'CF_UNICODETEXT', to: 'CF_TEXT', since: '4' },
];

/**
 * The formats that the system makes from one on the clipboard, by name.
 *
 * @example
 * ```ts
 * import { synthesizedFrom } from 'dde-spec/spec';
 * synthesizedFrom('CF_TEXT'); // ['CF_OEMTEXT', 'CF_UNICODETEXT']
 * synthesizedFrom('CF_TEXT', '3.1'); // ['CF_OEMTEXT']
 * ```
 */
export function synthesizedFrom(format: string, generation: WindowsGeneration = '5'): readonly string[] {
  const latest = generations.indexOf(generation);
  return synthesized
    .filter(({ from, since }) => from === format && generations.indexOf(since) <= latest)
    .map(({ to }) => to);
}
