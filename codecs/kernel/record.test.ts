import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Field, type FieldType, type Platform, platforms, types } from '../../spec/index.js';
import { windows932, windows1252 } from '../text/index.js';
import type { CodePage } from './code-page.js';
import { type RecordKernel, readRecord, recordKernel, writeRecord } from './record.js';

const page: CodePage = windows1252;

interface Value {
  readonly [name: string]: unknown;
  readonly unused?: Uint8Array;
}
type Kernel = RecordKernel<Value>;

const simple: fc.Arbitrary<FieldType> = fc.oneof(
  fc.constantFrom<FieldType>(...Object.values(types)),
  fc.record({ kind: fc.constantFrom('bytes' as const, 'ansi' as const, 'wide' as const), count: fc.nat({ max: 9 }) }),
  fc.record({
    kind: fc.constant('array' as const),
    of: fc.constantFrom(types.u8, types.i16, types.u32, types.POINTER),
    count: fc.nat({ max: 5 }),
  }),
);

const fieldsOf = (type: fc.Arbitrary<FieldType>): fc.Arbitrary<readonly Field[]> =>
  fc
    .array(type, { maxLength: 8 })
    .map((all) => all.map((each, i) => ({ name: `f${i}`, type: each, meaning: 'a field' })));

const nested: fc.Arbitrary<FieldType> = fieldsOf(simple).map((fields) => ({
  kind: 'record',
  layout: { name: 'inner', fields, sources: [] },
}));

const kernels: fc.Arbitrary<Kernel> = fc
  .tuple(fieldsOf(fc.oneof(simple, nested)), fc.constantFrom(1, 2, 4, 8), fc.constantFrom(...platforms))
  .map(([fields, pack, platform]) => kernelOf(fields, platform, pack));

function kernelOf(fields: readonly Field[], platform: Platform = 'win32', pack = 8): Kernel {
  return recordKernel({ name: 'sample', fields, sources: [], pack }, platform) as Kernel;
}

const field = (type: FieldType): Field => ({ name: 'f', type, meaning: 'a field' });

const blocks = kernels.chain((kernel) =>
  fc.tuple(
    fc.constant(kernel),
    fc.oneof(
      fc.uint8Array({ minLength: kernel.size, maxLength: kernel.size + 3 }),
      // Zeros end texts early and leave little in the gaps.
      fc
        .array(fc.constantFrom(0, 0, 0, 0x41, 0xff), { minLength: kernel.size, maxLength: kernel.size + 3 })
        .map((bytes) => Uint8Array.from(bytes)),
    ),
  ),
);

test('what is read is a value of the record and is written as it was', () => {
  fc.assert(
    fc.property(blocks, ([kernel, bytes]) => {
      const read = readRecord(kernel, bytes, page);
      assert.ok(isRight(read));
      if (isLeft(read)) return;
      assert.ok(kernel.is(read.right, page));
      assert.equal(writeRecord(kernel, read.right, page), bytes);
    }),
  );
});

test('a record is read and written at any place, over whatever stood there', () => {
  fc.assert(
    fc.property(blocks, fc.nat({ max: 5 }), ([kernel, block], before) => {
      const bytes = block.subarray(0, kernel.size);
      const inside = new Uint8Array(before + kernel.size + 2).fill(0xcc);
      inside.set(bytes, before);
      const value = kernel.read(inside, before, page);
      assert.equal(value, kernel.read(bytes, 0, page));
      const target = new Uint8Array(inside.length).fill(0xaa);
      kernel.write(value, target, before, page);
      assert.equal(target.subarray(before, before + kernel.size), bytes);
      assert.ok(target.subarray(0, before).every((byte) => byte === 0xaa));
      assert.ok(target.subarray(before + kernel.size).every((byte) => byte === 0xaa));
    }),
  );
});

test('a block that is too short is refused, whatever its length', () => {
  fc.assert(
    fc.property(blocks, fc.nat(), ([kernel, bytes], at) => {
      if (kernel.size === 0) return;
      const length = at % kernel.size;
      const read = readRecord(kernel, bytes.subarray(0, length), page);
      assert.ok(isLeft(read));
      if (isLeft(read)) assert.is(read.left.offset, length);
    }),
  );
});

test('rows cover each byte of the record once, in order and inside it', () => {
  fc.assert(
    fc.property(blocks, ([kernel, bytes]) => {
      const rows = kernel.rows(bytes, 0, page);
      const covered = new Set<number>();
      let last = 0;
      for (const { offset, length } of rows) {
        assert.ok(offset >= last && offset + length <= kernel.size);
        last = offset;
        for (let i = offset; i < offset + length; i++) {
          assert.not.ok(covered.has(i));
          covered.add(i);
        }
      }
      assert.is(covered.size, kernel.size);
    }),
  );
});

const notValues = fc.oneof(
  fc.anything(),
  fc.dictionary(fc.constantFrom('f0', 'f1', 'f2', 'unused', '__proto__'), fc.anything()),
);

test('is takes exactly what comes back from bytes', () => {
  fc.assert(
    fc.property(kernels, notValues, (kernel, value) => {
      if (!kernel.is(value, page)) return;
      const bytes = new Uint8Array(kernel.size);
      kernel.write(value, bytes, 0, page);
      const again = kernel.read(bytes, 0, page);
      for (const { field: each } of kernel.placed.fields) assert.equal(again[each.name], value[each.name]);
      assert.equal(again.unused, value.unused);
    }),
  );
});

