/** HTML Format and Rich Text Format, as formats. */
import type { Clue, Finding, FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { htmlFindings } from './html-findings.js';
import { HtmlFormat, htmlText, readHtmlFormat, writeHtmlFormat } from './html-format.js';
import { type HtmlKeyword, readHtmlHeaderLine } from './html-header.js';
import { RichText, readRichText, writeRichText } from './rich-text.js';

// As much as a row shows of a text.
const shown = 61;

function shownBytes(bytes: Uint8Array): string {
  return shownText(htmlText(bytes.subarray(0, shown)));
}

const meanings: Readonly<Record<HtmlKeyword, string>> = {
  Version: 'of the format',
  StartHTML: 'where the context starts, in bytes; -1: there is none',
  EndHTML: 'where the context ends; -1: there is none',
  StartFragment: 'where what was copied starts',
  EndFragment: 'where what was copied ends',
  StartSelection: 'where what the user had selected starts',
  EndSelection: 'where what the user had selected ends',
  SourceURL: 'the page that the text is from',
};

function* headerRows(value: HtmlFormat, bytes: Uint8Array): Generator<AnnotatedRow> {
  for (let at = 0; at < value.header.length; ) {
    const line = readHtmlHeaderLine(bytes, at);
    if (line === undefined) return;
    const keyword = htmlText(bytes.subarray(line.start, Math.min(line.colon, line.start + shown)));
    const known = line.keyword === undefined ? 'a keyword without a meaning here' : meanings[line.keyword];
    yield row(bytes, at, line.next, keyword, shownBytes(bytes.subarray(line.valueStart, line.valueEnd)), known);
    at = line.next;
  }
}

/** A part of the text, which lies inside of the row before. */
function partRow(offset: number | undefined, view: Uint8Array, field: string, meaning: string): AnnotatedRow {
  return part(offset ?? 0, field, shownBytes(view), `${meaning}: ${count(view.length, 'byte')}`);
}

const html: FormatCodec<HtmlFormat> = {
  name: 'HTML Format',
  decode: readHtmlFormat,
  is: (value): value is HtmlFormat => HtmlFormat.is(value),
  encode: writeHtmlFormat,
  rows(value, bytes) {
    const { html: context, fragment, selection, header, body } = value;
    const rows = [...limitRows(headerRows(value, bytes), count(header.length, 'byte'))];
    rows.push(row(bytes, header.length, bytes.length, 'body', shownBytes(body), 'everything after the header'));
    if (context !== undefined) rows.push(partRow(value.startHtml, context, 'html', 'the context'));
    rows.push(partRow(value.startFragment, fragment, 'fragment', 'what was copied'));
    if (selection !== undefined)
      rows.push(partRow(value.startSelection, selection, 'selection', 'what the user had selected'));
    return rows;
  },
  findings: htmlFindings,
  recognise(bytes): Clue | undefined {
    const line = readHtmlHeaderLine(bytes, 0);
    if (line?.keyword !== 'Version') return undefined;
    const second = readHtmlHeaderLine(bytes, line.next);
    if (second?.keyword === undefined) return undefined;
    return { score: 0.95, why: 'the lines of the header of HTML Format' };
  },
};

const rtf: FormatCodec<RichText> = {
  name: 'Rich Text Format',
  decode: readRichText,
  is: (value): value is RichText => RichText.is(value),
  encode: writeRichText,
  rows({ document, terminated, rest, version, charset, codePage, depth }, bytes) {
    const end = document.length;
    const rows = [
      row(bytes, 0, end, 'document', shownBytes(document), 'one group in braces'),
      part(0, 'document.version', String(version ?? 'none'), 'the number after rtf'),
      part(0, 'document.charset', charset ?? 'none', 'the character set of the text'),
      part(0, 'document.codePage', String(codePage ?? 'none'), 'the code page of the writer'),
      part(0, 'document.depth', String(depth), 'how deep the groups nest'),
    ];
    if (terminated) rows.push(row(bytes, end, end + 1, 'terminator', '0', 'NUL'));
    if (rest.length > 0) rows.push(restRow(bytes, bytes.length - rest.length, 'rest', 'after the document'));
    return rows;
  },
  findings({ version, charset }) {
    const findings: Finding[] = [];
    if (version !== 1) {
      const found = version === undefined ? 'no version' : String(version);
      findings.push({ rule: 'DDE-RTF-002', offset: 1, expected: 'rtf1', found });
    }
    if (charset === undefined) {
      const expected = 'ansi, mac, pc or pca before any text and any group';
      findings.push({ rule: 'DDE-RTF-003', offset: 1, expected, found: 'none of them' });
    }
    return findings;
  },
  recognise(bytes): Clue | undefined {
    const starts = [...'{\\rtf'].every((char, i) => bytes[i] === char.charCodeAt(0));
    return starts ? { score: 0.98, why: 'it begins with {\\rtf' } : undefined;
  },
};

export const richFormats: readonly FormatCodec[] = [html, rtf];
