import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { exportSpec, findFormatSpec, formatSpecs, rules } from '../../spec/index.js';
import { machines } from '../../state-machines/index.js';
import { referenceServerProfile } from '../reference/server/profile.js';
import { MAX_INPUT } from './files.js';

const main = fileURLToPath(new URL('./main.js', import.meta.url));
const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

interface Called {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a user starts it. */
function call(args: readonly string[], input: string | Uint8Array = ''): Called {
  const options = { input, env: environment, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 } as const;
  const { status, stdout, stderr }: SpawnSyncReturns<string> = spawnSync(process.execPath, [main, ...args], options);
  return { code: status, stdout, stderr };
}

/** What every answer to wrong use has: exit code 2, one clear line, no stack trace, nothing a terminal acts on. */
function assertRefused({ code, stdout, stderr }: Called, message: RegExp): void {
  assert.is(code, 2, stderr);
  assert.is(stdout, '');
  assert.match(stderr, message);
  assert.ok(stderr.startsWith('dde-spec: '));
  assert.not.match(stderr, /\n {4}at /);
  for (const line of stderr.split('\n')) assert.not.match(line, /[\p{Cc}\p{Bidi_Control}]/u);
}

const folder = mkdtempSync(join(tmpdir(), 'dde-spec-cli-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const one = 'server.request.known-item';
const test = suite('cli');
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('the reference passes on every platform', () => {
  for (const platform of ['win16', 'win32', 'win64']) {
    const { code, stdout, stderr } = call(['run', '--platform', platform]);
    assert.is(code, 0, stdout + stderr);
    assert.match(stdout, /^\d+ passed, 0 failed$/m);
    assert.match(stdout, /a server on the virtual desktop[\s\S]+a client on the virtual desktop/);
  }
});

const refused: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ['an unknown command', ['bogus'], /unknown command 'bogus'/],
  ['an unknown option', ['run', '--fromat', 'tap'], /unknown option '--fromat'\n\(Did you mean --format\?\)/],
  ['a word too many', ['run', 'everything'], /too many arguments/],
  ['an unknown format', ['run', '--format', 'html'], /Allowed choices are human, tap, junit, json/],
  ['an option without value', ['run', '--only'], /argument missing/],
  ['a glob that fits nothing', ['run', '--only', 'nothing.*'], /no check fits nothing\.\*/],
  [
    'a glob that fits nothing beside a good one',
    ['run', '--only', one, '--only', 'x.*'],
    /--only: no check fits x\.\*/,
  ],
  ['a glob that fits nothing, to be listed', ['run', '--list', '--only', 'nothing.*'], /nothing fits/],
  ['an empty glob', ['run', '--only', ''], /empty glob/],
  ['a regular expression', ['run', '--only', '(a+)+'], /--only: a glob has letters/],
  ['fixing nothing', ['run', '--fix'], /--fix needs --expect/],
  ['a list that is not there', ['run', '--expect', join(folder, 'absent.json')], /there is no such file/],
  ['a report to nowhere', ['run', '--only', one, '--output', join(folder, 'no', 'x')], /cannot write .*no such folder/],
  ['a report without a file', ['run', '--only', one, '--output', ''], /cannot write a file without a name/],
  ['a server with too long a name', ['run', 'server', '--app', 'x'.repeat(256), '--topic', 'T'], /--app: expected a/],
  [
    'a server with an integer for a name',
    ['run', 'server', '--app', 'X', '--topic', '#12'],
    /--topic: expected a name/,
  ],
  ['an item without a name', ['run', 'server', '--app', 'X', '--topic', 'T', '--item', ''], /--item: expected a name/],
  ['the reference with a topic', ['run', 'server', '--reference', '--topic', 'T'], /brings its own/],
  ['a command without a name', ['run', 'client', '--', ''], /has no name/],
  ['a server without names', ['run', 'server'], /needs --app and --topic/],
  ['a server with half its names', ['run', 'server', '--app', 'X'], /needs --app and --topic/],
  ['a platform for a real desktop', ['run', 'server', '--platform', 'win16', '--reference'], /--platform is for/],
  ['a time that is none', ['run', 'server', '--timeout', '1e3'], /whole number from 1/],
  ['no time', ['run', 'server', '--quiet-time', '0'], /whole number from 1/],
  ['a client without a command', ['run', 'client'], /needs a command after --/],
  ['a profile that is a folder', ['run', 'server', '--profile', folder], /it is a folder/],
  ['a rule that is none', ['rules', 'DDE-NONE-001'], /there is no rule DDE-NONE-001/],
  ['a rule with a filter', ['rules', 'DDE-POKE-003', '--area', 'ack'], /--area filters the list/],
  ['an area that is none', ['rules', '--area', 'nowhere'], /Allowed choices are/],
  ['a format that is none', ['formats', 'CF_NONE'], /there is no format CF_NONE; "dde-spec formats" lists them all/],
  ['a format with a family', ['formats', 'CF_DIB', '--family', 'pictures'], /--family filters the list/],
  ['a family that is none', ['formats', '--family', 'none'], /Allowed choices are structures, execute, text/],
  ['two formats', ['formats', 'CF_DIB', 'CF_TEXT'], /too many arguments/],
  ['a machine that is none', ['machines', 'perpetual'], /there is no machine perpetual/],
  ['two kinds of output', ['machines', '--mermaid', '--json'], /cannot be used with/],
  ['a block of no format', ['decode', '--hex', '00'], /required option '-f, --format <name>'/],
  ['a block of an unknown format', ['decode', '--format', 'BMP', '--hex', '00'], /expected one of DDEACK/],
  ['bytes that could be anything', ['decode', '--format', 'auto', '--hex', '00 80'], /the marks of no known format/],
  ['a platform that is none', ['decode', '--format', 'ST', '--hex', '00', '--platform', 'dos'], /win16, win32, win64/],
  ['a code page that is none', ['decode', '--format', 'CF_TEXT', '--hex', '00', '--code-page', '1'], /windows-1252/],
  [
    'a profile that is none',
    ['decode', '--format', 'execute', '--hex', '00', '--profile', 'new'],
    /current, old, msdn/,
  ],
  ['no block', ['decode', '--format', 'DDEACK'], /either a file/],
  ['two blocks', ['decode', '--format', 'DDEACK', '--hex', '00', 'x'], /either a file/],
  ['a short block', ['decode', '--format', 'DDEACK', '--hex', '00'], /DDEACK.*expected.*found/],
  ['digits that are none', ['decode', '--format', 'DDEACK', '--hex', '0g'], /column 2: expected .* found "g"/],
  ['an empty file', ['decode', '--format', 'DDEDATA', file('empty', '')], /DDEDATA.*expected/],
  ['a command string cut off', ['execute', '[open("a'], /line 1, column 9: expected a closing/],
  ['an empty command string', ['execute', ''], /expected/],
  ['a plan that is none', ['subject', 'client', '--plan', '[{"do":"dance"}]'], /0\.do: expected "initiate" or/],
  ['a plan with a missing field', ['subject', 'client', '--plan', '[{"do":"wait"}]'], /0\.milliseconds: expected/],
  ['hostile text', ['rules', '\u001B[31mred\u202E\nnext'], /no rule \\u\{1B\}\[31mred\\u\{202E\}/],
  ['a hostile option', ['run', '--\u001B[2J'], /unknown option '--\\u\{1B\}\[2J'/],
];

for (const [what, args, message] of refused) test(`refused: ${what}`, () => assertRefused(call(args), message));

if (process.platform !== 'win32') {
  test('a real desktop on another system: what is missing, and exit code 2', () => {
    for (const args of [
      ['run', 'server', '--app', 'X', '--topic', 'Y'],
      ['run', 'client', '--reference'],
      ['subject', 'server'],
    ])
      assertRefused(call(args), /needs Windows/);
  });
}

test('no command: the help, and exit code 2', () => {
  const { code, stderr } = call([]);
  assert.is(code, 2);
  assert.match(stderr, /Usage: dde-spec/);
});

for (const args of [
  [],
  ['run'],
  ['run', 'server'],
  ['run', 'client'],
  ['rules'],
  ['spec'],
  ['machines'],
  ['decode'],
  ['execute'],
  ['formats'],
  ['smoke'],
  ['run', 'codec'],
  ['subject'],
]) {
  test(`help: ${args.join(' ') || 'the command itself'}`, () => {
    const { code, stdout, stderr } = call([...args, '--help']);
    assert.is(code, 0);
    assert.is(stderr, '');
    assert.match(stdout, /Examples:\n {2}dde-spec /);
    assert.match(stdout, /Exit codes:\n {2}0 {2}all good/);
  });
}

test('a stack trace comes only when asked for', () => {
  const args = ['rules', 'DDE-NONE-001'];
  assert.not.match(call(args).stderr, /\n {4}at /);
  assert.match(call([...args, '--debug']).stderr, /\n {4}at /);
});

test('filters and reports of a run', () => {
  const tap = call(['run', '--only', one, '--format', 'tap']).stdout;
  assert.match(tap, /^TAP version 14\n1\.\.\d+\nok 1 - server\.request\.known-item\/DDE-/);
  const report = JSON.parse(call(['run', '--only', 'DDE-REQUEST-003', '--format', 'json']).stdout) as {
    readonly runs: readonly {
      readonly scenarios: readonly { readonly checks: readonly { readonly rule: string }[] }[];
    }[];
  };
  const seen = report.runs.flatMap((run) => run.scenarios.flatMap((scenario) => scenario.checks));
  assert.ok(seen.length > 1 && seen.every((check) => check.rule === 'DDE-REQUEST-003'));
  assert.match(call(['run', '--only', one, '--trace']).stdout, /== INITIATE "DdeSpec" "Prices" =+>\| {2}sent to all/);
});

test('a report in a file leaves the figures to the terminal', () => {
  const path = join(folder, 'report.xml');
  const { code, stdout } = call(['run', '--only', one, '--format', 'junit', '--output', path]);
  assert.is(code, 0);
  assert.match(stdout, /^\d+ passed, 0 failed\n$/);
  assert.match(readFileSync(path, 'utf8'), /^<\?xml version="1\.0"/);
});

if (existsSync('/dev/full')) {
  test('a full device is an error of one line', () => {
    const full = openSync('/dev/full', 'w');
    for (const args of [['run', '--only', one], ['rules'], ['spec', '--json']]) {
      const options = {
        env: environment,
        encoding: 'utf8' as const,
        timeout: 60_000,
        stdio: ['ignore' as const, full, 'pipe' as const],
      };
      const { status, stderr } = spawnSync(process.execPath, [main, ...args], options);
      assert.is(stderr, 'dde-spec: cannot write standard output: there is no room left\n');
      assert.is(status, 2);
    }
    closeSync(full);
  });
}

test('a file that cannot be written is refused before the run, and one that can is not emptied', () => {
  const path = file('kept.json', '[]');
  const nowhere = join(folder, 'no', 'x');
  assertRefused(call(['run', 'server', '--reference', '--output', nowhere]), /no such folder/);
  assert.is(call(['run', '--only', one, '--expect', path, '--fix', '--output', nowhere]).code, 2);
  assert.is(readFileSync(path, 'utf8'), '[]');
});

test('what would be run', () => {
  const { stdout } = call(['run', '--list', '--only', 'server.request.*']);
  assert.match(stdout, /^server\.request\.known-item +\d+ checks +An item/m);
  const listed = JSON.parse(call(['run', '--list', '--format', 'json']).stdout) as readonly { readonly id: string }[];
  assert.ok(listed.some(({ id }) => id === one));
});

test('expected failures: an entry that is not true fails the run, and --fix takes it out', () => {
  const check = `${one}/DDE-REQUEST-003`;
  const path = file('known.json', JSON.stringify([{ check, outcome: 'fail', found: 'x', reason: 'y' }]));
  const stale = call(['run', '--only', one, '--expect', path]);
  assert.is(stale.code, 1);
  assert.match(stale.stdout, /it does not fail any more/);
  assert.is(call(['run', '--only', 'server.poke.*', '--expect', path]).code, 0, 'outside of the filter');
  assert.is(call(['run', '--only', one, '--expect', path, '--fix']).code, 0);
  assert.is(readFileSync(path, 'utf8'), '[]\n');
  const fresh = join(folder, 'fresh.json');
  assert.is(call(['run', '--only', one, '--expect', fresh, '--fix']).code, 0);
  assert.ok(existsSync(fresh));
});

test('a profile that is wrong says where', () => {
  const refused = (profile: unknown, message: RegExp) =>
    assertRefused(call(['run', 'server', '--profile', file('profile.json', JSON.stringify(profile))]), message);
  const { items, ...rest } = referenceServerProfile;
  refused(rest, /items: expected .*, found nothing/);
  refused({ ...referenceServerProfile, topics: [''] }, /topics\.0: expected a name of 1 to 255 bytes/);
  refused({ ...referenceServerProfile, application: 'a\0b' }, /application: expected a name/);
  refused({ ...referenceServerProfile, topics: ['\u00e9'.repeat(128)] }, /topics\.0: expected a name/);
  refused({ ...referenceServerProfile, topics: [] }, /topics: expected a list of topics that is not empty/);
  refused({ ...rest, items: [{ ...items[0], formats: [] }] }, /items\.0\.formats: expected a list of formats/);
  refused({ ...rest, items: [{ ...items[0], formats: [0] }] }, /items\.0\.formats\.0: expected a clipboard format/);
  refused({ ...rest, items: [{ ...items[0], topic: 'Nowhere' }] }, /"Nowhere" is none of its topics/);
  refused({ ...rest, items: [{ ...items[0], formats: [70000] }] }, /items\.0\.formats\.0: expected a clipboard format/);
  refused({ ...referenceServerProfile, itmes: [] }, /itmes: expected no field but application/);
  refused([], /at the top: expected a profile of a server/);
  assertRefused(call(['run', 'server', '--profile', file('profile.json', '{"a":')]), /this is no JSON/);
  assertRefused(call(['run', 'server', '--profile', file('profile.json', Uint8Array.of(0xff, 0xfe))]), /not UTF-8/);
});

test('rules, alone and in lists', () => {
  const all = JSON.parse(call(['rules', '--json']).stdout) as unknown;
  assert.equal(all, JSON.parse(JSON.stringify(rules)));
  const some = JSON.parse(call(['rules', '--area', 'poke', '--level', 'must', '--json']).stdout) as { id: string }[];
  assert.equal(
    some.map(({ id }) => id),
    rules.filter(({ id, level }) => id.startsWith('DDE-POKE-') && level === 'must').map(({ id }) => id),
  );
  assert.match(call(['rules', '--text', 'FRELEASE']).stdout, /\n\d+ rules of \d+\n$/);
  const { stdout } = call(['rules', 'dde-request-003']);
  assert.match(stdout, /^DDE-REQUEST-003\n/);
  assert.match(stdout, /\nsource {9}wm-dde-request/);
  assert.match(stdout, /\nerratum {8}ERR-REQUEST-TWICE/);
  assert.match(stdout, /server\.request\.known-item\/DDE-REQUEST-003/);
  const full = JSON.parse(call(['rules', 'DDE-REQUEST-003', '--json']).stdout) as {
    checks: string[];
    mutants: string[];
  };
  assert.ok(full.checks.includes(`${one}/DDE-REQUEST-003`) && full.mutants.length > 0);
});

test('the specification and the machines', () => {
  assert.equal(JSON.parse(call(['spec', '--json']).stdout), JSON.parse(JSON.stringify(exportSpec())));
  assert.match(call(['spec']).stdout, /^rules +\d+$/m);
  assert.is(call(['machines']).stdout.trim().split('\n').length, machines.length);
  assert.match(call(['machines', 'termination']).stdout, /^open \(first\)/m);
  assert.match(call(['machines', 'termination', '--mermaid']).stdout, /^stateDiagram-v2$/m);
  assert.is(call(['machines', '--mermaid']).stdout.match(/^stateDiagram-v2$/gm)?.length, machines.length);
  assert.is((JSON.parse(call(['machines', 'termination', '--json']).stdout) as { id: string }).id, 'termination');
});

test('blocks as digits, files and standard input', () => {
  const table = call(['decode', '--format', 'ddeack', '--hex', '00 80']);
  assert.match(table.stdout, /^0 +00 80 +flags +0x8000/m);
  assert.is(table.code, 0);
  const bytes = Uint8Array.of(0x00, 0xa0, 0x01, 0x00, 0x34, 0x32, 0x00);
  const fromFile = call(['decode', '--format', 'DDEDATA', file('block', bytes), '--json']);
  const { rows } = JSON.parse(fromFile.stdout) as {
    readonly rows: readonly { readonly field: string; readonly value: string }[];
  };
  assert.ok(rows.some(({ field, value }) => field === 'Value.text' && value === '"42"'));
  assert.is(call(['decode', '--format', 'DDEDATA', '-', '--json'], bytes).stdout, fromFile.stdout);
});

test('bytes of an unknown format: what they could be, and why', () => {
  const commands = ['decode', '--format', 'auto', '--hex', '5b 61 5d 00'];
  assert.match(call(commands).stdout, /^\d+ % +execute +commands in brackets/);
  const guesses = JSON.parse(call([...commands, '--json']).stdout) as readonly {
    readonly format: string;
    readonly score: number;
    readonly why: string;
  }[];
  assert.is(guesses[0]?.format, 'execute');
  assert.ok(guesses.every(({ score, why }) => score > 0 && score <= 1 && why !== ''));
  const spaced = ['decode', '--format', 'auto', '--hex', '5b 20 61 5d 00', '--profile', 'progman'];
  assert.match(call(spaced).stdout, /^\d+ % +execute /);
  const html = 'Version:0.9\r\nStartHTML:71\r\nEndHTML:71\r\nStartFragment:71\r\nEndFragment:71\r\n';
  assert.match(call(['decode', '--format', 'auto', '-'], html).stdout, /^\d+ % +HTML Format /);
});

test('a block by platform, code page and profile, as a table and as JSON', () => {
  const pair = ['decode', '--format', 'hszpair', '--hex', '01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00', '--json'];
  const fields = (...options: readonly string[]) =>
    (
      JSON.parse(call([...pair, ...options]).stdout) as {
        readonly rows: readonly { readonly field: string; readonly offset: number }[];
      }
    ).rows.map(({ field, offset }) => `${offset} ${field}`);
  assert.ok(fields().includes('8 hszTopic'));
  assert.ok(fields('--platform', 'win32').includes('4 hszTopic'));
  assert.is(call([...pair, '--platform', 'win16']).code, 2);
  const text = (page: string) => call(['decode', '--format', 'CF_TEXT', '--hex', 'c0 00', '--code-page', page]).stdout;
  assert.match(text('windows-1252'), /"À"/);
  assert.match(text('windows-1251'), /"А"/);
  const odd = call(['decode', '--format', 'CF_TEXT', '--hex', '41', '--json']);
  const { findings } = JSON.parse(odd.stdout) as { readonly findings: readonly { readonly rule: string }[] };
  assert.is(odd.code, 0);
  assert.equal(
    findings.map(({ rule }) => rule),
    ['DDE-TEXT-001'],
  );
});

test('formats, alone and in lists', () => {
  assert.equal(JSON.parse(call(['formats', '--json']).stdout), JSON.parse(JSON.stringify(formatSpecs)));
  const { code, stdout } = call(['formats', '--family', 'links']);
  assert.is(code, 0);
  assert.match(stdout, /^ObjectLink +links +registered +Class, document and item/m);
  assert.match(stdout, new RegExp(`\n4 formats of ${formatSpecs.length}\n$`));
  for (const name of ['html format', 'HTML FORMAT']) assert.match(call(['formats', name]).stdout, /^HTML Format\n/);
});

test('a format with its layout, its rules, and what its values have', () => {
  const ack = call(['formats', 'ddeack']).stdout;
  assert.match(ack, /^known by +by where it stands: WM_DDE_ACK$/m);
  assert.match(ack, /^vectors +\d+, in structures\/ddeack\.json$/m);
  assert.match(ack, /^values have +fAck, fBusy, bAppReturnCode, reserved, trailing$/m);
  assert.match(ack, /^rule +DDE-ACK-002 \(fact\): /m);
  assert.match(ack, /^ {2}0 +2 +flags +[\s\S]*^ +fAck +bit 15: [\s\S]*^ +bAppReturnCode +bits 0 to 7: /m);
  const info = call(['formats', 'CONVINFO']).stdout;
  assert.match(info, /^CONVINFO on win64: 144 bytes\n {2}offset +size +field +meaning$/m);
  assert.not.match(info, /^CONVINFO .*win16/m);
  const full = JSON.parse(call(['formats', 'CF_DIB', '--json']).stdout) as Readonly<Record<string, unknown>>;
  assert.equal(full['format'], JSON.parse(JSON.stringify(findFormatSpec('CF_DIB'))));
  assert.is(full['file'], 'pictures/cf-dib.json');
});

test('command strings as argument, file and standard input', () => {
  const string = '[open("a, b")][quit]';
  const { code, stdout } = call(['execute', string]);
  assert.is(code, 0);
  assert.match(stdout, /command 1\.1 +"a, b" +quoted/);
  assert.is(call(['execute', '--file', file('command', `${string}\r\n`)]).stdout, stdout);
  assert.is(call(['execute', '-'], `${string}\n`).stdout, stdout);
});

test('command strings by the rules of a profile, and what the others say', () => {
  const spaced = '[ CreateGroup( A ) ]';
  assertRefused(
    call(['execute', spaced]),
    /line 1, column 2: .*, by the profile current\n {2}old: .*\n {2}msdn: .*\n {2}progman: accepts it/,
  );
  const { code, stdout } = call(['execute', '--profile', 'progman', spaced]);
  assert.is(code, 0);
  assert.match(stdout, /profiles +progman +well-formed/);
  for (const profile of ['current', 'old', 'msdn'])
    assert.match(
      stdout,
      new RegExp(`profiles\\.${profile} +refused +refused at line 1, column 2: expected .*, found " "`),
    );
  assert.match(stdout, /command 1\.1 +"A" +bare/);
  const decoded = ['decode', '--format', 'execute', '--hex', '5b 20 61 5d 00'];
  assert.is(call(decoded).code, 2);
  assert.is(call([...decoded, '--profile', 'progman']).code, 0);
  assertRefused(call(['execute', '--profile', 'none', '[a]']), /Allowed choices are current, old, msdn, progman/);
  assertRefused(call(['execute', '[']), /progman: command string at line 1, column 2: expected an opcode/);
});

test('a megabyte of anything is answered before the deadline of a call', () => {
  const size = 1 << 20;
  const commands = '[a(b)]'.repeat(size / 6);
  assert.is(call(['execute', '-'], commands).code, 0);
  assert.is(call(['execute', '-'], '['.repeat(size)).code, 2);
  assert.is(call(['execute', '-'], `[a("${'"'.repeat(size)}`).code, 2);
  const bytes = new Uint8Array(size).map((_byte, at) => (at * 7919) & 0xff);
  for (const format of ['DDEACK', 'DDEDATA', 'CF_TEXT', 'CF_UNICODETEXT'])
    assert.is(call(['decode', '--format', format, '-'], bytes).code, 0, format);
  for (const format of ['execute', 'execute-unicode'])
    assert.is(call(['decode', '--format', format, '-'], bytes).code, 2, format);
  const names = JSON.stringify(Array.from({ length: size / 8 }, () => 'aaaaa'));
  assertRefused(call(['run', 'server', '--profile', file('big.json', names)]), /at the top/);
});

test('what a terminal acts on is shown, not done', () => {
  const { stdout } = call(['decode', '--format', 'CF_UNICODETEXT', '-'], Buffer.from('\u001B[31m\u202Ex\0', 'utf16le'));
  for (const line of stdout.split('\n')) assert.not.match(line, /[\p{Cc}\p{Bidi_Control}]/u);
});

test('input has a bound', () => {
  assert.is(call(['decode', '--format', 'CF_TEXT', '-'], new Uint8Array(MAX_INPUT)).code, 0);
  assertRefused(call(['decode', '--format', 'CF_TEXT', '-'], new Uint8Array(MAX_INPUT + 1)), /more than the \d+ bytes/);
});

if (process.platform !== 'win32') {
  test('an endless file is left after the bound', () => {
    assertRefused(call(['decode', '--format', 'CF_TEXT', '/dev/zero']), /more than the \d+ bytes/);
  });

  test('closed streams are no crash', () => {
    const shell = (line: string) =>
      spawnSync('sh', ['-c', line, process.execPath, main], { env: environment, encoding: 'utf8' });
    assert.is(shell('"$0" "$1" execute - <&-').status, 2);
    assert.is(shell('"$0" "$1" spec --json >&-').status, 0);
    assert.is(shell('"$0" "$1" bogus 2>&-').status, 2);
  });
}

test('a reader that goes away is no crash', async () => {
  const child = spawn(process.execPath, [main, 'spec', '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  assert.equal([code, stderr], [0, '']);
});

test.run();
