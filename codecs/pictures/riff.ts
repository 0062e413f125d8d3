/**
 * RIFF as a container: a list of chunks, those inside others after them and one deeper. Sizes that do not fit are cut
 * to what holds them.
 *
 * The bytes are kept as they are; what is read of them lies beside them.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { dword, isBytes, isRecord } from '../kernel/bytes.js';
import { isLeft, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, describe, endOfBlock } from '../kernel/errors.js';

/** One chunk. */
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

/** A RIFF file. */
export interface Riff {
  readonly chunks: readonly RiffChunk[];
  /** The whole file. */
  readonly bytes: Uint8Array;
}

/** Four bytes as characters. */
function characters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/**
 * Reads the chunks of a RIFF file. A depth takes no stack of the machine, so there is none that is too great.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readRiff } from 'dde-spec/codecs';
 * const riff = readRiff(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0)));
 * if (isRight(riff)) riff.right.chunks; // [{ id: 'RIFF', depth: 0, offset: 0, size: 4, type: 'WAVE' }]
 * ```
 */
export function readRiff(bytes: Uint8Array): Either<CodecError, Riff> {
  const { length } = bytes;
  if (length < 12) {
    const expected = '12 bytes of the chunk RIFF';
    return left({ offset: length, expected, found: endOfBlock(length), path: ['RIFF', 'header'] });
  }
  const first = characters(bytes, 0);
  if (first !== 'RIFF')
    return left({ offset: 0, expected: 'the characters RIFF', found: describe(first), path: ['RIFF', 'id'] });
  const size = dword(bytes, 4);
  const chunks: RiffChunk[] = [{ id: first, depth: 0, offset: 0, size, type: characters(bytes, 8) }];
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
    const id = characters(bytes, at);
    const own = dword(bytes, at + 4);
    const depth = ends.length;
    const to = Math.min(end, at + 8 + own);
    if ((id === 'LIST' || id === 'RIFF') && to - at >= 12) {
      chunks.push({ id, depth, offset: at, size: own, type: characters(bytes, at + 8) });
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
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readRiff, writeRiff } from 'dde-spec/codecs';
 * const riff = readRiff(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0)));
 * if (isRight(riff)) writeRiff(riff.right).length; // 12
 * ```
 */
export function writeRiff({ bytes }: Riff): Uint8Array {
  // The slice() of Node's Buffer would be a view.
  return new Uint8Array(bytes);
}

/** Whether what is read of the bytes is what stands beside them. */
export function isRiff(value: unknown): value is Riff {
  if (!isRecord(value) || !isBytes(value['bytes']) || !Array.isArray(value['chunks'])) return false;
  const read = readRiff(value['bytes']);
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
 * The data of CF_RIFF.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { CfRiff } from 'dde-spec/codecs';
 * isLeft(CfRiff.decode(new Uint8Array(12))); // true
 * ```
 */
export const CfRiff: t.Type<Riff, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'CF_RIFF',
  isRiff,
  readRiff,
  writeRiff,
);

/**
 * The data of a chunk, as far as they are there.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readRiff, riffData } from 'dde-spec/codecs';
 * const riff = readRiff(Uint8Array.from('RIFF\x0e\0\0\0formdata\x02\0\0\0ab', (char) => char.charCodeAt(0)));
 * const chunk = isRight(riff) ? riff.right.chunks[1] : undefined;
 * if (isRight(riff) && chunk) riffData(riff.right, chunk); // Uint8Array.of(97, 98)
 * ```
 */
export function riffData({ bytes }: Riff, { offset, size }: RiffChunk): Uint8Array {
  return bytes.subarray(offset + 8, Math.min(bytes.length, offset + 8 + size));
}
