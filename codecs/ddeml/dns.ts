/** DNS: the options of DdeNameService. */
import { nameServiceFlags } from '../../spec/ddeml/functions.js';
import type { Format } from '../kernel/format.js';
import type { FlagSet } from './flags.js';
import { flagSetFormat } from './number-format.js';

/**
 * The options of DdeNameService.
 *
 * @category DDEML
 */
export type DNS = FlagSet;

/**
 * The options of DdeNameService.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { DNS, orThrow } from 'dde-spec/codecs';
 * orThrow(DNS.decode(Uint8Array.of(5, 0, 0, 0))).flags; // ['DNS_REGISTER', 'DNS_FILTERON']
 * ```
 */
export const DNS: Format<DNS, 'DNS'> = /* @__PURE__ */ flagSetFormat('DNS', 'UINT', nameServiceFlags, 'DDE-DDEML-002');
