/** ST: the status of a conversation. */
import { conversationStatus } from '../../spec/ddeml/conversation.js';
import type { Format } from '../kernel/format.js';
import type { FlagSet } from './flags.js';
import { flagSetFormat } from './number-format.js';

/**
 * The status of a conversation.
 *
 * @category DDEML
 */
export type ST = FlagSet;

/**
 * The status of a conversation.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { orThrow, ST } from 'dde-spec/codecs';
 * orThrow(ST.decode(Uint8Array.of(0x11, 0, 0, 0))).flags; // ['ST_CONNECTED', 'ST_CLIENT']
 * ```
 */
export const ST: Format<ST, 'ST'> = /* @__PURE__ */ flagSetFormat('ST', 'UINT', conversationStatus, 'DDE-CONVINFO-003');
