/** HDATA: the flags of DdeCreateDataHandle. */
import { dataHandleFlags } from '../../spec/ddeml/functions.js';
import type { Format } from '../kernel/format.js';
import type { FlagSet } from './flags.js';
import { flagSetFormat } from './number-format.js';

/**
 * The flags of DdeCreateDataHandle.
 *
 * @category DDEML
 */
export type HDATA = FlagSet;

/**
 * The flags of DdeCreateDataHandle.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { HDATA, orThrow } from 'dde-spec/codecs';
 * orThrow(HDATA.decode(Uint8Array.of(1, 0, 0, 0))).flags; // ['HDATA_APPOWNED']
 * ```
 */
export const HDATA: Format<HDATA, 'HDATA'> = /* @__PURE__ */ flagSetFormat(
  'HDATA',
  'UINT',
  dataHandleFlags,
  'DDE-DDEML-003',
);
