/** The values of the System topic: tab-delimited lists and the status, in CF_TEXT. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { formatName, formatOfSystemName, systemFormatName } from '../../spec/formats/index.js';
import { type ServerStatus, systemTopic } from '../../spec/system-topic.js';
import { isRecord, noBytes } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, describe } from '../kernel/errors.js';
import { type CodePage, defaultCodePage } from './code-page.js';
import { cfText, readText, type TextBlock, writeText } from './text.js';

/** A list or a word, and what stands around it in its block. */
interface Surroundings {
  /** CF_TEXT lines end with CR and LF, and some servers write them after a value of one line too. */
  readonly lineEnd: '' | '\r\n';
  readonly terminated: boolean;
  /** After the NUL. */
  readonly rest: Uint8Array;
}

/** The value of SysItems, Topics, Formats or TopicItemList. */
export interface SystemList extends Surroundings {
  /** In order. No text, no elements. */
  readonly items: readonly string[];
}

/** The value of Status. */
export interface SystemStatus extends Surroundings {
  readonly status: ServerStatus;
}

const { delimiter } = systemTopic;
const bare: Surroundings = { lineEnd: '', terminated: true, rest: noBytes };

/**
 * A terminated list with nothing after it: what a server should write.
 *
 * @example
 * ```ts
 * import { systemList } from 'dde-spec/codecs';
 * systemList(['Topics']).items; // ['Topics']
 * ```
 */
export function systemList(items: readonly string[]): SystemList {
  return { items, ...bare };
}

/**
 * A terminated status with nothing after it.
 *
 * @example
 * ```ts
 * import { systemStatus } from 'dde-spec/codecs';
 * systemStatus('Ready').status; // 'Ready'
 * ```
 */
export function systemStatus(status: ServerStatus): SystemStatus {
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
 * @example
 * ```ts
 * import { readSystemList } from 'dde-spec/codecs';
 * readSystemList(Uint8Array.of(0x41, 0x09, 0x42, 0)).items; // ['A', 'B']
 * ```
 */
export function readSystemList(bytes: Uint8Array, page: CodePage = defaultCodePage): SystemList {
  const [text, around] = splitLineEnd(readText(bytes, page));
  return { items: text === '' ? [] : text.split(delimiter), ...around };
}

/**
 * Writes a list.
 *
 * @example
 * ```ts
 * import { systemList, writeSystemList } from 'dde-spec/codecs';
 * writeSystemList(systemList(['A', 'B'])); // Uint8Array.of(0x41, 0x09, 0x42, 0)
 * ```
 */
export function writeSystemList(list: SystemList, page: CodePage = defaultCodePage): Uint8Array {
  return writeText(joinLineEnd(list.items.join(delimiter), list), page);
}

function isSystemList(value: unknown, page: CodePage): value is SystemList {
  if (!isRecord(value) || !Array.isArray(value['items'])) return false;
  const items: readonly unknown[] = value['items'];
  if (!items.every((item) => typeof item === 'string' && !item.includes(delimiter))) return false;
  const { lineEnd, terminated, rest } = value;
  if (lineEnd !== '' && lineEnd !== '\r\n') return false;
  const last = items.at(-1);
  if (last === '' && items.length === 1) return false;
  if (lineEnd === '' && typeof last === 'string' && last.endsWith('\r\n')) return false;
  return cfText(page).is({ text: items.join(delimiter), terminated, rest });
}

/**
 * A tab-delimited list in CF_TEXT.
 *
 * @example
 * ```ts
 * import { systemList, systemListCodec } from 'dde-spec/codecs';
 * systemListCodec().encode(systemList(['A', 'B'])); // Uint8Array.of(0x41, 0x09, 0x42, 0)
 * ```
 */
export function systemListCodec(page: CodePage = defaultCodePage): t.Type<SystemList, Uint8Array, unknown> {
  return bytesCodec(
    'System list',
    (value): value is SystemList => isSystemList(value, page),
    (bytes) => right(readSystemList(bytes, page)),
    (list) => writeSystemList(list, page),
  );
}

const statuses: readonly string[] = Object.values(systemTopic.status);

/**
 * Reads a status: one of the two words, in this spelling.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readSystemStatus } from 'dde-spec/codecs';
 * const result = readSystemStatus(Uint8Array.of(0x42, 0x75, 0x73, 0x79, 0));
 * if (isRight(result)) result.right.status; // 'Busy'
 * ```
 */
export function readSystemStatus(bytes: Uint8Array): Either<CodecError, SystemStatus> {
  const [text, around] = splitLineEnd(readText(bytes));
  return statuses.includes(text)
    ? right({ status: text as ServerStatus, ...around })
    : left({ offset: 0, expected: statuses.join(' or '), found: describe(text), path: ['Status'] });
}

/**
 * The value of the item Status in CF_TEXT.
 *
 * @example
 * ```ts
 * import { SystemStatus, systemStatus } from 'dde-spec/codecs';
 * SystemStatus.encode(systemStatus('Busy')); // Uint8Array.of(0x42, 0x75, 0x73, 0x79, 0)
 * ```
 */
export const SystemStatus: t.Type<SystemStatus, Uint8Array, unknown> = bytesCodec(
  'Status',
  (value): value is SystemStatus =>
    isRecord(value) &&
    (value['lineEnd'] === '' || value['lineEnd'] === '\r\n') &&
    statuses.includes(value['status'] as string) &&
    cfText().is({ text: value['status'], terminated: value['terminated'], rest: value['rest'] }),
  readSystemStatus,
  (status) => writeText(joinLineEnd(status.status, status)),
);

/** One element of the item Formats. */
export interface NamedFormat {
  readonly name: string;
  /** Of a predefined format; `undefined`: a registered one, whose number differs from session to session. */
  readonly value: number | undefined;
}

/**
 * The formats that the elements of the item Formats name. `CF_TEXT` is understood like `TEXT`.
 *
 * @example
 * ```ts
 * import { formatsOfNames } from 'dde-spec/codecs';
 * formatsOfNames(['TEXT', 'XlTable']); // [{ name: 'TEXT', value: 1 }, { name: 'XlTable', value: undefined }]
 * ```
 */
export function formatsOfNames(names: readonly string[]): readonly NamedFormat[] {
  return names.map((name) => ({
    name,
    value: formatOfSystemName(name.startsWith('CF_') ? name.slice('CF_'.length) : name),
  }));
}

/**
 * The names under which the item Formats lists these formats; registered ones need theirs in `registered`.
 *
 * @example
 * ```ts
 * import { namesOfFormats } from 'dde-spec/codecs';
 * namesOfFormats([1, 0xc009], new Map([[0xc009, 'XlTable']])); // right(['TEXT', 'XlTable'])
 * ```
 */
export function namesOfFormats(
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
