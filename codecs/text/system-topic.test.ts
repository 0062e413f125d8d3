import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { systemTopic } from '../../spec/system-topic.js';
import { formatError } from '../kernel/errors.js';
import { typeOf } from '../kernel/io-ts.js';
import { windows1251 } from './code-pages/index.js';
import {
  findFormatNames,
  findFormatNumbers,
  makeSystemList,
  makeSystemStatus,
  readSystemStatus,
  SystemList,
  SystemStatus,
} from './system-topic.js';

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test('a list as servers write it', () => {
  const codec = typeOf(SystemList);
  assert.equal(codec.encode(makeSystemList(['Topics', 'SysItems'])), ascii('Topics\tSysItems\0'));
  assert.equal(
    codec.decode(ascii('a\tb\r\n\0zz')),
    right({
      items: ['a', 'b'],
      lineEnd: '\r\n',
      terminated: true,
      rest: ascii('zz'),
    }),
  );
  assert.equal(codec.decode(ascii('\0')), right(makeSystemList([])));
  assert.equal(codec.decode(ascii('\t\0')), right(makeSystemList(['', ''])));
});

test('bytes come back', () => {
  const codec = typeOf(SystemList, { codePage: windows1251 });
  const byte = fc.constantFrom(0, 9, 10, 13, 0x41, 0xc4);
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 16 }), (any) => {
      const bytes = Uint8Array.from(any);
      const result = codec.decode(bytes);
      if (isLeft(result)) return assert.unreachable();
      assert.ok(codec.is(result.right));
      assert.equal(codec.encode(result.right), bytes);
    }),
    { numRuns: 1000 },
  );
});

test('values come back, and what would not is no value', () => {
  const codec = typeOf(SystemList);
  const item = fc.string({ unit: fc.constantFrom('a', '\t', '\r', '\n', '\0', 'é'), maxLength: 4 });
  const list: fc.Arbitrary<SystemList> = fc.record(
    {
      items: fc.array(item, { maxLength: 3 }),
      lineEnd: fc.constantFrom('' as const, '\r\n' as const),
      terminated: fc.boolean(),
      rest: fc.uint8Array({ maxLength: 2 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(list, (value) => {
      const back = codec.decode(codec.encode(value));
      if (codec.is(value)) assert.equal(back, right(value));
      else assert.not.equal(back, right(value));
    }),
    { numRuns: 2000 },
  );
});

test('the status is one of two words', () => {
  for (const status of Object.values(systemTopic.status)) {
    assert.ok(SystemStatus.is(makeSystemStatus(status)));
    assert.equal(SystemStatus.decode(SystemStatus.encode(makeSystemStatus(status))), right(makeSystemStatus(status)));
  }
  const result = readSystemStatus(ascii('ready\0'));
  assert.is(
    isLeft(result) ? formatError(result.left) : '',
    'Status at offset 0: expected Ready or Busy, found "ready"',
  );
  const lineEnd = SystemStatus.decode(ascii('Busy\r\n\0'));
  assert.ok(isRight(lineEnd) && lineEnd.right.lineEnd === '\r\n');
  fc.assert(fc.property(fc.uint8Array(), (bytes) => isLeft(SystemStatus.decode(bytes))));
});

test('formats and their names', () => {
  assert.equal(findFormatNumbers(['TEXT', 'CF_DIB', 'XlTable']), [
    { name: 'TEXT', value: 1 },
    { name: 'CF_DIB', value: 8 },
    { name: 'XlTable', value: undefined },
  ]);
  assert.equal(findFormatNames([1, 0xc009], new Map([[0xc009, 'XlTable']])), right(['TEXT', 'XlTable']));
  const result = findFormatNames([1, 0xc009]);
  assert.equal(isLeft(result) ? result.left.path : [], ['Formats', '1']);
});

test.run();
