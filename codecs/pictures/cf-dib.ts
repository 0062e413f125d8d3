/** CF_DIB: a bitmap with any of the four headers. */
import { dword } from '../kernel/bytes.js';
import { type Either, isLeft } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { type Clue, defineFormat, type Format } from '../kernel/format.js';
import { cutDib, type Dib, isDib, writeDib } from './dib.js';
import { dibFindings } from './dib-findings.js';
import { readDibHeader } from './dib-header.js';
import { dibRows, looksLikeDib } from './dib-rows.js';

/**
 * The value of CF_DIB.
 *
 * @category Pictures
 */
export type CfDib = Dib;

/**
 * Reads a bitmap.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfDib } from 'dde-spec/codecs';
 * const block = Uint8Array.of(12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0, 0xff, 0, 0, 0);
 * orThrow(readCfDib(block)).pixels; // Uint8Array.of(0xff, 0, 0, 0)
 * ```
 */
export function readCfDib(bytes: Uint8Array): Either<CodecError, CfDib> {
  const header = readDibHeader(bytes);
  return isLeft(header) ? header : cutDib(header.right, bytes);
}

/**
 * Writes a bitmap.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { writeCfDib } from 'dde-spec/codecs';
 * const none = new Uint8Array(0);
 * const header = { size: 12, width: 1, height: 1, planes: 1, bitCount: 24 } as const;
 * writeCfDib({ header, palette: none, pixels: Uint8Array.of(255, 0, 0, 0), rest: none }).length; // 16
 * ```
 */
export function writeCfDib(dib: CfDib): Uint8Array {
  return writeDib(dib);
}

function recogniseDib(bytes: Uint8Array): Clue | undefined {
  if (!looksLikeDib(bytes, [12, 40, 108, 124])) return undefined;
  const size = dword(bytes, 0);
  const why = `a header of ${size} bytes, one plane, and a number of bits that pixels may have`;
  return { score: size === 124 ? 0.6 : size === 12 ? 0.7 : 0.95, why };
}

/**
 * CF_DIB.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfDib, orThrow } from 'dde-spec/codecs';
 * const block = Uint8Array.of(12, 0, 0, 0, 1, 0, 1, 0, 2, 0, 24, 0, 0xff, 0, 0, 0);
 * CfDib.findings(orThrow(CfDib.decode(block)), block).map(({ rule }) => rule); // ['DDE-DIB-003']
 * ```
 */
export const CfDib: Format<CfDib, 'CF_DIB'> = /* @__PURE__ */ defineFormat({
  name: 'CF_DIB',
  read: readCfDib,
  is: isDib,
  write: writeDib,
  rows: dibRows,
  findings: dibFindings,
  recognise: recogniseDib,
});
