/**
 * RIFF as a container: a list of chunks, those inside others after them and one deeper. Sizes that do not fit are cut
 * to what holds them.
 *
 * The bytes are kept as they are; what is read of them lies beside them.
 */
import type { RuleId } from '../../spec/rules/index.js';
import { dword, isBytes, isRecord } from '../kernel/bytes.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, describe, endOfBlock } from '../kernel/errors.js';
import { type Clue, defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type AnnotatedRow, count, limitRows, restRow, row, shownText } from '../kernel/rows.js';

/**
 * One chunk of RIFF.
 *
 * @category Pictures
 */
export interface RiffChunk {
  /** Its four characters, each of them one byte. */
  readonly id: string;
  /** How many chunks it stands in; 0: the first. */
  readonly depth: number;
  /** Where its characters stand, in bytes from the start of the file. */
  readonly offset: number;
  /** The bytes in its data as it says, which may be more than there are. */
  readonly size: number;
  /** Of RIFF and LIST: the four characters at the start of the data. */
  readonly type?: string;
}

/**
 * A RIFF file.
 *
 * @category Pictures
 */
export interface CfRiff {
  readonly chunks: readonly RiffChunk[];
  /** The whole file. */
  readonly bytes: Uint8Array;
}

/** Four bytes as characters. */
function fourCharacters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/**
 * Reads the chunks of a RIFF file. A depth takes no stack of the machine, so there is none that is too great.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfRiff } from 'dde-spec/codecs';
 * const riff = readCfRiff(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0)));
 * orThrow(riff).chunks; // [{ id: 'RIFF', depth: 0, offset: 0, size: 4, type: 'WAVE' }]
 * ```
 */
export function readCfRiff(bytes: Uint8Array): Either<CodecError, CfRiff> {
  const { length } = bytes;
  if (length < 12) {
    const expected = '12 bytes of the chunk RIFF';
    return left({ offset: length, expected, found: endOfBlock(length), path: ['RIFF', 'header'] });
  }
  const first = fourCharacters(bytes, 0);
  if (first !== 'RIFF')
    return left({ offset: 0, expected: 'the characters RIFF', found: describe(first), path: ['RIFF', 'id'] });
  const size = dword(bytes, 4);
  const chunks: RiffChunk[] = [{ id: first, depth: 0, offset: 0, size, type: fourCharacters(bytes, 8) }];
  /** Where the chunks end that the current one stands in. */
  const ends = [Math.min(length, 8 + size)];
  let at = 12;
  while (ends.length > 0) {
    const end = ends[ends.length - 1] as number;
    if (at + 8 > end) {
      // What is left is too short for a chunk; the chunk around it ends here, with a byte that fills up a word.
      at = end + (end & 1);
      ends.pop();
      continue;
    }
    const id = fourCharacters(bytes, at);
    const own = dword(bytes, at + 4);
    const depth = ends.length;
    const to = Math.min(end, at + 8 + own);
    if ((id === 'LIST' || id === 'RIFF') && to - at >= 12) {
      chunks.push({ id, depth, offset: at, size: own, type: fourCharacters(bytes, at + 8) });
      ends.push(to);
      at += 12;
    } else {
      chunks.push({ id, depth, offset: at, size: own });
      at = to + (to & 1);
    }
  }
  return right({ chunks, bytes });
}

/**
 * The bytes of a RIFF file.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfRiff, writeCfRiff } from 'dde-spec/codecs';
 * const riff = orThrow(readCfRiff(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0))));
 * writeCfRiff(riff).length; // 12
 * ```
 */
export function writeCfRiff({ bytes }: CfRiff): Uint8Array {
  // The slice() of Node's Buffer would be a view.
  return new Uint8Array(bytes);
}

/** Whether what is read of the bytes is what stands beside them. */
export function isCfRiff(value: unknown): value is CfRiff {
  if (!isRecord(value) || !isBytes(value['bytes']) || !Array.isArray(value['chunks'])) return false;
  const read = readCfRiff(value['bytes']);
  if (isLeft(read)) return false;
  const { chunks } = read.right;
  const claimed: readonly unknown[] = value['chunks'];
  return claimed.length === chunks.length && chunks.every((chunk, i) => isChunk(claimed[i], chunk));
}

function isChunk(value: unknown, { id, depth, offset, size, type }: RiffChunk): boolean {
  if (!isRecord(value) || 'type' in value !== (type !== undefined)) return false;
  return (
    value['id'] === id &&
    Object.is(value['depth'], depth) &&
    Object.is(value['offset'], offset) &&
    Object.is(value['size'], size) &&
    value['type'] === type
  );
}

