/** `dde-spec run`: the suite, on the reference or on a program of somebody else's. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import picocolors from 'picocolors';
import { CF_TEXT, type Platform, platforms, type RuleId } from '../../spec/index.js';
import { collectRows, type OnStep } from '../../state-machines/index.js';
import { codecScenarios } from '../adapter/scenarios.js';
import { ANSWER_TIME } from '../adapter/session.js';
import type { ServerProfile } from '../profile/server-profile.js';
import type { CommandLine } from '../program/program.js';
import { referenceClient, referenceClientProfile } from '../reference/client/profile.js';
import { referenceServerProfile } from '../reference/server/profile.js';
import { referenceServer } from '../reference/server/subject.js';
import { type ReportFormat, report, reportFormats } from '../report/index.js';
import { count, plain, safeJson, table } from '../report/text.js';
import { adapterSubject } from '../runner/adapter-subject.js';
import type { AnyScenario, OutsideSubject, Subject } from '../runner/session.js';
import { isWanted, NothingToRun, runSuite } from '../runner/suite.js';
import { CLIENT_MARGIN, type Win32Times, win32Subject } from '../runner/win32-subject.js';
import { scenarios } from '../scenarios/index.js';
import { type Expectation, fixExpectations, formatExpectations, parseExpectations } from '../verdict/expectations.js';
import type { RunResult } from '../verdict/outcome.js';
import { BadGlob, type Selection, select } from '../verdict/selection.js';
import { giveVerdict, type Verdict } from '../verdict/verdict.js';
import { readTextInput, requireWritable, writeFile } from './files.js';
import { collect, milliseconds } from './options.js';
import { orUsageError, print } from './output.js';
import { readClientProfile, readServerProfile, requireNames } from './profile.js';
import { progressLine } from './progress.js';
import { UsageError } from './usage-error.js';

interface RunOptions {
  readonly only?: readonly string[];
  readonly list?: true;
  readonly expect?: string;
  readonly fix?: true;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly trace?: true;
  readonly platform?: Platform;
  readonly coverage?: true;
}

interface RealOptions extends RunOptions, Pick<Win32Times, 'timeout' | 'quietTime' | 'deadline'> {
  readonly profile?: string;
  readonly reference?: true;
}

interface CodecOptions extends RunOptions {
  readonly timeout?: number;
  readonly lockStep?: true;
  readonly reference?: true;
}

interface ServerOptions extends RealOptions {
  readonly app?: string;
  readonly topic?: readonly string[];
  readonly item?: readonly string[];
  readonly system?: true;
}

/** How long the reference client waits for an answer when real time passes, in milliseconds. */
const PATIENCE = 1200;

