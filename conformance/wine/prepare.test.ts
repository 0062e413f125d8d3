import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FOLDER_VARIABLE, MissingPrerequisite, prepareWine, wineEnvironment } from './prepare.js';

test('what is missing is named, with how to get it, before anything is touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dde-spec-wine-'));
  const before = process.env['PATH'];
  process.env['PATH'] = folder;
  process.env[FOLDER_VARIABLE] = join(folder, 'made');
  try {
    assert.throws(
      () => prepareWine(),
      (error: unknown) =>
        error instanceof MissingPrerequisite &&
        ['wine:', 'wineserver:', 'Xvfb:', 'npm:', 'apt-get install xvfb'].every((text) => error.message.includes(text)),
    );
    assert.not.ok(existsSync(join(folder, 'made')));
  } finally {
    process.env['PATH'] = before;
    Reflect.deleteProperty(process.env, FOLDER_VARIABLE);
    rmSync(folder, { recursive: true });
  }
});

test("Wine's programs get no options that are meant for this Node", () => {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = '--no-warnings';
  const environment = wineEnvironment('/somewhere');
  if (before === undefined) Reflect.deleteProperty(process.env, 'NODE_OPTIONS');
  else process.env['NODE_OPTIONS'] = before;
  assert.is(environment['NODE_OPTIONS'], undefined);
  assert.is(environment['WINEPREFIX'], '/somewhere');
});

test.run();
