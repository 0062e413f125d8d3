/** HTML Format as a program should write it. */
import type { HtmlFormat } from './html-format.js';

/**
 * What HTML Format is made from.
 *
 * @category HTML and RTF
 */
export interface HtmlParts {
  /** Balanced HTML; what it holds is not looked at. */
  readonly fragment: string;
  /** What stands before the comment StartFragment. */
  readonly before?: string;
  /** What stands after the comment EndFragment. */
  readonly after?: string;
  readonly version?: '0.9' | '1.0';
  /** The page that the text is from. Blanks, controls and what is not ASCII are written as percent and digits. */
  readonly sourceUrl?: string;
}

const encoder = /* @__PURE__ */ new TextEncoder();
const digits = 10;

/**
 * A block of HTML Format: offsets of ten digits, lines that end with CR LF, comments without blanks.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { makeHtmlFormat } from 'dde-spec/codecs';
 * const value = makeHtmlFormat({ fragment: '<b>4</b>', sourceUrl: 'https://example.org/' });
 * value.fragment.length; // 8
 * value.startHtml === value.header.length; // true
 * ```
 */
export function makeHtmlFormat(parts: HtmlParts): HtmlFormat {
  const { fragment, before = '<html>\r\n<body>\r\n', after = '\r\n</body>\r\n</html>', version = '1.0' } = parts;
  const start = encoder.encode(`${before}<!--StartFragment-->`);
  const middle = encoder.encode(fragment);
  const end = encoder.encode(`<!--EndFragment-->${after}`);
  const url = parts.sourceUrl === undefined ? '' : `SourceURL:${printable(parts.sourceUrl)}\r\n`;
  const header = (...offsets: readonly number[]): string => {
    const lines = ['StartHTML', 'EndHTML', 'StartFragment', 'EndFragment'].map(
      (name, i) => `${name}:${String(offsets[i] ?? 0).padStart(digits, '0')}\r\n`,
    );
    return `Version:${version}\r\n${lines.join('')}${url}`;
  };
  // The width of the offsets does not depend on them.
  const startHtml = header().length;
  const startFragment = startHtml + start.length;
  const endFragment = startFragment + middle.length;
  const endHtml = endFragment + end.length;
  const headerBytes = encoder.encode(header(startHtml, endHtml, startFragment, endFragment));
  const bytes = new Uint8Array(endHtml);
  bytes.set(headerBytes);
  bytes.set(start, startHtml);
  bytes.set(middle, startFragment);
  bytes.set(end, endFragment);
  return {
    header: bytes.subarray(0, startHtml),
    body: bytes.subarray(startHtml),
    version,
    startHtml,
    endHtml,
    startFragment,
    endFragment,
    ...(parts.sourceUrl === undefined ? {} : { sourceUrl: printable(parts.sourceUrl) }),
    html: bytes.subarray(startHtml, endHtml),
    fragment: bytes.subarray(startFragment, endFragment),
  };
}

/** A line break in an address would start another line of the header. */
function printable(url: string): string {
  return Array.from(encoder.encode(url), (byte) =>
    byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
