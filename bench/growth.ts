/** Time by the byte at 1 KiB and at 1 MiB: with linear time the second is no more than the first. */
import { isLeft } from 'fp-ts/lib/Either.js';
import { defaultContext, type FormatCodec, formatCodecs, formatError } from '../codecs/index.js';
import { type Group, keep } from './compare.js';
import { sampleOf } from './samples.js';

const SMALL = 1 << 10;
const LARGE = 1 << 20;

const decode = (format: FormatCodec, bytes: Uint8Array): unknown => {
  const result = format.decode(bytes, defaultContext);
  if (isLeft(result)) throw new Error(`${format.name}: ${formatError(result.left)}`);
  return result.right;
};

const group = (format: FormatCodec): Group => {
  const small = sampleOf(format.name, SMALL);
  const large = sampleOf(format.name, LARGE);
  return {
    title: `decode ${format.name}, by the length of the data`,
    items: 'bytes',
    count: small.length,
    contenders: [
      {
        name: '1 KiB',
        run: () => {
          keep(decode(format, small));
        },
      },
      {
        name: '1 MiB',
        count: large.length,
        run: () => {
          keep(decode(format, large));
        },
      },
    ],
  };
};

export const growthGroups: readonly Group[] = formatCodecs.map(group);
