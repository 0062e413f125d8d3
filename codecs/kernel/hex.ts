/** Hexadecimal text to bytes and back. */
import { type Either, left, right } from './either.js';
import { type CodecError, describe } from './errors.js';
import { lineAndColumn } from './position.js';

/**
 * Reads bytes from hexadecimal text as people paste it: digits in pairs, upper or lower case, with or without
 * blanks, commas, colons, semicolons, dashes or underscores between bytes, `0x` or `\x` or `$` before them.
 * A byte on its own between separators may have one digit.
 *
 * @category Hexadecimal text
 *
 * @example
 * ```ts
 * import { orThrow, parseHex } from 'dde-spec/codecs';
 * orThrow(parseHex('00 80 01 00')); // Uint8Array.of(0, 128, 1, 0)
 * orThrow(parseHex('0x41, 0xA')); // Uint8Array.of(65, 10)
 * ```
 */
export function parseHex(text: string): Either<CodecError, Uint8Array> {
  const bytes = new Uint8Array(text.length);
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSeparator(code)) {
      at++;
      continue;
    }
    at = skipPrefix(text, at);
    const start = at;
    while (at < text.length && digit(text.charCodeAt(at)) >= 0) at++;
    const digits = at - start;
    if (digits === 0) return left(unexpected(text, at, 'a hexadecimal digit'));
    if (digits > 1 && digits % 2 === 1) {
      return left(unexpected(text, at, `another hexadecimal digit, as the run of ${digits} is odd`));
    }
    if (digits === 1) {
      bytes[count++] = digit(text.charCodeAt(start));
    } else {
      for (let i = start; i < at; i += 2) {
        bytes[count++] = (digit(text.charCodeAt(i)) << 4) | digit(text.charCodeAt(i + 1));
      }
    }
    // Another prefix may follow without a separator, as in \x41\x42.
    const next = text.charCodeAt(at);
    if (at < text.length && !isSeparator(next) && skipPrefix(text, at) === at) {
      return left(unexpected(text, at, 'a hexadecimal digit or a separator'));
    }
  }
  return right(bytes.slice(0, count));
}

const separators = /* @__PURE__ */ new Set([...' \t\r\n,:;-_\u00a0\ufeff'].map((char) => char.charCodeAt(0)));

function isSeparator(code: number): boolean {
  return separators.has(code);
}

function skipPrefix(text: string, at: number): number {
  const first = text[at];
  if (first === '$') return at + 1;
  const second = text[at + 1];
  if ((first === '0' || first === '\\') && (second === 'x' || second === 'X')) return at + 2;
  return at;
}

function digit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function unexpected(text: string, offset: number, expected: string): CodecError {
  const char = text.codePointAt(offset);
  return {
    offset,
    ...lineAndColumn(text, offset),
    expected,
    found: char === undefined ? 'the end of the text' : describe(String.fromCodePoint(char)),
    path: ['hex'],
  };
}

const hexOfByte: readonly string[] = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) =>
  i.toString(16).toUpperCase().padStart(2, '0'),
);

/**
 * Bytes as pairs of capital digits with a blank between them.
 *
 * @category Hexadecimal text
 *
 * @example
 * ```ts
 * import { formatHex } from 'dde-spec/codecs';
 * formatHex(Uint8Array.of(0, 128)); // '00 80'
 * ```
 */
export function formatHex(bytes: Uint8Array, separator = ' '): string {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(hexOfByte[byte] as string);
  return parts.join(separator);
}
