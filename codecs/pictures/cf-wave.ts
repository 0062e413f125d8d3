/** Sound: a RIFF file of the form WAVE, with the members of its format chunk. */
import { waveFormat } from '../../spec/formats/pictures-containers.js';
import { dword, isRecord, word } from '../kernel/bytes.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, part } from '../kernel/rows.js';
import {
  type CfRiff,
  findForm,
  isCfRiff,
  type RiffChunk,
  readCfRiff,
  riffFinding,
  riffFindings,
  riffRows,
  takeRiffData,
  writeCfRiff,
} from './cf-riff.js';

/**
 * The members of WAVEFORMATEX; the last two are missing from chunks that end before them.
 *
 * @category Pictures
 */
export interface WaveFormat {
  readonly wFormatTag: number;
  readonly nChannels: number;
  readonly nSamplesPerSec: number;
  readonly nAvgBytesPerSec: number;
  readonly nBlockAlign: number;
  readonly wBitsPerSample?: number;
  readonly cbSize?: number;
}

/**
 * A sound.
 *
 * @category Pictures
 */
export interface CfWave extends CfRiff {
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
function findChunk(riff: CfRiff, id: string): RiffChunk | undefined {
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
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfWave } from 'dde-spec/codecs';
 * const wave = readCfWave(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0)));
 * orThrow(wave).format; // undefined
 * ```
 */
export function readCfWave(bytes: Uint8Array): Either<CodecError, CfWave> {
  const riff = readCfRiff(bytes);
  if (isLeft(riff)) return riff;
  const form = riff.right.chunks[0]?.type;
  if (form !== 'WAVE')
    return left({ offset: 8, expected: 'the form WAVE', found: describe(form), path: ['WAVE', 'form'] });
  const chunk = findChunk(riff.right, 'fmt ');
  const format = chunk === undefined ? undefined : readFormat(takeRiffData(riff.right, chunk));
  return right(format === undefined ? riff.right : { ...riff.right, format });
}

/**
 * Writes a sound.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { orThrow, readCfWave, writeCfWave } from 'dde-spec/codecs';
 * const wave = orThrow(readCfWave(Uint8Array.from('RIFF\x04\0\0\0WAVE', (char) => char.charCodeAt(0))));
 * writeCfWave(wave).length; // 12
 * ```
 */
export function writeCfWave(wave: CfWave): Uint8Array {
  return writeCfRiff(wave);
}

function isCfWave(value: unknown): value is CfWave {
  if (!isCfRiff(value)) return false;
  const read = readCfWave(value.bytes);
  if (isLeft(read)) return false;
  const { format } = read.right;
  const claimed: unknown = 'format' in value ? value.format : undefined;
  if (format === undefined) return !('format' in value);
  return (
    isRecord(claimed) && names.every((name) => name in claimed === name in format && claimed[name] === format[name])
  );
}

function waveRows(wave: CfWave): readonly AnnotatedRow[] {
  const chunk = findChunk(wave, 'fmt ');
  if (chunk === undefined || wave.format === undefined) return riffRows(wave);
  const at = chunk.offset + 8;
  const kernel = recordKernel(waveFormat, 'win32');
  // The last members may be missing; what stands after the chunk is none of them.
  const data = new Uint8Array(kernel.size);
  const known = takeRiffData(wave, chunk).subarray(0, kernel.size);
  data.set(known);
  const parts = kernel
    .rows(data, 0, undefined, 'format.')
    .filter(({ offset, length }) => offset + length <= known.length)
    .map(({ offset, field, value, meaning }) => part(at + offset, field, value, meaning));
  return riffRows(wave).flatMap((each) => (each.offset === at ? [each, ...parts] : [each]));
}

function waveFindings(wave: CfWave): readonly FormatFinding[] {
  const all: FormatFinding[] = [...riffFindings(wave)];
  const chunk = findChunk(wave, 'fmt ');
  const { format } = wave;
  if (chunk === undefined || findChunk(wave, 'data') === undefined)
    all.push(riffFinding('DDE-WAVE-006', 12, 'the chunks fmt and data', 'not both of them'));
  if (chunk === undefined) return all;
  const at = chunk.offset + 8;
  const { length } = takeRiffData(wave, chunk);
  if (format === undefined) return [...all, riffFinding('DDE-WAVE-002', at, '14 bytes of WAVEFORMAT', `${length}`)];
  const { wFormatTag, nChannels, nSamplesPerSec, nAvgBytesPerSec, nBlockAlign, wBitsPerSample, cbSize } = format;
  if (wFormatTag === 1) {
    if (wBitsPerSample !== undefined && nBlockAlign * 8 !== nChannels * wBitsPerSample)
      all.push(riffFinding('DDE-WAVE-003', at + 12, `${(nChannels * wBitsPerSample) / 8}`, `${nBlockAlign}`));
    if (nAvgBytesPerSec !== nSamplesPerSec * nBlockAlign)
      all.push(riffFinding('DDE-WAVE-004', at + 8, `${nSamplesPerSec * nBlockAlign}`, `${nAvgBytesPerSec}`));
  } else if (cbSize !== undefined && 18 + cbSize > length) {
    all.push(riffFinding('DDE-WAVE-005', at + 16, `at most ${length - 18}`, `${cbSize}`));
  }
  return all;
}

/**
 * CF_WAVE.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfWave, isLeft } from 'dde-spec/codecs';
 * isLeft(CfWave.decode(new Uint8Array(12))); // true
 * ```
 */
export const CfWave: Format<CfWave, 'CF_WAVE'> = /* @__PURE__ */ defineFormat({
  name: 'CF_WAVE',
  read: readCfWave,
  is: isCfWave,
  write: writeCfWave,
  rows: waveRows,
  findings: waveFindings,
  recognise: (bytes) =>
    findForm(bytes) === 'WAVE' ? { score: 0.98, why: 'begins with the chunk RIFF of the form WAVE' } : undefined,
});
