import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atomKind, atoms, integerAtom, integerAtomName, MAXINTATOM } from './atoms.js';

test('the ranges meet at MAXINTATOM', () => {
  assert.is(atoms.integer.last + 1, atoms.string.first);
  assert.is(atomKind(0), 'none');
  assert.is(atomKind(1), 'integer');
  assert.is(atomKind(MAXINTATOM - 1), 'integer');
  assert.is(atomKind(MAXINTATOM), 'string');
  assert.is(atomKind(0xffff), 'string');
  assert.is(atomKind(0x10000), undefined);
  assert.is(atomKind(-1), undefined);
  assert.is(atomKind(1.5), undefined);
});

test('#dddd: leading zeros, the edge, and what is no such name', () => {
  assert.is(integerAtom('#00001'), 1);
  assert.is(integerAtom('#49151'), 49151);
  assert.is(integerAtom('#49152'), 0);
  assert.is(integerAtom('#0'), 0);
  assert.is(integerAtom(`#${'9'.repeat(5000)}`), 0);
  for (const name of ['', '#', '#12a', '12', ' #12', '#-1']) assert.is(integerAtom(name), undefined, name);
});

test('every integer atom has the name that leads back to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAXINTATOM - 1 }), (atom) => integerAtom(integerAtomName(atom)) === atom),
  );
});

test.run();
