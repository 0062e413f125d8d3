import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { atoms } from './atoms.js';
import { ddemlTables } from './ddeml/index.js';
import { errata, findErratum } from './errata/index.js';
import { executeExamples, executeSyntax } from './execute.js';
import { formatSpecs } from './formats/index.js';
import { wordExtension } from './lparam.js';
import { messageForms } from './messages.js';
import { notRules } from './not-rules.js';
import { rules } from './rules/index.js';
import { resolveReference, sources } from './sources/index.js';
import { structures } from './structures.js';
import { systemTopic } from './system-topic.js';

/** Every reference of the specification, with the table that makes it. */
const references: readonly (readonly [from: string, reference: string])[] = [
  ...rules.flatMap((rule) => rule.sources.map((source) => [rule.id, source] as const)),
  ...errata.flatMap((erratum) => erratum.sources.map((source) => [erratum.id, source] as const)),
  ...notRules.map((entry) => ['not-rules', entry.source] as const),
  ...Object.values(messageForms).flatMap((form) => form.sources.map((source) => [form.form, source] as const)),
  ...Object.values(structures).flatMap((layout) => layout.sources.map((source) => [layout.name, source] as const)),
  ...formatSpecs.flatMap(({ name, sources, layouts }) =>
    [...sources, ...layouts.flatMap((layout) => layout.sources)].map((source) => [name, source] as const),
  ),
  ...ddemlTables.flatMap(({ title, numbers }) =>
    numbers.flatMap(({ sources }) => sources.map((source) => [title, source] as const)),
  ),
  ...executeExamples.map((example) => ['execute', example.source] as const),
  ...[atoms, executeSyntax, systemTopic, wordExtension].flatMap((table) =>
    table.sources.map((source) => ['tables', source] as const),
  ),
];

test('ids of sources are unique', () => {
  assert.is(new Set(sources.map((source) => source.id)).size, sources.length);
});

test('every reference names a known source and a known place', () => {
  for (const [from, reference] of references) assert.ok(resolveReference(reference), `${from}: ${reference}`);
});

test('every source is used, and every place of it', () => {
  const used = new Set(references.map(([, reference]) => reference));
  const usedSources = new Set([...used].map((reference) => reference.split('#')[0]));
  assert.equal(
    sources.map((source) => source.id).filter((id) => !usedSources.has(id)),
    [],
  );
  const places = sources.flatMap(({ id, places }) => Object.keys(places ?? {}).map((place) => `${id}#${place}`));
  assert.equal(
    places.filter((place) => !used.has(place)),
    [],
  );
});

test('pages and headers say which version was read', () => {
  for (const { id, kind, version } of sources) {
    if (kind === 'page' || kind === 'header')
      assert.match(version ?? '', /read (?:at commit [0-9a-f]{12}|in a stored copy)$/, id);
  }
});

test('a reference that leads nowhere is told from one that does', () => {
  assert.is(resolveReference('wm-dde-ack#posting')?.place, 'Remarks, Posting');
  assert.is(resolveReference('wm-dde-ack')?.place, undefined);
  assert.is(resolveReference('wm-dde-ack')?.source.kind, 'page');
  for (const reference of [
    '',
    '#',
    'wm-dde-nack',
    'wm-dde-ack#',
    'wm-dde-ack#nowhere',
    'ddeack#x',
    'wm-dde-ack#toString',
  ]) {
    assert.is(resolveReference(reference), undefined, reference);
  }
});

test('ids of errata are unique and well formed', () => {
  assert.is(new Set(errata.map((erratum) => erratum.id)).size, errata.length);
  for (const erratum of errata) {
    assert.match(erratum.id, /^ERR-[A-Z]+(-[A-Z]+)*$/);
    assert.is(findErratum(erratum.id), erratum);
  }
  assert.is(findErratum('ERR-NONE'), undefined);
});

test('every erratum touches a rule', () => {
  const touched = new Set(rules.flatMap((rule) => rule.errata ?? []));
  assert.equal(
    errata.map((erratum) => erratum.id).filter((id) => !touched.has(id)),
    [],
  );
});

test('a reason that points to an erratum points to one that exists', () => {
  for (const { why } of notRules) {
    for (const [id] of why.matchAll(/ERR-[A-Z-]+[A-Z]/g)) assert.ok(findErratum(id), id);
  }
});

test.run();
