/** All code pages, by name and by number. Who imports this carries the tables of all. */
import type { CodePage } from '../../kernel/code-page.js';
import { type Either, left, right } from '../../kernel/either.js';
import { type CodecError, describe } from '../../kernel/errors.js';
import { koi8R, koi8U } from './koi8.js';
import {
  dos720,
  ibm437,
  ibm737,
  ibm775,
  ibm850,
  ibm852,
  ibm855,
  ibm857,
  ibm858,
  ibm860,
  ibm861,
  ibm862,
  ibm863,
  ibm864,
  ibm865,
  ibm866,
  ibm869,
} from './oem.js';
import {
  windows874,
  windows1250,
  windows1251,
  windows1252,
  windows1253,
  windows1254,
  windows1255,
  windows1256,
  windows1257,
  windows1258,
} from './windows.js';
import { windows932 } from './windows-932.js';
import { windows936 } from './windows-936.js';
import { windows949 } from './windows-949.js';
import { windows950 } from './windows-950.js';

/**
 * Every code page.
 *
 * @category Code pages
 *
 * @example
 * ```ts
 * import { codePages } from 'dde-spec/codecs';
 * codePages.find(({ number }) => number === 866)?.name; // 'ibm866'
 * ```
 */
export const codePages: readonly CodePage[] = /* @__PURE__ */ Object.freeze([
  windows874,
  windows1250,
  windows1251,
  windows1252,
  windows1253,
  windows1254,
  windows1255,
  windows1256,
  windows1257,
  windows1258,
  windows932,
  windows936,
  windows949,
  windows950,
  ibm437,
  dos720,
  ibm737,
  ibm775,
  ibm850,
  ibm852,
  ibm855,
  ibm857,
  ibm858,
  ibm860,
  ibm861,
  ibm862,
  ibm863,
  ibm864,
  ibm865,
  ibm866,
  ibm869,
  koi8R,
  koi8U,
]);

/**
 * A code page by its name or by the number that Windows gives it.
 *
 * @category Code pages
 *
 * @example
 * ```ts
 * import { findCodePage, orThrow } from 'dde-spec/codecs';
 * orThrow(findCodePage('1251')).name; // 'windows-1251'
 * ```
 */
export function findCodePage(name: string | number): Either<CodecError, CodePage> {
  const wanted = String(name).toLowerCase();
  const page = codePages.find(
    (each) => wanted === each.name || wanted === String(each.number) || wanted === `cp${each.number}`,
  );
  if (page !== undefined) return right(page);
  const expected = `one of ${codePages.map((each) => each.name).join(', ')}`;
  return left({ expected, found: describe(name), path: ['code page'] });
}
