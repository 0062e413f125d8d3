/** A pair of names: one entry of the list that answers XTYP_WILDCONNECT. */
import { hszPairLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** A pair of names: one entry of the list that answers XTYP_WILDCONNECT. */
export type HszPair = RecordValue<typeof hszPairLayout.fields> & WithRest;

/**
 * HSZPAIR, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { HSZPAIR } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(8);
 * bytes[0] = 8;
 * const read = HSZPAIR.win32.decode(bytes);
 * if (isRight(read)) read.right.hszSvc; // 8n
 * ```
 */
export const HSZPAIR: DdemlStructure<HszPair> = /* @__PURE__ */ ddemlStructure<HszPair>(hszPairLayout);
