/** What single fields of SYLK say. */
import type { CodePage } from '../kernel/code-page.js';
import type { CellValue } from './cell.js';
import { decimalOf, wholeOf } from './lines.js';
import { unescapeText } from './sylk-escapes.js';
import type { SylkField } from './sylk-records.js';

/** The number of an X or Y field, from 1; `undefined`: it is none, or has more than 15 digits. */
export function sylkPosition({ text }: SylkField): number | undefined {
  const position = wholeOf(text);
  return position === 0 ? undefined : position;
}

/** What a K field says. Quotes inside a text are not doubled. */
export function sylkValue(text: string, page: CodePage): CellValue {
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) {
    return { kind: 'text', value: unescapeText(text.slice(1, -1), page) };
  }
  const number = decimalOf(text);
  if (number !== undefined) return { kind: 'number', value: number };
  if (text === 'TRUE') return { kind: 'boolean', value: true };
  if (text === 'FALSE') return { kind: 'boolean', value: false };
  if (text.startsWith('#')) return { kind: 'error', value: text };
  return { kind: 'other', value: text };
}
