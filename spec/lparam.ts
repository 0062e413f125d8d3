/**
 * How the two halves of a message get into its lParam.
 *
 * - `words`: two 16-bit words, the low one first.
 * - `packed`: lParam names a block that PackDDElParam made. What is in the block is nowhere documented; only
 *   UnpackDDElParam opens it, so a codec takes the halves from there.
 * - `direct`: lParam is the handle of the command block itself, at full width.
 * - `unused`: lParam has no meaning.
 */
import type { MessageForm } from './messages.js';
import type { Platform } from './types.js';

/** How an lParam carries its two halves: as words, packed in a block, as one handle, or not at all. */
export type Carriage = 'words' | 'packed' | 'direct' | 'unused';

/** The width of an lParam, and of a handle in it, in bits. */
export const lParamBits = { win16: 32, win32: 32, win64: 64 } as const satisfies Record<Platform, number>;

/** The width of a handle of global memory, in bits. */
export const handleBits = { win16: 16, win32: 32, win64: 64 } as const satisfies Record<Platform, number>;

const win32 = {
  INITIATE: 'words',
  TERMINATE: 'unused',
  ADVISE: 'packed',
  UNADVISE: 'words',
  'ACK-INITIATE': 'words',
  'ACK-EXECUTE': 'packed',
  'ACK-ITEM': 'packed',
  DATA: 'packed',
  REQUEST: 'words',
  POKE: 'packed',
  EXECUTE: 'direct',
} as const satisfies Record<MessageForm, Carriage>;

/**
 * How each message is carried on each platform. On win16 nothing is packed: a handle fits a word.
 *
 * @example
 * ```ts
 * import { carriage } from 'dde-spec/spec';
 * carriage.win32.DATA; // 'packed'
 * carriage.win16.DATA; // 'words'
 * ```
 */
export const carriage = {
  win16: {
    INITIATE: 'words',
    TERMINATE: 'unused',
    ADVISE: 'words',
    UNADVISE: 'words',
    'ACK-INITIATE': 'words',
    'ACK-EXECUTE': 'words',
    'ACK-ITEM': 'words',
    DATA: 'words',
    REQUEST: 'words',
    POKE: 'words',
    EXECUTE: 'words',
  },
  win32,
  win64: win32,
} as const satisfies Record<Platform, Record<MessageForm, Carriage>>;

/**
 * What stands above two words in a 64-bit lParam. A high word of 0x8000 or more, as every string atom is, makes
 * MAKELONG a negative LONG: cast to LPARAM it is sign-extended, as in the samples of using-dde, whereas MAKELPARAM
 * casts through DWORD and so zero-extends. Under Wine PackDDElParam extends by sign, ReuseDDElParam by zeros. A
 * receiver takes the 16-bit words and must not look at the rest.
 */
export const wordExtension = {
  canonical: 'sign',
  accepted: ['sign', 'zero'],
  sources: ['using-dde#initiating-a-conversation', 'wine-8.0'],
} as const;
