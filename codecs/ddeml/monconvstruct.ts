/** MONCONVSTRUCT: a conversation that begins or ends, for a monitor. */
import { monConvLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * A conversation that begins or ends, for a monitor.
 *
 * @category DDEML
 */
export type MONCONVSTRUCT = WithRest<RecordValue<typeof monConvLayout.fields>>;

/**
 * MONCONVSTRUCT, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONCONVSTRUCT, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(32);
 * bytes[0] = 32;
 * orThrow(MONCONVSTRUCT.decode(bytes, { platform: 'win32' })).cb; // 32
 * ```
 */
export const MONCONVSTRUCT: Format<MONCONVSTRUCT, 'MONCONVSTRUCT'> = /* @__PURE__ */ ddemlStructure(monConvLayout);
