import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { filesBelow, sourceFolders, sourceOf, syncAssets } from './assets.js';

const test = suite<{ root: string }>();
const write = (root: string, path: string, text = ''): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

test.before.each((context) => {
  context.root = mkdtempSync(join(tmpdir(), 'dde-spec-assets-'));
  write(context.root, 'tsconfig.json', JSON.stringify({ include: ['spec', 'bench'] }));
});
test.after.each(({ root }) => rmSync(root, { recursive: true, force: true }));

test('nothing to copy, and no dist yet', ({ root }) => {
  assert.equal(syncAssets(root), { copied: [], removed: [] });
});

test('only folders that are there', ({ root }) => {
  write(root, 'spec/a.ts');
  assert.equal(sourceFolders(root), ['spec']);
});

test('data comes along, at any depth and in its newest state', ({ root }) => {
  write(root, 'spec/vectors/lparam.json', '1');
  syncAssets(root);
  write(root, 'spec/vectors/lparam.json', '2');
  assert.equal(syncAssets(root), { copied: ['spec/vectors/lparam.json'], removed: [] });
  assert.is(readFileSync(join(root, 'dist/spec/vectors/lparam.json'), 'utf8'), '2');
});

test('what was compiled from a source that is gone goes too', ({ root }) => {
  write(root, 'spec/kept.test.ts');
  for (const stem of ['kept.test', 'gone.test']) {
    write(root, `dist/spec/${stem}.js`);
    write(root, `dist/spec/${stem}.d.ts`);
  }
  write(root, 'dist/spec/gone.json');
  write(root, 'dist/codecs/old/gone.js');
  write(root, 'dist/tsconfig.tsbuildinfo');
  assert.equal(syncAssets(root).removed, [
    'codecs/old/gone.js',
    'spec/gone.json',
    'spec/gone.test.d.ts',
    'spec/gone.test.js',
  ]);
  assert.equal(filesBelow(join(root, 'dist')), ['spec/kept.test.d.ts', 'spec/kept.test.js', 'tsconfig.tsbuildinfo']);
});

test('a file that no compiler wrote is left alone', ({ root }) => {
  write(root, 'dist/spec/notes.md');
  syncAssets(root);
  assert.ok(existsSync(join(root, 'dist/spec/notes.md')));
});

test('the source of a compiled file', () => {
  assert.is(sourceOf('spec/a.js'), 'spec/a.ts');
  assert.is(sourceOf('spec/a.d.ts'), 'spec/a.ts');
  assert.is(sourceOf('spec/a.test.js.map'), 'spec/a.test.ts');
  assert.is(sourceOf('spec/a.schema.json'), 'spec/a.schema.json');
  assert.is(sourceOf('spec/a.cjs'), 'spec/a.cts');
  assert.is(sourceOf('spec/a.d.cts'), 'spec/a.cts');
  assert.is(sourceOf('tsconfig.tsbuildinfo'), undefined);
});

test.run();
