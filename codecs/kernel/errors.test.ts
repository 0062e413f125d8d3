import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DDEDATA } from '../structures/ddedata.js';
import { codecErrors, describe, formatError } from './errors.js';

const errorsOf = (result: t.Validation<unknown>) => (isLeft(result) ? codecErrors(result.left) : []);

test('a codec inside another io-ts type keeps its place', () => {
  const Recorded = t.type({ at: t.number, block: DDEDATA });
  const errors = errorsOf(Recorded.decode({ at: 'x', block: new Uint8Array(3) }));
  assert.equal(errors.map(formatError), [
    'at: expected number, found "x"',
    'block.DDEDATA.cfFormat at offset 3: expected 4 bytes of header, cfFormat at bytes 2 to 3, found the end of the block after 3 bytes',
  ]);
});

test('what is no Uint8Array is named', () => {
  assert.equal(errorsOf(DDEDATA.decode(null)).map(formatError), ['DDEDATA: expected a Uint8Array, found null']);
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
