/** MONLINKSTRUCT: a link that begins or ends, for a monitor. */
import { monLinkLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * A link that begins or ends, for a monitor.
 *
 * @category DDEML
 */
export type MONLINKSTRUCT = WithRest<RecordValue<typeof monLinkLayout.fields>>;

/**
 * MONLINKSTRUCT, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { MONLINKSTRUCT, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(48);
 * bytes[0] = 48;
 * orThrow(MONLINKSTRUCT.decode(bytes, { platform: 'win32' })).cb; // 48
 * ```
 */
export const MONLINKSTRUCT: Format<MONLINKSTRUCT, 'MONLINKSTRUCT'> = /* @__PURE__ */ ddemlStructure(monLinkLayout);
