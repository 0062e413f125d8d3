import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  applicationClasses,
  applicationCommands,
  callbackFilters,
  combinedFilters,
  conversationStates,
  conversationStatus,
  type DdemlNumber,
  dataHandleFlags,
  ddemlLayouts,
  dmlErrors,
  enableCommands,
  findByName,
  findByValue,
  initializationMasks,
  monitorEvents,
  nameServiceFlags,
  resolveReference,
  specialNumbers,
  stringActions,
  transactionClasses,
  transactionFlags,
  transactionMasks,
  transactionTypes,
} from '../index.js';

const tables: Readonly<Record<string, readonly DdemlNumber[]>> = {
  transactionClasses,
  transactionFlags,
  transactionTypes,
  applicationClasses,
  applicationCommands,
  callbackFilters,
  combinedFilters,
  monitorEvents,
  conversationStatus,
  conversationStates,
  dmlErrors,
  enableCommands,
  nameServiceFlags,
  dataHandleFlags,
  stringActions,
};

test('names are unique, values are unique in a table, and sources exist', () => {
  const names = Object.values(tables).flatMap((table) => table.map(({ name }) => name));
  assert.is(new Set(names).size, names.length);
  for (const [title, table] of Object.entries({ ...tables, specialNumbers })) {
    if (title !== 'specialNumbers') assert.is(new Set(table.map(({ value }) => value)).size, table.length, title);
    for (const { name, sources } of table) {
      assert.ok(sources.length > 0, name);
      for (const source of sources) assert.ok(resolveReference(source), `${name}: ${source}`);
    }
  }
});

test('a number is found by value and by name', () => {
  for (const table of Object.values(tables)) {
    for (const each of table) {
      assert.is(findByValue(table, each.value), each);
      assert.is(findByName(table, each.name), each);
    }
    assert.is(findByName(table, 'toString'), undefined);
    assert.is(findByValue(table, -1), undefined);
  }
});

test('a transaction type is the sum of its number, its class and its flags', () => {
  for (const [i, type] of transactionTypes.entries()) {
    assert.is(type.number, i);
    const flags = type.flags.map((name) => findByName(transactionFlags, name)?.value ?? Number.NaN);
    const cls = findByName(transactionClasses, type.class)?.value ?? Number.NaN;
    assert.is(type.value, i * 16 + cls + flags.reduce((sum, flag) => sum + flag, 0), type.name);
    assert.is(type.value & transactionMasks.number, i * 16);
  }
});

test('flags are single bits inside the masks of their word', () => {
  const inside = (table: readonly DdemlNumber[], mask: number): void => {
    for (const { name, value } of table) {
      assert.is(value & (value - 1), 0, name);
      assert.is((value & mask) >>> 0, value, name);
    }
  };
  inside(applicationCommands, initializationMasks.commands);
  inside(callbackFilters, initializationMasks.filters);
  inside(monitorEvents, initializationMasks.monitor);
  inside(conversationStatus, 0xffff);
  inside(transactionFlags, transactionMasks.flags);
  inside(transactionClasses, transactionMasks.class);
  inside(nameServiceFlags, 0xffff);
});

test('combined filters are the sum of those that begin alike', () => {
  for (const { name, value } of combinedFilters) {
    const start = name.slice(0, 'CBF_FAIL'.length);
    const sum = callbackFilters
      .filter((each) => each.name.startsWith(start))
      .reduce((all, each) => all + each.value, 0);
    assert.is(value, sum, name);
  }
});

test('each monitor event has a structure that is laid out', () => {
  for (const { structure } of monitorEvents) {
    assert.ok(
      ddemlLayouts.some(({ name }) => name.startsWith(structure)),
      structure,
    );
  }
});

test('states and errors leave no gap', () => {
  assert.equal(
    conversationStates.map(({ value }) => value),
    Array.from({ length: 17 }, (_, i) => i),
  );
  assert.equal(
    dmlErrors.slice(1).map(({ value }) => value),
    Array.from({ length: 18 }, (_, i) => 0x4000 + i),
  );
});

test.run();
