import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findRule } from '../../spec/rules/index.js';
import type { AnyMachine } from '../machine.js';
import { atomReference } from './atom-reference.js';
import { memoryBlocks } from './memory-block.js';
import { packedLParam } from './packed-lparam.js';

const all = [atomReference, packedLParam, ...Object.values(memoryBlocks)] as unknown as AnyMachine[];

const froms = (from: string | readonly string[]) => (typeof from === 'string' ? [from] : from);

for (const machine of all) {
  test(`${machine.id}: at most one row for each state, event and facts`, () => {
    const facts = Object.keys(machine.facts);
    for (const state of Object.keys(machine.states)) {
      for (const event of Object.keys(machine.events)) {
        const rows = machine.rows.filter((row) => row.on === event && froms(row.from).includes(state));
        for (let bits = 0; bits < 1 << facts.length; bits += 1) {
          const matching = rows.filter((row) =>
            facts.every((fact, bit) => (row.when?.[fact] ?? ((bits >> bit) & 1) === 1) === (((bits >> bit) & 1) === 1)),
          );
          assert.ok(matching.length <= 1, `${state}, ${event}, facts ${bits.toString(2)}: ${matching.length} rows`);
        }
      }
    }
  });

  test(`${machine.id}: every state is reached, and every name is declared`, () => {
    // The states of a process that holds no reference are where it starts, not where a step leads.
    const reached = new Set([machine.initial, 'made during INITIATE', 'lent by INITIATE', 'handed over', 'not held']);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const row of machine.rows) {
        if ('to' in row && froms(row.from).some((from) => reached.has(from))) reached.add(row.to);
      }
    }
    for (const state of Object.keys(machine.states)) {
      // An EXECUTE is freed by its poster, if ever by the rules.
      if (machine.id === 'memory-block-execute' && ['freed early', 'freed by receiver'].includes(state)) continue;
      assert.ok(reached.has(state), state);
    }
    for (const row of machine.rows) {
      for (const from of froms(row.from)) assert.ok(from in machine.states, from);
      if ('to' in row) assert.ok(row.to in machine.states, row.to);
      assert.ok(row.on in machine.events, row.on);
      for (const rule of row.rules) assert.ok(findRule(rule) !== undefined, rule);
      if ('forbidden' in row) assert.ok(row.rules.length > 0, row.forbidden);
    }
  });

  test(`${machine.id}: each state is settled or says what its end means`, () => {
    for (const state of Object.keys(machine.states)) {
      if (machine.final.includes(state)) continue;
      if (machine.id === 'memory-block-execute' && state === 'freed early') continue;
      const end = machine.rows.some((row) => row.on === 'scenario ended' && froms(row.from).includes(state));
      assert.ok(end, `${machine.id}: ${state} has no end`);
    }
  });
}

test.run();
