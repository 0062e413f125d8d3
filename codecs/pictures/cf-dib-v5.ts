/** CF_DIBV5: a bitmap whose header is BITMAPV5HEADER. */
import { dword } from '../kernel/bytes.js';
import { type Either, isLeft, left } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { cutDib, type Dib, isDib, writeDib, wrongMember } from './dib.js';
import { dibFindings } from './dib-findings.js';
import { type DibV5Header, readDibHeader } from './dib-header.js';
import { dibRows, looksLikeDib } from './dib-rows.js';

/**
 * The value of CF_DIBV5.
 *
 * @category Pictures
 */
export type CfDibV5 = Dib<DibV5Header>;

/**
 * Reads a bitmap whose header is BITMAPV5HEADER.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { isLeft, readCfDibV5 } from 'dde-spec/codecs';
 * const result = readCfDibV5(Uint8Array.of(40, 0, 0, 0));
 * if (isLeft(result)) result.left.expected; // 'a size of 124'
 * ```
 */
export function readCfDibV5(bytes: Uint8Array): Either<CodecError, CfDibV5> {
  if (bytes.length >= 4 && dword(bytes, 0) !== 124) {
    return left(wrongMember(0, 'size', 'a size of 124', dword(bytes, 0)));
  }
  const header = readDibHeader(bytes);
  return isLeft(header) ? header : cutDib(header.right as DibV5Header, bytes);
}

/**
 * Writes a bitmap.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { isRight, readCfDibV5, writeCfDibV5 } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(124);
 * bytes.set([124]);
 * bytes.set([1, 0, 24], 12);
 * const bitmap = readCfDibV5(bytes);
 * if (isRight(bitmap)) writeCfDibV5(bitmap.right).length; // 124
 * ```
 */
export function writeCfDibV5(dib: CfDibV5): Uint8Array {
  return writeDib(dib);
}

function isCfDibV5(value: unknown): value is CfDibV5 {
  return isDib(value) && value.header.size === 124;
}

/**
 * CF_DIBV5.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfDibV5, isLeft } from 'dde-spec/codecs';
 * isLeft(CfDibV5.decode(Uint8Array.of(40, 0, 0, 0))); // true
 * ```
 */
export const CfDibV5: Format<CfDibV5, 'CF_DIBV5'> = /* @__PURE__ */ defineFormat({
  name: 'CF_DIBV5',
  read: readCfDibV5,
  is: isCfDibV5,
  write: writeCfDibV5,
  rows: dibRows,
  findings: dibFindings,
  recognise: (bytes) =>
    looksLikeDib(bytes, [124]) ? { score: 0.95, why: 'a BITMAPV5HEADER with one plane' } : undefined,
});
