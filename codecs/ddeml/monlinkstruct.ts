/** A link that begins or ends, for a monitor. */
import { monLinkLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** A link that begins or ends, for a monitor. */
export type MonLink = RecordValue<typeof monLinkLayout.fields> & WithRest;

/**
 * MONLINKSTRUCT, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MONLINKSTRUCT } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(48);
 * bytes[0] = 48;
 * const read = MONLINKSTRUCT.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 48
 * ```
 */
export const MONLINKSTRUCT: DdemlStructure<MonLink> = /* @__PURE__ */ ddemlStructure<MonLink>(monLinkLayout);
