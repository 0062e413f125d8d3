/** The record that a unit for Delphi would keep in shared memory with an array of Char in it. */
import { sharedDataAnsiLayout, sharedDataWideLayout } from '../../spec/formats/records.js';
import type { RecordLayout } from '../../spec/layout.js';
import { hasNul } from '../kernel/bytes.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { defineRecordFormat } from '../kernel/record-format.js';
import { pageOf } from '../text/page-of.js';

/**
 * The record with an array of AnsiChar, and what stands after it.
 *
 * @category Records
 */
export type TSharedDataAnsi = WithRest<RecordValue<typeof sharedDataAnsiLayout.fields>>;

/**
 * The record with an array of WideChar, and what stands after it.
 *
 * @category Records
 */
export type TSharedDataWide = TSharedDataAnsi;

type Layout<N extends string> = RecordLayout<typeof sharedDataAnsiLayout.fields> & { readonly name: N };

const characters = 1025;

function arrayFormat<N extends string>(
  layout: Layout<N>,
  unit: 1 | 2,
  page?: typeof pageOf,
): Format<TSharedDataAnsi, N> {
  return defineRecordFormat(layout.name, layout, {
    ...(page === undefined ? {} : { page }),
    findings: (_, bytes) =>
      hasNul(bytes, 0, characters * unit, unit)
        ? []
        : [
            {
              rule: 'DDE-SHAREDDATA-006',
              offset: (characters - 1) * unit,
              expected: 'a NUL',
              found: 'a text that fills the array',
            },
          ],
  });
}

/**
 * The record with an array of 1025 AnsiChar in it, as Delphi up to 2007 lays it out.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { TSharedDataAnsi } from 'dde-spec/codecs';
 * TSharedDataAnsi.encode({ MyStr: 'Hi', MyInt: 7, rest: new Uint8Array(0) }).length; // 1032
 * ```
 */
export const TSharedDataAnsi: Format<TSharedDataAnsi, 'TSharedDataAnsi'> = /* @__PURE__ */ arrayFormat(
  sharedDataAnsiLayout,
  1,
  pageOf,
);

/**
 * The record with an array of 1025 WideChar in it, as Delphi since 2009 lays it out.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { TSharedDataWide } from 'dde-spec/codecs';
 * TSharedDataWide.encode({ MyStr: 'Hi', MyInt: 7, rest: new Uint8Array(0) }).length; // 2056
 * ```
 */
export const TSharedDataWide: Format<TSharedDataWide, 'TSharedDataWide'> = /* @__PURE__ */ arrayFormat(
  sharedDataWideLayout as unknown as Layout<'TSharedDataWide'>,
  2,
);

/**
 * The format of the record with an array, declared as a packed record or under `{$A1}`.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { definePackedSharedData } from 'dde-spec/codecs';
 * const value = { MyStr: 'Hi', MyInt: 7, rest: new Uint8Array(0) };
 * definePackedSharedData('AnsiChar').encode(value).length; // 1029
 * ```
 */
export function definePackedSharedData(char: 'AnsiChar' | 'WideChar'): Format<TSharedDataAnsi> {
  return char === 'AnsiChar'
    ? arrayFormat({ ...sharedDataAnsiLayout, pack: 1 }, 1, pageOf)
    : arrayFormat({ ...sharedDataWideLayout, pack: 1 } as unknown as Layout<'TSharedDataWide'>, 2);
}
