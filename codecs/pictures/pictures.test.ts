import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dibHeaders } from '../../spec/formats/pictures-dib.js';
import { type Platform, platforms } from '../../spec/types.js';
import type { FormatOptions } from '../kernel/context.js';
import { orThrow } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { recordKernel } from '../kernel/record.js';
import {
  CfBitmap,
  CfDib,
  CfDibV5,
  CfEnhMetafile,
  CfMetafilePict,
  CfPalette,
  CfRiff,
  CfTiff,
  CfWave,
  findDibProfile,
  readBmpFile,
  readCfDib,
  readCfRiff,
  readCfTiff,
  readDibHeader,
  writeBmpFile,
  writeCfDib,
} from './index.js';

const formats: readonly Format[] = [
  CfDib,
  CfDibV5,
  CfBitmap,
  CfMetafilePict,
  CfEnhMetafile,
  CfPalette,
  CfTiff,
  CfRiff,
  CfWave,
];

const context = (platform: Platform): FormatOptions => ({ platform });

const ascii = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));
const le16 = (...values: readonly number[]): readonly number[] => values.flatMap((v) => [v & 255, (v >>> 8) & 255]);
const le32 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((v) => [...le16(v & 0xffff), ...le16(v >>> 16)]);

const info = (width: number, height: number, bits: number, compression = 0, size = 0, used = 0): readonly number[] => [
  ...le32(40, width, height),
  ...le16(1, bits),
  ...le32(compression, size, 0, 0, used, 0),
];

/** Handles and numbers have no marks to be known by. */
const unmarked = ['CF_BITMAP', 'CF_METAFILEPICT'];

/** A block of each format that mutations begin with. */
const samples: Readonly<Record<string, readonly number[]>> = {
  CF_DIB: [...info(5, 2, 8, 0, 0, 2), ...le32(0, 0xffffff), ...new Array<number>(16).fill(0)],
  CF_DIBV5: [
    ...le32(124, 2, -1),
    ...le16(1, 32),
    ...le32(3, 8, 0, 0, 0, 0, 0xff0000, 0xff00, 0xff, 0),
    ...new Array<number>(68).fill(0),
    ...le32(0xff0000, 0xff00, 0xff, 1, 2),
  ],
  CF_BITMAP: le32(1, 2),
  CF_METAFILEPICT: le32(8, 1, 2, 0, 3, 0),
  CF_ENHMETAFILE: [
    ...le32(1, 108, 0, 0, 1, 1, 0, 0, 1, 1, 0x464d4520, 0x10000, 136, 3),
    ...le16(1, 0),
    ...le32(0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1),
    ...le32(17, 8),
    ...le32(14, 20, 0, 16, 20),
  ],
  CF_PALETTE: [...le16(0x300, 2), ...le32(1, 2)],
  CF_TIFF: [...ascii('II'), ...le16(42), ...le32(8), ...le16(1, 256, 3), ...le32(1, 7, 26), ...le16(0), ...le32(0)],
  CF_RIFF: [...ascii('RIFF'), ...le32(24), ...ascii('formLIST'), ...le32(12), ...ascii('INFOICOP'), ...le32(0)],
  CF_WAVE: [
    ...ascii('RIFF'),
    ...le32(38),
    ...ascii('WAVEfmt '),
    ...le32(16),
    ...le16(1, 1),
    ...le32(8000, 8000),
    ...le16(1, 8),
    ...ascii('data'),
    ...le32(2, 0x8080),
  ],
};

/** The sample with some bytes changed, cut or lengthened. */
const mutated = (sample: readonly number[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(Math.min(sample.length, 140) - 1), fc.constantFrom(0, 1, 2, 3, 4, 8, 127, 128, 255)), {
        maxLength: 4,
      }),
      fc.nat(sample.length),
      fc.uint8Array({ maxLength: 24 }),
    )
    .map(([changes, cut, more]) => {
      const bytes = Uint8Array.from([...sample.slice(0, cut === 0 ? 0 : sample.length - (cut % 3)), ...more]);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return bytes;
    });

