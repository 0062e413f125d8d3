/** The formats of XlTable, SYLK and DIF. */
import type { FormatSpec } from './format-spec.js';

const ownership = 'The block holds the text itself; it is freed as its message, or the clipboard, says.';
const terminator = 'one zero byte, as far as anybody wrote one; no page asks for it';

export const spreadsheetsFormats: readonly FormatSpec[] = [
  {
    name: 'CF_SYLK',
    family: 'spreadsheets',
    title: 'The records of a spreadsheet as text: Microsoft Symbolic Link',
    identity: { kind: 'predefined', value: 4 },
    encoding:
      'An ANSI code page, which nothing names, with escapes for what it lacks; a record a line, its fields after semicolons.',
    terminator,
    ownership,
    layouts: [],
    sources: ['standard-clipboard-formats', 'sylksum', 'sylk-txt', 'sheetjs-notes-sylk'],
  },
  {
    name: 'CF_DIF',
    family: 'spreadsheets',
    title: "A table as text: Software Arts' Data Interchange Format",
    identity: { kind: 'predefined', value: 5 },
    encoding: 'A code page, which nothing names; three lines for an item of the header and two for a value.',
    terminator,
    ownership,
    layouts: [],
    sources: ['standard-clipboard-formats', 'dif-txt', 'sheetjs-notes-dif'],
  },
];
