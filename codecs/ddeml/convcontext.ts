/** The context of a conversation: languages and security. */
import { convContextLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** The context of a conversation: languages and security. */
export type ConvContext = RecordValue<typeof convContextLayout.fields> & WithRest;

/**
 * CONVCONTEXT, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { CONVCONTEXT } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(36);
 * bytes[0] = 36;
 * const read = CONVCONTEXT.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 36
 * ```
 */
export const CONVCONTEXT: DdemlStructure<ConvContext> = /* @__PURE__ */ ddemlStructure<ConvContext>(convContextLayout);
