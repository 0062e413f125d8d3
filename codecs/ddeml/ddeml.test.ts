import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ddemlLayouts, formatSpecs, type Platform, placeFields, platforms } from '../../spec/index.js';
import {
  annotateBlock,
  codecErrors,
  defaultContext,
  type Format,
  type FormatContext,
  findFormat,
  HSZPAIR,
  typeOf,
  XTYP,
} from '../index.js';

const names = formatSpecs.filter(({ family }) => family === 'ddeml').map(({ name }) => name);

function formatOf(name: string): Format {
  const found = findFormat(name);
  if (isLeft(found)) throw new Error(name);
  return found.right;
}

const contextOf = (platform: Platform): FormatContext => ({ ...defaultContext, platform });

const cases = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...platforms)).chain(([name, platform]) => {
  const layout = ddemlLayouts.find((each) => each.name === name);
  const size = layout === undefined ? 4 : placeFields(layout, platform).size;
  return fc.tuple(
    fc.constant(name),
    fc.constant(platform),
    fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ minLength: size, maxLength: size + 8 })),
  );
});

test('any bytes give a value or an error, and what is read is written as it was', () => {
  fc.assert(
    fc.property(cases, ([name, platform, bytes]) => {
      const format = formatOf(name);
      const context = contextOf(platform);
      const read = format.decode(bytes, context);
      if (isLeft(read)) {
        assert.ok(read.left.path.length > 0);
        return;
      }
      assert.ok(format.is(read.right, context), name);
      assert.equal(format.encode(read.right, context), bytes);
      for (const { offset, rule } of format.findings(read.right, bytes, context)) {
        assert.ok(offset <= bytes.length, rule);
      }
      for (const { offset, length } of format.rows(read.right, bytes, context)) {
        assert.ok(offset + length <= bytes.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a structure is read on every platform whose layout is published, and on no other', () => {
  for (const layout of ddemlLayouts) {
    const format = formatOf(layout.name);
    for (const platform of platforms) {
      const bytes = new Uint8Array(200);
      const published = (layout.platforms ?? platforms).includes(platform);
      assert.is(isRight(format.decode(bytes, contextOf(platform))), published, `${layout.name} on ${platform}`);
    }
    const value = format.decode(new Uint8Array(200), contextOf('win32'));
    if (isRight(value)) assert.not(format.is(value.right, contextOf('win16')), layout.name);
  }
});

test('the io-ts types read as the formats do', () => {
  for (const name of names) {
    const format = formatOf(name);
    for (const platform of ['win32', 'win64'] as const) {
      const type = typeOf(format, { platform });
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          const one = type.decode(bytes);
          const other = format.decode(bytes, contextOf(platform));
          if (isLeft(one)) {
            assert.ok(isLeft(other));
            if (isLeft(other)) assert.equal(codecErrors(one.left), [other.left]);
            return;
          }
          if (isRight(other)) assert.equal(one.right, other.right);
          assert.ok(type.is(one.right));
          assert.equal(type.encode(one.right), bytes);
        }),
        { numRuns: 30 },
      );
    }
  }
});

test('is takes exactly what comes back from bytes', () => {
  const word = fc.constantFrom(0, 1, 3, 0x10, 0x20, 0x4000, 0x4001, 0x10000, 0xffffffff, -1, 2 ** 32, 1.5);
  const list = fc.array(
    fc.constantFrom('ST_CONNECTED', 'ST_ADVISE', 'XTYPF_NODATA', 'XCLASS_DATA', 'DNS_REGISTER', 'toString'),
    { maxLength: 3 },
  );
  const value = fc.oneof(
    fc.anything(),
    fc.record(
      {
        name: fc.oneof(fc.constantFrom('DMLERR_BUSY', 'XTYP_REQUEST', 'XST_NULL'), fc.constant(undefined)),
        value: word,
        flags: list,
        unknown: word,
        number: word,
        classes: list,
        appClass: word,
        commands: list,
        filters: list,
        monitor: list,
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...platforms), value, (name, platform, candidate) => {
      const format = formatOf(name);
      const context = contextOf(platform);
      if (!format.is(candidate, context)) return;
      const again = format.decode(format.encode(candidate, context), context);
      assert.ok(isRight(again));
      if (isRight(again)) {
        for (const [key, each] of Object.entries(again.right as object)) {
          assert.equal((candidate as Record<string, unknown>)[key], each);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('a transaction type is taken only with the name that its bits have', () => {
  const parts = { number: 11, classes: ['XCLASS_DATA'], flags: [], unknown: 0 };
  assert.ok(XTYP.is({ name: 'XTYP_REQUEST', ...parts }));
  for (const wrong of [
    parts,
    { name: 'XTYP_POKE', ...parts },
    { ...parts, number: 16 },
    { ...parts, unknown: 0x10 },
    { ...parts, flags: ['XTYPF_NODATA', 'XTYPF_NOBLOCK'] },
    { ...parts, flags: ['XTYPF_NODATA', 'XTYPF_NODATA'] },
  ]) {
    assert.not(XTYP.is(wrong), JSON.stringify(wrong));
  }
  const wide = { number: 9, classes: ['XCLASS_FLAGS'], flags: [], unknown: 0x10000 };
  assert.ok(XTYP.is(wide));
  assert.not(XTYP.is(wide, { platform: 'win16' }));
});

test('a table names types, status, state and error', () => {
  const bytes = new Uint8Array(96);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of [
    [0, 96],
    [28, 1],
    [32, 0x20b0],
    [36, 0x15],
    [40, 5],
    [44, 0x4001],
  ] as const) {
    view.setUint32(at, value, true);
  }
  const table = annotateBlock('CONVINFO', bytes, { platform: 'win32' });
  assert.ok(isRight(table));
  if (isLeft(table)) return;
  const meaning = (name: string): string => table.right.rows.find(({ field }) => field === name)?.meaning ?? '';
  assert.match(meaning('wType'), /XTYP_REQUEST$/);
  assert.match(meaning('wStatus'), /ST_CONNECTED \| ST_ISLOCAL \| ST_CLIENT$/);
  assert.match(meaning('wConvst'), /XST_REQSENT$/);
  assert.match(meaning('wLastError'), /DMLERR_BUSY$/);
  assert.match(meaning('wFmt'), /CF_TEXT$/);
  assert.is(table.right.rows.find(({ field }) => field === 'wType')?.value, '0x20B0');
  assert.equal(table.right.findings, []);
});

test('a table of a word names its flags, and all of a kind at once', () => {
  const table = annotateBlock('AFCMD', Uint8Array.of(0x10, 0, 0x3c, 0));
  assert.ok(isRight(table));
  if (isLeft(table)) return;
  const row = table.right.rows.find(({ field }) => field === 'AFCMD.filters');
  assert.match(row?.value ?? '', /CBF_SKIP_DISCONNECTS/);
  assert.match(row?.meaning ?? '', /CBF_SKIP_ALLNOTIFICATIONS/);
});

test('a table of a number says what its names mean', () => {
  const meaningsOf = (name: string, ...bytes: readonly number[]): readonly string[] => {
    const table = annotateBlock(name, Uint8Array.of(...bytes, 0, 0));
    return isLeft(table) ? [] : table.right.rows.map(({ meaning }) => meaning);
  };
  assert.equal(meaningsOf('DMLERR', 0x01, 0x40), ['DMLERR_BUSY: the answer had the flag DDE_FBUSY']);
  assert.equal(meaningsOf('DMLERR', 0x12, 0x40), ['no name']);
  assert.is(meaningsOf('AFCMD', 1, 0)[1], 'APPCLASS_MONITOR');
  assert.is(meaningsOf('AFCMD', 2, 0)[1], 'no known class');
  assert.not.ok(['XTYP', 'AFCMD', 'ST', 'DNS'].some((name) => meaningsOf(name, 0, 0).includes('')));
});

test('sizes inside are looked at and never trusted', () => {
  const bytes = new Uint8Array(16).fill(0xff);
  const format = formatOf('MONERRSTRUCT');
  const read = format.decode(bytes, contextOf('win32'));
  assert.ok(isRight(read));
  if (isRight(read)) {
    const found = format.findings(read.right, bytes, contextOf('win32'));
    assert.equal(
      found.map(({ rule }) => rule),
      ['DDE-MONITOR-002'],
    );
  }
});

test('what follows a structure is a view', () => {
  const bytes = new Uint8Array(1 << 20);
  const read = HSZPAIR.decode(bytes);
  assert.ok(isRight(read));
  if (isRight(read)) assert.is(read.right.rest.buffer, bytes.buffer);
});

test.run();
