/** The formats of text, tables of text and locales. */
import { type RecordLayout, types } from '../layout.js';
import type { FormatSpec } from './format-spec.js';

const ownership = 'The block holds the text itself; it is freed as its message, or the clipboard, says.';

/** The content of CF_LOCALE. */
const localeLayout = {
  name: 'LCID',
  fields: [{ name: 'lcid', type: types.u32, meaning: 'language, sublanguage and sort order, in bits' }],
  sources: ['locale-identifiers', 'language-identifiers'],
} as const satisfies RecordLayout;

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
    name: 'CF_OEMTEXT',
    family: 'text',
    title: 'Text in an OEM code page',
    identity: { kind: 'predefined', value: 7 },
    encoding: 'The OEM code page of the locale, as MS-DOS programs use it; lines end with CR and LF.',
    terminator: 'one zero byte',
    ownership,
    layouts: [],
    sources: ['standard-clipboard-formats'],
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
  {
    name: 'CF_LOCALE',
    family: 'text',
    title: 'The locale of the text on the clipboard',
    identity: { kind: 'predefined', value: 16 },
    encoding: 'A locale identifier of 32 bits, little end first.',
    terminator: null,
    ownership: 'The block holds the identifier itself; the system makes one if the clipboard is closed without it.',
    layouts: [localeLayout],
    sources: ['standard-clipboard-formats', 'locale-identifiers'],
  },
  {
    name: 'tab-text',
    family: 'text',
    title: 'A table in CF_TEXT, as spreadsheets exchange it',
    identity: { kind: 'context', where: 'in CF_TEXT, where both programs deal in tables' },
    encoding: 'A code page; tabs between cells, CR and LF between rows, quotes around cells that hold either.',
    terminator: 'one zero byte',
    ownership,
    layouts: [],
    sources: ['kb-q45714'],
  },
  {
    name: 'Csv',
    family: 'text',
    title: 'Comma-separated values',
    identity: { kind: 'registered', name: 'Csv' },
    encoding:
      'A code page; commas between fields, CR and LF between records, quotes around fields that hold any of them.',
    terminator: 'one zero byte',
    ownership,
    layouts: [],
    sources: ['office95-dde-formats', 'rfc-4180#definition'],
  },
];
