/** CF_HDROP: DROPFILES, and the names of files after it. */
import { dropFilesLayout } from '../../spec/formats/files.js';
import { dword, isArrayOf, isBytes, isLong, isRecord, isWord, long, noBytes, setDword } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, isRight, left, right } from '../kernel/either.js';
import { type CodecError, endOfBlock } from '../kernel/errors.js';
import { firstFindings } from '../kernel/findings.js';
import { type Clue, defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { decodeUnits, writeUnits } from '../kernel/units.js';
import { pageOf } from '../text/page-of.js';
import { isQualifiedPath, notQualified } from './qualified-path.js';

/**
 * A list of files.
 *
 * @category Files
 */
export interface CfHdrop {
  /** Where the list starts, in bytes: 20 and the length of `between`. */
  readonly pFiles: number;
  /** Where the files were dropped. */
  readonly pt: { readonly x: number; readonly y: number };
  /** Not 0: `pt` is outside the client area, in screen coordinates. */
  readonly fNC: number;
  /** Not 0: the names are UTF-16LE. */
  readonly fWide: number;
  /** Between DROPFILES and the list. A view, not a copy. */
  readonly between: Uint8Array;
  /** None is empty: an empty one ends the list. */
  readonly names: readonly string[];
  /** How many NULs the block lacks: 0; 1, the one that ends the list; 2, that of the last name as well. */
  readonly missing: 0 | 1 | 2;
  /** After the list. With NULs missing: empty, or half a wide character. A view, not a copy. */
  readonly rest: Uint8Array;
}

const headerSize = 20;

/**
 * A list of files as a program should write it: in UTF-16, nothing missing, nothing besides.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { makeCfHdrop, writeCfHdrop } from 'dde-spec/codecs';
 * writeCfHdrop(makeCfHdrop(['C:\\a'])).length; // 32
 * ```
 */
export function makeCfHdrop(names: readonly string[]): CfHdrop {
  const pt = { x: 0, y: 0 };
  // After a single NUL, readers that look for the end of a name first run on.
  const rest = names.length === 0 ? new Uint8Array(2) : noBytes;
  return { pFiles: headerSize, pt, fNC: 0, fWide: 1, between: noBytes, names, missing: 0, rest };
}

/**
 * Reads CF_HDROP. Refused are blocks without a whole DROPFILES, and lists that start inside of it or after the block.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { orThrow, parseHex, readCfHdrop } from 'dde-spec/codecs';
 * const bytes = orThrow(parseHex('14000000 00000000 00000000 00000000 00000000 61 00 62 00 00'));
 * orThrow(readCfHdrop(bytes)).names; // ['a', 'b']
 * ```
 */
export function readCfHdrop(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, CfHdrop> {
  const page = pageOf(options);
  const { length } = bytes;
  if (length < headerSize) {
    return left({
      offset: length,
      expected: `${headerSize} bytes of DROPFILES`,
      found: endOfBlock(length),
      path: ['CF_HDROP'],
    });
  }
  const pFiles = dword(bytes, 0);
  if (pFiles < headerSize || pFiles > length) {
    return left({
      offset: 0,
      expected: `an offset from ${headerSize}, after DROPFILES, to ${length}, the end of the block`,
      found: String(pFiles),
      path: ['CF_HDROP', 'pFiles'],
    });
  }
  const fWide = long(bytes, 16);
  const unit = fWide === 0 ? 1 : 2;
  const last = length - ((length - pFiles) % unit);
  const ended = fWide === 0 ? endOfAnsiList(bytes, pFiles) : endOfWideList(bytes, pFiles, last);
  const end = ended < 0 ? last : ended;
  // Of an unfinished list the NUL of the last name, if it is there, is no part of the text.
  const cut = ended < 0 && end > pFiles && bytes[end - 1] === 0 && bytes[end - unit] === 0 ? end - unit : end;
  const text = fWide === 0 ? page.decode(bytes, pFiles, cut) : decodeUnits(bytes, pFiles, cut);
  return right({
    pFiles,
    pt: { x: long(bytes, 4), y: long(bytes, 8) },
    fNC: long(bytes, 12),
    fWide,
    between: bytes.subarray(headerSize, pFiles),
    names: text === '' ? [] : text.split('\0'),
    missing: ended >= 0 ? 0 : cut < end || end === pFiles ? 1 : 2,
    // The two NULs of a list; of an empty one the only one.
    rest: bytes.subarray(ended < 0 ? last : ended === pFiles ? ended + unit : ended + 2 * unit),
  });
}

/** Where the last name ends, before the two NULs; -1: nothing ends the list. */
function endOfAnsiList(bytes: Uint8Array, start: number): number {
  if (bytes[start] === 0) return start;
  for (let at = bytes.indexOf(0, start); at >= 0; at = bytes.indexOf(0, at + 1)) if (bytes[at + 1] === 0) return at;
  return -1;
}

function endOfWideList(bytes: Uint8Array, start: number, end: number): number {
  let afterNul = true;
  for (let at = start; at < end; at += 2) {
    const nul = bytes[at] === 0 && bytes[at + 1] === 0;
    if (nul && afterNul) return at === start ? at : at - 2;
    afterNul = nul;
  }
  return -1;
}

/**
 * Writes CF_HDROP; a character that the code page lacks becomes a question mark.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { formatHex, makeCfHdrop, writeCfHdrop } from 'dde-spec/codecs';
 * const bytes = writeCfHdrop({ ...makeCfHdrop(['a']), fWide: 0 });
 * formatHex(bytes.subarray(20)); // '61 00 00'
 * ```
 */
export function writeCfHdrop(value: CfHdrop, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  const page = pageOf(options);
  const { pFiles, pt, fNC, fWide, between, names, missing, rest } = value;
  const text = names.join('\0');
  const size = fWide === 0 ? page.measure(text) : text.length * 2;
  const nuls = (names.length === 0 ? 1 : 2) - missing;
  const after = pFiles + size + nuls * (fWide === 0 ? 1 : 2);
  const bytes = new Uint8Array(after + rest.length);
  setDword(bytes, 0, pFiles);
  setDword(bytes, 4, pt.x);
  setDword(bytes, 8, pt.y);
  setDword(bytes, 12, fNC);
  setDword(bytes, 16, fWide);
  bytes.set(between, headerSize);
  if (fWide === 0) page.write(text, bytes, pFiles);
  else writeUnits(text, bytes, pFiles);
  bytes.set(rest, after);
  return bytes;
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && !name.includes('\0');
}

/** Whether writing turns the value into what reading turns back. */
function isCfHdrop(value: unknown, page: CodePage): value is CfHdrop {
  if (!isRecord(value)) return false;
  const { pFiles, pt, fNC, fWide, between, names, missing, rest } = value;
  return (
    isRecord(pt) &&
    [pt['x'], pt['y'], fNC, fWide].every(isLong) &&
    isBytes(between) &&
    pFiles === headerSize + between.length &&
    isArrayOf(names, isName) &&
    // All at once, as a name may be a single byte; no character reaches over a NUL.
    (fWide !== 0 || page.findUnencodable(names.join('\0')) < 0) &&
    isWord(missing) &&
    missing <= (names.length > 0 ? 2 : 1) &&
    isBytes(rest) &&
    (missing === 0 || rest.length <= (fWide === 0 ? 0 : 1))
  );
}

/** The names with the places where they stand. */
function* placedNames(value: CfHdrop, page: CodePage): Generator<{ name: string; at: number; end: number }> {
  let at = value.pFiles;
  for (const name of value.names) {
    const end = at + (value.fWide === 0 ? page.measure(name) : name.length * 2);
    yield { name, at, end };
    at = end + (value.fWide === 0 ? 1 : 2);
  }
}

function* nameRows(value: CfHdrop, bytes: Uint8Array, page: CodePage): Generator<AnnotatedRow> {
  const after = bytes.length - value.rest.length;
  const unit = value.fWide === 0 ? 1 : 2;
  let i = 0;
  for (const { name, at, end } of placedNames(value, page)) {
    const meaning = end < after ? 'the path of a file, and its NUL' : 'the path of a file';
    yield row(bytes, at, Math.min(end + unit, after), `names.${i++}`, shownText(name), meaning);
  }
}

function* relativeNames(value: CfHdrop, page: CodePage): Generator<FormatFinding> {
  for (const { name, at } of placedNames(value, page))
    if (!isQualifiedPath(name)) yield notQualified('DDE-HDROP-005', name, at);
}

function hdropRows(value: CfHdrop, bytes: Uint8Array, options: FormatOptions | undefined): readonly AnnotatedRow[] {
  const rows = [...recordKernel(dropFilesLayout, 'win32').rows(bytes, 0)];
  if (value.between.length > 0) {
    rows.push(row(bytes, headerSize, value.pFiles, 'between', count(value.between.length, 'byte'), 'before the list'));
  }
  rows.push(...limitRows(nameRows(value, bytes, pageOf(options)), count(value.names.length, 'name')));
  const after = bytes.length - value.rest.length;
  const unit = value.fWide === 0 ? 1 : 2;
  if (value.missing === 0) rows.push(row(bytes, after - unit, after, 'terminator', '0', 'an empty name ends the list'));
  else rows.push(part(after, 'terminator', 'none', `the list lacks ${count(value.missing, 'NUL')}`));
  if (value.rest.length > 0) rows.push(restRow(bytes, after, 'rest', 'after the list'));
  return rows;
}

function hdropFindings(
  value: CfHdrop,
  bytes: Uint8Array,
  options: FormatOptions | undefined,
): readonly FormatFinding[] {
  const findings = [...firstFindings(relativeNames(value, pageOf(options)))];
  if (value.missing > 0) {
    findings.push({
      rule: 'DDE-HDROP-003',
      offset: bytes.length - value.rest.length,
      expected: value.missing === 1 ? 'a NUL that ends the list' : 'a NUL after the name and one that ends the list',
      found: 'the end of the block',
    });
  }
  const { names, missing, rest, fWide } = value;
  if (names.length === 0 && missing === 0 && !(rest[0] === 0 && (fWide === 0 || rest[1] === 0))) {
    findings.push({
      rule: 'DDE-HDROP-008',
      offset: bytes.length - rest.length,
      expected: 'another NUL, as the list has no names',
      found: rest.length === 0 ? 'the end of the block' : 'other bytes',
    });
  }
  return findings;
}

function recogniseHdrop(bytes: Uint8Array, options: FormatOptions | undefined): Clue | undefined {
  // Most programs leave the list directly after the structure, and the flags are BOOLs.
  if (bytes.length < headerSize + 2 || dword(bytes, 0) !== headerSize) return undefined;
  if (dword(bytes, 12) > 1 || dword(bytes, 16) > 1) return undefined;
  const value = readCfHdrop(bytes, options);
  if (!isRight(value) || value.right.missing > 0) return undefined;
  const { names } = value.right;
  const sure = names.length > 0 && names.every(isQualifiedPath);
  return { score: sure ? 0.95 : 0.4, why: `DROPFILES with ${count(names.length, 'name')} after it` };
}

/**
 * CF_HDROP, with names in a code page where they are not wide.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { CfHdrop, makeCfHdrop } from 'dde-spec/codecs';
 * CfHdrop.is(makeCfHdrop(['C:\\a'])); // true
 * CfHdrop.is(makeCfHdrop([''])); // false
 * ```
 */
export const CfHdrop: Format<CfHdrop, 'CF_HDROP'> = /* @__PURE__ */ defineFormat({
  name: 'CF_HDROP',
  read: readCfHdrop,
  is: (value, options): value is CfHdrop => isCfHdrop(value, pageOf(options)),
  write: writeCfHdrop,
  rows: hdropRows,
  findings: hdropFindings,
  recognise: recogniseHdrop,
});