/**
 * The data of a chunk, as far as they are there.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfRiff, takeRiffData } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('RIFF\x0e\0\0\0formdata\x02\0\0\0ab', (char) => char.charCodeAt(0));
 * const riff = orThrow(readCfRiff(bytes));
 * riff.chunks.slice(1).map((chunk) => takeRiffData(riff, chunk)); // [Uint8Array.of(97, 98)]
 * ```
 */
export function takeRiffData({ bytes }: CfRiff, { offset, size }: RiffChunk): Uint8Array {
  return bytes.subarray(offset + 8, Math.min(bytes.length, offset + 8 + size));
}

/** A finding. */
export const riffFinding = (rule: RuleId, offset: number, expected: string, found: string): FormatFinding => ({
  rule,
  offset,
  expected,
  found,
});

/** Where the bytes of a chunk are that belong to no chunk inside it. */
function* chunkRows(riff: CfRiff): Generator<AnnotatedRow> {
  const { bytes, chunks } = riff;
  for (const [i, { id, depth, offset, size, type }] of chunks.entries()) {
    const name = `chunk[${i}]`;
    yield row(bytes, offset, offset + 4, `${name}.id`, shownText(id), depth === 0 ? 'the first' : `${depth} deep`);
    yield row(bytes, offset + 4, offset + 8, `${name}.size`, String(size), 'bytes in the data');
    let at = offset + 8;
    if (type !== undefined) {
      yield row(bytes, at, at + 4, `${name}.type`, shownText(type), id === 'RIFF' ? 'the form' : 'the kind of list');
      at += 4;
    }
    const next = chunks[i + 1]?.offset ?? bytes.length;
    const end = type === undefined ? Math.min(next, at + size) : at;
    if (end > at) yield row(bytes, at, end, `${name}.data`, count(end - at, 'byte'), '');
    if (next > end) {
      const filler = next - end === 1 && size % 2 === 1;
      const meaning = filler ? 'fills up a word' : 'no chunk';
      yield i + 1 < chunks.length
        ? row(bytes, end, next, `${name}.after`, count(next - end, 'byte'), meaning)
        : restRow(bytes, end, 'rest', meaning);
    }
  }
}

/** The bytes as rows. */
export const riffRows = (riff: CfRiff): readonly AnnotatedRow[] =>
  limitRows(chunkRows(riff), count(riff.chunks.length, 'chunk'));

const characters = /^[ -~]{4}$/;

/** What is against the rules in the chunks. */
export function riffFindings({ chunks, bytes }: CfRiff): readonly FormatFinding[] {
  const all: FormatFinding[] = [];
  const once = (rule: RuleId, offset: number, expected: string, found: string): void => {
    if (!all.some((each) => each.rule === rule)) all.push(riffFinding(rule, offset, expected, found));
  };
  const ends: number[] = [];
  const check = ({ id, depth, offset, size, type }: RiffChunk): void => {
    ends.length = depth;
    const around = ends[depth - 1] ?? bytes.length;
    const end = offset + 8 + size;
    if (end > around) once('DDE-RIFF-004', offset + 4, `at most ${around - offset - 8} bytes`, String(size));
    else if (size % 2 === 1 && depth > 0 && end + 1 > around)
      once('DDE-RIFF-002', end, 'a byte that fills up a word', 'the end');
    if ((id === 'LIST' || id === 'RIFF') && type === undefined)
      once('DDE-RIFF-003', offset + 8, 'four characters that say what the list is', 'the end of the chunk');
    if (!characters.test(id)) once('DDE-RIFF-005', offset, 'four ASCII characters', shownText(id));
    ends[depth] = Math.min(end, around);
  };
  for (const chunk of chunks) check(chunk);
  return all;
}

/** The form of a RIFF file, by its marks. */
export function findForm(bytes: Uint8Array): string | undefined {
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'RIFF') return undefined;
  return String.fromCharCode(...bytes.subarray(8, 12));
}

function recogniseRiff(bytes: Uint8Array): Clue | undefined {
  const own = findForm(bytes);
  return own === undefined ? undefined : { score: own === 'WAVE' ? 0.7 : 0.95, why: 'begins with the chunk RIFF' };
}

/**
 * CF_RIFF.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfRiff, isLeft } from 'dde-spec/codecs';
 * isLeft(CfRiff.decode(new Uint8Array(12))); // true
 * ```
 */
export const CfRiff: Format<CfRiff, 'CF_RIFF'> = /* @__PURE__ */ defineFormat({
  name: 'CF_RIFF',
  read: readCfRiff,
  is: isCfRiff,
  write: writeCfRiff,
  rows: riffRows,
  findings: riffFindings,
  recognise: recogniseRiff,
});
