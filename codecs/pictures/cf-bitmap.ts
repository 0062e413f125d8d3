/** What a DDE block or the clipboard holds for CF_BITMAP: a handle, which means nothing in the bytes alone. */
import { bitmapHandle } from '../../spec/formats/pictures-gdi.js';
import type { Format } from '../kernel/format.js';
import { defineRecordFormat } from '../kernel/record-format.js';

/**
 * The handle of a bitmap, and what follows it.
 *
 * @category Pictures
 */
export interface CfBitmap {
  readonly hbm: bigint;
  /** After the handle. A view, not a copy. */
  readonly rest: Uint8Array;
}

/**
 * CF_BITMAP on the platform of the options.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfBitmap, orThrow } from 'dde-spec/codecs';
 * orThrow(CfBitmap.decode(Uint8Array.of(0x34, 0x12), { platform: 'win16' })).hbm; // 0x1234n
 * CfBitmap.encode({ hbm: 1n, rest: new Uint8Array(0) }, { platform: 'win32' }); // Uint8Array.of(1, 0, 0, 0)
 * ```
 */
export const CfBitmap: Format<CfBitmap, 'CF_BITMAP'> = /* @__PURE__ */ defineRecordFormat('CF_BITMAP', bitmapHandle, {
  rest: 'after the handle',
});
