import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { collectRows, messageMachines, nameOfRow } from '../../state-machines/index.js';
import { referenceClient } from '../reference/client/profile.js';
import { referenceServer } from '../reference/server/subject.js';
import { runSuite } from '../runner/suite.js';
import { scenarios } from '../scenarios/index.js';
import { rowsWithoutStory } from '../scenarios/rows-without-story.js';
import { transitions } from './transitions.js';

const { onStep, taken } = collectRows();
for (const subject of [referenceServer, referenceClient]) await runSuite(subject, scenarios, { onStep });
const coverage = transitions(taken);

test('every allowed row of the message layer is taken, or is listed with the reason', () => {
  const ids = new Set(messageMachines.map(({ id }) => id));
  const untaken = coverage
    .filter(({ machine }) => ids.has(machine))
    .flatMap(({ machine, missing }) => missing.map(({ name, reason }) => `${machine} ${name}: ${reason}`));
  assert.equal(
    untaken,
    rowsWithoutStory.map(({ machine, row, reason }) => `${machine} ${row}: ${reason}`),
  );
});

test('a row has one name in its table, so that a reason means one row', () => {
  for (const { id, rows } of messageMachines) {
    const names = rows.map(nameOfRow);
    assert.is(new Set(names).size, names.length, id);
  }
});

test('the tables of resources are counted too, and forbidden rows apart', () => {
  const atoms = coverage.find(({ machine }) => machine === 'atom-reference');
  assert.ok(atoms !== undefined && atoms.taken > 40 && atoms.forbidden > 0);
  assert.is(atoms.taken + atoms.missing.length, atoms.allowed);
});

test.run();
