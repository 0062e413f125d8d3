import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('every form of report says what was asked of whom', () => {
  const greeting = { protocol: 1, name: 'b\u001b[31m', version: '1', language: 'sh', formats: { DDEACK: ['decode'] } };
  const path = join(folder, 'bad.mjs');
  writeFileSync(
    path,
    `import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const { id, op } = JSON.parse(line);
  if (op === 'bye') break;
  console.log(JSON.stringify({ id, ...(op === 'hello' ? { ok: ${JSON.stringify(greeting)} } : { error: ']]><b>\\ud800' }) }));
}
process.stdin.destroy();`,
  );
  const run = (format: string) => {
    const { code, stdout } = call(
      'run',
      'codec',
      '--only',
      'DDEACK-004',
      '--format',
      format,
      '--',
      process.execPath,
      path,
    );
    assert.is(code, 1);
    for (const line of stdout.split('\n')) assert.not.match(line, /[\p{Cc}\p{Cs}]/u);
    return stdout;
  };
  const asked = '{"op":"decode","format":"DDEACK","platform":"win16","bytes":"0040"}';
  const human = run('human');
  assert.match(human, /^ {2}calls itself b\\u\{1B\}\[31m 1 \(sh\)$/m);
  assert.match(human, /^ {4}about +fBusy alone, bit 14$/m);
  assert.ok(human.includes(`asked     ${asked}\n`));
  const report = JSON.parse(run('json')) as {
    readonly runs: readonly {
      readonly adapter: string;
      readonly scenarios: readonly { readonly checks: readonly { readonly note: string; readonly asked: string }[] }[];
    }[];
  };
  assert.is(report.runs[0]?.adapter, 'b\u001b[31m 1 (sh)');
  assert.is(report.runs[0]?.scenarios[0]?.checks[0]?.asked, asked);
  assert.ok(run('tap').includes(`  asked: ${JSON.stringify(asked)}\n`));
  const xml = run('junit');
  assert.ok(xml.includes(`asked: ${asked.replaceAll('"', '&quot;')}\n`));
  assert.ok(xml.includes(']]&gt;&lt;b&gt;'));
});

test('answers lines, and refuses what is no request', () => {
  const ask = (input: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'subject', 'codec'], {
      encoding: 'utf8',
      input,
      timeout: 60_000,
    });
    return { code: status, stdout, stderr };
  };
  const decode = '{"id":2,"op":"decode","format":"DDEACK","platform":"win64","bytes":"07"}';
  const { code, stdout } = ask(`\n${decode}\r\n{"op":"bye"}\nnonsense\n`);
  assert.is(code, 0);
  assert.equal(JSON.parse(stdout).refused.offset, 1);
  for (const [line, message] of [
    ['nonsense', /line 2 of the input is no JSON\n/],
    ['[1]', /line 2 of the input is no JSON object/],
    ['null', /line 2 of the input is no JSON object/],
    ['{"op":"hello"}', /line 2 of the input has no "id"/],
  ] as const) {
    const wrong = ask(`${decode}\n${line}\n`);
    assert.is(wrong.code, 2);
    assert.match(wrong.stderr, message);
  }
});

test('refuses wrong use', () => {
  for (const [args, message] of [
    [['run', 'codec'], /needs a command after --/],
    [['run', 'codec', '--reference', '--', 'x'], /brings its own command/],
    [['run', 'codec', '--only', 'NONE-001', '--reference'], /no check fits/],
    [['smoke'], /missing required argument/],
    [['smoke', '--', ''], /has no name/],
    [['smoke', '--timeout', '0', '--', 'x'], /whole number from 1/],
    [['run', 'codec', '--timeout', '1s', '--', 'x'], /whole number from 1/],
    [['run', 'codec', '--platform', 'win32', '--reference'], /--platform is for the virtual desktop/],
    [['run', 'codec', '--profile', 'x', '--', 'x'], /unknown option '--profile'/],
    [['run', 'codec', '--list', '--only', 'NONE-001'], /nothing fits/],
    [['subject', 'codec', 'x'], /too many arguments/],
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
