/** DMLERR: an error of the library. */
import { dmlErrors } from '../../spec/ddeml/errors.js';
import type { Format } from '../kernel/format.js';
import type { NamedNumber } from './named-number.js';
import { namedNumberFormat } from './number-format.js';

/**
 * An error of the library.
 *
 * @category DDEML
 */
export type DMLERR = NamedNumber;

/**
 * An error of the library.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { DMLERR, orThrow } from 'dde-spec/codecs';
 * orThrow(DMLERR.decode(Uint8Array.of(0x01, 0x40, 0, 0))).name; // 'DMLERR_BUSY'
 * ```
 */
export const DMLERR: Format<DMLERR, 'DMLERR'> = /* @__PURE__ */ namedNumberFormat(
  'DMLERR',
  'UINT',
  dmlErrors,
  'DDE-DMLERR-001',
);