for (const format of formats) {
  const sample = samples[format.name] ?? [];
  for (const platform of platforms) {
    const own = context(platform);
    test(`${format.name} on ${platform}: what can be read comes back`, () => {
      let read = 0;
      const check = (bytes: Uint8Array): void => {
        const value = format.decode(bytes, own);
        if (isLeft(value)) {
          const { offset } = value.left;
          assert.ok(offset !== undefined && offset <= bytes.length, 'an error says where');
          return;
        }
        read++;
        assert.ok(format.is(value.right, own));
        assert.equal(format.encode(value.right, own), bytes);
        const rows = format.rows(value.right, bytes, own);
        assert.is(
          rows.reduce((sum, row) => sum + row.length, 0),
          bytes.length,
        );
        for (const { offset } of format.findings(value.right, bytes, own)) assert.ok(offset >= 0);
      };
      check(Uint8Array.from(sample));
      assert.is(read, 1, 'the sample can be read');
      fc.assert(fc.property(mutated(sample), check), { numRuns: 300 });
      fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), check));
      fc.assert(fc.property(fc.anything(), (value) => assert.not.ok(format.is(value, own))));
    });
  }

  if (!unmarked.includes(format.name)) {
    test(`${format.name} is recognised, and text is not taken for it`, () => {
      const clue = format.recognise(Uint8Array.from(sample), context('win32'));
      assert.ok(clue !== undefined && clue.score > 0 && clue.score <= 1);
      const text = Uint8Array.from(ascii('Plain text of some length, with lines.\r\n'.repeat(9)));
      assert.is(format.recognise(text, context('win32')), undefined);
      assert.is(format.recognise(new Uint8Array(0), context('win32')), undefined);
    });
  }
}

function dibOf(bytes: readonly number[]): CfDib {
  return orThrow(readCfDib(Uint8Array.from(bytes)));
}

test('the header kernels read what the layouts say', () => {
  for (const size of [12, 40, 108, 124] as const) {
    const kernel = recordKernel(dibHeaders[size], 'win32');
    assert.is(kernel.size, size);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: size - 4, maxLength: size - 4 }), (tail) => {
        const bytes = Uint8Array.of(size, 0, 0, 0, ...tail);
        const read = readDibHeader(bytes);
        assert.ok(isRight(read));
        const byLayout = kernel.read(bytes, 0) as Readonly<Record<string, unknown>>;
        const plain = Object.entries(byLayout).map(([name, value]) => {
          const short = name.replace(/^(bc|bi|bV[45](V4)?)/, '').replace(/^CS/, 'cs');
          return [short.charAt(0).toLowerCase() + short.slice(1), value];
        });
        if (isRight(read)) assert.equal(read.right, Object.fromEntries(plain));
      }),
    );
  }
});

test('parts of the wrong length are no bitmap', () => {
  const dib = dibOf(samples['CF_DIB'] ?? []);
  assert.ok(CfDib.is(dib));
  assert.not.ok(CfDib.is({ ...dib, pixels: new Uint8Array(15) }));
  assert.not.ok(CfDib.is({ ...dib, palette: new Uint8Array(4) }));
  assert.not.ok(CfDib.is({ ...dib, masks: [1, 2, 3] }));
  assert.not.ok(CfDib.is({ ...dib, masks: undefined }));
  assert.not.ok(CfDib.is({ ...dib, header: { ...dib.header, width: 0.5 } }));
  assert.not.ok(CfDibV5.is(dib));
});

test('a later header with pixels that would be taken for repeated masks is no value that could be written', () => {
  const dib = dibOf(samples['CF_DIBV5'] ?? []);
  assert.equal(dib.masks, [0xff0000, 0xff00, 0xff]);
  const { masks: _, ...without } = dib;
  assert.ok(CfDibV5.is(without), 'other pixels');
  const pixels = Uint8Array.from(le32(0xff0000, 0xff00));
  assert.not.ok(
    CfDibV5.is({ ...without, pixels, rest: Uint8Array.from([...le32(0xff), ...new Array<number>(8).fill(0)]) }),
  );
});

test('the parts are views of the block', () => {
  const block = Uint8Array.from(samples['CF_DIB'] ?? []);
  const dib = readCfDib(block);
  if (isRight(dib)) assert.is(dib.right.pixels.buffer, block.buffer);
});

test('sizes that a header makes up are refused, however they multiply', () => {
  const size = fc.constantFrom(-0x80000000, -1, 0, 1, 0x10000, 0x8000000, 0x40000000, 0x7fffffff);
  fc.assert(
    fc.property(size, size, fc.constantFrom(1, 4, 8, 16, 24, 32), fc.nat(0xffffffff), (width, height, bits, used) => {
      const dib = readCfDib(Uint8Array.from([...info(width, height, bits, 0, 0, used), ...le32(0, 0, 0, 0)]));
      if (isRight(dib)) assert.ok(dib.right.pixels.length + dib.right.palette.length <= 16);
    }),
  );
});

test('a file has the bitmap behind its header, and a gap before the pixels is closed', () => {
  const dib = dibOf(samples['CF_DIB'] ?? []);
  const file = writeBmpFile(dib);
  assert.equal([...file.subarray(0, 14)], [...ascii('BM'), ...le32(file.length), ...le16(0, 0), ...le32(14 + 48)]);
  const read = readBmpFile(file);
  assert.ok(isRight(read));
  if (isRight(read)) assert.equal(writeCfDib(read.right), writeCfDib(dib));
  const gap = Uint8Array.from([...file.subarray(0, 62), 9, 9, ...file.subarray(62)]);
  gap[10] = 64;
  const closed = readBmpFile(gap);
  if (isRight(closed)) assert.equal(writeCfDib(closed.right), writeCfDib(dib));
  else assert.unreachable('a gap is no error');
  for (const offset of [0, 61, 255]) {
    const bad = file.slice();
    bad[10] = offset;
    assert.ok(isLeft(readBmpFile(bad)));
  }
  assert.ok(isLeft(readBmpFile(file.subarray(0, 13))));
  assert.ok(isLeft(readBmpFile(Uint8Array.of(...ascii('MB'), ...file.subarray(2)))));
});

