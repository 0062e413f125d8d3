/** The formats of HTML Format and Rich Text Format. */
import type { FormatSpec } from './format-spec.js';

const ownership = 'The block holds the text itself; it is freed as its message, or the clipboard, says.';

export const richFormats: readonly FormatSpec[] = [
  {
    name: 'HTML Format',
    family: 'rich',
    title: 'A fragment of HTML with its context',
    identity: { kind: 'registered', name: 'HTML Format' },
    encoding: 'UTF-8: lines of keyword, colon and value in ASCII, then HTML; the values are offsets in bytes.',
    terminator: null,
    ownership,
    layouts: [],
    sources: ['html-clipboard-format#introduction', 'html-clipboard-format#headers'],
  },
  {
    name: 'Rich Text Format',
    family: 'rich',
    title: 'Text with its formatting',
    identity: { kind: 'registered', name: 'Rich Text Format' },
    encoding: 'One group in braces, mostly of ASCII; it names its character set itself, and bytes may stand in it raw.',
    terminator: null,
    ownership,
    layouts: [],
    sources: ['richedit.h#CF_RTF', 'rtf-specification#contents'],
  },
];
