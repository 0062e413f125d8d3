/** FileName and FileNameW: the path of one file, and paths in general. */

import type * as t from 'io-ts';
import { right } from '../kernel/either.js';
import { bytesCodec } from '../kernel/errors.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';
import {
  CfUnicodeText,
  cfText,
  readText,
  readUnicodeText,
  type TextBlock,
  writeText,
  writeUnicodeText,
} from '../text/text.js';

/**
 * FileName: one path in a code page, laid out as CF_TEXT is.
 *
 * @example
 * ```ts
 * import { fileName, textBlock } from 'dde-spec/codecs';
 * fileName().encode(textBlock('C:')); // Uint8Array.of(0x43, 0x3a, 0)
 * ```
 */
export function fileName(page: CodePage = defaultCodePage): t.Type<TextBlock, Uint8Array, unknown> {
  return bytesCodec(
    `FileName in ${page}`,
    cfText(page).is,
    (bytes) => right(readText(bytes, page)),
    (block) => writeText(block, page),
  );
}

/**
 * FileNameW: one path in UTF-16LE, laid out as CF_UNICODETEXT is.
 *
 * @example
 * ```ts
 * import { FileNameW, textBlock } from 'dde-spec/codecs';
 * FileNameW.encode(textBlock('C')); // Uint8Array.of(0x43, 0, 0, 0)
 * ```
 */
export const FileNameW: t.Type<TextBlock, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'FileNameW',
  (value): value is TextBlock => CfUnicodeText.is(value),
  (bytes) => right(readUnicodeText(bytes)),
  writeUnicodeText,
);

/**
 * Whether a path is fully qualified: it starts with a drive and its root, or with two slashes and something.
 *
 * @example
 * ```ts
 * import { isFullyQualified } from 'dde-spec/codecs';
 * isFullyQualified('C:\\a.txt'); // true
 * isFullyQualified('C:a.txt'); // false
 * ```
 */
export function isFullyQualified(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])/.test(path);
}
