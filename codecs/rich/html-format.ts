/**
 * HTML Format: a fragment of HTML, with its context and the selection, found by offsets in a header.
 *
 * The fragment is what the offsets say, as other readers take it; whether the comments in the text agree, the findings
 * tell. Nothing is decoded: the parts are views of the bytes, and {@link htmlText} makes text of one.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { isRight, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, describe } from '../kernel/errors.js';
import { type HtmlHeaderLine, type HtmlKeyword, readHtmlHeaderLine, readHtmlOffset } from './html-header.js';

/** A block of HTML Format. Members after `body` follow from it and from `header`. */
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

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A part of HTML Format as text; bytes that are no UTF-8 become U+FFFD there, and stay as they are in the part.
 *
 * @example
 * ```ts
 * import { htmlFormat, htmlText } from 'dde-spec/codecs';
 * htmlText(htmlFormat({ fragment: '<b>Grüße</b>' }).fragment); // '<b>Grüße</b>'
 * ```
 */
export function htmlText(part: Uint8Array): string {
  return utf8.decode(part);
}

type OffsetName = Exclude<HtmlKeyword, 'Version' | 'SourceURL'>;

/** The lines of a header; of a keyword that comes twice the first counts. */
export function readHtmlHeader(bytes: Uint8Array): {
  readonly lines: ReadonlyMap<HtmlKeyword, HtmlHeaderLine>;
  /** Where the header ends. */
  readonly end: number;
} {
  const lines = new Map<HtmlKeyword, HtmlHeaderLine>();
  let at = 0;
  // Text may look like a line of the header, so that an offset which ends the header counts for more.
  let startHtml: number | undefined;
  let startFragment: number | undefined;
  for (;;) {
    if (at > 0 && (at === startHtml || at === startFragment)) break;
    const line = readHtmlHeaderLine(bytes, at);
    if (line === undefined) break;
    const { keyword, valueStart, valueEnd, next } = line;
    if (keyword !== undefined && !lines.has(keyword)) {
      lines.set(keyword, line);
      if (keyword === 'StartHTML') startHtml = readHtmlOffset(bytes, valueStart, valueEnd);
      if (keyword === 'StartFragment') startFragment = readHtmlOffset(bytes, valueStart, valueEnd);
    }
    at = next;
  }
  return { lines, end: at };
}

/**
 * Reads HTML Format. Refused are blocks without Version, StartFragment or EndFragment, offsets that are no numbers, and
 * fragments that are no part of the block.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { htmlText, readHtmlFormat } from 'dde-spec/codecs';
 * const block = 'Version:1.0\nStartHTML:-1\nEndHTML:-1\nStartFragment:68\nEndFragment:76\n<i>4</i>';
 * const read = readHtmlFormat(new TextEncoder().encode(block));
 * if (isRight(read)) htmlText(read.right.fragment); // '<i>4</i>'
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
    const found = describe(utf8.decode(bytes.subarray(valueStart, Math.min(valueEnd, valueStart + 40))));
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
    version: utf8.decode(bytes.subarray(version.valueStart, version.valueEnd)),
    ...(startHtml === undefined ? {} : { startHtml }),
    ...(endHtml === undefined ? {} : { endHtml }),
    startFragment,
    endFragment,
    ...(startSelection === undefined ? {} : { startSelection }),
    ...(endSelection === undefined ? {} : { endSelection }),
    ...(source === undefined ? {} : { sourceUrl: utf8.decode(bytes.subarray(source.valueStart, source.valueEnd)) }),
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
 * @example
 * ```ts
 * import { htmlFormat, writeHtmlFormat } from 'dde-spec/codecs';
 * writeHtmlFormat(htmlFormat({ fragment: 'x' })).length; // 178
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

/**
 * HTML Format. `is` refuses a value whose parts are not what its header says.
 *
 * @example
 * ```ts
 * import { HtmlFormat, htmlFormat } from 'dde-spec/codecs';
 * const value = htmlFormat({ fragment: 'x' });
 * HtmlFormat.is(value); // true
 * HtmlFormat.is({ ...value, endFragment: 7 }); // false
 * ```
 */
export const HtmlFormat: t.Type<HtmlFormat, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'HTML Format',
  isHtmlFormat,
  readHtmlFormat,
  writeHtmlFormat,
);
