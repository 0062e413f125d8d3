/** XST: the state of a conversation. */
import { conversationStates } from '../../spec/ddeml/conversation.js';
import type { Format } from '../kernel/format.js';
import type { NamedNumber } from './named-number.js';
import { namedNumberFormat } from './number-format.js';

/**
 * The state of a conversation.
 *
 * @category DDEML
 */
export type XST = NamedNumber;

/**
 * The state of a conversation.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { orThrow, XST } from 'dde-spec/codecs';
 * orThrow(XST.decode(Uint8Array.of(5, 0, 0, 0))).name; // 'XST_REQSENT'
 * ```
 */
export const XST: Format<XST, 'XST'> = /* @__PURE__ */ namedNumberFormat(
  'XST',
  'UINT',
  conversationStates,
  'DDE-CONVINFO-004',
);