test('is refuses numbers without room, and what is no number', () => {
  for (const [type, inside, outside] of [
    [types.u8, [0, 255], [-1, 256, 1.5, Number.NaN, -0, 1n, '1', undefined]],
    [types.i16, [-32768, 32767], [-32769, 32768]],
    [types.u32, [0, 0xffffffff], [-1, 2 ** 32]],
    [types.u64, [0n, 2n ** 64n - 1n], [-1n, 2n ** 64n, 1]],
    [types.LPARAM, [-(2n ** 31n), 2n ** 31n - 1n], [-(2n ** 31n) - 1n, 2n ** 31n]],
  ] as const) {
    const kernel = kernelOf([field(type)]);
    for (const f of inside) assert.ok(kernel.is({ f }, page), String(f));
    for (const f of outside) assert.not(kernel.is({ f }, page), String(f));
  }
});

test('is refuses an array with holes', () => {
  const numbers = kernelOf([field({ kind: 'array', of: types.u32, count: 3 })]);
  assert.ok(numbers.is({ f: [1, 2, 3] }, page));
  for (const f of [new Array(3), [1, 2], [1, 2, 3, 4], [1, 2, '3']]) assert.not(numbers.is({ f }, page));
  assert.not(kernelOf([field({ kind: 'array', of: types.u64, count: 3 })]).is({ f: new Array(3) }, page));
});

test('is refuses texts that do not fit, that a NUL would cut, or that the code page lacks', () => {
  const ansi = kernelOf([field({ kind: 'ansi', count: 3 })]);
  for (const f of ['', 'abc', 'ä€']) assert.ok(ansi.is({ f }, page), f);
  for (const f of ['abcd', 'a\0', 'Д', 5]) assert.not(ansi.is({ f }, page), String(f));
  const wide = kernelOf([field({ kind: 'wide', count: 3 })]);
  for (const f of ['', 'abc', 'Д', '\ud800']) assert.ok(wide.is({ f }, page), f);
  for (const f of ['abcd', '\0']) assert.not(wide.is({ f }, page), f);
});

test('is refuses a field that the platform lacks', () => {
  const kernel = kernelOf([{ ...field(types.u16), platforms: ['win16'] }], 'win32');
  assert.ok(kernel.is({}, page));
  assert.ok(kernel.is({ f: undefined }, page));
  assert.not(kernel.is({ f: 1 }, page));
});

test('unused has the bytes of gaps and of texts that end early, in their order', () => {
  const kernel = kernelOf([
    { name: 'a', type: types.u8, meaning: 'a byte' },
    { name: 'b', type: types.u32, meaning: 'a number' },
    { name: 's', type: { kind: 'ansi', count: 4 }, meaning: 'a text' },
  ]);
  const bytes = Uint8Array.of(1, 0xe0, 0xe1, 0xe2, 2, 0, 0, 0, 0x41, 0, 0xe3, 0xe4);
  const value = kernel.read(bytes, 0, page);
  assert.equal(value, { a: 1, b: 2, s: 'A', unused: Uint8Array.of(0xe0, 0xe1, 0xe2, 0xe3, 0xe4) });
  for (const unused of [new Uint8Array(5), new Uint8Array(4).fill(1), new Uint8Array(6).fill(1), [1, 2, 3, 4, 5]]) {
    assert.not(kernel.is({ ...value, unused }, page));
  }
  // A longer text leaves less room.
  assert.not(kernel.is({ ...value, s: 'AB' }, page));
});

test('texts of double-byte code pages come back, and a half character with them', () => {
  const kernel = kernelOf([field({ kind: 'ansi', count: 4 })]);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (bytes) => {
      const value = kernel.read(bytes, 0, windows932);
      assert.ok(kernel.is(value, windows932));
      const again = new Uint8Array(4);
      kernel.write(value, again, 0, windows932);
      assert.equal(again, bytes);
    }),
  );
});

test('ANSI text without a code page is told of', () => {
  const kernel = kernelOf([field({ kind: 'ansi', count: 4 })]);
  for (const act of [() => kernel.read(new Uint8Array(4), 0), () => kernel.is({ f: 'a' })]) {
    assert.throws(act, /codePage: expected a code page such as windows1252.*found undefined/);
  }
  assert.not.throws(() => kernelOf([field(types.u32)]).read(new Uint8Array(4), 0));
});

test('a negative 64-bit number is shown by its bits', () => {
  const kernel = kernelOf([field(types.LPARAM)], 'win64');
  assert.is(kernel.rows(new Uint8Array(8).fill(0xff), 0, page)[0]?.value, '0xFFFFFFFFFFFFFFFF');
});

test('an error says which field the block ends in', () => {
  const kernel = kernelOf([
    { name: 'a', type: types.u32, meaning: 'a number' },
    { name: 'b', type: types.u8, meaning: 'a byte' },
  ]);
  assert.equal(kernel.tooShort(new Uint8Array(4)).path, ['sample', 'b']);
  assert.equal(kernel.tooShort(new Uint8Array(6)).path, ['sample']);
  assert.match(kernel.tooShort(new Uint8Array(6)).expected, /padding/);
});

test.run();
