/** The rows of text. */
import { type AnnotatedRow, count, part, restRow, row, shownText } from '../kernel/rows.js';
import type { TextBlock } from './text-block.js';

/** The rows of a text whose characters take `unit` bytes. */
export function textRows(block: TextBlock, bytes: Uint8Array, unit: 1 | 2): readonly AnnotatedRow[] {
  const after = bytes.length - block.rest.length;
  const end = block.terminated ? after - unit : after;
  const text = row(bytes, 0, end, 'text', shownText(block.text), count(block.text.length, 'character'));
  return [text, ...endRows(block, bytes, unit)];
}

/** The rows of what ends a text and of what follows it. */
export function endRows(
  { terminated, rest }: Pick<TextBlock, 'terminated' | 'rest'>,
  bytes: Uint8Array,
  unit: 1 | 2,
): readonly AnnotatedRow[] {
  const after = bytes.length - rest.length;
  const end = terminated
    ? row(bytes, after - unit, after, 'terminator', '0', 'NUL')
    : part(after, 'terminator', 'none', 'the text should end with a NUL');
  if (rest.length === 0) return [end];
  return [
    end,
    restRow(bytes, after, 'rest', terminated ? 'after the terminator: no part of the text' : 'half a character'),
  ];
}
