/** CONVINFO: a conversation, as DdeQueryConvInfo tells it. */
import { convInfoLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * A conversation, as DdeQueryConvInfo tells it.
 *
 * @category DDEML
 */
export type CONVINFO = WithRest<RecordValue<typeof convInfoLayout.fields>>;

/**
 * CONVINFO, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { CONVINFO, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(96);
 * bytes[0] = 96;
 * orThrow(CONVINFO.decode(bytes, { platform: 'win32' })).cb; // 96
 * ```
 */
export const CONVINFO: Format<CONVINFO, 'CONVINFO'> = /* @__PURE__ */ ddemlStructure(convInfoLayout);
