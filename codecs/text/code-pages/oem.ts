/**
 * The OEM code pages that have a character for each byte.
 *
 * Each row has the characters of 16 bytes, from 0x80 on; U+FFFD stands where there is none. They are those of iconv-lite,
 * which a test holds them to; its own files have all pages in one, of which a bundler can drop nothing.
 */
import type { CodePage } from '../../kernel/code-page.js';
import { SingleByte } from './single-byte.js';

/**
 * The first of the PC: the United States.
 *
 * @category Code pages
 */
export const ibm437: CodePage = /* @__PURE__ */ new SingleByte('ibm437', 437, [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜ¢£¥₧ƒ',
  'áíóúñÑªº¿⌐¬½¼¡«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Arabic.
 *
 * @category Code pages
 */
export const dos720: CodePage = /* @__PURE__ */ new SingleByte('dos-720', 720, [
  '\ufffd\ufffdéâ\ufffdà\ufffdçêëèïî\ufffd\ufffd\ufffd',
  '\ufffd\u0651\u0652ô¤\u0640ûù\u0621\u0622\u0623\u0624£\u0625\u0626\u0627',
  '\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  '\u0636\u0637\u0638\u0639\u063a\u0641µ\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a',
  '≡\u064b\u064c\u064d\u064e\u064f\u0650≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Greek.
 *
 * @category Code pages
 */
export const ibm737: CodePage = /* @__PURE__ */ new SingleByte('ibm737', 737, [
  'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠ',
  'ΡΣΤΥΦΧΨΩαβγδεζηθ',
  'ικλμνξοπρσςτυφχψ',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'ωάέήϊίόύϋώΆΈΉΊΌΎ',
  'Ώ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Baltic.
 *
 * @category Code pages
 */
export const ibm775: CodePage = /* @__PURE__ */ new SingleByte('ibm775', 775, [
  'ĆüéāäģåćłēŖŗīŹÄÅ',
  'ÉæÆōöĢ¢ŚśÖÜø£Ø×¤',
  'ĀĪóŻżź”¦©®¬½¼Ł«»',
  '░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐',
  '└┴┬├─┼ŲŪ╚╔╩╦╠═╬Ž',
  'ąčęėįšųūž┘┌█▄▌▐▀',
  'ÓßŌŃõÕµńĶķĻļņĒŅ’',
  '\u00ad±“¾¶§÷„°∙·¹³²■\u00a0',
]);

/**
 * Western European.
 *
 * @category Code pages
 */
export const ibm850: CodePage = /* @__PURE__ */ new SingleByte('ibm850', 850, [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ',
  'áíóúñÑªº¿®¬½¼¡«»',
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐',
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤',
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀',
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´',
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
]);

/**
 * Central European.
 *
 * @category Code pages
 */
export const ibm852: CodePage = /* @__PURE__ */ new SingleByte('ibm852', 852, [
  'ÇüéâäůćçłëŐőîŹÄĆ',
  'ÉĹĺôöĽľŚśÖÜŤťŁ×č',
  'áíóúĄąŽžĘę¬źČş«»',
  '░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐',
  '└┴┬├─┼Ăă╚╔╩╦╠═╬¤',
  'đĐĎËďŇÍÎě┘┌█▄ŢŮ▀',
  'ÓßÔŃńňŠšŔÚŕŰýÝţ´',
  '\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
]);

/**
 * Cyrillic.
 *
 * @category Code pages
 */
export const ibm855: CodePage = /* @__PURE__ */ new SingleByte('ibm855', 855, [
  'ђЂѓЃёЁєЄѕЅіІїЇјЈ',
  'љЉњЊћЋќЌўЎџЏюЮъЪ',
  'аАбБцЦдДеЕфФгГ«»',
  '░▒▓│┤хХиИ╣║╗╝йЙ┐',
  '└┴┬├─┼кК╚╔╩╦╠═╬¤',
  'лЛмМнНоОп┘┌█▄Пя▀',
  'ЯрРсСтТуУжЖвВьЬ№',
  '\u00adыЫзЗшШэЭщЩчЧ§■\u00a0',
]);

/**
 * Turkish.
 *
 * @category Code pages
 */
export const ibm857: CodePage = /* @__PURE__ */ new SingleByte('ibm857', 857, [
  'ÇüéâäàåçêëèïîıÄÅ',
  'ÉæÆôöòûùİÖÜø£ØŞş',
  'áíóúñÑĞğ¿®¬½¼¡«»',
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐',
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤',
  'ºªÊËÈ\ufffdÍÎÏ┘┌█▄¦Ì▀',
  'ÓßÔÒõÕµ\ufffd×ÚÛÙìÿ¯´',
  '\u00ad±\ufffd¾¶§÷¸°¨·¹³²■\u00a0',
]);

/**
 * Western European, with the euro sign.
 *
 * @category Code pages
 */
export const ibm858: CodePage = /* @__PURE__ */ new SingleByte('ibm858', 858, [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ',
  'áíóúñÑªº¿®¬½¼¡«»',
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐',
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤',
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀',
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´',
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
]);

/**
 * Portuguese.
 *
 * @category Code pages
 */
export const ibm860: CodePage = /* @__PURE__ */ new SingleByte('ibm860', 860, [
  'ÇüéâãàÁçêÊèÍÔìÃÂ',
  'ÉÀÈôõòÚùÌÕÜ¢£Ù₧Ó',
  'áíóúñÑªº¿Ò¬½¼¡«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Icelandic.
 *
 * @category Code pages
 */
export const ibm861: CodePage = /* @__PURE__ */ new SingleByte('ibm861', 861, [
  'ÇüéâäàåçêëèÐðÞÄÅ',
  'ÉæÆôöþûÝýÖÜø£Ø₧ƒ',
  'áíóúÁÍÓÚ¿⌐¬½¼¡«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Hebrew.
 *
 * @category Code pages
 */
export const ibm862: CodePage = /* @__PURE__ */ new SingleByte('ibm862', 862, [
  '\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df',
  '\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea¢£¥₧ƒ',
  'áíóúñÑªº¿⌐¬½¼¡«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Canadian French.
 *
 * @category Code pages
 */
export const ibm863: CodePage = /* @__PURE__ */ new SingleByte('ibm863', 863, [
  'ÇüéâÂà¶çêëèïî‗À§',
  'ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ',
  '¦´óú¨¸³¯Î⌐¬½¼¾«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Arabic, with a percent sign at 0x25: ERR-CODE-PAGE-ARABIC.
 *
 * @category Code pages
 */
export const ibm864: CodePage = /* @__PURE__ */ new SingleByte('ibm864', 864, [
  '°·∙√▒─│┼┤┬├┴┐┌└┘',
  'β∞φ±½¼≈«»\ufef7\ufef8\ufffd\ufffd\ufefb\ufefc\ufffd',
  '\u00a0\u00ad\ufe82£¤\ufe84\ufffd\ufffd\ufe8e\ufe8f\ufe95\ufe99\u060c\ufe9d\ufea1\ufea5',
  '\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\ufed1\u061b\ufeb1\ufeb5\ufeb9\u061f',
  '¢\ufe80\ufe81\ufe83\ufe85\ufeca\ufe8b\ufe8d\ufe91\ufe93\ufe97\ufe9b\ufe9f\ufea3\ufea7\ufea9',
  '\ufeab\ufead\ufeaf\ufeb3\ufeb7\ufebb\ufebf\ufec1\ufec5\ufecb\ufecf¦¬÷×\ufec9',
  '\u0640\ufed3\ufed7\ufedb\ufedf\ufee3\ufee7\ufeeb\ufeed\ufeef\ufef3\ufebd\ufecc\ufece\ufecd\ufee1',
  '\ufe7d\u0651\ufee5\ufee9\ufeec\ufef0\ufef2\ufed0\ufed5\ufef5\ufef6\ufedd\ufed9\ufef1■\ufffd',
]);

/**
 * Nordic.
 *
 * @category Code pages
 */
export const ibm865: CodePage = /* @__PURE__ */ new SingleByte('ibm865', 865, [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜø£Ø₧ƒ',
  'áíóúñÑªº¿⌐¬½¼¡«¤',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
]);

/**
 * Russian.
 *
 * @category Code pages
 */
export const ibm866: CodePage = /* @__PURE__ */ new SingleByte('ibm866', 866, [
  'АБВГДЕЖЗИЙКЛМНОП',
  'РСТУФХЦЧШЩЪЫЬЭЮЯ',
  'абвгдежзийклмноп',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'рстуфхцчшщъыьэюя',
  'ЁёЄєЇїЎў°∙·√№¤■\u00a0',
]);

/**
 * Greek.
 *
 * @category Code pages
 */
export const ibm869: CodePage = /* @__PURE__ */ new SingleByte('ibm869', 869, [
  '\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdΆ\ufffd·¬¦‘’Έ―Ή',
  'ΊΪΌ\ufffd\ufffdΎΫ©Ώ²³ά£έήί',
  'ϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»',
  '░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐',
  '└┴┬├─┼ΠΡ╚╔╩╦╠═╬Σ',
  'ΤΥΦΧΨΩαβγ┘┌█▄δε▀',
  'ζηθικλμνξοπρσςτ΄',
  '\u00ad±υφχ§ψ΅°¨ωϋΰώ■\u00a0',
]);
