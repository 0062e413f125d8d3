/** Clipboard formats: numbers, names, ranges. Sources: standard-clipboard-formats, ddedata, wm-dde-poke. */

/** One predefined format. */
export interface ClipboardFormat {
  readonly name: `CF_${string}`;
  readonly value: number;
  /** Whether the pages of DDEADVISE, DDEDATA and DDEPOKE list it among those that a header may name. */
  readonly inDdeHeaders: boolean;
  /** Whether the data are a handle, of the platform's width, and not the thing itself. */
  readonly byHandle: boolean;
}

/** The predefined clipboard formats. */
export const formats = [
  { name: 'CF_TEXT', value: 1, inDdeHeaders: true, byHandle: false },
  { name: 'CF_BITMAP', value: 2, inDdeHeaders: true, byHandle: true },
  { name: 'CF_METAFILEPICT', value: 3, inDdeHeaders: true, byHandle: true },
  { name: 'CF_SYLK', value: 4, inDdeHeaders: true, byHandle: false },
  { name: 'CF_DIF', value: 5, inDdeHeaders: true, byHandle: false },
  { name: 'CF_TIFF', value: 6, inDdeHeaders: true, byHandle: false },
  { name: 'CF_OEMTEXT', value: 7, inDdeHeaders: true, byHandle: false },
  { name: 'CF_DIB', value: 8, inDdeHeaders: true, byHandle: false },
  { name: 'CF_PALETTE', value: 9, inDdeHeaders: true, byHandle: true },
  { name: 'CF_PENDATA', value: 10, inDdeHeaders: true, byHandle: false },
  { name: 'CF_RIFF', value: 11, inDdeHeaders: true, byHandle: false },
  { name: 'CF_WAVE', value: 12, inDdeHeaders: true, byHandle: false },
  { name: 'CF_UNICODETEXT', value: 13, inDdeHeaders: true, byHandle: false },
  { name: 'CF_ENHMETAFILE', value: 14, inDdeHeaders: true, byHandle: true },
  { name: 'CF_HDROP', value: 15, inDdeHeaders: false, byHandle: false },
  { name: 'CF_LOCALE', value: 16, inDdeHeaders: false, byHandle: false },
  { name: 'CF_DIBV5', value: 17, inDdeHeaders: false, byHandle: false },
  { name: 'CF_OWNERDISPLAY', value: 0x80, inDdeHeaders: false, byHandle: false },
  { name: 'CF_DSPTEXT', value: 0x81, inDdeHeaders: false, byHandle: false },
  { name: 'CF_DSPBITMAP', value: 0x82, inDdeHeaders: false, byHandle: true },
  { name: 'CF_DSPMETAFILEPICT', value: 0x83, inDdeHeaders: false, byHandle: true },
  { name: 'CF_DSPENHMETAFILE', value: 0x8e, inDdeHeaders: false, byHandle: true },
] as const satisfies readonly ClipboardFormat[];

/** Text in the code page of the system. */
export const CF_TEXT = 1;
/** Text in UTF-16, little end first. */
export const CF_UNICODETEXT = 13;

/** The ranges outside the predefined formats. Both ends belong to them. */
export const formatRanges = {
  private: { first: 0x0200, last: 0x02ff },
  gdi: { first: 0x0300, last: 0x03ff },
  registered: { first: 0xc000, last: 0xffff },
} as const;

/** What a 16-bit number is as a format; `none` is 0, and `unassigned` is in no range. */
export type FormatKind = 'none' | 'predefined' | keyof typeof formatRanges | 'unassigned';

const byValue: ReadonlyMap<number, ClipboardFormat> = new Map(formats.map((format) => [format.value, format]));
const bySystemName: ReadonlyMap<string, number> = new Map(
  formats.map((format) => [format.name.slice('CF_'.length), format.value]),
);

/**
 * Which kind of format a 16-bit number is.
 *
 * @example
 * ```ts
 * import { formatKind } from 'dde-spec/spec';
 * formatKind(1); // 'predefined'
 * formatKind(0xc009); // 'registered'
 * ```
 */
export function formatKind(value: number): FormatKind {
  if (value === 0) return 'none';
  if (byValue.has(value)) return 'predefined';
  for (const kind of ['private', 'gdi', 'registered'] as const) {
    const range = formatRanges[kind];
    if (value >= range.first && value <= range.last) return kind;
  }
  return 'unassigned';
}

/**
 * The CF_ name of a predefined format, `undefined` for any other number.
 *
 * @example
 * ```ts
 * import { formatName } from 'dde-spec/spec';
 * formatName(1); // 'CF_TEXT'
 * ```
 */
export function formatName(value: number): string | undefined {
  return byValue.get(value)?.name;
}

/**
 * Whether the data of a format are a handle, as far as that is known from its number.
 *
 * @example
 * ```ts
 * import { isByHandle } from 'dde-spec/spec';
 * isByHandle(2); // true
 * isByHandle(1); // false
 * ```
 */
export function isByHandle(value: number): boolean {
  return byValue.get(value)?.byHandle === true;
}

/**
 * A predefined format as the item Formats of the System topic spells it: without `CF_`.
 *
 * @example
 * ```ts
 * import { systemFormatName } from 'dde-spec/spec';
 * systemFormatName(1); // 'TEXT'
 * ```
 */
export function systemFormatName(value: number): string | undefined {
  return formatName(value)?.slice('CF_'.length);
}

/**
 * The predefined format that a System-topic spelling names; `undefined`: a registered format's own name.
 *
 * @example
 * ```ts
 * import { formatOfSystemName } from 'dde-spec/spec';
 * formatOfSystemName('TEXT'); // 1
 * formatOfSystemName('XlTable'); // undefined
 * ```
 */
export function formatOfSystemName(name: string): number | undefined {
  return bySystemName.get(name);
}
