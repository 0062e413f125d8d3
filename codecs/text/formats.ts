/** Text, as formats. */
import { right } from 'fp-ts/lib/Either.js';
import type { FormatCodec } from '../format-codec.js';
import { type AnnotatedRow, count, part, restRow, row, shownText } from '../rows.js';
import {
  CfUnicodeText,
  cfText,
  readText,
  readUnicodeText,
  type TextBlock,
  writeText,
  writeUnicodeText,
} from './text.js';

/** The rows of a text whose characters take `unit` bytes. */
export function textRows(block: TextBlock, bytes: Uint8Array, unit: 1 | 2): readonly AnnotatedRow[] {
  const after = bytes.length - block.rest.length;
  const end = block.terminated ? after - unit : after;
  const rows = [row(bytes, 0, end, 'text', shownText(block.text), count(block.text.length, 'character'))];
  if (block.terminated) rows.push(row(bytes, end, end + unit, 'terminator', '0', 'NUL'));
  else rows.push(part(end, 'terminator', 'none', 'the text should end with a NUL'));
  if (block.rest.length > 0) {
    const meaning = block.terminated ? 'after the terminator: no part of the text' : 'half a character';
    rows.push(restRow(bytes, after, 'rest', meaning));
  }
  return rows;
}

const ansi: FormatCodec<TextBlock> = {
  name: 'CF_TEXT',
  decode: (bytes, { codePage }) => right(readText(bytes, codePage)),
  is: (value, { codePage }): value is TextBlock => cfText(codePage).is(value),
  encode: (block, { codePage }) => writeText(block, codePage),
  rows: (block, bytes) => textRows(block, bytes, 1),
};

const unicode: FormatCodec<TextBlock> = {
  name: 'CF_UNICODETEXT',
  decode: (bytes) => right(readUnicodeText(bytes)),
  is: CfUnicodeText.is,
  encode: writeUnicodeText,
  rows: (block, bytes) => textRows(block, bytes, 2),
};

export const textFormats: readonly FormatCodec[] = [ansi, unicode];
