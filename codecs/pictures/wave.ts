/** Sound: a RIFF file of the form WAVE, with the members of its format chunk. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { dword, isRecord, word } from '../kernel/bytes.js';
import { isLeft, left, right } from '../kernel/either.js';
import { bytesCodec, type CodecError, describe } from '../kernel/errors.js';
import { isRiff, type Riff, type RiffChunk, readRiff, riffData, writeRiff } from './riff.js';

/** The members of WAVEFORMATEX; the last two are missing from chunks that end before them. */
export interface WaveFormat {
  readonly wFormatTag: number;
  readonly nChannels: number;
  readonly nSamplesPerSec: number;
  readonly nAvgBytesPerSec: number;
  readonly nBlockAlign: number;
  readonly wBitsPerSample?: number;
  readonly cbSize?: number;
}

/** A sound. */
export interface Wave extends Riff {
  /** Of the first chunk `fmt `, if it is there and long enough. */
  readonly format?: WaveFormat;
}

const names = [
  'wFormatTag',
  'nChannels',
  'nSamplesPerSec',
  'nAvgBytesPerSec',
  'nBlockAlign',
  'wBitsPerSample',
  'cbSize',
] as const;

/** The first chunk of that name right inside the chunk RIFF. */
export function findChunk(riff: Riff, id: string): RiffChunk | undefined {
  return riff.chunks.find((chunk) => chunk.depth === 1 && chunk.id === id);
}

function readFormat(data: Uint8Array): WaveFormat | undefined {
  if (data.length < 14) return undefined;
  const format = {
    wFormatTag: word(data, 0),
    nChannels: word(data, 2),
    nSamplesPerSec: dword(data, 4),
    nAvgBytesPerSec: dword(data, 8),
    nBlockAlign: word(data, 12),
  };
  if (data.length < 16) return format;
  const wBitsPerSample = word(data, 14);
  return data.length < 18 ? { ...format, wBitsPerSample } : { ...format, wBitsPerSample, cbSize: word(data, 16) };
}

/**
 * Reads a sound.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readWave } from 'dde-spec/codecs';
 * const wave = readWave(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0)));
 * if (isRight(wave)) wave.right.format; // undefined
 * ```
 */
export function readWave(bytes: Uint8Array): Either<CodecError, Wave> {
  const riff = readRiff(bytes);
  if (isLeft(riff)) return riff;
  const form = riff.right.chunks[0]?.type;
  if (form !== 'WAVE')
    return left({ offset: 8, expected: 'the form WAVE', found: describe(form), path: ['WAVE', 'form'] });
  const chunk = findChunk(riff.right, 'fmt ');
  const format = chunk === undefined ? undefined : readFormat(riffData(riff.right, chunk));
  return right(format === undefined ? riff.right : { ...riff.right, format });
}

function isWave(value: unknown): value is Wave {
  if (!isRiff(value)) return false;
  const read = readWave(value.bytes);
  if (isLeft(read)) return false;
  const { format } = read.right;
  const claimed: unknown = 'format' in value ? value.format : undefined;
  if (format === undefined) return !('format' in value);
  return (
    isRecord(claimed) && names.every((name) => name in claimed === name in format && claimed[name] === format[name])
  );
}

/**
 * The data of CF_WAVE.
 *
 * @example
 * ```ts
 * import { isLeft } from 'fp-ts/lib/Either.js';
 * import { CfWave } from 'dde-spec/codecs';
 * isLeft(CfWave.decode(new Uint8Array(12))); // true
 * ```
 */
export const CfWave: t.Type<Wave, Uint8Array, unknown> = /* @__PURE__ */ bytesCodec(
  'CF_WAVE',
  isWave,
  readWave,
  writeRiff,
);
