/** Time by the byte at 1 KiB and at 1 MiB: with linear time the second is no more than the first. */
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { defaultContext, type Format, formatError, formats } from '../codecs/index.js';
import { type Group, keep } from './compare.js';
import { sampleOf, samples } from './samples.js';

const SMALL = 1 << 10;
const LARGE = 1 << 20;

const decode = (format: Format, bytes: Uint8Array): unknown => {
  const result = format.decode(bytes, defaultContext);
  if (isLeft(result)) throw new Error(`${format.name}: ${formatError(result.left)}`);
  return result.right;
};

const group = (format: Format): Group => {
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

/** A number refuses every block that has not its size. */
const hasLength = (format: Format): boolean =>
  samples.has(format.name) || isRight(format.decode(sampleOf(format.name, SMALL), defaultContext));

export const growthGroups: readonly Group[] = formats.filter(hasLength).map(group);
