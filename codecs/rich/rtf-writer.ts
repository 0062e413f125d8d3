/** Rich Text Format as a program should write plain text in it. */
import { noBytes } from '../kernel/bytes.js';
import type { RichTextFormat } from './rich-text-format.js';

const hexDigits = (unit: number): string => unit.toString(16).padStart(2, '0');

function escapeUnit(unit: number): string {
  if (unit === 0x0a) return '\\par ';
  if (unit === 0x09) return '\\tab ';
  if (unit === 0x5c || unit === 0x7b || unit === 0x7d) return `\\${String.fromCharCode(unit)}`;
  if (unit < 0x20 || unit === 0x7f) return `\\'${hexDigits(unit)}`;
  // The number has a sign, and a reader that knows no Unicode shows the question mark.
  return unit < 0x80 ? String.fromCharCode(unit) : `\\u${(unit << 16) >> 16}?`;
}

/**
 * A document of plain text: version 1, ANSI, ASCII only, a NUL at the end. Lines may end in CR LF or LF.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { makeRichTextFormat } from 'dde-spec/codecs';
 * new TextDecoder().decode(makeRichTextFormat('{caf\u00e9}').document); // '{\\rtf1\\ansi \\{caf\\u233?\\}}'
 * ```
 */
export function makeRichTextFormat(text: string): RichTextFormat {
  const lines = text.replaceAll('\r\n', '\n');
  const escaped = Array.from({ length: lines.length }, (_, i) => escapeUnit(lines.charCodeAt(i))).join('');
  const document = Uint8Array.from(`{\\rtf1\\ansi ${escaped}}`, (char) => char.charCodeAt(0));
  return { document, terminated: true, rest: noBytes, version: 1, charset: 'ansi', depth: 1 };
}
