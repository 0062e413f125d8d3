/** CF_LOCALE: the locale of the text on the clipboard, as an LCID. */
import { codePagesOfLocale } from '../../spec/formats/locale-code-pages.js';
import { dword, isBytes, isRecord, isWhole, noBytes, setDword } from '../kernel/bytes.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, hex, part, restRow, row } from '../kernel/rows.js';

/**
 * An LCID taken apart, and what follows it in the block.
 *
 * @category Text
 */
export interface CfLocale {
  /** Bits 0 to 9. */
  readonly primaryLanguage: number;
  /** Bits 10 to 15. */
  readonly sublanguage: number;
  /** Bits 16 to 19. */
  readonly sortId: number;
  /** Bits 20 to 31. */
  readonly reserved: number;
  /** A view, not a copy. */
  readonly rest: Uint8Array;
}

const size = 4;

/**
 * An LCID as CF_LOCALE should have it.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeCfLocale } from 'dde-spec/codecs';
 * makeCfLocale(0x0419).primaryLanguage; // 25
 * ```
 */
export function makeCfLocale(lcid: number): CfLocale {
  return {
    primaryLanguage: lcid & 0x3ff,
    sublanguage: (lcid >>> 10) & 0x3f,
    sortId: (lcid >>> 16) & 0xf,
    reserved: lcid >>> 20,
    rest: noBytes,
  };
}

/**
 * The LCID of a locale.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { joinLCID, makeCfLocale } from 'dde-spec/codecs';
 * joinLCID(makeCfLocale(0x0419)); // 0x419
 * ```
 */
export function joinLCID({ primaryLanguage, sublanguage, sortId, reserved }: Omit<CfLocale, 'rest'>): number {
  return ((reserved << 20) | (sortId << 16) | (sublanguage << 10) | primaryLanguage) >>> 0;
}

/**
 * Reads CF_LOCALE.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readCfLocale } from 'dde-spec/codecs';
 * orThrow(readCfLocale(Uint8Array.of(0x19, 0x04, 0, 0))).sublanguage; // 1
 * ```
 */
export function readCfLocale(bytes: Uint8Array): Either<CodecError, CfLocale> {
  if (bytes.length < size) {
    return left({
      offset: bytes.length,
      expected: 'an LCID of 4 bytes',
      found: endOfBlock(bytes.length),
      path: ['CF_LOCALE'],
    });
  }
  return right({ ...makeCfLocale(dword(bytes, 0)), rest: bytes.subarray(size) });
}

/**
 * Writes CF_LOCALE.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeCfLocale, writeCfLocale } from 'dde-spec/codecs';
 * writeCfLocale(makeCfLocale(0x0419)); // Uint8Array.of(0x19, 0x04, 0, 0)
 * ```
 */
export function writeCfLocale(locale: CfLocale): Uint8Array {
  const bytes = new Uint8Array(size + locale.rest.length);
  setDword(bytes, 0, joinLCID(locale));
  bytes.set(locale.rest, size);
  return bytes;
}

const fields = [
  ['primaryLanguage', 0x3ff],
  ['sublanguage', 0x3f],
  ['sortId', 0xf],
  ['reserved', 0xfff],
] as const;

function isCfLocale(value: unknown): value is CfLocale {
  return isRecord(value) && fields.every(([name, most]) => fits(value[name], most)) && isBytes(value['rest']);
}

function fits(value: unknown, most: number): boolean {
  return isWhole(value) && value >= 0 && value <= most;
}

function localeRows(value: CfLocale, bytes: Uint8Array): readonly AnnotatedRow[] {
  const lcid = joinLCID(value);
  const pages = codePagesOfLocale(lcid);
  const meaning = pages === undefined ? 'no code page known' : `code pages ${pages.ansi} and, for OEM, ${pages.oem}`;
  const oddity = value.reserved === 0 ? '' : ', yet set';
  const rows = [
    row(bytes, 0, size, 'lcid', hex(lcid, 8), meaning),
    part(0, 'lcid.primaryLanguage', hex(value.primaryLanguage, 2), 'bits 0 to 9'),
    part(0, 'lcid.sublanguage', hex(value.sublanguage, 2), 'bits 10 to 15'),
    part(0, 'lcid.sortId', hex(value.sortId, 1), 'bits 16 to 19'),
    part(0, 'lcid.reserved', hex(value.reserved, 3), `bits 20 to 31: reserved${oddity}`),
  ];
  return value.rest.length === 0 ? rows : [...rows, restRow(bytes, size, 'rest', 'after the locale')];
}

/**
 * CF_LOCALE.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { CfLocale, makeCfLocale } from 'dde-spec/codecs';
 * CfLocale.encode(makeCfLocale(0x0409)); // Uint8Array.of(0x09, 0x04, 0, 0)
 * ```
 */
export const CfLocale: Format<CfLocale, 'CF_LOCALE'> = /* @__PURE__ */ defineFormat({
  name: 'CF_LOCALE',
  read: readCfLocale,
  is: isCfLocale,
  write: writeCfLocale,
  rows: localeRows,
  findings: ({ reserved }) =>
    reserved === 0
      ? []
      : [{ rule: 'DDE-LOCALE-003', offset: 2, expected: 'reserved bits of 0', found: hex(reserved, 3) }],
});
