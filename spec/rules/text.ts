/** The rules of text, tables of text and locales, and of what formats are called. */
import type { Rule } from '../types.js';
import { rule } from './rule.js';

const wine = 'Wine 8.0';
const libreOffice = 'LibreOffice 7.4.7.2';
const texts = [
  'standard-clipboard-formats#CF_TEXT',
  'standard-clipboard-formats',
  'standard-clipboard-formats#CF_UNICODETEXT',
];

const formatRules: readonly Rule[] = [
  rule(
    'DDE-FORMAT-001',
    'fact',
    'both',
    'none',
    'Data pass in DDE in a standard or a registered format of the clipboard.',
    ['about-dde#application-topic-and-item-names'],
  ),
  rule('DDE-FORMAT-002', 'fact', 'both', 'none', 'The predefined formats are 1 to 17, 0x80 to 0x83 and 0x8E.', [
    'standard-clipboard-formats',
    'winuser.h',
  ]),
  rule(
    'DDE-FORMAT-003',
    'fact',
    'both',
    'none',
    'A format from 0x0200 to 0x02FF is private to an application and need not be registered.',
    ['standard-clipboard-formats', 'clipboard-formats#private'],
  ),
  rule(
    'DDE-FORMAT-004',
    'must',
    'both',
    'none',
    'The system does not free data in a private format; the owner of the clipboard does, typically on WM_DESTROYCLIPBOARD.',
    ['standard-clipboard-formats', 'clipboard-formats#private'],
  ),
  rule(
    'DDE-FORMAT-005',
    'fact',
    'both',
    'none',
    'The data of a format from 0x0300 to 0x03FF are a block that GlobalAlloc gave with GMEM_MOVEABLE, and no GDI object.',
    ['standard-clipboard-formats', 'clipboard-formats#private'],
  ),
  rule(
    'DDE-FORMAT-006',
    'fact',
    'stack',
    'none',
    'Whether the system frees data of a format from 0x0300 to 0x03FF when the clipboard is emptied is not settled.',
    ['standard-clipboard-formats', 'clipboard-formats#private'],
    { evidence: 'contested', errata: ['ERR-FORMAT-GDI-FREE'] },
  ),
  rule('DDE-FORMAT-007', 'fact', 'stack', 'none', 'A registered format has a number from 0xC000 to 0xFFFF.', [
    'registerclipboardformat',
    'office95-dde-formats',
  ]),
  rule(
    'DDE-FORMAT-008',
    'fact',
    'stack',
    'none',
    'To register a name again, in any case of its letters, gives the number that it has.',
    ['registerclipboardformat', 'clipboard-formats#registered'],
    { evidence: 'contested', errata: ['ERR-FORMAT-NAME-CASE'] },
  ),
  rule('DDE-FORMAT-009', 'fact', 'stack', 'none', 'RegisterClipboardFormat returns 0 if it fails.', [
    'registerclipboardformat',
    'office95-dde-formats',
  ]),
  rule(
    'DDE-FORMAT-010',
    'must',
    'both',
    'none',
    'The data of a registered format on the clipboard are a global block.',
    ['registerclipboardformat'],
  ),
  rule(
    'DDE-FORMAT-011',
    'must',
    'both',
    'none',
    'GetClipboardFormatName is not asked for a predefined format, for which it returns 0.',
    ['getclipboardformatname'],
  ),
  rule(
    'DDE-FORMAT-012',
    'must',
    'both',
    'none',
    'A program registers XlTable, the Biff formats, Wk1, Csv and Rich Text Format by these names before it uses them.',
    ['office95-dde-formats'],
  ),
  rule(
    'DDE-FORMAT-013',
    'should',
    'both',
    'none',
    'A program offers its data in as many formats as possible, those that say most first.',
    ['clipboard-formats#multiple'],
  ),
  rule(
    'DDE-FORMAT-014',
    'fact',
    'stack',
    'none',
    'Formats are enumerated in the order in which they were put on the clipboard.',
    ['clipboard-formats#multiple'],
  ),
  rule(
    'DDE-FORMAT-015',
    'fact',
    'stack',
    'none',
    'Data in ExcludeClipboardContentFromMonitorProcessing, and a DWORD of 0 or 1 in CanIncludeInClipboardHistory and CanUploadToCloudClipboard, control the history of the clipboard and its copies on other devices.',
    ['clipboard-formats#cloud'],
  ),
];

