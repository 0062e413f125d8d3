/** Records in shared memory, as formats. */
import type { Either } from 'fp-ts/lib/Either.js';
import { isBytes } from '../kernel/bytes.js';
import { left } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { FormatCodec, FormatContext } from '../kernel/format-codec.js';
import { isRecordWithRest, readRecord, writeRecord } from '../kernel/record.js';
import { type AnnotatedRow, count, restRow, row, shownText } from '../kernel/rows.js';
import { ansiLength } from '../text/code-page.js';
import { isSharedData, readSharedData, type SharedData, writeSharedData } from './shared-data.js';
import { type SharedDataArray, type SharedDataArrayOptions, sharedDataArrayKernel } from './shared-data-array.js';

function refused(name: string, { platform }: FormatContext): Either<CodecError, never> {
  return left({ expected: 'win32 or win64, as the unit needs Win32', found: platform, path: [name, 'platform'] });
}

function withRest(rows: readonly AnnotatedRow[], bytes: Uint8Array, size: number): readonly AnnotatedRow[] {
  return bytes.length === size ? rows : [...rows, restRow(bytes, size, 'rest', 'after the record')];
}

const short: FormatCodec<SharedData> = {
  name: 'TSharedData',
  decode: (bytes, context) =>
    context.platform === 'win16' ? refused('TSharedData', context) : readSharedData(bytes, context.codePage),
  is: (value, { platform, codePage }): value is SharedData => platform !== 'win16' && isSharedData(value, codePage),
  encode: (value, { codePage }) => writeSharedData(value, codePage),
  rows(value, bytes, { codePage }) {
    const end = 1 + ansiLength(value.MyStr, codePage);
    const rows = [
      row(bytes, 0, 1, 'MyStr.length', String(end - 1), count(end - 1, 'byte')),
      row(bytes, 1, end, 'MyStr', shownText(value.MyStr), 'text'),
      ...(end === 256 ? [] : [row(bytes, end, 256, 'unused', isBytes(value.unused) ? 'not zero' : '0', 'no meaning')]),
      row(bytes, 256, 260, 'MyInt', String(value.MyInt), 'the number'),
    ];
    return withRest(rows, bytes, 260);
  },
};

function arrayFormat(name: string, options: SharedDataArrayOptions): FormatCodec<SharedDataArray> {
  const kernel = sharedDataArrayKernel(options);
  const unit = options.char === 'AnsiChar' ? 1 : 2;
  return {
    name,
    decode: (bytes, context): Either<CodecError, SharedDataArray> =>
      context.platform === 'win16' ? refused(name, context) : readRecord(kernel, bytes, context.codePage),
    is: (value, { platform, codePage }): value is SharedDataArray =>
      platform !== 'win16' && isRecordWithRest(kernel, value, codePage),
    encode: (value, { codePage }) => writeRecord(kernel, value, codePage),
    rows: (_, bytes, { codePage }) => withRest(kernel.rows(bytes, 0, codePage), bytes, kernel.size),
    findings: (value, _, { codePage }) => {
      const units = unit === 1 ? ansiLength(value.MyStr, codePage) : value.MyStr.length;
      if (units < 1025) return [];
      return [
        { rule: 'DDE-SHAREDDATA-006', offset: 1024 * unit, expected: 'a NUL', found: 'a text that fills the array' },
      ];
    },
  };
}

export const recordsFormats: readonly FormatCodec[] = [
  short,
  arrayFormat('TSharedDataAnsi', { char: 'AnsiChar' }),
  arrayFormat('TSharedDataWide', { char: 'WideChar' }),
];
