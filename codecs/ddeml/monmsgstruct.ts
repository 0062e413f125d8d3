/** MONMSGSTRUCT: a message sent or posted, for a monitor. */
import { monMsgLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * A message sent or posted, for a monitor.
 *
 * @category DDEML
 */
export type MONMSGSTRUCT = WithRest<RecordValue<typeof monMsgLayout.fields>>;

/**
 * MONMSGSTRUCT, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONMSGSTRUCT, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(72);
 * bytes[0] = 72;
 * orThrow(MONMSGSTRUCT.decode(bytes, { platform: 'win32' })).cb; // 72
 * ```
 */
export const MONMSGSTRUCT: Format<MONMSGSTRUCT, 'MONMSGSTRUCT'> = /* @__PURE__ */ ddemlStructure(monMsgLayout);