const synthesisRules: readonly Rule[] = [
  rule(
    'DDE-SYNTHESIS-001',
    'fact',
    'stack',
    'none',
    'The system converts between the bitmaps, between the metafiles and between the texts, and makes a palette from a DIB, when a format that is asked for is not on the clipboard.',
    ['clipboard-formats#synthesized'],
  ),
  rule(
    'DDE-SYNTHESIS-002',
    'fact',
    'stack',
    'none',
    'A format on the clipboard is enumerated before those into which the system can convert it.',
    ['clipboard-formats#synthesized'],
  ),
  rule(
    'DDE-SYNTHESIS-003',
    'fact',
    'stack',
    'none',
    'From CF_BITMAP the system makes the DIB as soon as the clipboard is closed; it makes other conversions on demand.',
    ['clipboard-formats#synthesized'],
  ),
  rule(
    'DDE-SYNTHESIS-004',
    'should',
    'both',
    'none',
    'A program puts a bitmap on the clipboard as CF_DIB or CF_DIBV5, whose colours do not depend on the palette of the system.',
    ['clipboard-formats#synthesized'],
  ),
  rule(
    'DDE-SYNTHESIS-005',
    'fact',
    'both',
    'none',
    'To put a format on the clipboard that the system would make from another there has no advantage.',
    ['clipboard-formats#synthesized'],
  ),
];

const contentRules: readonly Rule[] = [
  rule(
    'DDE-TEXT-001',
    'should',
    'codec',
    'bytes',
    'A NUL ends the text of CF_TEXT, CF_OEMTEXT and CF_UNICODETEXT, and what follows in the block is no part of it.',
    texts,
  ),
  rule(
    'DDE-TEXT-002',
    'should',
    'codec',
    'bytes',
    'Lines of text end with CR and LF, and neither stands alone.',
    texts,
  ),
  rule('DDE-TEXT-003', 'fact', 'codec', 'bytes', 'CF_TEXT holds characters of an ANSI code page.', [
    'standard-clipboard-formats#CF_TEXT',
  ]),
  rule('DDE-TEXT-004', 'fact', 'codec', 'bytes', 'CF_OEMTEXT holds characters of an OEM code page.', [
    'standard-clipboard-formats',
  ]),
  rule(
    'DDE-TEXT-005',
    'fact',
    'codec',
    'bytes',
    'CF_UNICODETEXT holds UTF-16 units of two bytes, the lower byte first.',
    ['standard-clipboard-formats#CF_UNICODETEXT', 'code-page-identifiers'],
    { evidence: 'inferred' },
  ),
  rule(
    'DDE-TEXT-006',
    'fact',
    'codec',
    'bytes',
    'In a double-byte code page a lead byte and the byte after it are one character, and are found by reading from the start.',
    ['double-byte-character-sets'],
  ),
  rule(
    'DDE-TEXT-007',
    'fact',
    'codec',
    'bytes',
    'The bytes of a code page are the characters that MultiByteToWideChar makes of them.',
    ['iconv-lite', 'wine-8.0', 'code-page-identifiers'],
    { evidence: 'contested', errata: ['ERR-CODE-PAGE-ARABIC', 'ERR-CODE-PAGE-UKRAINIAN'] },
  ),
];

