/** MH: what is done to a string handle. */
import { stringActions } from '../../spec/ddeml/functions.js';
import type { Format } from '../kernel/format.js';
import type { NamedNumber } from './named-number.js';
import { namedNumberFormat } from './number-format.js';

/**
 * What is done to a string handle.
 *
 * @category DDEML
 */
export type MH = NamedNumber;

/**
 * What is done to a string handle.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MH, orThrow } from 'dde-spec/codecs';
 * orThrow(MH.decode(Uint8Array.of(4, 0, 0, 0))).name; // 'MH_CLEANUP'
 * ```
 */
export const MH: Format<MH, 'MH'> = /* @__PURE__ */ namedNumberFormat('MH', 'UINT', stringActions, 'DDE-MONITOR-003');
