/** A message sent or posted, for a monitor. */
import { monMsgLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** A message sent or posted, for a monitor. */
export type MonMsg = RecordValue<typeof monMsgLayout.fields> & WithRest;

/**
 * MONMSGSTRUCT, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MONMSGSTRUCT } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(72);
 * bytes[0] = 72;
 * const read = MONMSGSTRUCT.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 72
 * ```
 */
export const MONMSGSTRUCT: DdemlStructure<MonMsg> = /* @__PURE__ */ ddemlStructure<MonMsg>(monMsgLayout);
