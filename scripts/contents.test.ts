import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeContents } from './contents.js';

const manifest = {
  bin: { 'dde-spec': 'dist/main.js' },
  exports: {
    './spec': { types: './dist/spec/index.d.ts', default: './dist/spec/index.js' },
    './data': './dist/a.json',
  },
};
const files = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'dist/main.js',
  'dist/spec/index.d.ts',
  'dist/spec/index.js',
  'dist/a.json',
];

test('a package with all that it promises', () => {
  assert.equal(judgeContents(manifest, files), []);
});

for (const file of files) {
  test(`missed: ${file}`, () => {
    const rest = files.filter((path) => path !== file);
    assert.equal(judgeContents(manifest, rest), [`missing: ${file}`]);
  });
}

for (const file of [
  'dist/spec/atoms.test.js',
  'dist/spec/atoms.test.d.ts',
  'dist/tsconfig.tsbuildinfo',
  'dist/scripts/steps.js',
  'dist/bench/lparam.js',
  'spec/index.ts',
]) {
  test(`not wanted: ${file}`, () => {
    const complaints = judgeContents(manifest, [...files, file]);
    assert.ok(complaints.some((line) => line.startsWith('unwanted') && line.endsWith(file)));
  });
}

test('a target with a star stands for one file at least', () => {
  const starred = { ...manifest, exports: { ...manifest.exports, './data/*.json': './dist/data/*.json' } };
  assert.equal(judgeContents(starred, files), ['missing: dist/data/*.json']);
  assert.equal(judgeContents(starred, [...files, 'dist/data/b.json']), []);
});

test.run();
