/** The values of the System topic: tab-delimited lists and the status, in CF_TEXT. */
import { formatName, formatOfSystemName, systemFormatName } from '../../spec/formats/predefined.js';
import { type ServerStatus, systemTopic } from '../../spec/system-topic.js';
import { isBytes, isRecord, noBytes } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { Codec } from '../kernel/codec.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { notBytes } from '../kernel/format.js';
import { pageOf } from './page-of.js';
import { isAnsiBlock, readAnsiBlock, type TextBlock, writeAnsiBlock } from './text-block.js';

/** A list or a word, and what stands around it in its block. */
interface Surroundings {
  /** CF_TEXT lines end with CR and LF, and some servers write them after a value of one line too. */
  readonly lineEnd: '' | '\r\n';
  readonly terminated: boolean;
  /** After the NUL. */
  readonly rest: Uint8Array;
}

/**
 * The value of SysItems, Topics, Formats or TopicItemList.
 *
 * @category Text
 */
export interface SystemList extends Surroundings {
  /** In order. No text, no elements. */
  readonly items: readonly string[];
}

/**
 * The value of Status.
 *
 * @category Text
 */
export interface SystemStatus extends Surroundings {
  readonly status: ServerStatus;
}

const bare: Surroundings = { lineEnd: '', terminated: true, rest: noBytes };

/**
 * A terminated list with nothing after it: what a server should write.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeSystemList } from 'dde-spec/codecs';
 * makeSystemList(['Topics']).items; // ['Topics']
 * ```
 */
export function makeSystemList(items: readonly string[]): SystemList {
  return { items, ...bare };
}

/**
 * A terminated status with nothing after it.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeSystemStatus } from 'dde-spec/codecs';
 * makeSystemStatus('Ready').status; // 'Ready'
 * ```
 */
export function makeSystemStatus(status: ServerStatus): SystemStatus {
  return { status, ...bare };
}

function splitLineEnd({ text, terminated, rest }: TextBlock): readonly [string, Surroundings] {
  return text.endsWith('\r\n')
    ? [text.slice(0, -2), { lineEnd: '\r\n', terminated, rest }]
    : [text, { lineEnd: '', terminated, rest }];
}

function joinLineEnd(text: string, { lineEnd, terminated, rest }: Surroundings): TextBlock {
  return { text: text + lineEnd, terminated, rest };
}

/**
 * Reads a list. Every byte sequence is one.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readSystemList } from 'dde-spec/codecs';
 * orThrow(readSystemList(Uint8Array.of(0x41, 0x09, 0x42, 0))).items; // ['A', 'B']
 * ```
 */
export function readSystemList(
  bytes: Uint8Array,
  options?: Pick<FormatOptions, 'codePage'>,
): Either<CodecError, SystemList> {
  const [text, around] = splitLineEnd(readAnsiBlock(bytes, pageOf(options)));
  return right({ items: text === '' ? [] : text.split(systemTopic.delimiter), ...around });
}

/**
 * Writes a list.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeSystemList, writeSystemList } from 'dde-spec/codecs';
 * writeSystemList(makeSystemList(['A', 'B'])); // Uint8Array.of(0x41, 0x09, 0x42, 0)
 * ```
 */
export function writeSystemList(list: SystemList, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeAnsiBlock(joinLineEnd(list.items.join(systemTopic.delimiter), list), pageOf(options));
}

function isSystemList(value: unknown, page: CodePage): value is SystemList {
  if (!isRecord(value) || !Array.isArray(value['items'])) return false;
  const items: readonly unknown[] = value['items'];
  if (!items.every((item) => typeof item === 'string' && !item.includes(systemTopic.delimiter))) return false;
  const { lineEnd, terminated, rest } = value;
  if (lineEnd !== '' && lineEnd !== '\r\n') return false;
  const last = items.at(-1);
  if (last === '' && items.length === 1) return false;
  if (lineEnd === '' && typeof last === 'string' && last.endsWith('\r\n')) return false;
  return isAnsiBlock({ text: items.join(systemTopic.delimiter), terminated, rest }, page);
}

/**
 * A tab-delimited list in CF_TEXT.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeSystemList, SystemList } from 'dde-spec/codecs';
 * SystemList.is(makeSystemList(['A', 'B'])); // true
 * SystemList.is(makeSystemList(['A\tB'])); // false
 * ```
 */
