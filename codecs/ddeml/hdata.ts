/** The flags of DdeCreateDataHandle. */
import { dataHandleFlags } from '../../spec/ddeml/functions.js';
import { type FlagSet, flagSetKernel } from './flags.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of HDATA. */
export const hdataKernel: NumberKernel<FlagSet> = /* @__PURE__ */ flagSetKernel('HDATA', 'UINT', dataHandleFlags);

/**
 * The flags of DdeCreateDataHandle.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { HDATA } from 'dde-spec/codecs';
 * const read = HDATA.win32.decode(Uint8Array.of(1, 0, 0, 0));
 * if (isRight(read)) read.right.flags; // ['HDATA_APPOWNED']
 * ```
 */
export const HDATA: NumberCodec<FlagSet> = /* @__PURE__ */ numberCodec(hdataKernel);
