/** The sources of text, tables of text and locales. */
import type { Source } from '../types.js';
import { mingw, sdk, win32, win32Version } from './places.js';

const intl = 'MicrosoftDocs/win32: desktop-src/Intl';

export const textSources: readonly Source[] = [
  {
    id: 'clipboard-formats',
    title: 'Clipboard Formats',
    kind: 'page',
    where: `${win32}/clipboard-formats.md`,
    version: win32Version('2018-05-31'),
    places: {
      registered: 'Registered Clipboard Formats',
      private: 'Private Clipboard Formats',
      multiple: 'Multiple Clipboard Formats',
      synthesized: 'Synthesized Clipboard Formats',
      cloud: 'Cloud Clipboard and Clipboard History Formats',
    },
  },
  {
    id: 'msdn-1998-synthesized',
    title: 'Synthesized Clipboard Formats, with the platforms of each conversion',
    kind: 'page',
    where: 'https://library.thedatadungeon.com/msdn-1998-06/WinBase/devdoc/live/pdwbase/clipbrd_64j7.content.htm',
    version: 'of the MSDN Library of June 1998; read in a stored copy',
  },
  {
    id: 'win32-help-synthesized',
    title: "Win32 Programmer's Reference: Synthesized Clipboard Formats",
    kind: 'page',
    where: 'http://winapi.freetechsecrets.com/win32/WIN32Synthesized_Clipboard_Formats.htm',
    version: 'undated, of the time of Windows 95; read in a stored copy',
  },
  {
    id: 'registerclipboardformat',
    title: 'RegisterClipboardFormat function',
    kind: 'page',
    where: `${sdk}/winuser/nf-winuser-registerclipboardformata.md`,
    version: 'dated 2018-08-06; read at commit 05257bf5abf5',
  },
  {
    id: 'getclipboardformatname',
    title: 'GetClipboardFormatName function',
    kind: 'page',
    where: `${sdk}/winuser/nf-winuser-getclipboardformatnamea.md`,
    version: 'dated 2018-05-18; read at commit 01397c928b24',
  },
  {
    id: 'winuser.h',
    title: 'winuser.h of mingw-w64, in the public domain',
    kind: 'header',
    where: `${mingw}/winuser.h`,
    version: 'read at commit 08f149ab848d',
  },
  {
    id: 'code-page-identifiers',
    title: 'Code Page Identifiers',
    kind: 'page',
    where: `${intl}/code-page-identifiers.md`,
    version: win32Version('2018-05-31'),
  },
  {
    id: 'double-byte-character-sets',
    title: 'Double-byte Character Sets',
    kind: 'page',
    where: `${intl}/double-byte-character-sets.md`,
    version: win32Version('2018-05-31'),
  },
  {
    id: 'locale-identifiers',
    title: 'Locale Identifiers',
    kind: 'page',
    where: `${intl}/locale-identifiers.md`,
    version: win32Version('2018-05-31'),
  },
  {
    id: 'language-identifiers',
    title: 'Language Identifiers',
    kind: 'page',
    where: `${intl}/language-identifiers.md`,
    version: win32Version('2018-05-31'),
  },
  {
    id: 'iconv-lite',
    title: 'The tables of code pages in iconv-lite',
    kind: 'measurement',
    where: 'iconv-lite 0.7.3, compared byte by byte with MultiByteToWideChar of Wine 8.0',
    version: '0.7.3',
  },
  {
    id: 'office95-dde-formats',
    title: 'Dynamic Data Exchange and XlTable Format',
    kind: 'page',
    where: 'techshelps/techshelps.github.io: MSDN/OFFICE95/html/SADEB.htm',
    version: 'of Microsoft Office 95; read at commit b524edbde551',
  },
  {
    id: 'kb-q45714',
    title: 'Q45714: How To Pass Numbers to a Named Range in Excel through DDE',
    kind: 'seed',
    where: 'helparchive.huntertur.net: document 38174',
    version: 'last reviewed 1999-03-02; a stored copy',
  },
  {
    id: 'rfc-4180',
    title: 'RFC 4180: Common Format and MIME Type for Comma-Separated Values (CSV) Files',
    kind: 'page',
    where: 'IETF; as kept in Fikafusik/learning_space: rfc4180.txt',
    version: 'of October 2005; read at commit af53b739a90b',
    places: { definition: '2. Definition of the CSV Format' },
  },
  {
    id: 'libreoffice-7.4',
    title: 'Behaviour measured with LibreOffice Calc',
    kind: 'measurement',
    where: 'LibreOffice 7.4.7.2 of Debian 12, which converted text between its dialects without a window',
    version: '7.4.7.2',
  },
];
