/** An error, for a monitor. */
import { monErrLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** An error, for a monitor. */
export type MonErr = RecordValue<typeof monErrLayout.fields> & WithRest;

/**
 * MONERRSTRUCT, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MONERRSTRUCT } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(16);
 * bytes[0] = 16;
 * const read = MONERRSTRUCT.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 16
 * ```
 */
export const MONERRSTRUCT: DdemlStructure<MonErr> = /* @__PURE__ */ ddemlStructure<MonErr>(monErrLayout);
