/** Three names, each ended by a NUL, and the whole by a second one: what Link, ObjectLink and OwnerLink are. */
import type { RuleId } from '../../spec/rules/index.js';
import { isBytes, isRecord, noBytes } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type AnnotatedRow, count, part, restRow, row, shownText } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';

/** How the names end. */
interface NamesEnd {
  /** How many NULs follow the last name. Two should; one leaves out that of the whole; none ends with the block. */
  readonly terminators: 0 | 1 | 2;
  /** After the NULs. One NUL: empty, or something that does not begin with a NUL. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** Three names by the members that they are kept in. */
type Names<K extends string> = { readonly [P in K]: string } & NamesEnd;

/** What the kernels of the three formats differ in. */
export interface NamesLayout<K extends string, N extends string> {
  readonly name: N;
  /** The members in order. */
  readonly members: readonly [first: K, second: K, third: K];
}

/** What is to be said about each of the three formats. */
interface NamesNotes {
  /** Of each member. */
  readonly meanings: readonly [first: string, second: string, third: string];
  /** The rule that asks for two NULs. */
  readonly endRule: RuleId;
  /** How sure one can be of bytes that look like three names. */
  readonly score: number;
}

/** How names should end. */
export const properEnd: NamesEnd = /* @__PURE__ */ Object.freeze<NamesEnd>({ terminators: 2, rest: noBytes });

/** Reads three names. */
export function readNames<K extends string>(
  { name, members }: NamesLayout<K, string>,
  bytes: Uint8Array,
  options: Pick<FormatOptions, 'codePage'> | undefined,
): Either<CodecError, Names<K>> {
  const page = pageOf(options);
  const [first, second, third] = members;
  const afterFirst = bytes.indexOf(0) + 1;
  if (afterFirst === 0) return left(unended(name, first, bytes));
  const afterSecond = bytes.indexOf(0, afterFirst) + 1;
  if (afterSecond === 0) return left(unended(name, second, bytes));
  const found = bytes.indexOf(0, afterSecond);
  const end = found < 0 ? bytes.length : found;
  const terminators = found < 0 ? 0 : bytes[end + 1] === 0 ? 2 : 1;
  return right({
    [first]: page.decode(bytes, 0, afterFirst - 1),
    [second]: page.decode(bytes, afterFirst, afterSecond - 1),
    [third]: page.decode(bytes, afterSecond, end),
    terminators,
    rest: bytes.subarray(end + terminators),
  } as unknown as Names<K>);
}

function unended(format: string, member: string, bytes: Uint8Array): CodecError {
  return {
    offset: bytes.length,
    expected: 'a NUL that ends the name',
    found: 'the end of the block',
    path: [format, member],
  };
}

/** Writes three names; a character that the code page lacks becomes a question mark. */
export function writeNames<K extends string>(
  { members }: NamesLayout<K, string>,
  value: Names<K>,
  options: Pick<FormatOptions, 'codePage'> | undefined,
): Uint8Array {
  const page = pageOf(options);
  const names = members.map((member) => page.encode(value[member]));
  const size = names.reduce((sum, name) => sum + name.length, 2 + value.terminators);
  const bytes = new Uint8Array(size + value.rest.length);
  let at = 0;
  for (const name of names) {
    bytes.set(name, at);
    at += name.length + 1;
  }
  bytes.set(value.rest, size);
  return bytes;
}

function isNames<K extends string>(
  { members }: NamesLayout<K, string>,
  value: unknown,
  page: CodePage,
): value is Names<K> {
  if (!isRecord(value) || !members.every((member) => isName(value[member], page))) return false;
  const { terminators, rest } = value;
  if (!isBytes(rest)) return false;
  return terminators === 2 || (terminators === 1 && rest[0] !== 0) || (isNone(terminators) && rest.length === 0);
}

// -0 would come back as 0.
function isNone(terminators: unknown): boolean {
  return Object.is(terminators, 0);
}

function isName(value: unknown, page: CodePage): value is string {
  return typeof value === 'string' && !value.includes('\0') && page.findUnencodable(value) < 0;
}

/** The format of three names. */
export function namesFormat<K extends string, N extends string>(
  layout: NamesLayout<K, N>,
  { meanings, endRule, score }: NamesNotes,
): Format<Names<K>, N> {
  return defineFormat({
    name: layout.name,
    read: (bytes, options) => readNames(layout, bytes, options),
    is: (value, options): value is Names<K> => isNames(layout, value, pageOf(options)),
    write: (value, options) => writeNames(layout, value, options),
    rows: (value, bytes) => namesRows(layout.members, meanings, value, bytes),
    findings: (value, bytes) => namesFindings(value, bytes, endRule),
    recognise: (bytes) => (looksLikeNames(bytes) ? { score, why } : undefined),
  });
}

const why = 'It is three names of visible characters, each ended by a NUL, and the whole by a second one.';

function namesRows<K extends string>(
  members: readonly K[],
  meanings: readonly string[],
  value: Names<K>,
  bytes: Uint8Array,
): readonly AnnotatedRow[] {
  const rows: AnnotatedRow[] = [];
  const end = bytes.length - value.rest.length;
  let at = 0;
  for (const [i, member] of members.entries()) {
    const last = i === members.length - 1;
    const to = last ? end - value.terminators : bytes.indexOf(0, at);
    rows.push(row(bytes, at, to, member, shownText(value[member]), meanings[i] as string));
    if (!last || value.terminators > 0)
      rows.push(row(bytes, to, to + 1, `${member}.terminator`, '0', 'the NUL that ends the name'));
    else rows.push(part(to, `${member}.terminator`, 'none', 'a NUL should end the name'));
    at = to + 1;
  }
  if (value.terminators === 2) rows.push(row(bytes, end - 1, end, 'terminator', '0', 'the NUL that ends the whole'));
  else rows.push(part(end, 'terminator', 'none', 'a second NUL should end the whole'));
  if (value.rest.length > 0) rows.push(restRow(bytes, end, 'rest', 'after the end: no part of the names'));
  return rows;
}

function namesFindings({ terminators, rest }: NamesEnd, bytes: Uint8Array, rule: RuleId): readonly FormatFinding[] {
  if (terminators === 2) return [];
  const offset = bytes.length - rest.length;
  return [{ rule, offset, expected: 'two NULs after the last name', found: count(terminators, 'NUL') }];
}

/**
 * Whether bytes are three names of visible characters, the first two of two or more, and nothing but zeros follows.
 * Text in UTF-16 has a NUL after each character of ASCII, so its names would have one.
 */
function looksLikeNames(bytes: Uint8Array): boolean {
  let at = 0;
  for (const least of [2, 2, 0]) {
    const end = bytes.indexOf(0, at);
    if (end < at + least) return false;
    for (; at < end; at++) if ((bytes[at] as number) < 0x20) return false;
    at = end + 1;
  }
  if (at >= bytes.length) return false;
  for (; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}
