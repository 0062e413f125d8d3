/** What is done to a string handle. */
import { stringActions } from '../../spec/ddeml/functions.js';
import { type NamedNumber, namedNumberKernel } from './named-number.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of MH. */
export const mhKernel: NumberKernel<NamedNumber> = /* @__PURE__ */ namedNumberKernel('MH', 'UINT', stringActions);

/**
 * What is done to a string handle.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { MH } from 'dde-spec/codecs';
 * const read = MH.win32.decode(Uint8Array.of(4, 0, 0, 0));
 * if (isRight(read)) read.right.name; // 'MH_CLEANUP'
 * ```
 */
export const MH: NumberCodec<NamedNumber> = /* @__PURE__ */ numberCodec(mhKernel);
