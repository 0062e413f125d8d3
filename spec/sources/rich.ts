/** The sources of HTML Format and Rich Text Format. */
import type { Source } from '../types.js';
import { mingw, win32, win32Version } from './places.js';

const msdn1998 = 'MSDN Library, June 1998, as kept at library.thedatadungeon.com';

export const richSources: readonly Source[] = [
  {
    id: 'html-clipboard-format',
    title: 'HTML Clipboard Format',
    kind: 'page',
    where: `${win32}/html-clipboard-format.md`,
    version: win32Version('2023-06-30'),
    places: {
      introduction: 'HTML Clipboard Format',
      grammar: 'Description, the grammar, which is not normative',
      headers: 'Description Headers and Offsets',
      offsets: 'Offset syntax',
      elements: 'The fragment, the selection, and their context, the table',
      context: 'Context',
      fragment: 'Fragment',
      selection: 'Selection',
      'scenario-1': 'Scenario 1 - Simple Fragment of HTML',
    },
  },
  {
    id: 'html-clipboard-format-1998',
    title: 'HTML Clipboard Format, as Internet Explorer 4 came with it',
    kind: 'page',
    where: `${msdn1998}: ShellCC/inet401/help/itt/htmlclipboard`,
    version: 'June 1998; the description was read',
    places: { description: 'Description' },
  },
  {
    id: 'chromium-clipboard',
    title: 'clipboard_util_win.cc of Chromium: how a browser writes and reads HTML Format',
    kind: 'page',
    where: 'chromium/chromium: ui/base/clipboard/clipboard_util_win.cc',
    version: 'read at commit 0b4fb3f74689',
    places: { HtmlToCFHtml: 'HtmlToCFHtml', CFHtmlExtractMetadata: 'CFHtmlExtractMetadata' },
  },
  {
    id: 'jdk-clipboard',
    title: 'WDataTransferer.java of the JDK: how Java writes and reads HTML Format',
    kind: 'page',
    where: 'openjdk/jdk: src/java.desktop/windows/classes/sun/awt/windows/WDataTransferer.java',
    version: 'read at commit 240349422ecb',
    places: { HTMLCodec: 'HTMLCodec' },
  },
  {
    id: 'libreoffice-clipboard',
    title: 'FmtFilter.cxx of LibreOffice: how it writes HTML Format',
    kind: 'page',
    where: 'LibreOffice/core: vcl/win/dtrans/FmtFilter.cxx',
    version: 'read at commit 06d0b2b32ad2',
    places: { TextHtmlToHTMLFormat: 'TextHtmlToHTMLFormat' },
  },
  {
    id: 'richedit.h',
    title: 'richedit.h of mingw-w64',
    kind: 'header',
    where: `${mingw}/richedit.h`,
    version: 'of mingw-w64 10.0.0',
    places: { CF_RTF: 'CF_RTF' },
  },
  {
    id: 'rtf-contents',
    title: 'Rich Text Format Specification, Contents of an RTF File',
    kind: 'page',
    where: 'msdn.microsoft.com/en-us/library/aa140298, Office 2000',
    version: 'read whole',
  },
  {
    id: 'rtf-character-set',
    title: 'Rich Text Format Specification, Character Set',
    kind: 'page',
    where: `${msdn1998}: specs/newrtf/characterset`,
    version: 'June 1998; read whole',
  },
  {
    id: 'rtf-syntax',
    title: 'Rich Text Format Specification 1.3, RTF Syntax',
    kind: 'page',
    where: 'latex2rtf.sourceforge.net/RTF-Spec-1.3.txt',
    version: 'January 1994; the first section was read, as far as the form of a control word',
  },
  {
    id: 'rtf-quoted',
    title: 'Rich Text Format Specification 1.5 and 1.9.1: sentences that other programs quote from them',
    kind: 'page',
    where: 'www.biblioscape.com/rtf15_spec.htm',
    version: 'known by quotations only',
    places: { version: 'RTF Version', charset: 'Character Set', bin: 'Pictures, \\binN' },
  },
];
