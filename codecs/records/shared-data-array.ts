/** The record that a unit for Delphi would keep in shared memory with an array of Char in it. */
import type * as t from 'io-ts';
import { sharedDataAnsiLayout, sharedDataWideLayout } from '../../spec/formats/records.js';
import { type RecordKernel, type RecordValue, recordCodec, recordKernel } from '../kernel/record.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';

/** The fields of the record. */
export type SharedDataArrayFields = RecordValue<typeof sharedDataAnsiLayout.fields>;

/** The record, and what stands after it. */
export type SharedDataArray = SharedDataArrayFields & { readonly rest: Uint8Array };

/** How the record was compiled. */
export interface SharedDataArrayOptions {
  /** `AnsiChar`: Delphi up to 2007; `WideChar`: since 2009. */
  readonly char: 'AnsiChar' | 'WideChar';
  /** Whether it is a packed record, or one under `{$A1}`; default not. */
  readonly packed?: boolean;
  /** Of AnsiChar. */
  readonly codePage?: CodePage;
}

/** The kernel of the record; it is the same on Win32 and on 64-bit Windows. */
export function sharedDataArrayKernel({
  char,
  packed = false,
}: SharedDataArrayOptions): RecordKernel<SharedDataArrayFields> {
  const pack = packed ? 1 : 8;
  return char === 'AnsiChar'
    ? recordKernel({ ...sharedDataAnsiLayout, pack }, 'win32')
    : recordKernel({ ...sharedDataWideLayout, pack }, 'win32');
}

/**
 * The record with an array of 1025 characters.
 *
 * @example
 * ```ts
 * import { sharedDataArray } from 'dde-spec/codecs';
 * const value = { MyStr: 'Hi', MyInt: 7, rest: new Uint8Array(0) };
 * sharedDataArray({ char: 'AnsiChar' }).encode(value).length; // 1032
 * sharedDataArray({ char: 'AnsiChar', packed: true }).encode(value).length; // 1029
 * sharedDataArray({ char: 'WideChar' }).encode(value).length; // 2056
 * ```
 */
export function sharedDataArray(options: SharedDataArrayOptions): t.Type<SharedDataArray, Uint8Array, unknown> {
  return recordCodec(
    `TSharedData of ${options.char}`,
    sharedDataArrayKernel(options),
    options.codePage ?? defaultCodePage,
  );
}
