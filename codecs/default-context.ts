/** The context of bytes that nobody says anything about. */
import { defaultPlatform, defaultProfile, type FormatContext } from './kernel/context.js';
import { windows1252 } from './text/code-pages/windows.js';

/**
 * What is taken for granted of bytes that do not tell: 64-bit Windows, Western European, the rules of today.
 *
 * @category Formats
 */
export const defaultContext: FormatContext = /* @__PURE__ */ Object.freeze({
  platform: defaultPlatform,
  codePage: windows1252,
  profile: defaultProfile,
});
