/** MONHSZSTRUCTA and MONHSZSTRUCTW: what is done to a string handle, for a monitor, and the text of the string. */
import { monHszALayout, monHszWLayout } from '../../spec/ddeml/structures.js';
import type { Platform } from '../../spec/types.js';
import { type FormatOptions, platformOf } from '../kernel/context.js';
import { type Either, isLeft, isRight, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type RecordKernel, type RecordValue, recordKernels } from '../kernel/record.js';
import { knownPlatform } from '../kernel/record-format.js';
import type { AnnotatedRow } from '../kernel/rows.js';
import type { TextBlock } from '../text/text-block.js';
import { ansiEncoding, type TextEncoding, wideEncoding } from '../text/text-encoding.js';
import { textRows } from '../text/text-rows.js';
import { explainRow, structureFindings } from './structure-meanings.js';

type Header = RecordValue<typeof monHszALayout.fields>;

/**
 * What is done to a string handle, with its text in a code page. The text and what follows it are those of a text block.
 *
 * @category DDEML
 */
export type MONHSZSTRUCTA = Header & TextBlock;

/**
 * What is done to a string handle, with its text in UTF-16LE.
 *
 * @category DDEML
 */
export type MONHSZSTRUCTW = MONHSZSTRUCTA;

function monHszFormat<N extends string>(
  layout: (typeof monHszALayout | typeof monHszWLayout) & { readonly name: N },
  text: TextEncoding,
): Format<MONHSZSTRUCTA, N> {
  const kernels = recordKernels(layout) as (platform: Platform) => RecordKernel<Header>;
  const kernelOf = (options: FormatOptions | undefined): RecordKernel<Header> => kernels(platformOf(options));
  return defineFormat({
    name: layout.name,
    read(bytes, options): Either<CodecError, MONHSZSTRUCTA> {
      const platform = knownPlatform(layout, options);
      if (isLeft(platform)) return platform;
      const kernel = kernels(platform.right);
      if (bytes.length < kernel.size) return left(kernel.tooShort(bytes));
      return right({ ...kernel.read(bytes, 0), ...text.read(bytes.subarray(kernel.size), options) });
    },
    is: (value, options): value is MONHSZSTRUCTA =>
      isRight(knownPlatform(layout, options)) && text.is(value, options) && kernelOf(options).is(value),
    write(value, options) {
      const kernel = kernelOf(options);
      const block = text.write(value, options);
      const bytes = new Uint8Array(kernel.size + block.length);
      kernel.write(value, bytes, 0);
      bytes.set(block, kernel.size);
      return bytes;
    },
    rows(value, bytes, options) {
      const kernel = kernelOf(options);
      const { size } = kernel;
      return [
        ...kernel.rows(bytes, 0).map(explainRow),
        ...textRows(value, bytes.subarray(size), text.unit).map(
          (each): AnnotatedRow => ({
            ...each,
            offset: each.offset + size,
            field: each.field === 'text' ? 'str' : each.field,
          }),
        ),
      ];
    },
    findings(value, bytes, options) {
      const found = structureFindings(kernelOf(options), bytes);
      if (value.terminated) return found;
      const offset = bytes.length - value.rest.length;
      return [
        ...found,
        { rule: 'DDE-MONITOR-004', offset, expected: 'a NUL after the string', found: 'the end of the block' },
      ];
    },
  });
}

/**
 * MONHSZSTRUCTA, with its text in a code page.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONHSZSTRUCTA, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(23);
 * bytes.set([0x41, 0x42], 20);
 * orThrow(MONHSZSTRUCTA.decode(bytes, { platform: 'win32' })).text; // 'AB'
 * ```
 */
export const MONHSZSTRUCTA: Format<MONHSZSTRUCTA, 'MONHSZSTRUCTA'> = /* @__PURE__ */ monHszFormat(
  monHszALayout,
  ansiEncoding,
);

/**
 * MONHSZSTRUCTW, with its text in UTF-16LE.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONHSZSTRUCTW, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(36);
 * bytes[32] = 0x41;
 * orThrow(MONHSZSTRUCTW.decode(bytes, { platform: 'win64' })).text; // 'A'
 * ```
 */
export const MONHSZSTRUCTW: Format<MONHSZSTRUCTW, 'MONHSZSTRUCTW'> = /* @__PURE__ */ monHszFormat(
  monHszWLayout,
  wideEncoding,
);
