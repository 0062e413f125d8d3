/** MONERRSTRUCT: an error, for a monitor. */
import { monErrLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * An error, for a monitor.
 *
 * @category DDEML
 */
export type MONERRSTRUCT = WithRest<RecordValue<typeof monErrLayout.fields>>;

/**
 * MONERRSTRUCT, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONERRSTRUCT, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(16);
 * bytes[0] = 16;
 * orThrow(MONERRSTRUCT.decode(bytes, { platform: 'win32' })).cb; // 16
 * ```
 */
export const MONERRSTRUCT: Format<MONERRSTRUCT, 'MONERRSTRUCT'> = /* @__PURE__ */ ddemlStructure(monErrLayout);
