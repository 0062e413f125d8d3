/** SECURITY_QUALITY_OF_SERVICE: what a client lets a server do in its name. */
import { securityQualityOfServiceLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * What a client lets a server do in its name.
 *
 * @category DDEML
 */
export type SECURITY_QUALITY_OF_SERVICE = WithRest<RecordValue<typeof securityQualityOfServiceLayout.fields>>;

/**
 * SECURITY_QUALITY_OF_SERVICE, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { SECURITY_QUALITY_OF_SERVICE, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(12);
 * bytes[0] = 12;
 * orThrow(SECURITY_QUALITY_OF_SERVICE.decode(bytes, { platform: 'win32' })).Length; // 12
 * ```
 */
export const SECURITY_QUALITY_OF_SERVICE: Format<SECURITY_QUALITY_OF_SERVICE, 'SECURITY_QUALITY_OF_SERVICE'> =
  /* @__PURE__ */ ddemlStructure(securityQualityOfServiceLayout);
