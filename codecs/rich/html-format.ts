/**
 * HTML Format: a fragment of HTML, with its context and the selection, found by offsets in a header.
 *
 * The fragment is what the offsets say, as other readers take it; whether the comments in the text agree, the findings
 * tell. Nothing is decoded: the parts are views of the bytes, and {@link decodeHtmlText} makes text of one.
 */
import { isBytes, isRecord } from '../kernel/bytes.js';
import { type Either, isRight, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { type Clue, defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, count, limitRows, part, row } from '../kernel/rows.js';
import { htmlFindings } from './html-findings.js';
import {
  type HtmlHeaderLine,
  type HtmlKeyword,
  readHtmlHeader,
  readHtmlHeaderLine,
  readHtmlOffset,
} from './html-header.js';
import { decodeUtf8, shownLength, shownUtf8 } from './utf8.js';

/**
 * A block of HTML Format. Members after `body` follow from it and from `header`.
 *
 * @category HTML and RTF
 */
export interface HtmlFormat {
  /** All lines of the header, as they stand. A view, not a copy. */
  readonly header: Uint8Array;
  /** Everything after the header. A view, not a copy. */
  readonly body: Uint8Array;
  readonly version: string;
  /** In bytes from the start of the block, -1 without a context; missing if the header does not say. */
  readonly startHtml?: number;
  readonly endHtml?: number;
  readonly startFragment: number;
  readonly endFragment: number;
  readonly startSelection?: number;
  readonly endSelection?: number;
  /** The page that the text is from. */
  readonly sourceUrl?: string;
  /** The context: missing if there is none, or if its offsets are of no use. A view, not a copy. */
  readonly html?: Uint8Array;
  /** A view, not a copy. */
  readonly fragment: Uint8Array;
  /** Missing if there is none, or if its offsets are of no use. A view, not a copy. */
  readonly selection?: Uint8Array;
}

/**
 * A part of HTML Format as text; bytes that are no UTF-8 become U+FFFD there, and stay as they are in the part.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { decodeHtmlText, makeHtmlFormat } from 'dde-spec/codecs';
 * decodeHtmlText(makeHtmlFormat({ fragment: '<b>Grüße</b>' }).fragment); // '<b>Grüße</b>'
 * ```
 */
export function decodeHtmlText(part: Uint8Array): string {
  return decodeUtf8(part);
}

type OffsetName = Exclude<HtmlKeyword, 'Version' | 'SourceURL'>;

/**
 * Reads HTML Format. Refused are blocks without Version, StartFragment or EndFragment, offsets that are no numbers, and
 * fragments that are no part of the block.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { decodeHtmlText, orThrow, readHtmlFormat } from 'dde-spec/codecs';
 * const block = 'Version:1.0\nStartHTML:-1\nEndHTML:-1\nStartFragment:68\nEndFragment:76\n<i>4</i>';
 * const read = readHtmlFormat(new TextEncoder().encode(block));
 * decodeHtmlText(orThrow(read).fragment); // '<i>4</i>'
 * ```
 */
export function readHtmlFormat(bytes: Uint8Array): Either<CodecError, HtmlFormat> {
  const { lines, end } = readHtmlHeader(bytes);
  const version = lines.get('Version');
  if (version === undefined) return left(missing('Version', bytes, end));
  let failure: CodecError | undefined;
  const offset = (name: OffsetName): number | undefined => {
    const line = lines.get(name);
    if (line === undefined) return undefined;
    const { valueStart, valueEnd } = line;
    const value = readHtmlOffset(bytes, valueStart, valueEnd);
    // What may be -1 is no error there; what goes too far is none for parts that can be done without.
    if (value !== undefined && (value >= 0 || (value === -1 && name.endsWith('HTML')))) return value;
    const found = describe(decodeUtf8(bytes.subarray(valueStart, Math.min(valueEnd, valueStart + 40))));
    failure ??= {
      offset: valueStart,
      expected: name.endsWith('HTML') ? 'an offset in decimal digits, or -1' : 'an offset in decimal digits',
      found,
      path: ['HTML Format', name],
    };
    return undefined;
  };
  const startHtml = offset('StartHTML');
  const endHtml = offset('EndHTML');
  const startFragment = offset('StartFragment');
  const endFragment = offset('EndFragment');
  const startSelection = offset('StartSelection');
  const endSelection = offset('EndSelection');
  if (failure !== undefined) return left(failure);
  if (startFragment === undefined) return left(missing('StartFragment', bytes, end));
  if (endFragment === undefined) return left(missing('EndFragment', bytes, end));
  if (endFragment > bytes.length || startFragment > endFragment) {
    const name = startFragment > bytes.length || endFragment <= bytes.length ? 'StartFragment' : 'EndFragment';
    const most =
      name === 'EndFragment' || endFragment > bytes.length
        ? `${bytes.length}, the length of the block`
        : `${endFragment}, as EndFragment is`;
    return left({
      offset: (lines.get(name) as HtmlHeaderLine).valueStart,
      expected: `an offset of at most ${most}`,
      found: String(name === 'EndFragment' ? endFragment : startFragment),
      path: ['HTML Format', name],
    });
  }
  const html = cut(bytes, startHtml, endHtml);
  const selection = cut(bytes, startSelection, endSelection);
  const source = lines.get('SourceURL');
  return right({
    header: bytes.subarray(0, end),
    body: bytes.subarray(end),
    version: decodeUtf8(bytes.subarray(version.valueStart, version.valueEnd)),
    ...(startHtml === undefined ? {} : { startHtml }),
    ...(endHtml === undefined ? {} : { endHtml }),
    startFragment,
    endFragment,
    ...(startSelection === undefined ? {} : { startSelection }),
    ...(endSelection === undefined ? {} : { endSelection }),
    ...(source === undefined ? {} : { sourceUrl: decodeUtf8(bytes.subarray(source.valueStart, source.valueEnd)) }),
    ...(html === undefined ? {} : { html }),
    fragment: bytes.subarray(startFragment, endFragment),
    ...(selection === undefined ? {} : { selection }),
  });
}

function cut(bytes: Uint8Array, start: number | undefined, end: number | undefined): Uint8Array | undefined {
  if (start === undefined || end === undefined || start < 0 || end > bytes.length || start > end) return undefined;
  return bytes.subarray(start, end);
}

function missing(name: HtmlKeyword, bytes: Uint8Array, end: number): CodecError {
  return {
    offset: end,
    expected: `a line ${name}: in the header`,
    found: end === bytes.length ? 'the end of the block' : 'the end of the header',
    path: ['HTML Format', name],
  };
}

/**
 * Writes HTML Format.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { makeHtmlFormat, writeHtmlFormat } from 'dde-spec/codecs';
 * writeHtmlFormat(makeHtmlFormat({ fragment: 'x' })).length; // 178
 * ```
 */
export function writeHtmlFormat({ header, body }: HtmlFormat): Uint8Array {
  const bytes = new Uint8Array(header.length + body.length);
  bytes.set(header);
  bytes.set(body, header.length);
  return bytes;
}

function isHtmlFormat(value: unknown): value is HtmlFormat {
  if (!isRecord(value) || !isBytes(value['header']) || !isBytes(value['body'])) return false;
  const read = readHtmlFormat(writeHtmlFormat(value as unknown as HtmlFormat));
  if (!isRight(read)) return false;
  const expected: Readonly<Record<string, unknown>> = { ...read.right };
  const names = new Set([...Object.keys(expected), ...Object.keys(value)]);
  return [...names].every((name) => same(expected[name], value[name]));
}

function same(a: unknown, b: unknown): boolean {
  if (!isBytes(a) || !isBytes(b)) return Object.is(a, b);
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
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
    const keyword = decodeUtf8(bytes.subarray(line.start, Math.min(line.colon, line.start + shownLength)));
    const known = line.keyword === undefined ? 'a keyword without a meaning here' : meanings[line.keyword];
    yield row(bytes, at, line.next, keyword, shownUtf8(bytes.subarray(line.valueStart, line.valueEnd)), known);
    at = line.next;
  }
}

