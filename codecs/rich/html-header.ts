/** The header of HTML Format: lines of a keyword, a colon and a value. */
import { isLetter } from './ascii.js';

/** The keywords that mean something here. */
const htmlKeywords = [
  'Version',
  'StartHTML',
  'EndHTML',
  'StartFragment',
  'EndFragment',
  'StartSelection',
  'EndSelection',
  'SourceURL',
] as const;

/** A keyword that means something here. */
export type HtmlKeyword = (typeof htmlKeywords)[number];

/** What the lines of a header say. */
export interface HtmlOffsets {
  readonly version: string;
  readonly startHtml?: number;
  readonly endHtml?: number;
  readonly startFragment: number;
  readonly endFragment: number;
  readonly startSelection?: number;
  readonly endSelection?: number;
}

/** One line, as places in the block. */
export interface HtmlHeaderLine {
  /** `undefined`: none that means something here. */
  readonly keyword: HtmlKeyword | undefined;
  readonly start: number;
  readonly colon: number;
  /** Where the value starts and ends, blanks at its ends left out. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** After the end of the line. */
  readonly next: number;
}

const lf = 0x0a;
const cr = 0x0d;
const colonByte = 0x3a;

/** The keywords in small letters, and how they are spelt. */
const folded = /* @__PURE__ */ htmlKeywords.map((keyword) => ({
  keyword,
  bytes: Uint8Array.from(keyword.toLowerCase(), (char) => char.charCodeAt(0)),
}));

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** Whether a byte may stand in a keyword after its first letter; a blank or a `<` there is text. */
function isInKeyword(byte: number | undefined): boolean {
  return isLetter(byte) || byte === 0x2d || byte === 0x5f || (byte !== undefined && byte >= 0x30 && byte <= 0x39);
}

function keywordOf(bytes: Uint8Array, start: number, end: number): HtmlKeyword | undefined {
  for (const { keyword, bytes: wanted } of folded) {
    if (wanted.length !== end - start) continue;
    let i = 0;
    while (i < wanted.length && ((bytes[start + i] as number) | 0x20) === wanted[i]) i++;
    if (i === wanted.length) return keyword;
  }
  return undefined;
}

/** The line of the header at `start`; `undefined`: what stands there is none. */
export function readHtmlHeaderLine(bytes: Uint8Array, start: number): HtmlHeaderLine | undefined {
  if (!isLetter(bytes[start])) return undefined;
  let colon = start + 1;
  while (isInKeyword(bytes[colon])) colon++;
  if (bytes[colon] !== colonByte) return undefined;
  let end = colon + 1;
  while (end < bytes.length && bytes[end] !== lf && bytes[end] !== cr) end++;
  let valueStart = colon + 1;
  while (valueStart < end && isBlank(bytes[valueStart])) valueStart++;
  let valueEnd = end;
  while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) valueEnd--;
  const pair = bytes[end] === cr && bytes[end + 1] === lf;
  const next = end === bytes.length ? end : end + (pair ? 2 : 1);
  return { keyword: keywordOf(bytes, start, colon), start, colon, valueStart, valueEnd, next };
}

/** The number of a value, which may be negative. `undefined`: no number, or one that no block can reach. */
export function readHtmlOffset(bytes: Uint8Array, start: number, end: number): number | undefined {
  const negative = bytes[start] === 0x2d;
  let at = negative ? start + 1 : start;
  if (at === end) return undefined;
  let value = 0;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return negative ? (value === 0 ? 0 : -value) : value;
}

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
