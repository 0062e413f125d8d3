/** HSZPAIR: a pair of names: one entry of the list that answers XTYP_WILDCONNECT. */
import { hszPairLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * A pair of names: one entry of the list that answers XTYP_WILDCONNECT.
 *
 * @category DDEML
 */
export type HSZPAIR = WithRest<RecordValue<typeof hszPairLayout.fields>>;

/**
 * HSZPAIR, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { HSZPAIR, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(8);
 * bytes[0] = 8;
 * orThrow(HSZPAIR.decode(bytes, { platform: 'win32' })).hszSvc; // 8n
 * ```
 */
export const HSZPAIR: Format<HSZPAIR, 'HSZPAIR'> = /* @__PURE__ */ ddemlStructure(hszPairLayout);
