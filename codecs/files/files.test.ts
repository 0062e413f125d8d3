import * as fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dropFilesLayout, fileDescriptorLayout, fileDescriptorWLayout } from '../../spec/formats/files.js';
import { placeFields, platforms } from '../../spec/index.js';
import {
  CfHdrop,
  defaultContext,
  FileGroupDescriptor,
  FileGroupDescriptorW,
  findFormat,
  isQualifiedPath,
  makeCfHdrop,
  PreferredDropEffect,
  readCfHdrop,
  recogniseFormats,
  windows932,
  windows1252,
  writeCfHdrop,
} from '../index.js';

const formats = [
  'CF_HDROP',
  'FileGroupDescriptor',
  'FileGroupDescriptorW',
  'FileName',
  'FileNameW',
  'Preferred DropEffect',
].map((name) => {
  const found = findFormat(name);
  assert.ok(isRight(found));
  return found.right;
});

const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0'));

test('the structures have the sizes that C gives them, on every platform', () => {
  for (const platform of platforms) {
    assert.is(placeFields(dropFilesLayout, platform).size, 20);
    assert.is(placeFields(fileDescriptorLayout, platform).size, 332);
    assert.is(placeFields(fileDescriptorWLayout, platform).size, 592);
  }
});

test('the kernel reads the fields where the layout has them', () => {
  const bytes = Uint8Array.from({ length: 22 }, (_, i) => ((i > 0 && i < 4) || i > 19 ? 0 : i + 20));
  const read = readCfHdrop(bytes);
  assert.ok(isRight(read));
  const { fields } = placeFields(dropFilesLayout, 'win32');
  const at = (field: string): number => fields.find((each) => each.field.name === field)?.offset ?? Number.NaN;
  const view = new DataView(bytes.buffer);
  assert.is(read.right.pFiles, view.getUint32(at('pFiles'), true));
  assert.equal(read.right.pt, { x: view.getInt32(at('pt'), true), y: view.getInt32(at('pt') + 4, true) });
  assert.is(read.right.fNC, view.getInt32(at('fNC'), true));
  assert.is(read.right.fWide, view.getInt32(at('fWide'), true));
});

test('lists of files are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const value = makeCfHdrop(names);
      assert.ok(CfHdrop.is(value));
      const read = readCfHdrop(writeCfHdrop(value));
      assert.ok(isRight(read));
      assert.equal(read.right.names, names);
      assert.is(read.right.missing, 0);
    }),
  );
});

test('any bytes give a value that comes back as the same bytes, or an error', () => {
  const list = fc.array(fc.constantFrom(0, 0, 0x41, 0x5c, 0x81, 0xff), { maxLength: 24 });
  const dropped = fc
    .tuple(fc.constantFrom(20, 21, 24, 40), fc.constantFrom(0, 1, 256), list)
    .map(([at, wide, rest]) => {
      const bytes = new Uint8Array(20 + rest.length);
      bytes[0] = at;
      bytes[16] = wide & 0xff;
      bytes[17] = wide >> 8;
      bytes.set(rest, 20);
      return bytes;
    });
  const group = fc
    .tuple(fc.nat(2), fc.uint8Array({ minLength: 592, maxLength: 1300 }))
    .map(([items, rest]) => Uint8Array.of(items, 0, 0, 0, ...rest));
  for (const codePage of [windows1252, windows932]) {
    const context = { ...defaultContext, codePage };
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), dropped, group), fc.constantFrom(...formats), (bytes, format) => {
        const read = format.decode(bytes, context);
        if (isLeft(read)) return;
        assert.equal(format.encode(read.right, context), bytes);
        assert.ok(format.is(read.right, context));
        format.rows(read.right, bytes, context);
        format.findings(read.right, bytes, context);
      }),
      { numRuns: 2000 },
    );
  }
});

test('a value that would not come back is none', () => {
  const value = makeCfHdrop(['C:\\a']);
  for (const change of [
    { names: [''] },
    { names: ['a\0b'] },
    { pFiles: 21 },
    { fWide: 0.5 },
    { fNC: -0 },
    { missing: 3 },
    { missing: -0 },
    { missing: 0.5 },
    { missing: 2, names: [] },
    { missing: 1, rest: Uint8Array.of(1, 2) },
    { fWide: 0, names: ['Д'] },
    { names: new Array(1) },
    { names: Object.assign(['C:\\a'], { length: 2 }) },
  ]) {
    assert.ok(!CfHdrop.is({ ...value, ...change }), JSON.stringify(change));
  }
  for (const fgd of [[{}], new Array(1), null, { length: 0 }]) {
    assert.ok(!FileGroupDescriptorW.is({ fgd, rest: new Uint8Array() }));
  }
  for (const dropEffect of [-0, -1, 1.5, 2 ** 32, 1n, '1', Symbol('1'), Object.create(null), undefined]) {
    assert.ok(!PreferredDropEffect.is({ dropEffect, rest: new Uint8Array() }), typeof dropEffect);
  }
});

test('a count that no block holds makes no room', () => {
  for (const format of [FileGroupDescriptor, FileGroupDescriptorW]) {
    const refused = format.decode(Uint8Array.of(0xff, 0xff, 0xff, 0xff, ...new Uint8Array(592)));
    assert.ok(isLeft(refused));
    assert.is(refused.left.offset, 596);
  }
});

test('a list of a megabyte is read', () => {
  const names = Array.from({ length: 1 << 16 }, (_, i) => `C:\\${i}`);
  const bytes = writeCfHdrop(makeCfHdrop(names));
  const read = readCfHdrop(bytes);
  assert.ok(isRight(read));
  assert.equal(read.right.names, names);
});

test('a list of paths is recognised, and zeros are not', () => {
  assert.is(recogniseFormats(writeCfHdrop(makeCfHdrop(['C:\\a'])))[0]?.format, 'CF_HDROP');
  assert.ok(recogniseFormats(new Uint8Array(600)).every(({ format }) => !format.startsWith('FileGroup')));
});

test('a list of many bad names has no more findings than rows', () => {
  const value = makeCfHdrop(Array.from({ length: 5000 }, () => 'a'));
  const bytes = writeCfHdrop(value);
  assert.is(formats[0]?.findings(value, bytes, defaultContext).length, 1000);
});

test('every byte of a list stands in a row', () => {
  const [hdrop] = formats;
  for (const [fWide, missing, rest] of [
    [1, 0, [1, 2]],
    [1, 1, [1]],
    [1, 2, []],
    [0, 0, []],
    [0, 1, []],
    [0, 2, []],
  ] as const) {
    const value = { ...makeCfHdrop(['C:\\a', 'C:\\b']), fWide, missing, rest: Uint8Array.from(rest) };
    const bytes = writeCfHdrop(value);
    const shown = new Uint8Array(bytes.length);
    for (const { offset, length } of hdrop?.rows(value, bytes, defaultContext) ?? []) {
      shown.fill(1, offset, offset + length);
    }
    assert.ok(!shown.includes(0), `${fWide} ${missing}`);
  }
});

test('a fully qualified path starts at a root', () => {
  for (const path of ['C:\\', 'c:/a', '\\\\server\\share', '\\\\?\\C:\\a']) assert.ok(isQualifiedPath(path), path);
  for (const path of ['', 'a', '\\a', 'C:', 'C:a', '\\\\', '1:\\']) assert.ok(!isQualifiedPath(path), path);
});

test.run();
