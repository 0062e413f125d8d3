import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findErratum } from '../errata/index.js';
import { areaOf, areas, findRule, rules } from './index.js';

test('ids are unique and well formed', () => {
  assert.is(new Set(rules.map((rule) => rule.id)).size, rules.length);
  for (const rule of rules) {
    assert.match(rule.id, /^DDE-[A-Z]+-[0-9]{3}$/);
    assert.is(findRule(rule.id), rule);
  }
  assert.is(findRule('DDE-REQUEST-000'), undefined);
  assert.is(findRule('toString'), undefined);
});

test('the rules of an area stand together, numbered from 001 without a gap', () => {
  const seen: string[] = [];
  const count = new Map<string, number>();
  for (const rule of rules) {
    const area = areaOf(rule.id);
    if (seen.at(-1) !== area) seen.push(area);
    const number = (count.get(area) ?? 0) + 1;
    count.set(area, number);
    assert.is(rule.id, `DDE-${area.toUpperCase()}-${String(number).padStart(3, '0')}`);
  }
  assert.equal(seen, areas);
});

test('each statement is one sentence or more, and no two rules state the same', () => {
  assert.is(new Set(rules.map((rule) => rule.statement)).size, rules.length);
  for (const { id, statement } of rules) assert.match(statement, /^(?:[A-Z]|[a-z]+[A-Z])[^\n]*\.$/, id);
});

test('a rule names its sources once each', () => {
  for (const { id, sources } of rules) {
    assert.ok(sources.length > 0, id);
    assert.is(new Set(sources).size, sources.length, id);
  }
});

test('contested rules have an erratum, and each erratum that a rule names exists', () => {
  for (const { id, evidence, errata } of rules) {
    if (evidence === 'contested') assert.ok((errata ?? []).length > 0, id);
    for (const erratum of errata ?? []) assert.ok(findErratum(erratum), `${id}: ${erratum}`);
  }
});

test('what was observed says on what, and nothing else does', () => {
  for (const { id, evidence, observedOn } of rules) assert.is(evidence === 'observed', observedOn !== undefined, id);
});

test('what the headers alone say has a header among its sources', () => {
  for (const { id, evidence, sources } of rules) {
    if (evidence === 'header')
      assert.ok(
        sources.some((source) => source.includes('.h')),
        id,
      );
  }
});

test('no documented rule rests on a seed or a measurement alone', () => {
  for (const { id, evidence, level, sources } of rules) {
    const pages = sources.filter((source) => !source.startsWith('seed-') && !source.startsWith('wine-'));
    if (pages.length === 0) assert.ok(evidence !== 'documented' || level === 'may', id);
  }
});

test('facts are not judged: nothing that a message could break is a fact', () => {
  for (const { id, level, observability } of rules) {
    if (level === 'fact') assert.ok(observability === 'none' || observability === 'bytes', id);
  }
});

test('a rule that is left untested could be observed', () => {
  for (const { id, untested, observability } of rules) {
    if (untested !== undefined) assert.ok(observability !== 'internal' && observability !== 'none', id);
  }
});

test.run();
