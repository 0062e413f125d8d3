/** A command of DdeEnableCallback. */
import { enableCommands } from '../../spec/ddeml/functions.js';
import { type NamedNumber, namedNumberKernel } from './named-number.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of EC. */
export const ecKernel: NumberKernel<NamedNumber> = /* @__PURE__ */ namedNumberKernel('EC', 'UINT', enableCommands);

/**
 * A command of DdeEnableCallback.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { EC } from 'dde-spec/codecs';
 * const read = EC.win32.decode(Uint8Array.of(8, 0, 0, 0));
 * if (isRight(read)) read.right.name; // 'EC_DISABLE'
 * ```
 */
export const EC: NumberCodec<NamedNumber> = /* @__PURE__ */ numberCodec(ecKernel);
