import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Field, type FieldType, type PlacedRecord, placeFields, platforms, types } from './index.js';

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

const packs = fc.constantFrom(undefined, 1, 2, 4, 8);
const records = fc.tuple(fieldsOf(fc.oneof(simple, nested)), packs, fc.constantFrom(...platforms));

function place([fields, pack, platform]: readonly [
  readonly Field[],
  number | undefined,
  (typeof platforms)[number],
]): PlacedRecord {
  return placeFields({ name: 'outer', fields, sources: [], ...(pack === undefined ? {} : { pack }) }, platform);
}

test('fields and gaps together are the record, each byte once', () => {
  fc.assert(
    fc.property(records, (record) => {
      const { size, fields, gaps } = place(record);
      const parts = [...fields, ...gaps].filter((part) => part.size > 0).sort((a, b) => a.offset - b.offset);
      let end = 0;
      for (const part of parts) {
        assert.is(part.offset, end);
        end += part.size;
      }
      assert.is(end, size);
    }),
  );
});

test('fields keep their order, and offsets and size follow the alignment', () => {
  fc.assert(
    fc.property(records, (record) => {
      const { size, alignment, fields } = place(record);
      assert.equal(
        fields.map(({ field }) => field.name),
        record[0].map(({ name }) => name),
      );
      assert.is(size % alignment, 0);
      for (const { field, offset } of fields) {
        const alone = place([[field], record[1], record[2]]);
        assert.is(offset % alone.alignment, 0);
        assert.ok(alone.alignment <= alignment);
      }
    }),
  );
});

test('a packed record has no gaps of its own', () => {
  fc.assert(
    fc.property(records, ([fields, , platform]) => {
      assert.equal(place([fields, 1, platform]).gaps, []);
      assert.is(place([fields, 1, platform]).alignment, 1);
    }),
  );
});

test('a record of one array of records is as large as the records', () => {
  fc.assert(
    fc.property(fieldsOf(simple), fc.constantFrom(...platforms), (fields, platform) => {
      const layout = { name: 'inner', fields, sources: [] };
      const one = placeFields(layout, platform).size;
      const two = [0, 1].map((i) => ({
        name: `r${i}`,
        type: { kind: 'record', layout } as const,
        meaning: 'a record',
      }));
      assert.is(placeFields({ name: 'outer', fields: two, sources: [] }, platform).size, 2 * one);
    }),
  );
});

test('a field of other platforms is not there', () => {
  const fields: Field[] = [
    { name: 'old', type: types.u16, meaning: 'a field', platforms: ['win16'] },
    { name: 'both', type: types.u32, meaning: 'a field' },
  ];
  const layout = { name: 'sample', fields, sources: [] };
  assert.equal(
    placeFields(layout, 'win16').fields.map(({ field, offset }) => [field.name, offset]),
    [
      ['old', 0],
      ['both', 2],
    ],
  );
  assert.is(placeFields(layout, 'win64').size, 4);
});

test('an empty record takes nothing', () => {
  assert.equal(place([[], undefined, 'win64']), { size: 0, alignment: 1, fields: [], gaps: [] });
});

test.run();
