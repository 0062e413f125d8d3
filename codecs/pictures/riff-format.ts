/** CF_RIFF and CF_WAVE, as formats. */
import { waveFormat } from '../../spec/formats/pictures-containers.js';
import type { RuleId } from '../../spec/rules/index.js';
import type { Clue, Finding, FormatCodec } from '../kernel/format-codec.js';
import { recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { CfRiff, type Riff, type RiffChunk, readRiff, riffData, writeRiff } from './riff.js';
import { CfWave, findChunk, readWave, type Wave } from './wave.js';

const finding = (rule: RuleId, offset: number, expected: string, found: string): Finding => ({
  rule,
  offset,
  expected,
  found,
});

/** Where the bytes of a chunk are that belong to no chunk inside it. */
function* chunkRows(riff: Riff): Generator<AnnotatedRow> {
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

const riffRows = (riff: Riff): readonly AnnotatedRow[] =>
  limitRows(chunkRows(riff), count(riff.chunks.length, 'chunk'));

const characters = /^[ -~]{4}$/;

function riffFindings({ chunks, bytes }: Riff): readonly Finding[] {
  const all: Finding[] = [];
  const once = (rule: RuleId, offset: number, expected: string, found: string): void => {
    if (!all.some((each) => each.rule === rule)) all.push(finding(rule, offset, expected, found));
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

function waveFindings(wave: Wave): readonly Finding[] {
  const all: Finding[] = [...riffFindings(wave)];
  const chunk = findChunk(wave, 'fmt ');
  const { format } = wave;
  if (chunk === undefined || findChunk(wave, 'data') === undefined)
    all.push(finding('DDE-WAVE-006', 12, 'the chunks fmt and data', 'not both of them'));
  if (chunk === undefined) return all;
  const at = chunk.offset + 8;
  const { length } = riffData(wave, chunk);
  if (format === undefined) return [...all, finding('DDE-WAVE-002', at, '14 bytes of WAVEFORMAT', `${length}`)];
  const { wFormatTag, nChannels, nSamplesPerSec, nAvgBytesPerSec, nBlockAlign, wBitsPerSample, cbSize } = format;
  if (wFormatTag === 1) {
    if (wBitsPerSample !== undefined && nBlockAlign * 8 !== nChannels * wBitsPerSample)
      all.push(finding('DDE-WAVE-003', at + 12, `${(nChannels * wBitsPerSample) / 8}`, `${nBlockAlign}`));
    if (nAvgBytesPerSec !== nSamplesPerSec * nBlockAlign)
      all.push(finding('DDE-WAVE-004', at + 8, `${nSamplesPerSec * nBlockAlign}`, `${nAvgBytesPerSec}`));
  } else if (cbSize !== undefined && 18 + cbSize > length) {
    all.push(finding('DDE-WAVE-005', at + 16, `at most ${length - 18}`, `${cbSize}`));
  }
  return all;
}

/** The form of a RIFF file, by its marks. */
function form(bytes: Uint8Array): string | undefined {
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'RIFF') return undefined;
  return String.fromCharCode(...bytes.subarray(8, 12));
}

function recogniseRiff(bytes: Uint8Array): Clue | undefined {
  const own = form(bytes);
  return own === undefined ? undefined : { score: own === 'WAVE' ? 0.7 : 0.95, why: 'begins with the chunk RIFF' };
}

export const riffFormat: FormatCodec<Riff> = {
  name: 'CF_RIFF',
  decode: readRiff,
  is: CfRiff.is,
  encode: writeRiff,
  rows: riffRows,
  findings: riffFindings,
  recognise: recogniseRiff,
};

export const waveFormatCodec: FormatCodec<Wave> = {
  name: 'CF_WAVE',
  decode: readWave,
  is: CfWave.is,
  encode: writeRiff,
  rows(wave, _, { codePage }) {
    const chunk = findChunk(wave, 'fmt ');
    if (chunk === undefined || wave.format === undefined) return riffRows(wave);
    const at = chunk.offset + 8;
    const kernel = recordKernel(waveFormat, 'win32');
    // The last members may be missing; what stands after the chunk is none of them.
    const data = new Uint8Array(kernel.size);
    const known = riffData(wave, chunk).subarray(0, kernel.size);
    data.set(known);
    const parts = kernel
      .rows(data, 0, codePage, 'format.')
      .filter(({ offset, length }) => offset + length <= known.length)
      .map(({ offset, field, value, meaning }) => part(at + offset, field, value, meaning));
    return riffRows(wave).flatMap((each) => (each.offset === at ? [each, ...parts] : [each]));
  },
  findings: waveFindings,
  recognise: (bytes) =>
    form(bytes) === 'WAVE' ? { score: 0.98, why: 'begins with the chunk RIFF of the form WAVE' } : undefined,
};
