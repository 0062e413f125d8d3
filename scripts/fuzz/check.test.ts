import { left, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultContext, type Format } from '../../codecs/index.js';
import type { RuleId } from '../../spec/index.js';
import { fuzz } from './campaign.js';
import { checkInput } from './check.js';

const bytes = Uint8Array.of(1, 2, 3, 4);

/** Takes anything but what starts with 9. */
const sound: Format<Uint8Array> = {
  name: 'sound',
  decode: (input) =>
    input[0] === 9
      ? left({ offset: 0, expected: 'anything but 9', found: '9', path: ['sound'] })
      : right(input.slice()),
  is: (value): value is Uint8Array => value instanceof Uint8Array,
  encode: (value) => value,
  rows: (_, input) => [{ offset: 0, bytes: '', length: input.length, field: 'all', value: '', meaning: '' }],
  findings: () => [],
  recognise: () => undefined,
};

const trouble = (defect: Partial<Format<Uint8Array>>, input = bytes) =>
  checkInput({ ...sound, ...defect } as Format, input, defaultContext).trouble;

test('a sound codec has no trouble', () => {
  assert.is(trouble({}), undefined);
  assert.is(trouble({}, Uint8Array.of(9)), undefined);
  assert.is(trouble({}, new Uint8Array(0)), undefined);
});

const rule = 'DDE-DATA-002';
const defects: readonly (readonly [what: string, defect: Partial<Format<Uint8Array>>, trouble: RegExp])[] = [
  ['throws', { decode: () => right(JSON.parse('{')) }, /throws/],
  ['names a place outside', { decode: () => left({ offset: 5, expected: 'a', found: 'b', path: ['c'] }) }, /offset 5/],
  ['says nothing', { decode: () => left({ expected: '', found: 'b', path: ['c'] }) }, /says too little/],
  ['does not know its value', { is: (value): value is Uint8Array => value === 0 }, /does not know/],
  ['loses a byte', { encode: (value) => value.subarray(1) }, /same bytes/],
  ['refuses what it wrote', { encode: () => Uint8Array.of(9) }, /refuses/],
  ['reads another value', { canonical: 'none', encode: (value) => value.subarray(1) }, /another value/],
  [
    'has a row outside',
    { rows: () => [{ offset: 3, bytes: '', length: 2, field: 'x', value: '', meaning: '' }] },
    /row/,
  ],
  [
    'shows only some of the bytes',
    { rows: () => [{ offset: 1, bytes: '', length: 3, field: 'x', value: '', meaning: '' }] },
    /in no row: at 0/,
  ],
  [
    'shows bytes out of order',
    {
      rows: () => [0, 2, 1].map((offset) => ({ offset, bytes: '', length: 2, field: 'x', value: '', meaning: '' })),
    },
    /before the one above/,
  ],
  [
    'finds a rule that is none',
    { findings: () => [{ rule: 'DDE-X-1' as RuleId, offset: 0, expected: '', found: '' }] },
    /finding/,
  ],
  ['finds something outside', { findings: () => [{ rule, offset: 9, expected: '', found: '' }] }, /finding/],
  ['is too sure', { recognise: () => ({ score: 2, why: '' }) }, /clue/],
  [
    'changes its input',
    {
      rows: (value, input, context) => {
        input.fill(0);
        return sound.rows(value, input, context);
      },
    },
    /changes its input/,
  ],
  [
    'is slow',
    {
      rows: (value, input, context) => {
        const { user } = process.cpuUsage();
        while (process.cpuUsage().user - user < 400_000);
        return sound.rows(value, input, context);
      },
    },
    /ms/,
  ],
];

for (const [what, defect, expected] of defects) {
  test(`a codec that ${what} is caught`, () => {
    assert.match(trouble(defect) ?? 'nothing was caught', expected);
  });
}

test('a campaign finds a defect behind one value of one byte, and makes the input small', () => {
  const broken = {
    ...sound,
    encode: (value: Uint8Array) => (value[2] === 0x7f ? value.subarray(1) : value),
  } as Format;
  const corpus = [Uint8Array.from({ length: 40 }, (_, index) => index)];
  const { failure } = fuzz(broken, corpus, new Set(), { milliseconds: 20_000, seed: 1 });
  assert.is(failure?.bytes[2], 0x7f);
  assert.is(fuzz(sound as Format, corpus, new Set(), { milliseconds: 100, seed: 1 }).failure, undefined);
});

test.run();
