/** Which code pages a locale means, where CF_LOCALE names one. Measured: see DDE-LOCALE-007. */

/** The code pages of some locales. */
export interface LocaleCodePages {
  readonly ansi: number;
  readonly oem: number;
  /** Primary languages (bits 0 to 9 of an LCID) all or most of whose locales have these code pages. */
  readonly languages: readonly number[];
  /** LCIDs that have these code pages, unlike most of their language. */
  readonly locales: readonly number[];
}

/** For each ANSI code page, the OEM code page that most of its locales have comes first. */
export const localeCodePages: readonly LocaleCodePages[] = [
  { ansi: 874, oem: 874, languages: [0x1e], locales: [] },
  { ansi: 932, oem: 932, languages: [0x11], locales: [] },
  { ansi: 936, oem: 936, languages: [0x04], locales: [] },
  { ansi: 949, oem: 949, languages: [0x12], locales: [] },
  { ansi: 950, oem: 950, languages: [], locales: [0x0404, 0x0c04, 0x1404, 0x7c04] },
  { ansi: 1250, oem: 852, languages: [0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x1c, 0x24, 0x42], locales: [] },
  {
    ansi: 1251,
    oem: 866,
    languages: [0x02, 0x19, 0x22, 0x23, 0x28, 0x2f, 0x40, 0x44, 0x50, 0x6d, 0x85],
    locales: [0x082c, 0x0843, 0x742c, 0x7843],
  },
  {
    ansi: 1251,
    oem: 855,
    languages: [],
    // Serbian in Cyrillic letters of Serbia and Montenegro (0x0C1A) was not there to be measured: it is as its fellows.
    locales: [0x0c1a, 0x1c1a, 0x201a, 0x281a, 0x301a, 0x641a, 0x6c1a],
  },
  {
    ansi: 1252,
    oem: 850,
    languages: [
      0x03, 0x06, 0x07, 0x09, 0x0a, 0x0b, 0x0c, 0x0f, 0x10, 0x13, 0x14, 0x16, 0x17, 0x1d, 0x21, 0x2d, 0x2e, 0x32, 0x34,
      0x35, 0x36, 0x38, 0x3b, 0x3c, 0x3e, 0x52, 0x56, 0x5f, 0x62, 0x66, 0x67, 0x6b, 0x6c, 0x6e, 0x6f, 0x71, 0x74, 0x7a,
      0x7c, 0x7e, 0x82, 0x83, 0x84, 0x86, 0x88, 0x91,
    ],
    locales: [],
  },
  {
    ansi: 1252,
    oem: 437,
    languages: [0x41, 0x5d, 0x64, 0x68, 0x6a, 0x70, 0x75, 0x76, 0x87],
    locales: [0x0409, 0x1c09, 0x3009, 0x3409, 0x4009, 0x4409, 0x4809],
  },
  { ansi: 1253, oem: 737, languages: [0x08], locales: [] },
  { ansi: 1254, oem: 857, languages: [0x1f, 0x2c, 0x43], locales: [] },
  { ansi: 1255, oem: 862, languages: [0x0d], locales: [] },
  { ansi: 1256, oem: 720, languages: [0x01, 0x20, 0x29, 0x46, 0x59, 0x80, 0x8c, 0x92], locales: [] },
  { ansi: 1257, oem: 775, languages: [0x25, 0x26, 0x27], locales: [] },
  { ansi: 1258, oem: 1258, languages: [0x2a], locales: [] },
];

/** LCIDs that have no code page, unlike most of their language: they are written in Unicode only. */
export const unicodeLocales: readonly number[] = [0x0446, 0x0459, 0x045d, 0x0850, 0x0c50, 0x4c09, 0x785d, 0x7c50];

/**
 * The code pages of a locale; `undefined`: it is unknown, or has none, as its language is written in Unicode only.
 *
 * @example
 * ```ts
 * import { codePagesOfLocale } from 'dde-spec/spec';
 * codePagesOfLocale(0x0419)?.oem; // 866
 * codePagesOfLocale(0x0439); // undefined
 * ```
 */
export function codePagesOfLocale(lcid: number): Pick<LocaleCodePages, 'ansi' | 'oem'> | undefined {
  const language = lcid & 0xffff;
  if (unicodeLocales.includes(language)) return undefined;
  return (
    localeCodePages.find(({ locales }) => locales.includes(language)) ??
    localeCodePages.find(({ languages }) => languages.includes(lcid & 0x3ff))
  );
}

/**
 * The OEM code page that goes with an ANSI code page in most locales; an OEM code page goes with itself.
 *
 * @example
 * ```ts
 * import { oemCodePageOf } from 'dde-spec/spec';
 * oemCodePageOf(1251); // 866
 * oemCodePageOf(437); // 437
 * ```
 */
export function oemCodePageOf(page: number): number {
  return localeCodePages.find(({ ansi }) => ansi === page)?.oem ?? page;
}
