/** The code page of a text where nobody names one. */
import type { CodePage } from '../kernel/code-page.js';
import { checkedPage, type FormatOptions } from '../kernel/context.js';
import { windows1252 } from './code-pages/windows.js';

/** The code page of some options, or the default. */
export function pageOf(options: Pick<FormatOptions, 'codePage'> | undefined): CodePage {
  const page = options?.codePage;
  return page === undefined ? windows1252 : checkedPage(page);
}
