/** The state of a conversation. */
import { conversationStates } from '../../spec/ddeml/conversation.js';
import { type NamedNumber, namedNumberKernel } from './named-number.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The kernel of XST. */
export const xstKernel: NumberKernel<NamedNumber> = /* @__PURE__ */ namedNumberKernel(
  'XST',
  'UINT',
  conversationStates,
);

/**
 * The state of a conversation.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { XST } from 'dde-spec/codecs';
 * const read = XST.win32.decode(Uint8Array.of(5, 0, 0, 0));
 * if (isRight(read)) read.right.name; // 'XST_REQSENT'
 * ```
 */
export const XST: NumberCodec<NamedNumber> = /* @__PURE__ */ numberCodec(xstKernel);
