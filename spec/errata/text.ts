/** The errata of text, tables of text and locales. */
import type { Erratum } from '../types.js';

export const textErrata: readonly Erratum[] = [
  {
    id: 'ERR-FORMAT-GDI-FREE',
    title: 'Who frees data in the range of GDI objects',
    sources: ['clipboard-formats#private', 'standard-clipboard-formats', 'wine-8.0'],
    says: 'clipboard-formats says that the system frees such handles with GlobalFree when the clipboard is emptied; standard-clipboard-formats says that it does not.',
    decision:
      'Undecided. A program does not free such a handle once the clipboard has it: at worst a block stays until the program ends, whereas freeing twice harms other data.',
    evidence:
      'Both pages are current and describe the range in the same words otherwise. Under Wine 8.0 EmptyClipboard frees blocks of both this range and the private one, for which both pages agree that the system frees nothing; so Wine decides neither.',
    status: 'open',
  },
  {
    id: 'ERR-FORMAT-NAME-CASE',
    title: 'Whether names of formats are compared exactly',
    sources: ['clipboard-formats#registered', 'registerclipboardformat', 'wine-8.0'],
    says: 'clipboard-formats speaks of exactly the same name; the page of RegisterClipboardFormat says that case makes no difference.',
    decision: 'Case makes no difference.',
    evidence:
      'The page of the function is the reference, and formats share the table of atoms, which ignores case. Under Wine 8.0 Csv, CSV and csv have one number.',
    status: 'decided',
  },
  {
    id: 'ERR-CODE-PAGE-ARABIC',
    title: 'The percent sign of code page 864',
    sources: ['iconv-lite', 'wine-8.0', 'code-page-identifiers'],
    says: 'iconv-lite has U+066A, the Arabic percent sign, for byte 0x25; MultiByteToWideChar of Wine gives U+0025. The page names the code page and has no table.',
    decision: 'Byte 0x25 is U+0025, so that the lower half of every code page here is ASCII.',
    evidence: 'Measured under Wine 8.0. No table of Microsoft for Windows was at hand.',
    status: 'decided',
  },
  {
    id: 'ERR-CODE-PAGE-UKRAINIAN',
    title: 'Two letters of code page 21866',
    sources: ['iconv-lite', 'wine-8.0', 'code-page-identifiers'],
    says: 'iconv-lite has box-drawing characters for bytes 0xAE and 0xBE; MultiByteToWideChar of Wine gives U+045E and U+040E. The page calls the code page KOI8-U and has no table.',
    decision: 'The two bytes are U+045E and U+040E.',
    evidence: 'Measured under Wine 8.0. No table of Microsoft for Windows was at hand.',
    status: 'decided',
  },
  {
    id: 'ERR-CSV-QUOTES',
    title: 'Whether Excel writes quotes',
    sources: ['rfc-4180#definition', 'libreoffice-7.4'],
    says: 'RFC 4180 remarks that Excel uses no quotes at all, and asks for them around commas, quotes and line breaks all the same.',
    decision: 'Cells with commas, quotes or line breaks are quoted.',
    evidence:
      'Without quotes such cells could not be told apart. LibreOffice 7.4 quotes just these when it writes commas as delimiters.',
    status: 'decided',
  },
];
