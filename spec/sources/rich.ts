/** The sources of HTML Format and Rich Text Format. */
import type { Source } from '../types.js';
import { mingw, win32, win32Version } from './places.js';

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
    id: 'html-clipboard-format-2021',
    title: 'HTML Clipboard Format, as it read until 2021',
    kind: 'page',
    where: `${win32}/html-clipboard-format.md`,
    version: 'an older version of the page, which says more about keywords; read at commit f2e72219630a',
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
    version: 'read at commit 23ef19a4cc06',
    places: { CF_RTF: 'CF_RTF' },
  },
  {
    id: 'rtf-specification',
    title: 'Rich Text Format Specification, version 1.7, by Microsoft',
    kind: 'page',
    where: 'decalage2/oletools: tests/test-data/msodde/RTF-Spec-1.7.rtf',
    version: 'dated August 2001; read at commit 58ff1a4e5bb6',
    places: {
      syntax: 'RTF Syntax',
      contents: 'Contents of an RTF File',
      version: 'RTF Version',
      charset: 'Character Set',
      unicode: 'Unicode RTF, \\ansicpgN',
      bin: 'Pictures, \\binN',
    },
  },
];
