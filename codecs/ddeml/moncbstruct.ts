/** MONCBSTRUCT: a transaction passed to a callback, for a monitor. */
import { monCbLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * A transaction passed to a callback, for a monitor.
 *
 * @category DDEML
 */
export type MONCBSTRUCT = WithRest<RecordValue<typeof monCbLayout.fields>>;

/**
 * MONCBSTRUCT, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONCBSTRUCT, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(120);
 * bytes[0] = 120;
 * orThrow(MONCBSTRUCT.decode(bytes, { platform: 'win32' })).cb; // 120
 * ```
 */
export const MONCBSTRUCT: Format<MONCBSTRUCT, 'MONCBSTRUCT'> = /* @__PURE__ */ ddemlStructure(monCbLayout);
