/**
 * The code pages that Unix has for Cyrillic letters.
 *
 * Each row has the characters of 16 bytes, from 0x80 on; U+FFFD stands where there is none. They are those of iconv-lite,
 * which a test holds them to; its own files have all pages in one, of which a bundler can drop nothing.
 */
import type { CodePage } from '../../kernel/code-page.js';
import { SingleByte } from './single-byte.js';

/**
 * Russian, as Unix has it.
 *
 * @category Code pages
 */
export const koi8R: CodePage = /* @__PURE__ */ new SingleByte('koi8-r', 20866, [
  '─│┌┐└┘├┤┬┴┼▀▄█▌▐',
  '░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷',
  '═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞',
  '╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©',
  'юабцдефгхийклмно',
  'пярстужвьызшэщчъ',
  'ЮАБЦДЕФГХИЙКЛМНО',
  'ПЯРСТУЖВЬЫЗШЭЩЧЪ',
]);

/**
 * Ukrainian, with a short U at 0xAE and 0xBE: ERR-CODE-PAGE-UKRAINIAN.
 *
 * @category Code pages
 */
export const koi8U: CodePage = /* @__PURE__ */ new SingleByte('koi8-u', 21866, [
  '─│┌┐└┘├┤┬┴┼▀▄█▌▐',
  '░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷',
  '═║╒ёє╔ії╗╘╙╚╛ґў╞',
  '╟╠╡ЁЄ╣ІЇ╦╧╨╩╪ҐЎ©',
  'юабцдефгхийклмно',
  'пярстужвьызшэщчъ',
  'ЮАБЦДЕФГХИЙКЛМНО',
  'ПЯРСТУЖВЬЫЗШЭЩЧЪ',
]);
