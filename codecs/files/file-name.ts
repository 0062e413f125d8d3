/** FileName and FileNameW: the path of one file. */
import { right } from '../kernel/either.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import type { TextBlock } from '../text/text-block.js';
import { ansiEncoding, type TextEncoding, wideEncoding } from '../text/text-encoding.js';
import { textRows } from '../text/text-rows.js';
import { isQualifiedPath, notQualified } from './qualified-path.js';

/**
 * The value of FileName.
 *
 * @category Files
 */
export type FileName = TextBlock;

/**
 * The value of FileNameW.
 *
 * @category Files
 */
export type FileNameW = TextBlock;

function pathFindings(block: TextBlock, bytes: Uint8Array): readonly FormatFinding[] {
  const findings: FormatFinding[] = [];
  if (!isQualifiedPath(block.text)) findings.push(notQualified('DDE-FILENAME-002', block.text, 0));
  if (!block.terminated) {
    findings.push({
      rule: 'DDE-FILENAME-001',
      offset: bytes.length - block.rest.length,
      expected: 'a NUL after the path',
      found: 'the end of the block',
    });
  }
  return findings;
}

function pathFormat<N extends string>(name: N, { unit, read, is, write }: TextEncoding): Format<TextBlock, N> {
  return defineFormat({
    name,
    read: (bytes, options) => right(read(bytes, options)),
    is,
    write,
    rows: (block, bytes) => textRows(block, bytes, unit),
    findings: pathFindings,
  });
}

/**
 * FileName: one path in a code page, laid out as CF_TEXT is.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { FileName, makeCfText } from 'dde-spec/codecs';
 * FileName.encode(makeCfText('C:')); // Uint8Array.of(0x43, 0x3a, 0)
 * ```
 */
export const FileName: Format<FileName, 'FileName'> = /* @__PURE__ */ pathFormat('FileName', ansiEncoding);

/**
 * FileNameW: one path in UTF-16LE, laid out as CF_UNICODETEXT is.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { FileNameW, makeCfText } from 'dde-spec/codecs';
 * FileNameW.encode(makeCfText('C')); // Uint8Array.of(0x43, 0, 0, 0)
 * ```
 */
export const FileNameW: Format<FileNameW, 'FileNameW'> = /* @__PURE__ */ pathFormat('FileNameW', wideEncoding);
