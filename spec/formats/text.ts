/** The formats of text, tables of text and locales. */
import type { FormatSpec } from './format-spec.js';

const ownership = 'The block holds the text itself; it is freed as its message, or the clipboard, says.';

export const textFormats: readonly FormatSpec[] = [
  {
    name: 'CF_TEXT',
    family: 'text',
    title: 'Text in an ANSI code page',
    identity: { kind: 'predefined', value: 1 },
    encoding: 'A code page, which CF_LOCALE names on the clipboard and nothing names in DDE; lines end with CR and LF.',
    terminator: 'one zero byte',
    ownership,
    layouts: [],
    sources: ['standard-clipboard-formats#CF_TEXT'],
  },
  {
    name: 'CF_UNICODETEXT',
    family: 'text',
    title: 'Text in UTF-16',
    identity: { kind: 'predefined', value: 13 },
    encoding: 'UTF-16LE; lines end with CR and LF.',
    terminator: 'two zero bytes',
    ownership,
    layouts: [],
    sources: ['standard-clipboard-formats#CF_UNICODETEXT'],
  },
];
