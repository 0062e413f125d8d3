/** A transaction passed to a callback, for a monitor. */
import { monCbLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** A transaction passed to a callback, for a monitor. */
export type MonCb = RecordValue<typeof monCbLayout.fields> & WithRest;

/**
 * MONCBSTRUCT, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MONCBSTRUCT } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(120);
 * bytes[0] = 120;
 * const read = MONCBSTRUCT.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 120
 * ```
 */
export const MONCBSTRUCT: DdemlStructure<MonCb> = /* @__PURE__ */ ddemlStructure<MonCb>(monCbLayout);
