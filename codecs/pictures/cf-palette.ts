/** LOGPALETTE, from which the palette is made that the handle of CF_PALETTE names. */
import { logPalette } from '../../spec/formats/pictures-gdi.js';
import { isBytes, isRecord, isWord, setWord, word } from '../kernel/bytes.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, hex, limitRows, restRow, row } from '../kernel/rows.js';

/**
 * A logical palette.
 *
 * @category Pictures
 */
export interface CfPalette {
  readonly palVersion: number;
  /** Red, green, blue and flags of each colour; their number is a quarter of the length. */
  readonly palPalEntry: Uint8Array;
  readonly rest: Uint8Array;
}

const version = 0x300;
/** PC_RESERVED, PC_EXPLICIT and PC_NOCOLLAPSE. */
const flags = 0x07;

/**
 * Reads a logical palette.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfPalette } from 'dde-spec/codecs';
 * const palette = readCfPalette(Uint8Array.of(0, 3, 1, 0, 255, 0, 0, 0));
 * orThrow(palette).palPalEntry; // Uint8Array.of(255, 0, 0, 0)
 * ```
 */
export function readCfPalette(bytes: Uint8Array): Either<CodecError, CfPalette> {
  const needed = bytes.length < 4 ? 4 : 4 + word(bytes, 2) * 4;
  if (bytes.length < needed) {
    return left({
      offset: bytes.length,
      expected:
        needed === 4
          ? '4 bytes of version and number of colours'
          : `${needed} bytes, for ${word(bytes, 2)} colours of 4 bytes`,
      found: endOfBlock(bytes.length),
      path: ['LOGPALETTE', needed === 4 ? 'header' : 'palPalEntry'],
    });
  }
  return right({
    palVersion: word(bytes, 0),
    palPalEntry: bytes.subarray(4, needed),
    rest: bytes.subarray(needed),
  });
}

/**
 * Writes a logical palette.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { writeCfPalette } from 'dde-spec/codecs';
 * const none = new Uint8Array(0);
 * writeCfPalette({ palVersion: 0x300, palPalEntry: none, rest: none }); // Uint8Array.of(0, 3, 0, 0)
 * ```
 */
export function writeCfPalette({ palVersion, palPalEntry, rest }: CfPalette): Uint8Array {
  const bytes = new Uint8Array(4 + palPalEntry.length + rest.length);
  setWord(bytes, 0, palVersion);
  setWord(bytes, 2, palPalEntry.length / 4);
  bytes.set(palPalEntry, 4);
  bytes.set(rest, 4 + palPalEntry.length);
  return bytes;
}

function isCfPalette(value: unknown): value is CfPalette {
  if (!isRecord(value)) return false;
  const { palVersion, palPalEntry, rest } = value;
  return isWord(palVersion) && isBytes(rest) && isBytes(palPalEntry) && isWord(palPalEntry.length / 4);
}

function* colourRows(bytes: Uint8Array, to: number): Generator<AnnotatedRow> {
  for (let at = 4; at < to; at += 4) {
    const colour = `#${[0, 1, 2].map((i) => hex(bytes[at + i] ?? 0, 2).slice(2)).join('')}`;
    yield row(bytes, at, at + 4, `palPalEntry[${at / 4 - 1}]`, colour, `flags ${hex(bytes[at + 3] ?? 0, 2)}`);
  }
}

function paletteFindings({ palVersion, palPalEntry }: CfPalette): readonly FormatFinding[] {
  const all: FormatFinding[] = [];
  if (palVersion !== version)
    all.push({ rule: 'DDE-LOGPALETTE-001', offset: 0, expected: '0x0300', found: hex(palVersion) });
  for (let at = 3; at < palPalEntry.length; at += 4) {
    const own = palPalEntry[at] as number;
    if ((own & ~flags) !== 0) {
      all.push({
        rule: 'DDE-LOGPALETTE-003',
        offset: 4 + at,
        expected: 'no flags but PC_RESERVED 1, PC_EXPLICIT 2 and PC_NOCOLLAPSE 4',
        found: hex(own, 2),
      });
      break;
    }
  }
  return all;
}

/**
 * CF_PALETTE.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfPalette } from 'dde-spec/codecs';
 * const none = new Uint8Array(0);
 * CfPalette.is({ palVersion: 0x300, palPalEntry: none, rest: none }); // true
 * ```
 */
export const CfPalette: Format<CfPalette, 'CF_PALETTE'> = /* @__PURE__ */ defineFormat({
  name: 'CF_PALETTE',
  read: readCfPalette,
  is: isCfPalette,
  write: writeCfPalette,
  rows({ palPalEntry, rest }, bytes) {
    const end = 4 + palPalEntry.length;
    return [
      ...recordKernel(logPalette, 'win32').rows(bytes, 0),
      ...limitRows(colourRows(bytes, end), count(palPalEntry.length / 4, 'colour')),
      ...(rest.length > 0 ? [restRow(bytes, end, 'rest', 'after the colours: no meaning')] : []),
    ];
  },
  findings: paletteFindings,
  recognise(bytes) {
    if (bytes.length < 8 || word(bytes, 0) !== version || bytes.length !== 4 + word(bytes, 2) * 4) return undefined;
    return { score: 0.8, why: 'version 0x300 and as many colours as it says' };
  },
});
