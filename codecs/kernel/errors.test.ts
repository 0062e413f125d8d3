import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DDEDATA } from '../structures/ddedata.js';
import { CodecException, describe, formatError, orThrow, orUndefined } from './errors.js';
import { codecErrors, typeOf } from './io-ts.js';

const errorsOf = (result: t.Validation<unknown>) => (isLeft(result) ? codecErrors(result.left) : []);

test('a codec inside another io-ts type keeps its place', () => {
  const Recorded = t.type({ at: t.number, block: typeOf(DDEDATA) });
  const errors = errorsOf(Recorded.decode({ at: 'x', block: new Uint8Array(3) }));
  assert.equal(errors.map(formatError), [
    'at: expected number, found "x"',
    'block.DDEDATA.cfFormat at offset 3: expected 4 bytes of header, cfFormat at bytes 2 to 3, found the end of the block after 3 bytes',
  ]);
});

test('what is no Uint8Array is named', () => {
  assert.equal(errorsOf(typeOf(DDEDATA).decode(null)).map(formatError), ['DDEDATA: expected a Uint8Array, found null']);
  const untyped = DDEDATA.decode([1, 2] as unknown as Uint8Array);
  assert.is(
    isLeft(untyped) ? formatError(untyped.left) : '',
    'DDEDATA: expected a Uint8Array, found an array of 2 elements',
  );
});

test('a result as a value, as an exception, or as undefined', () => {
  const good = DDEDATA.decode(new Uint8Array(4));
  const bad = DDEDATA.decode(new Uint8Array(3));
  assert.is(orThrow(good).cfFormat, 0);
  assert.is(orUndefined(good)?.cfFormat, 0);
  assert.is(orUndefined(bad), undefined);
  try {
    orThrow(bad);
    assert.unreachable();
  } catch (error) {
    assert.ok(error instanceof CodecException && error instanceof Error);
    if (error instanceof CodecException) assert.is(error.message, formatError(error.error));
  }
});

test('descriptions stay short, whatever the value', () => {
  const hostile = {
    toString() {
      throw new Error('never asked');
    },
  };
  for (const value of [
    'x'.repeat(1e6),
    new Array(1e6),
    hostile,
    () => 0,
    Symbol('s'),
    1n,
    undefined,
    new Uint8Array(9),
  ]) {
    assert.ok(describe(value).length < 60);
  }
});

test.run();