export function addRun(program: Command, finish: (code: number) => void): void {
  const run = program
    .command('run')
    .summary('run the conformance suite')
    .description(
      'Runs the conformance suite. Alone it judges the reference server and client on the virtual desktop, on any ' +
        'machine; "run server" and "run client" judge a program on a real desktop, and "run codec" one that reads and ' +
        'writes bytes.',
    )
    .option('--only <glob>', 'only scenarios, rules or checks that fit; may be repeated', collect)
    .option('--list', 'list what would be run')
    .option('--expect <file>', 'expected failures, as JSON')
    .option('--fix', 'rewrite the file of --expect so that it is true of this run')
    .addOption(new Option('--format <name>', 'of the report').choices(reportFormats).default('human'))
    .option('-o, --output <file>', 'write the report to a file, and only the figures to the terminal')
    .option('--trace', 'show the exchange of every scenario (human)')
    .addOption(new Option('--platform <name>', 'memory model of the virtual desktop').choices(platforms))
    .option('--coverage', 'which rows of the tables of states the reference took (human, json)')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec run
  dde-spec run --only "DDE-POKE-*" --only "server.initiate.*"
  dde-spec run --format junit --output report.xml
  dde-spec run server --app Progman --topic Progman --item Groups
  dde-spec run codec -- python3 adapter.py
`,
    )
    .action(async (options: RunOptions) => {
      finish(await runAll([referenceServer, referenceClient], options));
    });

  withTimes(
    run
      .command('server')
      .summary('judge a server on a real desktop')
      .description('Judges a DDE server over real messages, on Windows or under Wine.')
      .option('--app <name>', 'the service name of the server')
      .option('--topic <name>', 'a topic that INITIATE can name; may be repeated', collect)
      .option('--item <name>', 'an item of the first topic that can be had in CF_TEXT; may be repeated', collect)
      .option('--system', 'the server has the System topic')
      .option('--profile <file>', 'all of that and more, as JSON')
      .option('--reference', 'judge the reference server in a process of its own')
      .argument('[command...]', 'after --: starts the server; without it the server must run already'),
    'an answer is awaited',
    '2000',
  )
    .addHelpText(
      'after',
      `
Examples:
  dde-spec run server --app Progman --topic Progman --item Groups
  dde-spec run server --profile quote.json --expect known.json -- quote.exe /dde
  dde-spec run server --reference

A scenario that ends the server is left out unless a command is given to start it again.
`,
    )
    .action(async (command: readonly string[], _own: unknown, leaf: Command) => {
      const options = leaf.optsWithGlobals<ServerOptions>();
      finish(await runAll([await serverSubject(command, options)], options));
    });

  withTimes(
    run
      .command('client')
      .summary('judge a client on a real desktop')
      .description(
        'Judges a DDE client over real messages, on Windows or under Wine. The command is started once for each plan, ' +
          'carries it out and ends with exit code 0. It finds the plan as JSON where an argument holds {plan}, and in ' +
          'the environment variable DDE_SPEC_PLAN.',
      )
      .option('--profile <file>', 'what the client can do, as JSON')
      .option('--reference', 'judge the reference client in processes of its own')
      .argument('[command...]', 'after --: carries out a plan'),
    'the next step of the client is awaited',
    `its own time-out and ${CLIENT_MARGIN} more`,
  )
    .addHelpText(
      'after',
      `
Examples:
  dde-spec run client -- my-client.exe --plan "{plan}"
  dde-spec run client --reference
`,
    )
    .action(async (command: readonly string[], _own: unknown, leaf: Command) => {
      const options = leaf.optsWithGlobals<RealOptions>();
      finish(await runAll([await clientSubject(command, options)], options));
    });

  addRunCodec(run, finish);
}

function addRunCodec(run: Command, finish: (code: number) => void): void {
  run
    .command('codec')
    .summary('judge a program that reads and writes bytes')
    .description(
      'Judges a program that reads and writes the formats, against the vectors. The command is an adapter: it is asked ' +
        'in lines of JSON on its standard input and answers on its standard output (docs/adapters.md). What it does not ' +
        'declare is reported as unsupported.',
    )
    .option('--timeout <ms>', `how long an answer is awaited (default: ${ANSWER_TIME})`, milliseconds)
    .option('--lock-step', 'ask one thing at a time, whatever the adapter declares')
    .option('--reference', 'judge the codecs of this package in a process of their own')
    .argument('[command...]', 'after --: starts the adapter')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec run codec -- python3 adapter.py
  dde-spec run codec --only codec.ddedata --only DDEACK-003 -- ./adapter
  dde-spec run codec --expect known.json --fix -- wine adapter.exe
  dde-spec run codec --list
  dde-spec smoke -- python3 adapter.py                 first find out whether the adapter itself works
`,
    )
    .action(async (command: readonly string[], _own: unknown, leaf: Command) => {
      const options = leaf.optsWithGlobals<CodecOptions>();
      finish(await runAll([codecSubject(command, options)], options, codecScenarios()));
    });
}

function codecSubject(command: readonly string[], options: CodecOptions): OutsideSubject {
  refuseVirtual(options);
  const start = commandLine(command);
  if (options.reference && start !== undefined) throw new UsageError('--reference brings its own command');
  const own = options.reference ? ourselves('subject', 'codec') : undefined;
  const line = own ?? start ?? (options.list ? (['none'] as const) : undefined);
  if (line === undefined) throw new UsageError('run codec needs a command after --, or --reference');
  const { timeout, lockStep } = options;
  return adapterSubject({
    name: own === undefined ? line.join(' ') : 'reference',
    command: line,
    ...(timeout === undefined ? {} : { timeout }),
    ...(lockStep === undefined ? {} : { lockStep }),
  });
}

function withTimes(command: Command, wait: string, usual: string): Command {
  return command
    .option('--timeout <ms>', `how long ${wait} (default: ${usual})`, milliseconds)
    .option('--quiet-time <ms>', 'how long nothing must come for "no more" to be believed', milliseconds, 80)
    .option('--deadline <ms>', 'how long a scenario may take', milliseconds, 60_000);
}

