import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exampleModule, extractExamples, extractFences, parseGiven } from './doc-example.js';

const example = (code: string) => ({ file: 'codecs/hex.ts', line: 10, code });
const fence = '```';

test('an example is found with its line, and its text without the margin of the comment', () => {
  const source = `const a = 1;\n/**\n * Adds.\n *\n * @example\n * ${fence}ts\n * if (a) {\n *   a;\n *\n * }\n * ${fence}\n */\n`;
  assert.equal(extractExamples('spec/a.ts', source), {
    examples: [{ file: 'spec/a.ts', line: 7, code: 'if (a) {\n  a;\n\n}' }],
    unfenced: [],
  });
});

test('a comment may hold several examples, and other tags between them', () => {
  const one = ` * @example\n * ${fence}ts\n * 1;\n * ${fence}\n`;
  const { examples } = extractExamples('spec/a.ts', `/**\n${one} * @returns two\n${one} */\n`);
  assert.equal(
    examples.map(({ line }) => line),
    [4, 9],
  );
});

test('an example without a fence is told of', () => {
  assert.equal(extractExamples('spec/a.ts', '/**\n * @example\n * a;\n */\n').unfenced, [2]);
});

test('so is one whose fence is not closed, or is of another language', () => {
  assert.equal(extractExamples('spec/a.ts', `/**\n * @example\n * ${fence}ts\n * a;\n */\nx;\n`).unfenced, [2]);
  assert.equal(
    extractExamples('spec/a.ts', `/**\n * @example\n * ${fence}sh\n * ls\n * ${fence}\n */\n`).unfenced,
    [2],
  );
});

test('what stands outside doc comments, or without the tag, is no example', () => {
  const source = `// @example\n/* @example */\n/** ${fence}ts */\n/**\n * ${fence}ts\n * a;\n * ${fence}\n */\n`;
  assert.equal(extractExamples('spec/a.ts', source), { examples: [], unfenced: [] });
});

const values: readonly (readonly [string, unknown])[] = [
  ["'CF_TEXT'", 'CF_TEXT'],
  ['0x3e5', 0x3e5],
  ['-1', -1],
  ['0xc007n', 0xc007n],
  ['true', true],
  ['null', null],
  ['undefined', undefined],
  ["[{ name: 'TEXT', value: undefined }]", [{ name: 'TEXT', value: undefined }]],
  ["right('a')", { _tag: 'Right', right: 'a' }],
  ['left([1])', { _tag: 'Left', left: [1] }],
  ['Uint8Array.of(0, 128)', Uint8Array.of(0, 128)],
];
test('the ts fences of a guide are examples, to the end where one is not closed', () => {
  const guide = ['# A', '```ts', 'f();', '```', '```sh', 'x', '```', '```ts', 'g();', 'h();'].join('\n');
  assert.equal(extractFences('docs/a.md', guide), [
    { file: 'docs/a.md', line: 3, code: 'f();' },
    { file: 'docs/a.md', line: 9, code: 'g();\nh();' },
  ]);
  assert.equal(extractFences('docs/a.md', ''), []);
});

for (const [comment, value] of values) {
  test(`${comment} gives a value`, () => {
    assert.equal(parseGiven(comment), { value });
  });
}

for (const comment of [
  'the duties of a server',
  'words: lo 1',
  '[1, ...]',
  'name',
  'constructor(1)',
  'f()',
  '-x',
  '',
]) {
  test(`${JSON.stringify(comment)} is prose`, () => {
    assert.is(parseGiven(comment), undefined);
  });
}

test('values are expected in the order of their statements, with their lines', () => {
  const { code, expected } = exampleModule(example("f(1); // 'a'\ng(); // prose\nif (x) h(); // 2"), '..');
  assert.is(code.split('\n')[0]?.endsWith("$seen.set(0, f(1)); // 'a'"), true);
  assert.is(code.split('\n')[1], 'g(); // prose');
  assert.is(code.split('\n')[2], 'if (x) $seen.set(1, h()); // 2');
  assert.equal(expected, [
    { line: 10, value: 'a' },
    { line: 12, value: 2 },
  ]);
});

test('a comment on the next line belongs to no statement before it', () => {
  assert.equal(exampleModule(example('f();\n// 1'), '..').expected, []);
});

test('relative imports lead to the compiled file; those of packages stay', () => {
  const { code } = exampleModule(example("import { a } from './bytes.js';\nimport { b } from 'dde-spec/spec';"), '..');
  assert.match(code, "import { a } from '../codecs/bytes.js';");
  assert.match(code, "import { b } from 'dde-spec/spec';");
});

test.run();
