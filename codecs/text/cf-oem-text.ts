/** CF_OEMTEXT: text in the OEM code page that goes with an ANSI code page. Who imports this carries all code pages. */
import { oemCodePageOf } from '../../spec/formats/locale-code-pages.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import type { Format } from '../kernel/format.js';
import { ansiTextFormat } from './cf-text.js';
import { codePages } from './code-pages/find.js';
import { pageOf } from './page-of.js';
import type { TextBlock } from './text-block.js';

/**
 * The value of CF_OEMTEXT.
 *
 * @category Text
 */
export type CfOemText = TextBlock;

/** The OEM code page that goes with the code page of some options. */
function oemPageOf(options: FormatOptions | undefined): CodePage {
  const ansi = pageOf(options);
  const number = oemCodePageOf(ansi.number);
  return codePages.find((page) => page.number === number) ?? ansi;
}

/**
 * CF_OEMTEXT. The options name the ANSI code page; the text is in the OEM code page that most of its locales have.
 *
 * It brings all code pages with it: who knows the OEM code page reads with `readCfText` and carries that one alone.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { CfOemText, makeCfText, windows1251 } from 'dde-spec/codecs';
 * CfOemText.encode(makeCfText('Да'), { codePage: windows1251 }); // Uint8Array.of(0x84, 0xa0, 0x00)
 * ```
 */
export const CfOemText: Format<CfOemText, 'CF_OEMTEXT'> = /* @__PURE__ */ ansiTextFormat('CF_OEMTEXT', oemPageOf);
