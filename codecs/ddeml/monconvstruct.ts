/** A conversation that begins or ends, for a monitor. */
import { monConvLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** A conversation that begins or ends, for a monitor. */
export type MonConv = RecordValue<typeof monConvLayout.fields> & WithRest;

/**
 * MONCONVSTRUCT, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MONCONVSTRUCT } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(32);
 * bytes[0] = 32;
 * const read = MONCONVSTRUCT.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 32
 * ```
 */
export const MONCONVSTRUCT: DdemlStructure<MonConv> = /* @__PURE__ */ ddemlStructure<MonConv>(monConvLayout);
