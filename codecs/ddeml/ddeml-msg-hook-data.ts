/** DDEML_MSG_HOOK_DATA: what a DDE message carries, for a monitor. */
import { msgHookDataLayout } from '../../spec/ddeml/structures.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { ddemlStructure } from './structure.js';

/**
 * What a DDE message carries, for a monitor.
 *
 * @category DDEML
 */
export type DDEML_MSG_HOOK_DATA = WithRest<RecordValue<typeof msgHookDataLayout.fields>>;

/**
 * DDEML_MSG_HOOK_DATA, on the platforms whose layout is published.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { DDEML_MSG_HOOK_DATA, orThrow } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(44);
 * bytes[0] = 44;
 * orThrow(DDEML_MSG_HOOK_DATA.decode(bytes, { platform: 'win32' })).uiLo; // 44n
 * ```
 */
export const DDEML_MSG_HOOK_DATA: Format<DDEML_MSG_HOOK_DATA, 'DDEML_MSG_HOOK_DATA'> =
  /* @__PURE__ */ ddemlStructure(msgHookDataLayout);
