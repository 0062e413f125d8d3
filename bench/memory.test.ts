/** What a value keeps in memory, as a multiple of the bytes that it was read from. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultContext, type Format, formats } from '../codecs/index.js';
import { sampleOf } from './samples.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A block of one byte each costs an object of some words in any engine. */
const mostForAByte = 100;
const SIZE = 1 << 18;

const inUse = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const kept = (format: Format, bytes: Uint8Array): number => {
  format.decode(bytes.subarray(0, 64), defaultContext);
  const before = inUse();
  const value = format.decode(bytes, defaultContext);
  const after = inUse();
  // Used after the measurement, so that it is still there during it.
  if (isLeft(value) && value.left.expected === '') throw new Error('an error that says nothing');
  return (after - before) / bytes.length;
};

/** Data that make the most of little: the smallest commands, cells, records and names that there are. */
const dense: readonly (readonly [format: string, piece: string, head: string, tail: string])[] = [
  ['execute', '[a]', '', '\0'],
  ['execute', '[a(,,,,,,,,)]', '', '\0'],
  ['CF_SYLK', 'C;X;Y;K\r\n', 'ID;P\r\n', 'E\r\n'],
  ['CF_SYLK', ';', 'ID', '\r\nE\r\n'],
  ['CF_SYLK', '\n', 'ID;P\r\n', 'E\r\n'],
  ['CF_DIF', '1,0\r\n""\r\n', 'TABLE\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n', '-1,0\r\nEOD\r\n'],
  ['Csv', ',', '', '\0'],
  ['Csv', '\r\n', '', '\0'],
  ['tab-text', '\t', '', '\0'],
  ['Rich Text Format', '{}', '{\\rtf1', '}\0'],
  ['CF_HDROP', 'a\0', '\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0', '\0'],
];

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

for (const format of formats) {
  test(`${format.name} keeps a few times its bytes`, () => {
    const multiples = [
      kept(format, sampleOf(format.name, SIZE)),
      ...dense
        .filter(([name]) => name === format.name)
        .map(([, piece, head, tail]) => kept(format, bytesOf(head + piece.repeat(SIZE / piece.length) + tail))),
      ...[0, 0x20, 0x41, 0xff].map((fill) => kept(format, new Uint8Array(SIZE).fill(fill))),
    ];
    assert.ok(Math.max(...multiples) < mostForAByte, `${multiples.map((multiple) => multiple.toFixed(1)).join(', ')}`);
  });
}

test.run();
