/** The two ways in which text stands in a block, for formats that come in both. */
import type { FormatOptions } from '../kernel/context.js';
import { pageOf } from './page-of.js';
import {
  isAnsiBlock,
  isWideBlock,
  readAnsiBlock,
  readWideBlock,
  type TextBlock,
  writeAnsiBlock,
  writeWideBlock,
} from './text-block.js';

/** How text in a block is read and written. */
export interface TextEncoding {
  /** How many bytes a NUL takes. */
  readonly unit: 1 | 2;
  read(bytes: Uint8Array, options?: FormatOptions): TextBlock;
  is(value: unknown, options?: FormatOptions): value is TextBlock;
  write(block: TextBlock, options?: FormatOptions): Uint8Array;
  /** How many bytes a text takes. */
  measure(text: string, options?: FormatOptions): number;
}

/** In the code page of the options. */
export const ansiEncoding: TextEncoding = {
  unit: 1,
  read: (bytes, options) => readAnsiBlock(bytes, pageOf(options)),
  is: (value, options): value is TextBlock => isAnsiBlock(value, pageOf(options)),
  write: (block, options) => writeAnsiBlock(block, pageOf(options)),
  measure: (text, options) => pageOf(options).measure(text),
};

/** In UTF-16LE. */
export const wideEncoding: TextEncoding = {
  unit: 2,
  read: readWideBlock,
  is: isWideBlock,
  write: writeWideBlock,
  measure: (text) => text.length * 2,
};
