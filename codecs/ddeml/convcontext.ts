/** CONVCONTEXT: the context of a conversation: languages and security. */
import { convContextLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * The context of a conversation: languages and security.
 *
 * @category DDEML
 */
export type CONVCONTEXT = WithRest<RecordValue<typeof convContextLayout.fields>>;

/**
 * CONVCONTEXT, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { CONVCONTEXT, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(36);
 * bytes[0] = 36;
 * orThrow(CONVCONTEXT.decode(bytes, { platform: 'win32' })).cb; // 36
 * ```
 */
export const CONVCONTEXT: Format<CONVCONTEXT, 'CONVCONTEXT'> = /* @__PURE__ */ ddemlStructure(convContextLayout);
