/**
 * Rich Text Format as an envelope: where the document ends, which version and character set it declares, and whether
 * its braces balance. What its control words mean is left to a reader of RTF.
 */
import { isBytes, isRecord } from '../kernel/bytes.js';
import { type Either, isRight, left, right } from '../kernel/either.js';
import { type CodecError, describe, endOfBlock } from '../kernel/errors.js';
import { type Clue, defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type AnnotatedRow, part, restRow, row } from '../kernel/rows.js';
import { isLetter } from './ascii.js';
import { shownUtf8 } from './utf8.js';

/**
 * A block of Rich Text Format. Members after `rest` follow from `document`.
 *
 * @category HTML and RTF
 */
export interface RichTextFormat {
  /** From the first brace to the one that closes it. A view, not a copy. */
  readonly document: Uint8Array;
  /** Whether a NUL follows the document. */
  readonly terminated: boolean;
  /** After the document and its NUL. A view, not a copy. */
  readonly rest: Uint8Array;
  /** The number after `\rtf`; missing if there is none. */
  readonly version?: number;
  /** The character set that the document declares. */
  readonly charset?: 'ansi' | 'mac' | 'pc' | 'pca';
  /** The number after `\ansicpg`; missing if there is none. */
  readonly codePage?: number;
  /** How deep the groups nest; 1 is the document itself. */
  readonly depth: number;
}

const open = 0x7b;
const close = 0x7d;
const backslash = 0x5c;

/** A control word, as places in the block. */
interface ControlWord {
  readonly name: string;
  readonly value: number | undefined;
  readonly next: number;
}

const longestName = 32;