export const SystemList: Codec<SystemList> = /* @__PURE__ */ Object.freeze<Codec<SystemList>>({
  name: 'System list',
  decode: (bytes, options) => (isBytes(bytes) ? readSystemList(bytes, options) : left(notBytes('System list', bytes))),
  is: (value, options): value is SystemList => isSystemList(value, pageOf(options)),
  encode: writeSystemList,
});

function isServerStatus(value: unknown): value is ServerStatus {
  return Object.values(systemTopic.status).some((status) => status === value);
}

/**
 * Reads a status: one of the two words, in this spelling.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { orThrow, readSystemStatus } from 'dde-spec/codecs';
 * orThrow(readSystemStatus(Uint8Array.of(0x42, 0x75, 0x73, 0x79, 0))).status; // 'Busy'
 * ```
 */
export function readSystemStatus(bytes: Uint8Array): Either<CodecError, SystemStatus> {
  // All letters of the two words are ASCII, which is the same in every code page.
  const [text, around] = splitLineEnd(readAnsiBlock(bytes, pageOf(undefined)));
  if (isServerStatus(text)) return right({ status: text, ...around });
  const expected = Object.values(systemTopic.status).join(' or ');
  return left({ offset: 0, expected, found: describe(text), path: ['Status'] });
}

/**
 * Writes a status.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeSystemStatus, writeSystemStatus } from 'dde-spec/codecs';
 * writeSystemStatus(makeSystemStatus('Busy')); // Uint8Array.of(0x42, 0x75, 0x73, 0x79, 0)
 * ```
 */
export function writeSystemStatus(status: SystemStatus): Uint8Array {
  return writeAnsiBlock(joinLineEnd(status.status, status), pageOf(undefined));
}

/**
 * The value of the item Status in CF_TEXT.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { makeSystemStatus, SystemStatus } from 'dde-spec/codecs';
 * SystemStatus.is(makeSystemStatus('Busy')); // true
 * ```
 */
export const SystemStatus: Codec<SystemStatus> = /* @__PURE__ */ Object.freeze<Codec<SystemStatus>>({
  name: 'Status',
  decode: (bytes) => (isBytes(bytes) ? readSystemStatus(bytes) : left(notBytes('Status', bytes))),
  is: (value): value is SystemStatus =>
    isRecord(value) &&
    (value['lineEnd'] === '' || value['lineEnd'] === '\r\n') &&
    isServerStatus(value['status']) &&
    isAnsiBlock({ text: value['status'], terminated: value['terminated'], rest: value['rest'] }, pageOf(undefined)),
  encode: writeSystemStatus,
});

/**
 * One element of the item Formats.
 *
 * @category Text
 */
export interface NamedFormat {
  readonly name: string;
  /** Of a predefined format; `undefined`: a registered one, whose number differs from session to session. */
  readonly value: number | undefined;
}

/**
 * The formats that the elements of the item Formats name. `CF_TEXT` is understood like `TEXT`.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { findFormatNumbers } from 'dde-spec/codecs';
 * findFormatNumbers(['TEXT', 'XlTable']); // [{ name: 'TEXT', value: 1 }, { name: 'XlTable', value: undefined }]
 * ```
 */
export function findFormatNumbers(names: readonly string[]): readonly NamedFormat[] {
  return names.map((name) => ({
    name,
    value: formatOfSystemName(name.startsWith('CF_') ? name.slice('CF_'.length) : name),
  }));
}

/**
 * The names under which the item Formats lists these formats; registered ones need theirs in `registered`.
 *
 * @category Text
 *
 * @example
 * ```ts
 * import { findFormatNames, orThrow } from 'dde-spec/codecs';
 * orThrow(findFormatNames([1, 0xc009], new Map([[0xc009, 'XlTable']]))); // ['TEXT', 'XlTable']
 * ```
 */
export function findFormatNames(
  values: readonly number[],
  registered: ReadonlyMap<number, string> = new Map(),
): Either<CodecError, readonly string[]> {
  const names: string[] = [];
  for (const [index, value] of values.entries()) {
    const name = systemFormatName(value) ?? registered.get(value);
    if (name === undefined) {
      return left({
        expected: `a predefined format such as ${formatName(1)} (1), or one whose name is given`,
        found: `format ${value}`,
        path: ['Formats', String(index)],
      });
    }
    names.push(name);
  }
  return right(names);
}
