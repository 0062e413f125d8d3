import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  reservedMask,
  type StructureLayout,
  type StructureName,
  structureNames,
  structures,
} from '../../spec/structures.js';
import { orThrow } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { AckStatus, DDEACK, joinAckStatus, splitAckStatus } from './ddeack.js';
import { DDEADVISE } from './ddeadvise.js';
import { DDEDATA } from './ddedata.js';
import { DDELN } from './ddeln.js';
import { DDEPOKE } from './ddepoke.js';
import { DDEUP } from './ddeup.js';

type Value = Readonly<Record<string, boolean | number | Uint8Array>>;

const codecs = { DDEACK, DDEADVISE, DDEDATA, DDEPOKE, DDELN, DDEUP } as unknown as Record<StructureName, Format<Value>>;

function decode(codec: Format<Value>, bytes: Uint8Array): Value {
  return orThrow(codec.decode(bytes));
}

for (const name of structureNames) {
  const codec = codecs[name];
  const layout: StructureLayout = structures[name];
  const mask = reservedMask(name);

  test(`${name}: every flag word reads as the table says`, () => {
    const bytes = new Uint8Array(layout.headerSize);
    for (let flags = 0; flags <= 0xffff; flags++) {
      bytes[0] = flags & 0xff;
      bytes[1] = flags >> 8;
      const value = decode(codec, bytes);
      for (const field of layout.flags) {
        if (field.reserved) continue;
        const bits = (flags >> field.bit) & ((1 << field.width) - 1);
        if (value[field.name] !== (field.width === 1 ? bits === 1 : bits)) assert.unreachable(`${flags} ${field.name}`);
      }
      if (value['reserved'] !== (flags & mask)) assert.unreachable(`${flags} reserved`);
    }
  });

  test(`${name}: bytes come back after decode and encode`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: layout.headerSize, maxLength: 64 }), (bytes) => {
        const value = decode(codec, bytes);
        assert.ok(codec.is(value));
        assert.equal(codec.encode(value), bytes);
      }),
    );
  });

  test(`${name}: values come back after encode and decode`, () => {
    const tail = layout.payload === null ? 'trailing' : 'value';
    const shape: Record<string, fc.Arbitrary<boolean | number | Uint8Array>> = {
      reserved: fc.nat(0xffff).map((bits) => bits & mask),
      [tail]: fc.uint8Array(),
    };
    for (const field of layout.flags) {
      if (!field.reserved) shape[field.name] = field.width === 1 ? fc.boolean() : fc.nat((1 << field.width) - 1);
    }
    if (layout.headerSize > 2) shape['cfFormat'] = fc.nat(0xffff);
    fc.assert(
      fc.property(fc.record(shape, { noNullPrototype: true }), (value) => {
        assert.ok(codec.is(value));
        assert.equal(decode(codec, codec.encode(value as Value)), value);
      }),
    );
  });

  test(`${name}: a block shorter than the header says where it ends, one of its size is enough`, () => {
    for (let length = 0; length < layout.headerSize; length++) {
      const result = codec.decode(new Uint8Array(length));
      if (isRight(result)) return assert.unreachable(`${length} bytes were accepted`);
      const field = layout.fields.find(({ offset, size }) => length < offset + size);
      assert.is(result.left.offset, length);
      assert.equal(result.left.path, [name, field?.name]);
      const place = `${field?.name} at bytes ${field?.offset} to ${(field?.offset ?? 0) + (field?.size ?? 0) - 1}`;
      assert.is(result.left.expected, `${layout.headerSize} bytes of header, ${place}`);
    }
    assert.ok(isRight(codec.decode(new Uint8Array(layout.headerSize))));
  });

  test(`${name}: what is no Uint8Array is an error, and reserved bits outside the mask are no value`, () => {
    fc.assert(fc.property(fc.anything(), (input) => isLeft(codec.decode(input as never))));
    const value = decode(codec, new Uint8Array(layout.headerSize));
    assert.not(codec.is({ ...value, reserved: ~mask & 0xffff }));
    assert.not(codec.is({ ...value, reserved: 0x10000 }));
    assert.not(codec.is({ ...value, cfFormat: 0x10000, fAck: 1 }));
    assert.not(codec.is(null));
  });

  test(`${name}: a mebibyte is read without a copy`, () => {
    const bytes = new Uint8Array(1 << 20).fill(0xff);
    const value = decode(codec, bytes);
    const tail = (value['value'] ?? value['trailing']) as Uint8Array;
    assert.is(tail.buffer, bytes.buffer);
    assert.is(tail.length, bytes.length - layout.headerSize);
  });
}

test('the status word comes back, for every word', () => {
  for (let status = 0; status <= 0xffff; status++) {
    if (joinAckStatus(splitAckStatus(status)) !== status) assert.unreachable(String(status));
  }
  assert.equal(splitAckStatus(0xabcd_8000), splitAckStatus(0x8000));
});

test('a word is no negative zero', () => {
  const block = { fAckReq: false, fDeferUpd: false, reserved: 0, cfFormat: 1, trailing: new Uint8Array(0) };
  assert.ok(DDEADVISE.is(block));
  assert.not(DDEADVISE.is({ ...block, cfFormat: -0 }));
  assert.not(DDEADVISE.is({ ...block, reserved: -0 }));
});

test('a status is a word and nothing else', () => {
  for (const input of [-1, 0x10000, 1.5, Number.NaN, '1', null]) {
    assert.ok(isLeft(AckStatus.decode(input as number)));
  }
  assert.ok(isRight(AckStatus.decode(0xffff)));
  assert.not(AckStatus.is({ fAck: true, fBusy: false, bAppReturnCode: 256, reserved: 0 }));
});

test.run();
