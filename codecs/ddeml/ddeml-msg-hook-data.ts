/** What a DDE message carries, for a monitor. */
import { msgHookDataLayout } from '../../spec/ddeml/structures.js';
import type { RecordValue } from '../kernel/record.js';
import { type DdemlStructure, ddemlStructure, type WithRest } from './structure.js';

/** What a DDE message carries, for a monitor. */
export type MsgHookData = RecordValue<typeof msgHookDataLayout.fields> & WithRest;

/**
 * DDEML_MSG_HOOK_DATA, on each platform whose layout is published.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DDEML_MSG_HOOK_DATA } from 'dde-spec/codecs';
 * const bytes = new Uint8Array(44);
 * bytes[0] = 44;
 * const read = DDEML_MSG_HOOK_DATA.win32.decode(bytes);
 * if (isRight(read)) read.right.uiLo; // 44n
 * ```
 */
export const DDEML_MSG_HOOK_DATA: DdemlStructure<MsgHookData> =
  /* @__PURE__ */ ddemlStructure<MsgHookData>(msgHookDataLayout);
