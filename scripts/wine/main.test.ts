import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const script = fileURLToPath(new URL('main.js', import.meta.url));

const call = (args: readonly string[], path = process.env['PATH']) =>
  spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: path },
  });

test('--help names the parts and the exit codes', () => {
  const { status, stdout } = call(['--help']);
  assert.is(status, 0);
  assert.match(stdout, /program-manager {2}/);
  assert.match(stdout, /Exit codes:/);
});

test('a part that is none is wrong use, and the parts are named', () => {
  const { status, stdout, stderr } = call(['__proto__']);
  assert.is(status, 2);
  assert.is(stdout, '');
  assert.match(stderr, /there is no part "__proto__"; the parts are lparam-vectors, /);
});

if (process.platform === 'linux') {
  test('without Wine it says what is missing and how to get it', () => {
    for (const args of [[], ['run', 'server', '--app', 'A', '--topic', 'B']]) {
      const { status, stderr } = call(args, '/nowhere');
      assert.is(status, 2);
      assert.match(stderr, /Xvfb: .*apt-get install xvfb/);
      assert.not.match(stderr, /\n {4}at /);
    }
  });
}

test.run();
