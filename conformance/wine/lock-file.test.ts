import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lockFile } from './lock-file.js';

const test = suite<{ folder: string; path: string }>('lock file');

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dde-spec-lock-'));
  context.path = join(context.folder, 'lock');
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

test('names its owner, and goes when it is given back', async ({ path }) => {
  const unlock = await lockFile(path, 0);
  assert.is(readFileSync(path, 'utf8'), String(process.pid));
  unlock();
  assert.not.ok(existsSync(path));
});

test('is refused while its owner lives', async ({ path }) => {
  await lockFile(path, 0);
  let message = '';
  await lockFile(path, 1).catch((error: Error) => {
    message = error.message;
  });
  assert.match(message, `process ${process.pid} did not give it back in time`);
});

test('is waited for', async ({ path }) => {
  const unlock = await lockFile(path, 0);
  setTimeout(unlock, 20);
  await lockFile(path, 5000);
  assert.ok(existsSync(path));
});

test('is taken from an owner that is dead, or that never was', async ({ path }) => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const owner of [String(pid), 'nobody', '-1', '0']) {
    writeFileSync(path, owner);
    const unlock = await lockFile(path, 0);
    assert.is(readFileSync(path, 'utf8'), String(process.pid), owner);
    unlock();
  }
});

test.run();
