/** Formats that the system makes from others on the clipboard, when a program asks for them. */
import type { formats } from './predefined.js';

/**
 * Families of Windows, by what their clipboards convert: `3.1`; `9x` is Windows 95, 98 and Me; `NT` is Windows NT up to
 * 4.0; `2000` is Windows 2000 and everything after it.
 */
export type WindowsGeneration = '3.1' | '9x' | 'NT' | '2000';

type Name = (typeof formats)[number]['name'];

/** A conversion of the system. */
export interface Synthesis {
  readonly from: Name;
  readonly to: Name;
  /** Where. That `3.1` converts between the formats that it knows is inferred; the rest is published. */
  readonly on: readonly WindowsGeneration[];
}

const always = ['3.1', '9x', 'NT', '2000'] as const;
const win32 = ['9x', 'NT', '2000'] as const;
const unicode = ['NT', '2000'] as const;
const latest = ['2000'] as const;

/** Every conversion, in the order of clipboard-formats. */
export const synthesized: readonly Synthesis[] = [
  { from: 'CF_BITMAP', to: 'CF_DIB', on: always },
  { from: 'CF_BITMAP', to: 'CF_DIBV5', on: latest },
  { from: 'CF_DIB', to: 'CF_BITMAP', on: always },
  { from: 'CF_DIB', to: 'CF_PALETTE', on: always },
  { from: 'CF_DIB', to: 'CF_DIBV5', on: latest },
  { from: 'CF_DIBV5', to: 'CF_BITMAP', on: latest },
  { from: 'CF_DIBV5', to: 'CF_DIB', on: latest },
  { from: 'CF_DIBV5', to: 'CF_PALETTE', on: latest },
  { from: 'CF_ENHMETAFILE', to: 'CF_METAFILEPICT', on: win32 },
  { from: 'CF_METAFILEPICT', to: 'CF_ENHMETAFILE', on: win32 },
  { from: 'CF_OEMTEXT', to: 'CF_TEXT', on: always },
  { from: 'CF_OEMTEXT', to: 'CF_UNICODETEXT', on: unicode },
  { from: 'CF_TEXT', to: 'CF_OEMTEXT', on: always },
  { from: 'CF_TEXT', to: 'CF_UNICODETEXT', on: unicode },
  { from: 'CF_UNICODETEXT', to: 'CF_OEMTEXT', on: unicode },
  { from: 'CF_UNICODETEXT', to: 'CF_TEXT', on: unicode },
];

/**
 * The formats that the system makes from one on the clipboard, by name.
 *
 * @example
 * ```ts
 * import { synthesizedFrom } from 'dde-spec/spec';
 * synthesizedFrom('CF_TEXT'); // ['CF_OEMTEXT', 'CF_UNICODETEXT']
 * synthesizedFrom('CF_TEXT', '9x'); // ['CF_OEMTEXT']
 * ```
 */
export function synthesizedFrom(format: string, generation: WindowsGeneration = '2000'): readonly string[] {
  return synthesized.filter(({ from, on }) => from === format && on.includes(generation)).map(({ to }) => to);
}
