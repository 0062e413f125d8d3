import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codecScenarios } from '../adapter/scenarios.js';
import { smokeAdapter } from '../adapter/smoke.js';
import type { RunResult } from '../verdict/outcome.js';
import { giveVerdict } from '../verdict/verdict.js';
import { adapterSubject } from './adapter-subject.js';
import { runSuite } from './suite.js';

const test = suite('adapters');
const folder = mkdtempSync(join(tmpdir(), 'dde-spec-adapter-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const scenarios = codecScenarios();
let scripts = 0;

/** A good adapter for DDEACK and DDEDATA, in which `answer(request, right)` may do something else. */
function adapter(answer: string, hello = '{}', top = ''): readonly [string, string] {
  const path = join(folder, `adapter-${++scripts}.mjs`);
  writeFileSync(
    path,
    `import { createInterface } from 'node:readline';
${top}
const word = (hex, at) => parseInt(hex.slice(2 * at + 2, 2 * at + 4) + hex.slice(2 * at, 2 * at + 2), 16);
const two = (n) => [n & 255, n >> 8].map((b) => b.toString(16).padStart(2, '0')).join('');
const tails = { DDEACK: [2, 'trailing'], DDEDATA: [4, 'value'] };
const flags = { DDEACK: { fAck: 0x8000, fBusy: 0x4000 }, DDEDATA: { fAckReq: 0x8000, fRelease: 0x2000, fResponse: 0x1000 } };
const reserved = { DDEACK: 0x3f00, DDEDATA: 0x4fff };
function good({ op, format, bytes, value }) {
  if (op === 'hello') return { ok: { protocol: 1, name: 'x', version: '1', language: 'js', platforms: ['win64'],
    formats: { DDEACK: ['decode', 'encode'], DDEDATA: ['decode', 'encode'] }, ...${hello} } };
  if (!(format in tails) || bytes?.length % 2) return { unsupported: 'no' };
  const [header, tail] = tails[format];
  if (op === 'decode') {
    if (bytes.length < 2 * header) return { refused: { offset: bytes.length / 2 } };
    const w = word(bytes, 0);
    const ok = { reserved: w & reserved[format], [tail]: { $bytes: bytes.slice(2 * header) } };
    for (const [name, bit] of Object.entries(flags[format])) ok[name] = (w & bit) !== 0;
    if (format === 'DDEACK') ok.bAppReturnCode = w & 255; else ok.cfFormat = word(bytes, 2);
    return { ok };
  }
  if (op !== 'encode') return { unsupported: 'no' };
  let w = value.reserved | (value.bAppReturnCode ?? 0);
  for (const [name, bit] of Object.entries(flags[format])) if (value[name]) w |= bit;
  return { ok: { bytes: two(w) + (format === 'DDEACK' ? '' : two(value.cfFormat)) + value[tail].$bytes } };
}
const write = (text) => process.stdout.write(text);
const say = (request, answer) => write(JSON.stringify({ id: request.id, ...answer }) + '\\n');
const late = [];
let seen = 0;
function handle(request) {
  const right = good(request);
  if (request.op === 'hello') return say(request, right);
  seen++;
  ${answer}
}
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.op === 'bye') break;
  handle(request);
}
process.stdin.destroy();
`,
  );
  return [process.execPath, path];
}

const only = ['codec.ddeack'];

/** Long enough for any answer on a busy machine; only who never answers is waited for. */
const HASTE = 2_000;

async function judged(
  command: readonly [string, ...string[]],
  options: { readonly lockStep?: boolean; readonly timeout?: number } = {},
): Promise<RunResult> {
  return runSuite(adapterSubject({ name: 'x', command, timeout: 30_000, ...options }), scenarios, { only });
}

const failuresOf = (run: RunResult) =>
  run.scenarios.flatMap(({ checks }) =>
    checks.filter(({ outcome }) => outcome !== 'pass').map(({ id, outcome, found }) => `${outcome} ${id}: ${found}`),
  );

const wholeOf = (run: RunResult) =>
  run.scenarios
    .filter(({ error }) => error !== undefined)
    .map(({ id, outcome, error }) => `${outcome} ${id}: ${error}`);

const isThird = `request.op === 'decode' && request.bytes === '0040'`;

test('a good adapter passes, in lock step and with many requests open', async () => {
  for (const hello of ['{}', '{ pipeline: 8 }', '{ pipeline: 5000 }']) {
    const run = await judged(adapter('say(request, right);', hello));
    assert.equal(failuresOf(run), []);
    const verdict = giveVerdict([run]);
    assert.is(verdict.exitCode, 0);
    assert.ok(verdict.passed > 40);
  }
});

test('what fails alike on all platforms is told once, and what does not with its platform', async () => {
  const all = "{ platforms: ['win16', 'win32', 'win64'] }";
  const alike = await judged(adapter(`if (${isThird}) right.ok.fBusy = false; say(request, right);`, all));
  assert.equal(failuresOf(alike), ['fail DDEACK-004: value.fBusy: false']);
  const one = `if (${isThird} && request.platform === 'win16') right.ok.fBusy = false; say(request, right);`;
  assert.equal(failuresOf(await judged(adapter(one, all))), ['fail DDEACK-004: win16: value.fBusy: false']);
});

test('answers may come out of order', async () => {
  const backwards = `late.push([request, right]);
  clearTimeout(globalThis.timer);
  globalThis.timer = setTimeout(() => { for (const [a, b] of late.splice(0).reverse()) say(a, b); }, 5);`;
  assert.equal(failuresOf(await judged(adapter(backwards, '{ pipeline: 16 }'))), []);
});

test('a crash is that of the vector that was open, also among many, and the run goes on', async () => {
  for (const hello of ['{}', '{ pipeline: 16 }']) {
    const run = await judged(adapter(`if (${isThird}) process.exit(7); say(request, right);`, hello));
    const found = 'the adapter ended with exit code 7 before it answered';
    assert.equal(failuresOf(run), [`crash DDEACK-004: ${found}`]);
    assert.equal(wholeOf(run), []);
    assert.is(giveVerdict([run]).exitCode, 1);
  }
});

test('a crash by a signal and a hang are told apart', async () => {
  const killed = await judged(
    adapter(`if (${isThird}) process.kill(process.pid, 'SIGSEGV'); else say(request, right);`),
  );
  assert.match(failuresOf(killed)[0] ?? '', /^crash DDEACK-004: the adapter was ended by SIG/);
  const silent = adapter(`if (!(${isThird})) say(request, right);`, '{ pipeline: 4 }');
  const hung = await judged(silent, { timeout: HASTE });
  assert.equal(failuresOf(hung), [`timeout DDEACK-004: the adapter did not answer within ${HASTE} ms`]);
});

const mistakes: readonly (readonly [what: string, code: string, found: RegExp])[] = [
  ['no JSON', `write('{nonsense\\n')`, /wrote a line that is no JSON/],
  ['no object', `write('[1]\\n')`, /wrote a line that is no JSON object/],
  ['no id', `write('{"ok":1}\\n')`, /answered without the id/],
  ['an id of its own', `write('{"id":999999,"ok":1}\\n')`, /answered a request that there is none of/],
  ['two answers at once', `say(request, { ok: 1, error: 'x' })`, /answered with both ok and error/],
  ['no answer', 'say(request, {})', /neither ok nor refused/],
  ['a refusal that is a text', `say(request, { refused: 'no' })`, /refused with something else/],
  ['a refusal at no place', 'say(request, { refused: { offset: -1 } })', /offset that is no whole number/],
  ['no UTF-8', 'write(Buffer.from([0x22, 0xff, 0x22, 10]))', /no UTF-8/],
  [
    'half a line, and then the end',
    `write('{"id":'), process.exitCode = 0, process.stdin.destroy()`,
    /in the middle of a line/,
  ],
  [
    'a flood without a line',
    `(function flood() { write('x'.repeat(1 << 16)) ? setImmediate(flood) : process.stdout.once('drain', flood); })()`,
    /a line of more than/,
  ],
  ['an answer twice', '(say(request, right), say(request, right))', /answered the same request twice/],
];

for (const [what, code, found] of mistakes) {
  test(`found out, with the vector that brought it about: ${what}`, async () => {
    for (const hello of what === 'an answer twice' ? ['{}', '{ pipeline: 8 }'] : ['{ pipeline: 8 }']) {
      const run = await judged(adapter(`if (${isThird}) ${code}; else say(request, right);`, hello));
      const failed = failuresOf(run);
      assert.is(failed.length, 1, failed.join('\n'));
      assert.match(failed[0] ?? '', /^(?:fail|crash|timeout) DDEACK-004/);
      assert.match(failed[0] ?? '', found, failed[0]);
    }
  });
}

const lies: readonly (readonly [what: string, code: string, found: RegExp])[] = [
  ['a bit', 'right.ok.fBusy = !right.ok.fBusy', /value\.fBusy: false/],
  ['a missing member', 'right.ok = { ...right.ok, fAck: undefined }', /value\.fAck: missing/],
  ['a member of the prototype', `right.ok = JSON.parse('{"__proto__":{"fAck":true}}')`, /missing/],
  ['a huge number', 'right.ok.bAppReturnCode = 1e300', /bAppReturnCode: 1e\+300/],
  ['a number beyond all numbers', `right.ok.bAppReturnCode = { $int: '9'.repeat(500000) }`, /bAppReturnCode/],
  ['an endless nest', `right.ok.fAck = JSON.parse('['.repeat(50000) + ']'.repeat(50000))`, /nested too deeply|fAck/],
  ['a refusal', '(right.refused = {}, right.ok = undefined)', /refused/],
  ['an error of its own', `(right.error = 'secret', right.ok = undefined)`, /an error of its own$/],
];

for (const [what, code, found] of lies) {
  test(`a wrong value is found out: ${what}`, async () => {
    const run = await judged(
      adapter(
        `if (${isThird}) ${code}; try { say(request, right); } catch { write('{"id":' + request.id + ',"ok":{"fAck":' + '['.repeat(50000) + ']'.repeat(50000) + '}}\\n'); }`,
      ),
    );
    const failed = failuresOf(run);
    assert.is(failed.length, 1, failed.join('\n'));
    assert.match(failed[0] ?? '', /^fail DDEACK-004/);
    assert.match(failed[0] ?? '', found);
  });
}

test('more members, other spellings of digits and numbers, and missing lossless members are all right', async () => {
  const spelled = `if (right.ok?.trailing) right.ok = { ...right.ok, more: { $x: 1 }, trailing: { $bytes: right.ok.trailing.$bytes.toLowerCase() },
    bAppReturnCode: { $int: String(right.ok.bAppReturnCode) } };
  if (right.ok?.reserved === 0 && right.ok.trailing.$bytes === '') right.ok.reserved = undefined;
  say(request, right);`;
  assert.equal(failuresOf(await judged(adapter(spelled))), []);
});

const handshakes: readonly (readonly [what: string, hello: string, found: RegExp])[] = [
  ['another version', '{ protocol: 2 }', /names protocol 2, and this is 1/],
  ['no version', '{ protocol: undefined }', /does not name the version/],
  ['an unknown platform', '{ platforms: ["dos"] }', /no list of win16, win32, win64/],
  ['an unknown operation', '{ formats: { DDEACK: ["read"] } }', /no list of decode, encode/],
  ['a misspelt report', '{ reports: ["offsets"] }', /"reports" that is no list of offset/],
  ['escapes that are no yes or no', '{ escapes: 1 }', /"escapes" that is neither/],
  ['a bad width', '{ pipeline: 0 }', /"pipeline" that is no whole number/],
];

for (const [what, hello, found] of handshakes) {
  test(`a bad handshake is one failure with a clear text: ${what}`, async () => {
    const run = await judged(adapter('say(request, right);', hello));
    assert.equal(failuresOf(run), []);
    assert.is(wholeOf(run).length, 1);
    assert.match(wholeOf(run)[0] ?? '', /^fail codec\.adapter: the adapter answered hello wrongly/);
    assert.match(wholeOf(run)[0] ?? '', found);
    assert.is(giveVerdict([run]).exitCode, 1);
  });
}

test('a command that is not there is one failure', async () => {
  const run = await judged([join(folder, 'absent'), '']);
  assert.match(wholeOf(run)[0] ?? '', /^crash codec\.adapter: the adapter could not be started/);
});

test('an adapter that always dies is given up after a while', async () => {
  const command = adapter('process.exit(1);');
  const both = ['codec.ddeack', 'codec.ddedata'];
  const run = await runSuite(adapterSubject({ name: 'x', command }), scenarios, { only: both });
  assert.match(wholeOf(run).join(), /crash codec\.adapter: the adapter was started anew 50 times/);
});

test('an adapter that dies of no vector in particular is blamed as a whole', async () => {
  const run = await judged(adapter('if (seen === 20) process.exit(1); say(request, right);', '{ pipeline: 16 }'));
  assert.ok(giveVerdict([run]).exitCode === 1);
  assert.match(wholeOf(run).join(), /not again when each was asked alone|started anew/);
});

test('an adapter that does not end after bye, or ends badly, is a failure', async () => {
  const bad = await judged(adapter(`say(request, right); process.on('exit', () => { process.exitCode = 3; });`));
  assert.match(wholeOf(bad).join(), /crash codec\.adapter: the adapter ended with exit code 3 after bye/);
});

test('what an adapter writes to standard error is kept, and bounded', async () => {
  const run = await judged(adapter(`process.stderr.write('x'.repeat(100000) + 'END'); say(request, right);`));
  const [said = ''] = run.scenarios.map((scenario) => scenario.said ?? '');
  assert.ok(said.endsWith('END'));
  assert.ok(said.length < 10_000);
});

test('a failure says what was asked and what it is about; of a line that is wrong, also what it was', async () => {
  const run = await judged(adapter(`if (${isThird}) write('debug\\u001b[2J\\n'); else say(request, right);`));
  const [failed, ...others] = run.scenarios.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome !== 'pass');
  assert.equal(others, []);
  assert.is(failed?.note, 'fBusy alone, bit 14');
  assert.equal(JSON.parse(failed?.asked ?? ''), { op: 'decode', format: 'DDEACK', platform: 'win64', bytes: '0040' });
  assert.match(run.scenarios[0]?.said ?? '', /the line that it wrote: "debug\\u001b\[2J"/);
  assert.is(run.adapter, 'x 1 (js)');
  const greeted = await judged([process.execPath, '-p', '"starting up"']);
  assert.match(greeted.scenarios[0]?.said ?? '', /the line that it wrote: "starting up"/);
  assert.is(greeted.adapter, undefined);
});

test('bytes without a character are asked only of who says that it escapes them', async () => {
  const answer = `if (request.op === 'decode' && request.format === 'CF_TEXT') say(request, { ok: {} }); else say(request, right);`;
  const outcomes = async (hello: string) => {
    const subject = adapterSubject({ name: 'x', command: adapter(answer, hello) });
    const run = await runSuite(subject, scenarios, { only: ['CF-TEXT-014', 'CF-TEXT-001'] });
    return run.scenarios.flatMap(({ checks }) => checks.map(({ id, outcome }) => `${outcome} ${id}`));
  };
  const formats = "formats: { CF_TEXT: ['decode'] }";
  assert.ok((await outcomes(`{ ${formats} }`)).includes('unsupported CF-TEXT-014'));
  assert.ok((await outcomes(`{ ${formats}, escapes: true }`)).includes('fail CF-TEXT-014'));
});

test('texts of an adapter are bounded, whatever they are', async () => {
  const long = await judged(
    adapter(
      `say(request, ${isThird} ? { unsupported: 'u'.repeat(1 << 20) } : right);`,
      `{ name: 'n'.repeat(1 << 20) }`,
    ),
  );
  assert.ok(JSON.stringify(long).length < 100_000);
});

const inShell = process.platform === 'win32' ? test.skip : test;

inShell('what hangs behind a shell is ended too', async () => {
  const beats = join(folder, 'beats');
  const [node, path] = adapter(
    `if (!(${isThird})) say(request, right); else setInterval(() => appendFileSync(${JSON.stringify(beats)}, '.'), 5);`,
    '{}',
    `import { appendFileSync } from 'node:fs';`,
  );
  const run = await judged(['sh', '-c', `"$0" "$1"; true`, node, path], { timeout: HASTE });
  assert.match(failuresOf(run).join(), /^timeout DDEACK-004/);
  const sizes: number[] = [];
  for (let look = 0; look < 2; look++) {
    await setTimeout(200);
    sizes.push(statSync(beats).size);
  }
  assert.is(sizes[0], sizes[1]);
});

test('an adapter that declares nothing proves nothing', async () => {
  const run = await judged(adapter('say(request, right);', '{ formats: {} }'));
  assert.is(giveVerdict([run]).exitCode, 1);
});

test('every file of vectors catches an adapter that flips a bit of what it writes, or reads it wrongly', async () => {
  const own = [
    process.execPath,
    fileURLToPath(new URL('../cli/main.js', import.meta.url)),
    'subject',
    'codec',
  ] as const;
  const path = join(folder, 'liar.mjs');
  // Stands between the runner and the codecs of this package.
  writeFileSync(
    path,
    `import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ['pipe', 'pipe', 'inherit'] });
process.stdin.pipe(child.stdin);
function lie(value) {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value + '!';
  if (Array.isArray(value)) return value.length === 0 ? [1] : [lie(value[0]), ...value.slice(1)];
  if (value === null) return 0;
  if ('$int' in value) return { $int: String(BigInt(value.$int) + 1n) };
  if ('$bytes' in value) return { $bytes: value.$bytes + ' 00' };
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, lie(v)]));
}
for await (const line of createInterface({ input: child.stdout })) {
  const answer = JSON.parse(line);
  const { ok } = answer;
  if (ok && !ok.protocol) {
    const bytes = typeof ok.bytes === 'string' && Object.keys(ok).length === 1;
    answer.ok = bytes ? { bytes: ok.bytes === '' ? '01' : ok.bytes.replace(/.$/, (d) => (d === '0' ? '1' : '0')) } : lie(ok);
  }
  process.stdout.write(JSON.stringify(answer) + '\\n');
}
`,
  );
  const command = [process.execPath, path, ...own] as const;
  const formats = scenarios.filter(({ id }) => id !== 'codec.lparam');
  const run = await runSuite(adapterSubject({ name: 'liar', command }), formats);
  const caught = (part: RegExp) =>
    run.scenarios.filter(({ checks }) =>
      checks.some(({ id, outcome }) => part.test(id) && (outcome === 'fail' || outcome === 'warn')),
    );
  assert.equal(
    run.scenarios.map(({ id }) => id).filter((id) => !caught(/^[^/]+$/).some((scenario) => scenario.id === id)),
    [],
  );
  const writing = run.scenarios.filter(({ checks }) => checks.some(({ id }) => id.endsWith('/encode')));
  assert.is(caught(/\/encode$/).length, writing.length);
});

const python = spawnSync('python3', ['--version']).status === 0;
const example = fileURLToPath(new URL('../../../conformance/adapter/examples/python/adapter.py', import.meta.url));

test('the example in Python passes what it declares, and the smoke test', async () => {
  if (!python) return;
  const run = await runSuite(adapterSubject({ name: 'py', command: ['python3', example] }), scenarios);
  const verdict = giveVerdict([run]);
  assert.is(verdict.failed, 0);
  assert.ok(verdict.passed > 100);
  const trials = await smokeAdapter(['python3', example]);
  assert.equal(
    trials.filter(({ problem }) => problem !== undefined),
    [],
  );
});

test('the smoke test says what to mend', async () => {
  const good = await smokeAdapter(adapter('say(request, right);', '{ pipeline: 4 }'));
  assert.equal(
    good.filter(({ problem }) => problem !== undefined),
    [],
  );
  const names = `{ formats: { ddeack: ['decode'] }, structures: ['DDEACK', 'NONE'], codePages: ['CP1252'], profiles: ['new'] }`;
  const misspelt = await smokeAdapter(adapter('say(request, right);', names));
  assert.equal(
    misspelt.flatMap(({ problem }) => problem ?? []),
    ['its hello names what there is none of: format "ddeack", structure "NONE", code page "CP1252", profile "new"'],
  );
  const dying = await smokeAdapter(adapter('if (right.unsupported) process.exit(2); say(request, right);'));
  assert.ok(dying.some(({ name, problem }) => name.includes('op') && problem?.includes('exit code 2')));
  const slow = await smokeAdapter(adapter('if (seen > 1) return; say(request, right);', '{ pipeline: 4 }'), {
    timeout: HASTE,
  });
  assert.ok(slow.some(({ name, problem }) => name.includes('at once') && problem?.includes('did not answer')));
});

test.run();