/** A part of the text, which lies inside of the row before. */
function partRow(offset: number | undefined, view: Uint8Array, field: string, meaning: string): AnnotatedRow {
  return part(offset ?? 0, field, shownUtf8(view), `${meaning}: ${count(view.length, 'byte')}`);
}

function htmlRows(value: HtmlFormat, bytes: Uint8Array): readonly AnnotatedRow[] {
  const { html: context, fragment, selection, header, body } = value;
  const rows = [...limitRows(headerRows(value, bytes), count(header.length, 'byte'))];
  rows.push(row(bytes, header.length, bytes.length, 'body', shownUtf8(body), 'everything after the header'));
  if (context !== undefined) rows.push(partRow(value.startHtml, context, 'html', 'the context'));
  rows.push(partRow(value.startFragment, fragment, 'fragment', 'what was copied'));
  if (selection !== undefined)
    rows.push(partRow(value.startSelection, selection, 'selection', 'what the user had selected'));
  return rows;
}

function recogniseHtml(bytes: Uint8Array): Clue | undefined {
  const line = readHtmlHeaderLine(bytes, 0);
  if (line?.keyword !== 'Version') return undefined;
  const second = readHtmlHeaderLine(bytes, line.next);
  if (second?.keyword === undefined) return undefined;
  return { score: 0.95, why: 'the lines of the header of HTML Format' };
}

/**
 * HTML Format. `is` refuses a value whose parts are not what its header says.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { HtmlFormat, makeHtmlFormat } from 'dde-spec/codecs';
 * const value = makeHtmlFormat({ fragment: 'x' });
 * HtmlFormat.is(value); // true
 * HtmlFormat.is({ ...value, endFragment: 7 }); // false
 * ```
 */
export const HtmlFormat: Format<HtmlFormat, 'HTML Format'> = /* @__PURE__ */ defineFormat({
  name: 'HTML Format',
  read: readHtmlFormat,
  is: isHtmlFormat,
  write: writeHtmlFormat,
  rows: htmlRows,
  findings: htmlFindings,
  recognise: recogniseHtml,
});
