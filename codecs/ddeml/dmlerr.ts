/** An error of the library. */
import { dmlErrors } from '../../spec/ddeml/errors.js';
import { type NamedNumber, namedNumberKernel } from './named-number.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of DMLERR. */
export const dmlerrKernel: NumberKernel<NamedNumber> = /* @__PURE__ */ namedNumberKernel('DMLERR', 'UINT', dmlErrors);

/**
 * An error of the library.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DMLERR } from 'dde-spec/codecs';
 * const read = DMLERR.win32.decode(Uint8Array.of(0x01, 0x40, 0, 0));
 * if (isRight(read)) read.right.name; // 'DMLERR_BUSY'
 * ```
 */
export const DMLERR: NumberCodec<NamedNumber> = /* @__PURE__ */ numberCodec(dmlerrKernel);
