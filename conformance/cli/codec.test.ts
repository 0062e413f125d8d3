import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const main = fileURLToPath(new URL('./main.js', import.meta.url));
const own = [process.execPath, main, 'subject', 'codec'];
const folder = mkdtempSync(join(tmpdir(), 'dde-spec-codec-'));
const test = suite('codec commands');
test.after(() => rmSync(folder, { recursive: true, force: true }));

function call(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}

test('judges a command, by rule, format and vector', () => {
  for (const glob of ['DDE-DATA-002', 'codec.ddedata', 'DDEDATA-002', 'ddedata-00?']) {
    const { code, stdout } = call('run', 'codec', '--only', glob, '--', ...own);
    assert.is(code, 0, stdout);
    assert.match(stdout, /a codec behind the adapter protocol/);
    assert.match(stdout, /^[1-9]\d* passed, 0 failed$/m);
  }
});

test('writes every form of report', () => {
  const { stdout } = call('run', 'codec', '--reference', '--only', 'DDEACK-002', '--format', 'json');
  const { runs } = JSON.parse(stdout) as {
    readonly runs: readonly { readonly role: string; readonly desktop: string }[];
  };
  assert.equal(
    runs.map(({ role, desktop }) => [role, desktop]),
    [['codec', 'adapter']],
  );
  assert.match(
    call('run', 'codec', '--reference', '--only', 'DDEACK-002', '--format', 'tap').stdout,
    /^ok 1 - DDEACK-002\nok 2 - DDEACK-002\/encode\nok 3 - DDEACK-002\/prefix-0$/m,
  );
  assert.match(
    call('run', 'codec', '--reference', '--only', 'DDEACK-002', '--format', 'junit').stdout,
    /classname="codec\.ddeack" name="DDEACK-002\/encode"/,
  );
});

test('lists what would be asked, without a command', () => {
  const { code, stdout } = call('run', 'codec', '--list', '--only', 'codec.ddeack');
  assert.is(code, 0);
  assert.match(stdout, /^codec\.ddeack +\d+ checks +The status word/);
});

test('--fix writes a list that the next run is held against', () => {
  const list = join(folder, 'known.json');
  const bad = ['run', 'codec', '--only', 'DDEACK-001', '--expect', list];
  assert.is(call(...bad, '--fix', '--', process.execPath, '-e', '').code, 1);
  const written = JSON.parse(readFileSync(list, 'utf8')) as readonly { readonly check: string }[];
  assert.equal(
    written.map(({ check }) => check),
    ['codec.adapter'],
  );
  const good = call(...bad, '--', ...own);
  assert.is(good.code, 1, 'the entry is not true any more');
  assert.match(good.stdout, /no check of this run has that id/);
});

test('refuses wrong use', () => {
  for (const [args, message] of [
    [['run', 'codec'], /needs a command after --/],
    [['run', 'codec', '--reference', '--', 'x'], /brings its own command/],
    [['run', 'codec', '--only', 'NONE-001', '--reference'], /no check fits/],
    [['smoke'], /missing required argument/],
  ] as const) {
    const { code, stderr } = call(...args);
    assert.is(code, 2, stderr);
    assert.match(stderr, message);
  }
});

test('tries an adapter, and tells its mistakes', () => {
  const good = call('smoke', '--', ...own);
  assert.is(good.code, 0, good.stdout);
  assert.match(good.stdout, /^ok +starts and answers hello$/m);
  const bad = call('smoke', '--', process.execPath, '-e', 'console.log("hello \\u001b[31m")');
  assert.is(bad.code, 1);
  assert.match(bad.stdout, /wrote a line that is no JSON, instead of an answer to hello/);
  assert.match(bad.stdout, /^0 passed, 1 failed$/m);
});

test.run();
