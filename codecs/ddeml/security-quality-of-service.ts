/** What a client lets a server do in its name. */
import { securityQualityOfServiceLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** What a client lets a server do in its name. */
export type SecurityQualityOfService = RecordValue<typeof securityQualityOfServiceLayout.fields> & WithRest;

/**
 * SECURITY_QUALITY_OF_SERVICE, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { SECURITY_QUALITY_OF_SERVICE } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(12);
 * bytes[0] = 12;
 * const read = SECURITY_QUALITY_OF_SERVICE.win32.decode(bytes);
 * if (isRight(read)) read.right.Length; // 12
 * ```
 */
export const SECURITY_QUALITY_OF_SERVICE: DdemlStructure<SecurityQualityOfService> =
  /* @__PURE__ */ ddemlStructure<SecurityQualityOfService>(securityQualityOfServiceLayout);