const localeRules: readonly Rule[] = [
  rule('DDE-LOCALE-001', 'fact', 'codec', 'bytes', 'CF_LOCALE holds a locale identifier, an LCID of 32 bits.', [
    'standard-clipboard-formats',
    'locale-identifiers',
  ]),
  rule(
    'DDE-LOCALE-002',
    'fact',
    'codec',
    'bytes',
    'In an LCID bits 0 to 9 are the primary language, bits 10 to 15 the sublanguage and bits 16 to 19 the sort order.',
    ['locale-identifiers', 'language-identifiers'],
  ),
  rule('DDE-LOCALE-003', 'fact', 'codec', 'bytes', 'Bits 20 to 31 of an LCID are reserved.', ['locale-identifiers']),
  rule(
    'DDE-LOCALE-004',
    'fact',
    'stack',
    'none',
    'If the clipboard is closed with CF_TEXT and without CF_LOCALE, the system puts the locale of the current input language there.',
    ['standard-clipboard-formats'],
  ),
  rule(
    'DDE-LOCALE-005',
    'fact',
    'stack',
    'none',
    'The system converts CF_TEXT to CF_UNICODETEXT with the code page of CF_LOCALE.',
    ['standard-clipboard-formats'],
  ),
  rule(
    'DDE-LOCALE-006',
    'may',
    'both',
    'none',
    'A program may put another locale on the clipboard with its text, and one that pastes may ask for it to learn the character set.',
    ['standard-clipboard-formats'],
  ),
  rule(
    'DDE-LOCALE-007',
    'fact',
    'stack',
    'none',
    'A locale has one ANSI and one OEM code page, unless its language is written in Unicode only.',
    ['wine-8.0'],
    { evidence: 'observed', observedOn: wine },
  ),
];

const tableRules: readonly Rule[] = [
  rule(
    'DDE-TABTEXT-001',
    'fact',
    'codec',
    'bytes',
    'In a table of CF_TEXT a tab stands between the cells of a row, and CR LF between rows.',
    ['kb-q45714', 'libreoffice-7.4'],
    { evidence: 'observed', observedOn: libreOffice },
  ),
  rule(
    'DDE-TABTEXT-002',
    'fact',
    'codec',
    'bytes',
    'A cell that holds a tab or a line end stands between quotes, and each quote inside it is doubled.',
    ['libreoffice-7.4'],
    { evidence: 'observed', observedOn: libreOffice },
  ),
  rule(
    'DDE-TABTEXT-003',
    'fact',
    'codec',
    'bytes',
    'A quote in a cell of CF_TEXT that does not enclose all of the cell is a character of it.',
    ['libreoffice-7.4'],
    { evidence: 'observed', observedOn: libreOffice },
  ),
  rule(
    'DDE-CSV-001',
    'fact',
    'codec',
    'bytes',
    'Csv is like CF_TEXT, a NUL at its end included, with commas between the fields.',
    ['office95-dde-formats', 'kb-q45714'],
  ),
  rule('DDE-CSV-002', 'fact', 'codec', 'bytes', 'Each record of Csv is a line; CR LF may follow the last one.', [
    'rfc-4180#definition',
  ]),
  rule(
    'DDE-CSV-003',
    'should',
    'codec',
    'bytes',
    'A field that holds a line break, a quote or a comma is enclosed in quotes.',
    ['rfc-4180#definition', 'libreoffice-7.4'],
    { evidence: 'contested', errata: ['ERR-CSV-QUOTES'] },
  ),
  rule(
    'DDE-CSV-004',
    'must',
    'codec',
    'bytes',
    'A quote inside an enclosed field is doubled, and a field that is not enclosed has no quotes.',
    ['rfc-4180#definition'],
  ),
  rule('DDE-CSV-005', 'should', 'codec', 'none', 'Each record of Csv has the same number of fields.', [
    'rfc-4180#definition',
  ]),
];

export const textRules: readonly Rule[] = [
  ...formatRules,
  ...synthesisRules,
  ...contentRules,
  ...localeRules,
  ...tableRules,
];
