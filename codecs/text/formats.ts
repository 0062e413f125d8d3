/** Text, tables of text and locales, as formats. */

import { codePagesOfLocale, oemCodePageOf } from '../../spec/formats/locale-code-pages.js';
import { right } from '../kernel/either.js';
import type { Finding, FormatCodec, FormatContext } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, hex, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { ansiLength, type CodePage, codePages } from './code-page.js';
import { csv, csvDialect, readCsv, writeCsv } from './csv.js';
import { odditiesOf, type TextTable } from './delimited.js';
import { lineEndFindings, pairFindings, terminatorFindings } from './findings.js';
import { CfLocale, type ClipboardLocale, idOfLocale, localeSize, readLocale, writeLocale } from './locale.js';
import { readTabText, tabDialect, tabText, writeTabText } from './tab-text.js';
import {
  CfUnicodeText,
  cfText,
  readText,
  readUnicodeText,
  type TextBlock,
  writeText,
  writeUnicodeText,
} from './text.js';

/** The rows of a text whose characters take `unit` bytes. */
export function textRows(block: TextBlock, bytes: Uint8Array, unit: 1 | 2): readonly AnnotatedRow[] {
  const after = bytes.length - block.rest.length;
  const end = block.terminated ? after - unit : after;
  const text = row(bytes, 0, end, 'text', shownText(block.text), count(block.text.length, 'character'));
  return [text, ...endRows(block, bytes, unit)];
}

/** The rows of what ends a text and of what follows it. */
function endRows(
  { terminated, rest }: Pick<TextBlock, 'terminated' | 'rest'>,
  bytes: Uint8Array,
  unit: 1 | 2,
): readonly AnnotatedRow[] {
  const after = bytes.length - rest.length;
  const end = terminated
    ? row(bytes, after - unit, after, 'terminator', '0', 'NUL')
    : part(after, 'terminator', 'none', 'the text should end with a NUL');
  if (rest.length === 0) return [end];
  return [
    end,
    restRow(bytes, after, 'rest', terminated ? 'after the terminator: no part of the text' : 'half a character'),
  ];
}

/** CF_TEXT or CF_OEMTEXT, in the code page that `pageOf` finds. */
function byteText(name: string, pageOf: (context: FormatContext) => CodePage): FormatCodec<TextBlock> {
  return {
    name,
    decode: (bytes, context) => right(readText(bytes, pageOf(context))),
    is: (value, context): value is TextBlock => cfText(pageOf(context)).is(value),
    encode: (block, context) => writeText(block, pageOf(context)),
    rows: (block, bytes) => textRows(block, bytes, 1),
    findings: (block, bytes, context) => [
      ...lineEndFindings(block.text, (units) => ansiLength(block.text.slice(0, units), pageOf(context))),
      ...pairFindings(bytes, pageOf(context)),
      ...terminatorFindings(block, bytes.length),
    ],
  };
}

const pagesByNumber: ReadonlyMap<number, CodePage> = new Map(
  (Object.entries(codePages) as [CodePage, number][]).map(([page, number]) => [number, page]),
);

/** The OEM code page that goes with the code page of a context. */
function oemPage({ codePage }: FormatContext): CodePage {
  return pagesByNumber.get(oemCodePageOf(codePages[codePage])) ?? codePage;
}

const unicode: FormatCodec<TextBlock> = {
  name: 'CF_UNICODETEXT',
  decode: (bytes) => right(readUnicodeText(bytes)),
  is: CfUnicodeText.is,
  encode: writeUnicodeText,
  rows: (block, bytes) => textRows(block, bytes, 2),
  findings: (block, bytes) => [
    ...lineEndFindings(block.text, (units) => units * 2),
    ...(block.terminated || block.rest.length === 0
      ? []
      : [{ rule: 'DDE-TEXT-005', offset: bytes.length - 1, expected: 'two bytes', found: 'one byte' } as const]),
    ...terminatorFindings(block, bytes.length),
  ],
};

