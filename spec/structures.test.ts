import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reservedMask, type StructureLayout, structureNames, structures } from './structures.js';

for (const name of structureNames) {
  const layout: StructureLayout = structures[name];

  test(`${name}: the flags tile the 16 bits of the word, lowest first`, () => {
    let next = 0;
    for (const flag of layout.flags) {
      assert.is(flag.bit, next, flag.name);
      next += flag.width;
    }
    assert.is(next, 16);
  });

  test(`${name}: the fields tile the header and the payload follows it`, () => {
    let next = 0;
    for (const field of layout.fields) {
      assert.is(field.offset, next, field.name);
      next += field.size;
    }
    assert.is(next, layout.headerSize);
    if (layout.payload !== null) assert.is(layout.payload.offset, layout.headerSize);
    assert.ok(layout.sizeInC >= layout.headerSize);
  });
}

test('the masks are those of the constants in public use', () => {
  assert.is(reservedMask('DDEACK'), 0x3f00);
  assert.is(reservedMask('DDEADVISE'), 0x3fff);
  assert.is(reservedMask('DDEDATA'), 0x4fff);
  assert.is(reservedMask('DDEPOKE'), 0xdfff);
  assert.is(reservedMask('DDELN'), 0x1fff);
  assert.is(reservedMask('DDEUP'), 0x4fff);
});

test.run();
