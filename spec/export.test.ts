import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exportSpec, type SpecDocument } from './export.js';

const schema = JSON.parse(readFileSync(new URL('../../spec/spec.schema.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

/** The document as a reader of the JSON gets it, free to be spoilt. */
type Json = { [key: string]: Json } & { [index: number]: Json };
const fresh = (): Json => JSON.parse(JSON.stringify(exportSpec())) as Json;

test('the export is plain data', () => {
  assert.equal(JSON.parse(JSON.stringify(exportSpec())), exportSpec());
});

test('the export is valid against the schema', () => {
  validate(fresh());
  assert.equal(validate.errors ?? [], []);
});

test('every object of the schema is closed', () => {
  const open: string[] = [];
  const pending: { readonly at: string; readonly node: unknown }[] = [{ at: '', node: schema }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { at, node } = next;
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node && node.type === 'object' && !('additionalProperties' in node)) open.push(at);
    for (const [key, child] of Object.entries(node)) pending.push({ at: `${at}/${key}`, node: child });
  }
  assert.equal(open, []);
});

const part = (document: Json, ...path: readonly (string | number)[]): Json =>
  path.reduce((node, key) => (node as Record<string | number, Json>)[key] as Json, document);

const corruptions: readonly (readonly [what: string, spoil: (document: Json) => void, where: string])[] = [
  ['a missing part', (d) => Reflect.deleteProperty(d, 'errata'), ''],
  ['an unknown part', (d) => Reflect.set(d, 'machines', []), ''],
  ['another version', (d) => Reflect.set(d, 'version', '2.0'), '/version'],
  ['a rule with an id of no area', (d) => Reflect.set(part(d, 'rules', 0), 'id', 'DDE-OTHER-001'), '/rules/0/id'],
  ['a rule with a short number', (d) => Reflect.set(part(d, 'rules', 0), 'id', 'DDE-ACK-1'), '/rules/0/id'],
  ['a rule with a level of its own', (d) => Reflect.set(part(d, 'rules', 0), 'level', 'shall'), '/rules/0/level'],
  ['a rule without sources', (d) => Reflect.set(part(d, 'rules', 0), 'sources', []), '/rules/0/sources'],
  ['a rule with an unknown field', (d) => Reflect.set(part(d, 'rules', 0), 'note', 'x'), '/rules/0'],
  [
    'a statement without an end',
    (d) => Reflect.set(part(d, 'rules', 0), 'statement', 'It is so'),
    '/rules/0/statement',
  ],
  [
    'a contested rule without erratum',
    (d) => {
      const rule = part(
        d,
        'rules',
        (d['rules'] as unknown as { evidence: string }[]).findIndex((r) => r.evidence === 'contested'),
      );
      Reflect.deleteProperty(rule, 'errata');
    },
    '/rules/',
  ],
  [
    'an observed rule without a system',
    (d) => {
      const rule = part(
        d,
        'rules',
        (d['rules'] as unknown as { evidence: string }[]).findIndex((r) => r.evidence === 'observed'),
      );
      Reflect.deleteProperty(rule, 'observedOn');
    },
    '/rules/',
  ],
  ['a message outside the range', (d) => Reflect.set(part(d, 'messages', 5), 'value', 0x3e05), '/messages/5/value'],
  [
    'a half of no kind',
    (d) => Reflect.set(part(d, 'messages', 0, 'forms', 0, 'lo'), 'kind', 'handle'),
    '/messages/0/forms/0/lo/kind',
  ],
  [
    'an owner of no side',
    (d) => Reflect.set(part(d, 'messages', 0, 'forms', 0, 'resources', 0), 'before', 'nobody'),
    '/messages/0/forms/0/resources/0/before',
  ],
  [
    'a flag above the word',
    (d) => Reflect.set(part(d, 'structures', 0, 'flags', 0), 'bit', 16),
    '/structures/0/flags/0/bit',
  ],
  [
    'a carriage of no kind',
    (d) => Reflect.set(part(d, 'lparam', 'carriage', 'win32'), 'DATA', 'boxed'),
    '/lparam/carriage/win32/DATA',
  ],
  ['an atom above the word', (d) => Reflect.set(part(d, 'atoms', 'string'), 'last', 0x10000), '/atoms/string/last'],
  [
    'a format name without CF_',
    (d) => Reflect.set(part(d, 'formats', 'predefined', 0), 'name', 'TEXT'),
    '/formats/predefined/0/name',
  ],
  [
    'an example for no profile',
    (d) => Reflect.set(part(d, 'execute', 'examples', 0), 'accepts', ['new']),
    '/execute/examples/0/accepts/0',
  ],
  [
    'a translated status',
    (d) => Reflect.set(part(d, 'systemTopic', 'status'), 'ready', 'bereit'),
    '/systemTopic/status/ready',
  ],
  ['a source of no kind', (d) => Reflect.set(part(d, 'sources', 0), 'kind', 'hearsay'), '/sources/0/kind'],
  ['an erratum in small letters', (d) => Reflect.set(part(d, 'errata', 0), 'id', 'err-data'), '/errata/0/id'],
  ['an entry without a reason', (d) => Reflect.set(part(d, 'notRules', 0), 'why', ''), '/notRules/0/why'],
];

for (const [what, spoil, where] of corruptions) {
  test(`the schema refuses ${what}`, () => {
    const document = fresh();
    spoil(document);
    assert.is(validate(document), false);
    assert.ok(
      (validate.errors ?? []).some((error) => error.instancePath.startsWith(where)),
      `no error at ${where}: ${JSON.stringify(validate.errors)}`,
    );
  });
}

test('the document has a part for each table and no empty one', () => {
  const document: SpecDocument = exportSpec();
  for (const [key, value] of Object.entries(document)) {
    assert.ok(typeof value === 'string' ? value !== '' : Object.keys(value).length > 0, key);
  }
});

test.run();
