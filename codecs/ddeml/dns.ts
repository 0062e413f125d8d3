/** The options of DdeNameService. */
import { nameServiceFlags } from '../../spec/ddeml/functions.js';
import { type FlagSet, flagSetKernel } from './flags.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of DNS. */
export const dnsKernel: NumberKernel<FlagSet> = /* @__PURE__ */ flagSetKernel('DNS', 'UINT', nameServiceFlags);

/**
 * The options of DdeNameService.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DNS } from 'dde-spec/codecs';
 * const read = DNS.win32.decode(Uint8Array.of(5, 0, 0, 0));
 * if (isRight(read)) read.right.flags; // ['DNS_REGISTER', 'DNS_FILTERON']
 * ```
 */
export const DNS: NumberCodec<FlagSet> = /* @__PURE__ */ numberCodec(dnsKernel);
