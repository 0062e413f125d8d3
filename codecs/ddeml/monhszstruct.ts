/** What is done to a string handle, for a monitor: a record and the text of the string after it. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { monHszALayout, monHszWLayout } from '../../spec/ddeml/structures.js';
import type { Platform } from '../../spec/types.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import type { RecordValue } from '../kernel/record.js';
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
import { type DdemlPlatform, type DdemlStructure, publishedOn, structureKernel, type WithRest } from './structure.js';

/** What is done to a string handle. The text and what follows it are those of a text block. */
export type MonHsz = RecordValue<typeof monHszALayout.fields> & TextBlock;

/** How one of the two structures is read and written. */
export interface MonHszKernel {
  readonly decode: (bytes: Uint8Array, platform: Platform, page: CodePage) => Either<CodecError, MonHsz>;
  readonly encode: (value: MonHsz, platform: DdemlPlatform, page: CodePage) => Uint8Array;
  readonly is: (value: unknown, platform: DdemlPlatform, page: CodePage) => value is MonHsz;
}

type Header = RecordValue<typeof monHszALayout.fields> & WithRest;

function monHszKernel(
  layout: typeof monHszALayout | typeof monHszWLayout,
  readBlock: (bytes: Uint8Array, page: CodePage) => TextBlock,
  writeBlock: (block: TextBlock, page: CodePage) => Uint8Array,
  isBlock: (value: unknown, page: CodePage) => value is TextBlock,
): MonHszKernel {
  const kernels = {
    win32: structureKernel<Header>(layout, 'win32'),
    win64: structureKernel<Header>(layout, 'win64'),
  };
  return {
    decode(bytes, platform, page) {
      const known = publishedOn(layout.name, platform);
      if (known._tag === 'Left') return known;
      const kernel = kernels[known.right];
      if (bytes.length < kernel.size) return left(kernel.tooShort(bytes));
      const { text, terminated, rest } = readBlock(bytes.subarray(kernel.size), page);
      return right({ ...kernel.read(bytes, 0, page), text, terminated, rest } as MonHsz);
    },
    encode(value, platform, page) {
      const kernel = kernels[platform];
      const block = writeBlock(value, page);
      const bytes = new Uint8Array(kernel.size + block.length);
      kernel.write(value, bytes, 0, page);
      bytes.set(block, kernel.size);
      return bytes;
    },
    is: (value, platform, page): value is MonHsz => isBlock(value, page) && kernels[platform].is(value, page),
  };
}

/** The kernel of MONHSZSTRUCTA. */
export const monHszA: MonHszKernel = /* @__PURE__ */ monHszKernel(
  monHszALayout,
  readText,
  writeText,
  (value, page): value is TextBlock => cfText(page).is(value),
);

/** The kernel of MONHSZSTRUCTW. */
export const monHszW: MonHszKernel = /* @__PURE__ */ monHszKernel(
  monHszWLayout,
  readUnicodeText,
  writeUnicodeText,
  (value): value is TextBlock => CfUnicodeText.is(value),
);

function monHszType(name: string, kernel: MonHszKernel, page: CodePage): DdemlStructure<MonHsz> {
  const on = (platform: DdemlPlatform): t.Type<MonHsz, Uint8Array, unknown> =>
    bytesCodec(
      `${name} on ${platform}`,
      (value): value is MonHsz => kernel.is(value, platform, page),
      (bytes) => kernel.decode(bytes, platform, page),
      (value) => kernel.encode(value, platform, page),
    );
  return { win32: on('win32'), win64: on('win64') };
}

/**
 * MONHSZSTRUCTA in a code page.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { monHszStructA } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(23);
 * bytes.set([0x41, 0x42], 20);
 * const read = monHszStructA().win32.decode(bytes);
 * if (isRight(read)) read.right.text; // 'AB'
 * ```
 */
export function monHszStructA(page: CodePage = defaultCodePage): DdemlStructure<MonHsz> {
  return monHszType(`MONHSZSTRUCTA in ${page}`, monHszA, page);
}

/**
 * MONHSZSTRUCTW.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MONHSZSTRUCTW } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(36);
 * bytes[32] = 0x41;
 * const read = MONHSZSTRUCTW.win64.decode(bytes);
 * if (isRight(read)) read.right.text; // 'A'
 * ```
 */
export const MONHSZSTRUCTW: DdemlStructure<MonHsz> = /* @__PURE__ */ monHszType(
  'MONHSZSTRUCTW',
  monHszW,
  defaultCodePage,
);