test('what stands in a gap is not read for pixels', () => {
  const dib = dibOf([...info(1, 1, 8, 1, 0, 1), ...le32(0), 1, 0, 0, 1]);
  const file = writeBmpFile(dib);
  const gap = Uint8Array.from([...file.subarray(0, 58), 9, 0, 7, ...file.subarray(58)]);
  gap[10] = 61;
  const closed = readBmpFile(gap);
  assert.ok(isRight(closed));
  if (isRight(closed)) assert.equal(writeCfDib(closed.right), writeCfDib(dib));
  const cutOff = readBmpFile(gap.subarray(0, gap.length - 1));
  assert.ok(isLeft(cutOff));
  if (isLeft(cutOff)) assert.is(cutOff.left.offset, gap.length - 1);
});

test('a profile moves with the pixels', () => {
  const dib = dibOf([
    ...le32(124, 1, 1),
    ...le16(1, 24),
    ...le32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x4d424544),
    ...new Array<number>(48).fill(0),
    ...le32(0, 128, 4, 0, 0),
    ...ascii('ICC!'),
  ]);
  assert.equal(findDibProfile(dib), Uint8Array.from(ascii('ICC!')));
  const file = writeBmpFile(dib);
  const gap = Uint8Array.from([...file.subarray(0, 138), 0, 0, ...file.subarray(138)]);
  gap[10] = 140;
  gap[14 + 112] = 130;
  const closed = readBmpFile(gap);
  assert.ok(isRight(closed));
  if (isRight(closed)) assert.equal(findDibProfile(closed.right), Uint8Array.from(ascii('ICC!')));
});

/** Bytes that count how often one of them is read. */
function counting(source: Uint8Array): { readonly bytes: Uint8Array; reads(): number } {
  let reads = 0;
  const bytes = new Proxy(source, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { bytes, reads: () => reads };
}

test('the pixels of a large bitmap are not looked at', () => {
  const { bytes, reads } = counting(Uint8Array.from([...info(512, 512, 32), ...new Uint8Array(1 << 20)]));
  assert.ok(isRight(readCfDib(bytes)));
  assert.ok(reads() < 200, `${reads()} bytes read`);
});

test('run-length encoded pixels without a size are read once', () => {
  const runs = new Uint8Array(1 << 20).fill(1);
  const { bytes, reads } = counting(Uint8Array.from([...info(1, 1, 8, 1, 0, 1), ...le32(0), ...runs, 0, 1]));
  assert.ok(isRight(readCfDib(bytes)));
  assert.ok(reads() < (1 << 20) + 200, `${reads()} bytes read`);
});

test('a format chunk without its last members is shown member by member', () => {
  const bytes = Uint8Array.from(samples['CF_WAVE'] ?? []);
  const members = CfWave.rows(orThrow(CfWave.decode(bytes)), bytes).filter(({ field }) => field.startsWith('format.'));
  assert.equal(
    members.map(({ offset, value }) => [offset, value]),
    [
      [20, '1'],
      [22, '1'],
      [24, '8000'],
      [28, '8000'],
      [32, '1'],
      [34, '8'],
    ],
  );
});

test('lists in each other without end take no stack', () => {
  const depth = 50_000;
  const bytes: number[] = [...ascii('RIFF'), ...le32(depth * 12 + 4), ...ascii('form')];
  for (let i = depth; i > 0; i--) bytes.push(...ascii('LIST'), ...le32(i * 12 - 8), ...ascii('deep'));
  const riff = readCfRiff(Uint8Array.from(bytes));
  if (isRight(riff)) assert.is(riff.right.chunks.at(-1)?.depth, depth);
  else assert.unreachable('each list fits');
});

test('directories that overlap are refused after no more work than the file is long', () => {
  const count = 1000;
  const bytes = new Uint8Array(1 << 16);
  bytes.set([...ascii('II'), 42, 0, 8, 0, 0, 0]);
  // Each directory begins two bytes after the one before and has all its entries in common with it.
  for (let i = 0; i < 100; i++) bytes.set(le16(count), 8 + i * 2);
  for (let i = 0; i < 100; i++) bytes.set(le32(10 + i * 2), 10 + i * 2 + count * 12);
  const tiff = readCfTiff(bytes);
  assert.ok(isLeft(tiff));
});

test.run();