/** The control word at a backslash; a control symbol has no letters for a name. */
function readControlWord(bytes: Uint8Array, start: number): ControlWord {
  let at = start + 1;
  while (isLetter(bytes[at])) at++;
  const end = at;
  if (end === start + 1) return { name: '', value: undefined, next: Math.min(start + 2, bytes.length) };
  const negative = bytes[at] === 0x2d && isDigit(bytes[at + 1]);
  if (negative) at++;
  let value: number | undefined;
  for (; isDigit(bytes[at]); at++) value = Math.min((value ?? 0) * 10 + (bytes[at] as number) - 0x30, 0xffffffff);
  // A blank after it is its end and no text.
  if (bytes[at] === 0x20) at++;
  const name = end - start > longestName ? '' : String.fromCharCode(...bytes.subarray(start + 1, end));
  return { name, value: negative && value !== undefined && value > 0 ? -value : value, next: at };
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Whether the control word at a backslash is `bin`, before its name is made a string. */
function isBin(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === 0x62 && bytes[at + 2] === 0x69 && bytes[at + 3] === 0x6e && !isLetter(bytes[at + 4]);
}

/** What follows the version before the first group and the first text. */
function readDeclarations(bytes: Uint8Array, start: number): Pick<RichTextFormat, 'charset' | 'codePage'> {
  let charset: RichTextFormat['charset'];
  let codePage: number | undefined;
  let at = start;
  for (;;) {
    while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
    if (bytes[at] !== backslash) break;
    const { name, value, next } = readControlWord(bytes, at);
    if (name === '' || name === 'bin') break;
    if (name === 'ansi' || name === 'mac' || name === 'pc' || name === 'pca') charset ??= name;
    if (name === 'ansicpg') codePage ??= value;
    at = next;
  }
  return { ...(charset === undefined ? {} : { charset }), ...(codePage === undefined ? {} : { codePage }) };
}

/** Where the raw bytes of a `bin` stand; a number that is not positive has none. */
function readBin(bytes: Uint8Array, at: number): { readonly start: number; readonly end: number } {
  const { value, next } = readControlWord(bytes, at);
  return { start: next, end: next + Math.max(value ?? 0, 0) };
}

/**
 * Reads Rich Text Format. Refused is what does not begin with `{\rtf`, and what ends before its last brace.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { orThrow, readRichTextFormat } from 'dde-spec/codecs';
 * const bytes = new TextEncoder().encode('{\\rtf1\\ansi\\ansicpg1252 {\\b 42}}\0');
 * const { charset, codePage, depth } = orThrow(readRichTextFormat(bytes));
 * [charset, codePage, depth]; // ['ansi', 1252, 2]
 * ```
 */
export function readRichTextFormat(bytes: Uint8Array): Either<CodecError, RichTextFormat> {
  const first = bytes[0] === open && bytes[1] === backslash ? readControlWord(bytes, 1) : undefined;
  if (first?.name !== 'rtf') {
    const found = describe(String.fromCharCode(...bytes.subarray(0, 8)));
    return left({ offset: 0, expected: '{\\rtf', found, path: ['Rich Text Format'] });
  }
  let at = first.next;
  let level = 1;
  let depth = 1;
  while (level > 0) {
    if (at >= bytes.length) {
      return left({
        offset: bytes.length,
        expected: level === 1 ? 'a closing brace' : `${level} closing braces`,
        found: endOfBlock(bytes.length),
        path: ['Rich Text Format'],
      });
    }
    const byte = bytes[at];
    if (byte === backslash) {
      if (isBin(bytes, at)) {
        const { start, end } = readBin(bytes, at);
        if (end > bytes.length) {
          return left({
            offset: bytes.length,
            expected: `${end - start} bytes after bin, from offset ${start} on`,
            found: endOfBlock(bytes.length),
            path: ['Rich Text Format', 'bin'],
          });
        }
        at = end;
      } else at += 2;
      continue;
    }
    if (byte === open) depth = Math.max(depth, ++level);
    else if (byte === close) level--;
    at++;
  }
  const terminated = bytes[at] === 0;
  return right({
    document: bytes.subarray(0, at),
    terminated,
    rest: bytes.subarray(terminated ? at + 1 : at),
    ...(first.value === undefined ? {} : { version: first.value }),
    ...readDeclarations(bytes, first.next),
    depth,
  });
}

/**
 * Writes Rich Text Format.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { makeRichTextFormat, writeRichTextFormat } from 'dde-spec/codecs';
 * new TextDecoder().decode(writeRichTextFormat(makeRichTextFormat('42'))); // '{\\rtf1\\ansi 42}\0'
 * ```
 */
export function writeRichTextFormat({ document, terminated, rest }: RichTextFormat): Uint8Array {
  const end = document.length + (terminated ? 1 : 0);
  const bytes = new Uint8Array(end + rest.length);
  bytes.set(document);
  bytes.set(rest, end);
  return bytes;
}

function isRichTextFormat(value: unknown): value is RichTextFormat {
  if (!isRecord(value)) return false;
  const { document, terminated, rest } = value;
  if (!isBytes(document) || typeof terminated !== 'boolean' || !isBytes(rest)) return false;
  const read = readRichTextFormat(writeRichTextFormat({ document, terminated, rest, depth: 1 }));
  if (!isRight(read)) return false;
  const again = read.right;
  return (
    again.document.length === document.length &&
    again.terminated === terminated &&
    (['version', 'charset', 'codePage', 'depth'] as const).every((name) => Object.is(again[name], value[name]))
  );
}

function rtfRows(value: RichTextFormat, bytes: Uint8Array): readonly AnnotatedRow[] {
  const { document, terminated, rest, version, charset, codePage, depth } = value;
  const end = document.length;
  const rows = [
    row(bytes, 0, end, 'document', shownUtf8(document), 'one group in braces'),
    part(0, 'document.version', String(version ?? 'none'), 'the number after rtf'),
    part(0, 'document.charset', charset ?? 'none', 'the character set of the text'),
    part(0, 'document.codePage', String(codePage ?? 'none'), 'the code page of the writer'),
    part(0, 'document.depth', String(depth), 'how deep the groups nest'),
  ];
  if (terminated) rows.push(row(bytes, end, end + 1, 'terminator', '0', 'NUL'));
  if (rest.length > 0) rows.push(restRow(bytes, bytes.length - rest.length, 'rest', 'after the document'));
  return rows;
}

function rtfFindings({ version, charset }: RichTextFormat): readonly FormatFinding[] {
  const findings: FormatFinding[] = [];
  if (version !== 1) {
    const found = version === undefined ? 'no version' : String(version);
    findings.push({ rule: 'DDE-RTF-002', offset: 1, expected: 'rtf1', found });
  }
  if (charset === undefined) {
    const expected = 'ansi, mac, pc or pca before any text and any group';
    findings.push({ rule: 'DDE-RTF-003', offset: 1, expected, found: 'none of them' });
  }
  return findings;
}

function recogniseRtf(bytes: Uint8Array): Clue | undefined {
  const starts = [...'{\\rtf'].every((char, i) => bytes[i] === char.charCodeAt(0));
  return starts ? { score: 0.98, why: 'it begins with {\\rtf' } : undefined;
}

/**
 * Rich Text Format.
 *
 * @category HTML and RTF
 *
 * @example
 * ```ts
 * import { makeRichTextFormat, RichTextFormat } from 'dde-spec/codecs';
 * RichTextFormat.is(makeRichTextFormat('42')); // true
 * RichTextFormat.is({ ...makeRichTextFormat('42'), depth: 3 }); // false
 * ```
 */
export const RichTextFormat: Format<RichTextFormat, 'Rich Text Format'> = /* @__PURE__ */ defineFormat({
  name: 'Rich Text Format',
  read: readRichTextFormat,
  is: isRichTextFormat,
  write: writeRichTextFormat,
  rows: rtfRows,
  findings: rtfFindings,
  recognise: recogniseRtf,
});