/** The command as somebody would start it here, for the reference in a process of its own. */
function ourselves(...args: readonly string[]): CommandLine {
  return [process.execPath, fileURLToPath(new URL('./main.js', import.meta.url)), ...args];
}

function commandLine(command: readonly string[]): CommandLine | undefined {
  const [program, ...args] = command;
  if (program === '') throw new UsageError('the command after -- has no name');
  return program === undefined ? undefined : [program, ...args];
}

function timesOf({ timeout, quietTime, deadline }: RealOptions): Win32Times {
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(quietTime === undefined ? {} : { quietTime }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

/** Some options make sense only where the reference runs inside this program. */
function refuseVirtual({ platform, coverage }: RunOptions): void {
  if (platform !== undefined)
    throw new UsageError('--platform is for the virtual desktop; other subjects have their own');
  if (coverage)
    throw new UsageError('--coverage is for the reference on the virtual desktop: only its tables are seen');
}

async function serverSubject(command: readonly string[], options: ServerOptions): Promise<OutsideSubject> {
  refuseVirtual(options);
  const base = { role: 'server', ...timesOf(options) } as const;
  if (options.reference) {
    const { app, topic, item, system, profile } = options;
    if (command.length > 0 || [app, topic, item, system, profile].some((option) => option !== undefined))
      throw new UsageError('--reference brings its own command and profile');
    const own = ourselves('subject', 'server');
    return win32Subject({ ...base, name: 'reference', profile: referenceServerProfile, command: own });
  }
  const profile = await serverProfileOf(options);
  const start = commandLine(command);
  return win32Subject({
    ...base,
    name: profile.application,
    profile,
    ...(start === undefined ? {} : { command: start }),
  });
}

async function serverProfileOf({ app, topic, item, system, profile }: ServerOptions): Promise<ServerProfile> {
  if (profile !== undefined) {
    if (app !== undefined || topic !== undefined || item !== undefined || system)
      throw new UsageError('--profile says it all: leave out --app, --topic, --item and --system');
    return readServerProfile(profile);
  }
  const [first] = topic ?? [];
  if (app === undefined || app === '' || topic === undefined || first === undefined || topic.includes(''))
    throw new UsageError('run server needs --app and --topic, or --profile, or --reference');
  requireNames('--app', [app]);
  requireNames('--topic', topic);
  requireNames('--item', item ?? []);
  return {
    application: app,
    topics: topic,
    items: (item ?? []).map((name) => ({ topic: first, name, formats: [CF_TEXT] })),
    ...(system ? { system: true } : {}),
  };
}

async function clientSubject(command: readonly string[], options: RealOptions): Promise<OutsideSubject> {
  refuseVirtual(options);
  const base = { role: 'client', ...timesOf(options) } as const;
  const profile = options.profile === undefined ? referenceClientProfile : await readClientProfile(options.profile);
  const start = commandLine(command);
  if (options.reference) {
    if (start !== undefined || options.profile !== undefined)
      throw new UsageError('--reference brings its own command and profile');
    const command = ourselves('subject', 'client', '--timeout', String(PATIENCE), '--plan', '{plan}');
    return win32Subject({ ...base, name: 'reference', profile: { ...profile, timeout: PATIENCE }, command });
  }
  if (start === undefined) throw new UsageError('run client needs a command after --, or --reference');
  return win32Subject({ ...base, name: start[0], profile, command: start });
}

/** Judges the subjects, one after the other, and reports on all of them together. */
async function runAll(
  subjects: readonly Subject[],
  options: RunOptions,
  played: readonly AnyScenario[] = scenarios,
): Promise<number> {
  const only = options.only ?? [];
  try {
    select(only);
  } catch (error) {
    if (error instanceof BadGlob) throw new UsageError(`--only: ${error.message}`);
    throw error;
  }
  requireUse(only, subjects, played);
  if (options.fix && options.expect === undefined) throw new UsageError('--fix needs --expect, the file to rewrite');
  if (options.list) {
    list(subjects, played, options);
    return 0;
  }
  const before = await expectationsOf(options);
  // A run can take minutes, and its verdict should not be lost at the end.
  if (options.output !== undefined) requireWritable(options.output);
  if (options.fix && options.expect !== undefined) requireWritable(options.expect);
  const begun = performance.now();
  const rows = options.coverage ? collectRows() : undefined;
  const runs = await play(subjects, played, options, rows?.onStep);
  let expectations = before;
  if (options.fix && options.expect !== undefined) {
    expectations = fixExpectations(runs, before, only);
    writeFile(options.expect, formatExpectations(expectations));
  }
  const verdict = giveVerdict(runs, {
    expectations,
    only,
    milliseconds: performance.now() - begun,
    ...(rows === undefined ? {} : { taken: rows.taken }),
  });
  publish(verdict, options);
  return verdict.exitCode;
}

/** A misspelt glob among good ones would go unseen; where none fits, the run says so itself. */
function requireUse(only: readonly string[], subjects: readonly Subject[], played: readonly AnyScenario[]): void {
  const within = played.filter(({ role }) => subjects.some((subject) => subject.role === role));
  const idle = only.filter((glob) => {
    const selection = select([glob]);
    return !within.some((each) => isWanted(each, selection, true));
  });
  if (idle.length > 0 && idle.length < only.length) throw new UsageError(`--only: no check fits ${idle.join(', ')}`);
}

async function play(
  subjects: readonly Subject[],
  played: readonly AnyScenario[],
  options: RunOptions,
  onStep: OnStep | undefined,
): Promise<readonly RunResult[]> {
  const runs: RunResult[] = [];
  const { only = [], platform } = options;
  const line = progressLine();
  try {
    for (const subject of subjects) {
      try {
        const suiteOptions = {
          only,
          ...(platform === undefined ? {} : { platform }),
          ...(onStep === undefined ? {} : { onStep }),
        };
        runs.push(await runSuite(subject, played, { ...suiteOptions, onProgress: (state) => line.show(state) }));
      } catch (error) {
        // A filter may leave one of several subjects out; a suite without any check for it is broken.
        if (!(error instanceof NothingToRun) || only.length === 0) throw error;
      }
    }
  } finally {
    line.clear();
  }
  if (runs.length > 0) return runs;
  throw new UsageError(`no check fits ${only.join(', ')}`);
}

async function expectationsOf({ expect, fix }: RunOptions): Promise<readonly Expectation[]> {
  if (expect === undefined || (fix && !existsSync(expect))) return [];
  return orUsageError(parseExpectations(await readTextInput(expect)), (errors) =>
    [`${expect} is no list of expected failures:`, ...errors.map((error) => `  ${error}`)].join('\n'),
  );
}

function publish(verdict: Verdict, { format, output, trace }: RunOptions): void {
  const colour = output === undefined && process.stdout.isTTY && picocolors.isColorSupported;
  const text = report(verdict, format, { colour, trace: trace ?? false });
  if (output === undefined) {
    print(text);
    return;
  }
  writeFile(output, text);
  print(`${verdict.passed} passed, ${verdict.failed} failed\n`);
}

function list(subjects: readonly Subject[], played: readonly AnyScenario[], { only, format }: RunOptions): void {
  const selection = select(only);
  const roles = subjects.map((subject) => subject.role);
  const found = played
    .filter((scenario) => roles.includes(scenario.role))
    .map((scenario) => ({ ...scenario, ...selected(scenario, selection) }))
    .filter(({ made }) => made > 0);
  if (found.length === 0) throw new UsageError(`nothing fits ${selection.globs.join(', ')}`);
  if (format === 'json') {
    print(
      `${safeJson(
        found.map(({ id, role, title, story, rules, vectors }) => ({ id, role, title, story, rules, vectors })),
        2,
      )}\n`,
    );
    return;
  }
  const checks = found.reduce((sum, { made }) => sum + made, 0);
  print(table(found.map(({ id, title, made }) => [id, count(made, 'check'), plain(title)])));
  const more = roles.includes('codec') ? '' : ', and what the ledger sees in each';
  print(`\n${count(found.length, 'scenario')}, ${count(checks, 'check')}${more}\n`);
}

/** What of a scenario would be looked at. */
function selected(
  scenario: AnyScenario,
  selection: Selection,
): { readonly rules: readonly RuleId[]; readonly vectors?: readonly string[]; readonly made: number } {
  const { id } = scenario;
  if (scenario.role !== 'codec') {
    const rules = scenario.rules.filter((rule) => selection.includes(id, rule));
    return { rules, made: rules.length };
  }
  const checks = scenario.checks.filter((check) => selection.includes(id, check.rule, check.id));
  const rules = new Set(checks.flatMap(({ rule }) => (rule === undefined ? [] : [rule])));
  return { rules: [...rules], vectors: checks.map((check) => check.id), made: checks.length };
}