const locale: FormatCodec<ClipboardLocale> = {
  name: 'CF_LOCALE',
  decode: readLocale,
  is: CfLocale.is,
  encode: writeLocale,
  rows(value, bytes) {
    const lcid = idOfLocale(value);
    const pages = codePagesOfLocale(lcid);
    const meaning = pages === undefined ? 'no code page known' : `code pages ${pages.ansi} and, for OEM, ${pages.oem}`;
    const rows = [
      row(bytes, 0, localeSize, 'lcid', hex(lcid, 8), meaning),
      part(0, 'lcid.primaryLanguage', hex(value.primaryLanguage, 2), 'bits 0 to 9'),
      part(0, 'lcid.sublanguage', hex(value.sublanguage, 2), 'bits 10 to 15'),
      part(0, 'lcid.sortId', hex(value.sortId, 1), 'bits 16 to 19'),
      part(
        0,
        'lcid.reserved',
        hex(value.reserved, 3),
        `bits 20 to 31: reserved${value.reserved === 0 ? '' : ', yet set'}`,
      ),
    ];
    return value.rest.length === 0 ? rows : [...rows, restRow(bytes, localeSize, 'rest', 'after the locale')];
  },
  findings: ({ reserved }) =>
    reserved === 0
      ? []
      : [{ rule: 'DDE-LOCALE-003', offset: 2, expected: 'reserved bits of 0', found: hex(reserved, 3) }],
};

/** The rows of a table: one for each row of it, as parts of the text. */
function tableRows(table: TextTable, bytes: Uint8Array): readonly AnnotatedRow[] {
  const end = bytes.length - table.rest.length - (table.terminated ? 1 : 0);
  return [
    row(bytes, 0, end, 'rows', '', count(table.rows.length, 'row')),
    ...limitRows(rowParts(table), `the table has ${table.rows.length}`),
    ...endRows(table, bytes, 1),
  ];
}

function* rowParts({ rows }: TextTable): Generator<AnnotatedRow> {
  for (const [i, cells] of rows.entries()) {
    yield part(0, `rows[${i}]`, shownText(cells.join(' | ')), count(cells.length, 'cell'));
  }
}

const tab: FormatCodec<TextTable> = {
  name: 'tab-text',
  canonical: 'rows end with CR and LF, and only cells that need quotation marks have them',
  decode: (bytes, { codePage }) => right(readTabText(bytes, codePage)),
  is: (value, { codePage }): value is TextTable => tabText(codePage).is(value),
  encode: (table, { codePage }) => writeTabText(table, codePage),
  rows: tableRows,
  findings: (table, bytes, { codePage }) => [
    ...odditiesOf(bytes, codePage, tabDialect).map(
      ({ at }): Finding => ({ rule: 'DDE-TABTEXT-001', offset: at, expected: 'CR LF', found: 'CR or LF alone' }),
    ),
    ...pairFindings(bytes, codePage),
    ...terminatorFindings(table, bytes.length),
  ],
};

const values: FormatCodec<TextTable> = {
  name: 'Csv',
  canonical: 'rows end with CR and LF, and only cells that need quotation marks have them',
  decode: (bytes, { codePage }) => readCsv(bytes, codePage),
  is: (value, { codePage }): value is TextTable => csv(codePage).is(value),
  encode: (table, { codePage }) => writeCsv(table, codePage),
  rows: tableRows,
  findings: (table, bytes, { codePage }) => [
    ...odditiesOf(bytes, codePage, csvDialect).map(
      ({ kind, at }): Finding =>
        kind === 'quote'
          ? { rule: 'DDE-CSV-004', offset: at, expected: 'quotes around the field', found: 'a quote inside it' }
          : { rule: 'DDE-CSV-002', offset: at, expected: 'CR LF', found: 'CR or LF alone' },
    ),
    ...pairFindings(bytes, codePage),
    ...(table.terminated
      ? []
      : [{ rule: 'DDE-CSV-001', offset: bytes.length, expected: 'a NUL', found: 'the end of the block' } as const]),
  ],
};

export const textFormats: readonly FormatCodec[] = [
  byteText('CF_TEXT', ({ codePage }) => codePage),
  byteText('CF_OEMTEXT', oemPage),
  unicode,
  locale,
  tab,
  values,
];
