/** What SYLK and DIF have in common as texts of lines. */
import type { CodePage } from '../kernel/code-page.js';

/**
 * What ends a line; empty only where the text ends without.
 *
 * @category Spreadsheets
 */
export type LineEnd = '\r\n' | '\n' | '\r' | '';

export function isLineEnd(value: unknown): value is LineEnd {
  return value === '\r\n' || value === '\n' || value === '\r' || value === '';
}

/** Whether a text has no character that ends a line or the whole text. */
export function isLine(value: unknown): value is string {
  return typeof value === 'string' && !/[\r\n\0]/.test(value);
}

/** The same of a text that stands by itself in a code page. */
export function isLineText(value: unknown, page: CodePage): value is string {
  return isLine(value) && page.findUnencodable(value) < 0;
}

/** The end of the line whose text ends at `at`, before CR, LF or the end of the text. */
export function lineEndAt(text: string, at: number): LineEnd {
  if (at >= text.length) return '';
  if (text.charCodeAt(at) === 10) return '\n';
  return text.charCodeAt(at + 1) === 10 ? '\r\n' : '\r';
}

const decimal = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?$/;

/** A decimal number, and nothing that JavaScript alone takes for one. */
export function decimalOf(text: string): number | undefined {
  // Most are short whole numbers, which need neither pattern nor conversion.
  return wholeOf(text) ?? (decimal.test(text) ? Number(text) : undefined);
}

/** A number of 1 to 15 digits, and nothing else: each of them is exact. */
export function wholeOf(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
