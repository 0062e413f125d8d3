/** The status of a conversation. */
import { conversationStatus } from '../../spec/ddeml/conversation.js';
import { type FlagSet, flagSetKernel } from './flags.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of ST. */
export const stKernel: NumberKernel<FlagSet> = /* @__PURE__ */ flagSetKernel('ST', 'UINT', conversationStatus);

/**
 * The status of a conversation.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { ST } from 'dde-spec/codecs';
 * const read = ST.win32.decode(Uint8Array.of(0x11, 0, 0, 0));
 * if (isRight(read)) read.right.flags; // ['ST_CONNECTED', 'ST_CLIENT']
 * ```
 */
export const ST: NumberCodec<FlagSet> = /* @__PURE__ */ numberCodec(stKernel);
