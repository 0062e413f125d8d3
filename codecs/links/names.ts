/** Three names, each ended by a NUL, and the whole by a second one: what Link, ObjectLink and OwnerLink are. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { RuleId } from '../../spec/rules/index.js';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError } from '../kernel/errors.js';
import type { Clue, Finding, FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, part, restRow, row, shownText } from '../kernel/rows.js';
import { type CodePage, decodeAnsi, defaultCodePage, encodeAnsi, findUnencodable } from '../text/code-page.js';

/** How the names end. */
export interface NamesEnd {
  /** How many NULs follow the last name. Two should; one leaves out that of the whole; none ends with the block. */
  readonly terminators: 0 | 1 | 2;
  /** After the NULs. One NUL: empty, or something that does not begin with a NUL. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** Three names by the members that they are kept in. */
type Names<K extends string> = { readonly [P in K]: string } & NamesEnd;

/** What the three formats differ in. */
export interface NamesFormat<K extends string> {
  readonly name: string;
  /** The members in order, each with what it means. */
  readonly members: readonly [first: K, second: K, third: K];
  readonly meanings: readonly [first: string, second: string, third: string];
}

/** Reads three names. */
export function readNames<K extends string>(
  { name, members }: NamesFormat<K>,
  bytes: Uint8Array,
  page: CodePage = defaultCodePage,
): Either<CodecError, Names<K>> {
  const [first, second, third] = members;
  const afterFirst = bytes.indexOf(0) + 1;
  if (afterFirst === 0) return left(unended(name, first, bytes));
  const afterSecond = bytes.indexOf(0, afterFirst) + 1;
  if (afterSecond === 0) return left(unended(name, second, bytes));
  const found = bytes.indexOf(0, afterSecond);
  const end = found < 0 ? bytes.length : found;
  const terminators = found < 0 ? 0 : bytes[end + 1] === 0 ? 2 : 1;
  return right({
    [first]: decodeAnsi(bytes, page, 0, afterFirst - 1),
    [second]: decodeAnsi(bytes, page, afterFirst, afterSecond - 1),
    [third]: decodeAnsi(bytes, page, afterSecond, end),
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
  { members }: NamesFormat<K>,
  value: Names<K>,
  page: CodePage = defaultCodePage,
): Uint8Array {
  const names = members.map((member) => encodeAnsi(value[member], page));
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

function isNames<K extends string>(format: NamesFormat<K>, value: unknown, page: CodePage): value is Names<K> {
  if (!isRecord(value) || !format.members.every((member) => isName(value[member], page))) return false;
  const { terminators, rest } = value;
  if (!isBytes(rest)) return false;
  return terminators === 2 || (terminators === 1 && rest[0] !== 0) || (isNone(terminators) && rest.length === 0);
}

// -0 would come back as 0.
function isNone(terminators: unknown): boolean {
  return Object.is(terminators, 0);
}

function isName(value: unknown, page: CodePage): value is string {
  return typeof value === 'string' && !value.includes('\0') && findUnencodable(value, page) < 0;
}

/** The io-ts type of a format in a code page. */
export function namesCodec<K extends string>(
  format: NamesFormat<K>,
  page: CodePage,
): t.Type<Names<K>, Uint8Array, unknown> {
  return bytesCodec(
    `${format.name} in ${page}`,
    (value): value is Names<K> => isNames(format, value, page),
    (bytes) => readNames(format, bytes, page),
    (value) => writeNames(format, value, page),
  );
}

/** The format with all that it can do; `endRule` is the one that asks for two NULs. */
export function namesFormatCodec<K extends string>(
  format: NamesFormat<K>,
  endRule: RuleId,
  clue?: Clue,
): FormatCodec<Names<K>> {
  return {
    name: format.name,
    decode: (bytes, { codePage }) => readNames(format, bytes, codePage),
    is: (value, { codePage }): value is Names<K> => isNames(format, value, codePage),
    encode: (value, { codePage }) => writeNames(format, value, codePage),
    rows: (value, bytes) => namesRows(format, value, bytes),
    findings: (value, bytes) => namesFindings(value, bytes, endRule),
    ...(clue === undefined ? {} : { recognise: (bytes) => (looksLikeNames(bytes) ? clue : undefined) }),
  };
}

function namesRows<K extends string>(
  { members, meanings }: NamesFormat<K>,
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

function namesFindings({ terminators, rest }: NamesEnd, bytes: Uint8Array, rule: RuleId): readonly Finding[] {
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
