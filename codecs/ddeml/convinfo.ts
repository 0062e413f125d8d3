/** A conversation, as DdeQueryConvInfo tells it. */
import { convInfoLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** A conversation, as DdeQueryConvInfo tells it. */
export type ConvInfo = RecordValue<typeof convInfoLayout.fields> & WithRest;

/**
 * CONVINFO, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { CONVINFO } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(96);
 * bytes[0] = 96;
 * const read = CONVINFO.win32.decode(bytes);
 * if (isRight(read)) read.right.cb; // 96
 * ```
 */
export const CONVINFO: DdemlStructure<ConvInfo> = /* @__PURE__ */ ddemlStructure<ConvInfo>(convInfoLayout);
