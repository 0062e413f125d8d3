/** What the rules forbid in HTML Format although it can be read. */
import type { RuleId } from '../../spec/rules/index.js';
import type { FormatFinding } from '../kernel/format.js';
import { shownText } from '../kernel/rows.js';
import { type HtmlKeyword, type HtmlOffsets, readHtmlHeader } from './html-header.js';
import { findInvalidUtf8, isContinuation } from './utf8.js';

/** A comment that marks an end of the fragment, as places in the block. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly blanks: boolean;
}

const opening = 0x3c;

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** The comment at a `<`, which may have blanks within. */
function markAt(bytes: Uint8Array, start: number, name: string): Mark | undefined {
  if (!startsWith(bytes, start, '<!--')) return undefined;
  let at = start + 4;
  while (isBlank(bytes[at])) at++;
  if (!startsWith(bytes, at, name)) return undefined;
  at += name.length;
  while (isBlank(bytes[at])) at++;
  if (!startsWith(bytes, at, '-->')) return undefined;
  return { start, end: at + 3, blanks: at + 3 - start > name.length + 7 };
}

/** The first comment StartFragment, and the last comment EndFragment: what was copied may hold others. */
function findMarks(bytes: Uint8Array, from: number): { readonly start?: Mark; readonly end?: Mark } {
  let start: Mark | undefined;
  let end: Mark | undefined;
  let at = bytes.indexOf(opening, from);
  while (at >= 0) {
    start ??= markAt(bytes, at, 'StartFragment');
    end = markAt(bytes, at, 'EndFragment') ?? end;
    at = bytes.indexOf(opening, at + 1);
  }
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** What is against the rules in a block that can be read. */
export function htmlFindings(value: HtmlOffsets, bytes: Uint8Array): readonly FormatFinding[] {
  const findings: FormatFinding[] = [];
  const { lines, end: headerEnd } = readHtmlHeader(bytes);
  const place = (name: HtmlKeyword): number => lines.get(name)?.valueStart ?? headerEnd;
  const add = (rule: RuleId, offset: number, expected: string, found: string): void => {
    findings.push({ rule, offset, expected, found });
  };
  const wrong = (rule: RuleId, name: HtmlKeyword, expected: string, found: number | undefined): void =>
    add(rule, place(name), `${name} ${expected}`, found === undefined ? 'no such line' : String(found));

  const first = lines.get('Version')?.start ?? 0;
  if (first > 0) add('DDE-HTML-001', first, 'Version in the first line', 'another line before it');
  if (value.version !== '0.9' && value.version !== '1.0') {
    add('DDE-HTML-005', place('Version'), 'version 0.9 or 1.0', shownText(value.version));
  }
  contextFindings(value, headerEnd, bytes, wrong);
  selectionFindings(value, wrong);
  fragmentFindings(value, headerEnd, bytes, add, wrong);
  const invalid = findInvalidUtf8(bytes);
  if (invalid >= 0) {
    const byte = (bytes[invalid] as number).toString(16).toUpperCase();
    add('DDE-HTML-013', invalid, 'UTF-8', `the byte ${byte}, which starts no character here`);
  }
  for (const [name, offset] of [
    ['StartHTML', value.startHtml],
    ['EndHTML', value.endHtml],
    ['StartFragment', value.startFragment],
    ['EndFragment', value.endFragment],
    ['StartSelection', value.startSelection],
    ['EndSelection', value.endSelection],
  ] as const) {
    if (offset !== undefined && isContinuation(bytes[offset])) {
      wrong('DDE-HTML-014', name, 'at the start of a character', offset);
    }
  }
  return findings;
}

type Wrong = (rule: RuleId, name: HtmlKeyword, expected: string, found: number | undefined) => void;

function contextFindings(value: HtmlOffsets, headerEnd: number, bytes: Uint8Array, wrong: Wrong): void {
  const { startHtml, endHtml, startFragment, endFragment } = value;
  if (startHtml === undefined) wrong('DDE-HTML-007', 'StartHTML', 'in the header', startHtml);
  if (endHtml === undefined) wrong('DDE-HTML-007', 'EndHTML', 'in the header', endHtml);
  if (startHtml === undefined || endHtml === undefined) return;
  if (startHtml === -1 || endHtml === -1) {
    if (startHtml !== -1) wrong('DDE-HTML-008', 'StartHTML', '-1, as EndHTML is', startHtml);
    if (endHtml !== -1) wrong('DDE-HTML-008', 'EndHTML', '-1, as StartHTML is', endHtml);
    return;
  }
  if (startHtml < headerEnd) wrong('DDE-HTML-007', 'StartHTML', `at least ${headerEnd}`, startHtml);
  if (endHtml > bytes.length) wrong('DDE-HTML-007', 'EndHTML', `at most ${bytes.length}`, endHtml);
  if (startHtml > endHtml) wrong('DDE-HTML-007', 'StartHTML', `at most ${endHtml}, as EndHTML is`, startHtml);
  else if (startHtml > startFragment) {
    wrong('DDE-HTML-007', 'StartHTML', `at most ${startFragment}, as StartFragment is`, startHtml);
  }
  if (endHtml < endFragment) wrong('DDE-HTML-007', 'EndHTML', `at least ${endFragment}, as EndFragment is`, endHtml);
}

function selectionFindings(value: HtmlOffsets, wrong: Wrong): void {
  const { startSelection, endSelection, startFragment, endFragment } = value;
  if (startSelection === undefined && endSelection === undefined) return;
  if (startSelection === undefined) wrong('DDE-HTML-009', 'StartSelection', 'beside EndSelection', startSelection);
  else if (endSelection === undefined) wrong('DDE-HTML-009', 'EndSelection', 'beside StartSelection', endSelection);
  else {
    if (startSelection < startFragment) {
      wrong('DDE-HTML-010', 'StartSelection', `at least ${startFragment}, as StartFragment is`, startSelection);
    }
    if (endSelection > endFragment) {
      wrong('DDE-HTML-010', 'EndSelection', `at most ${endFragment}, as EndFragment is`, endSelection);
    }
    if (startSelection > endSelection) {
      wrong('DDE-HTML-010', 'StartSelection', `at most ${endSelection}, as EndSelection is`, startSelection);
    }
  }
}

function fragmentFindings(
  value: HtmlOffsets,
  headerEnd: number,
  bytes: Uint8Array,
  add: (rule: RuleId, offset: number, expected: string, found: string) => void,
  wrong: Wrong,
): void {
  const { startFragment, endFragment } = value;
  if (startFragment < headerEnd) {
    wrong('DDE-HTML-006', 'StartFragment', `at least ${headerEnd}, where the header ends`, startFragment);
  }
  const { start, end } = findMarks(bytes, headerEnd);
  if (start === undefined) add('DDE-HTML-011', startFragment, 'the comment StartFragment', 'none');
  else if (start.end !== startFragment) {
    wrong('DDE-HTML-011', 'StartFragment', `${start.end}, where its comment ends`, startFragment);
  }
  if (end === undefined) add('DDE-HTML-011', endFragment, 'the comment EndFragment', 'none');
  else if (end.start !== endFragment) {
    wrong('DDE-HTML-011', 'EndFragment', `${end.start}, where its comment starts`, endFragment);
  }
  for (const mark of [start, end]) {
    if (mark?.blanks === true) add('DDE-HTML-012', mark.start, 'a comment without blanks', 'blanks in it');
  }
}
