/** EC: a command of DdeEnableCallback. */
import { enableCommands } from '../../spec/ddeml/functions.js';
import type { Format } from '../kernel/format.js';
import type { NamedNumber } from './named-number.js';
import { namedNumberFormat } from './number-format.js';

/**
 * A command of DdeEnableCallback.
 *
 * @category DDEML
 */
export type EC = NamedNumber;

/**
 * A command of DdeEnableCallback.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { EC, orThrow } from 'dde-spec/codecs';
 * orThrow(EC.decode(Uint8Array.of(8, 0, 0, 0))).name; // 'EC_DISABLE'
 * ```
 */
export const EC: Format<EC, 'EC'> = /* @__PURE__ */ namedNumberFormat('EC', 'UINT', enableCommands, 'DDE-DDEML-001');
