/**
 * `npm run conformance:wine`: what is checked over real Win32 messages.
 *
 * On Linux it prepares Wine and starts itself again in Windows Node, once for each program of each part. Without
 * arguments every part that checks something runs; parts named as arguments run alone. On Windows it runs the one part
 * that is named.
 *
 * `npm run conformance:wine -- run server --app NAME ...` passes everything on to `dde-spec` in Windows Node: the way to
 * judge any program under Wine.
 *
 * Exit code 0 if nothing failed, 1 if something did, 2 if something needed is missing or an argument is unknown.
 */
import { fileURLToPath } from 'node:url';
import { commandLine, passOn } from '../../conformance/wine/pass-on.js';
import {
  MissingPrerequisite,
  type Prerequisite,
  prepareWine,
  type WineFolder,
} from '../../conformance/wine/prepare.js';
import {
  openWineSession,
  type WineProgram,
  type WineResult,
  type WineSession,
} from '../../conformance/wine/session.js';
import { Win32Unavailable } from '../../desktop/win32/bindings.js';
import { readTally, type Tally, tallyLine } from './tally.js';

interface PartBase {
  readonly title: string;
  /** In milliseconds, over all its programs. */
  readonly timeout: number;
  /** Runs only when named. */
  readonly onDemand?: true;
  /** Takes long and mostly waits: runs on a desktop of its own, beside the others. */
  readonly beside?: true;
}

/** A part of its own. */
interface OwnPart extends PartBase {
  /** What one program does, in Windows Node; a measurement checks nothing and gives no figures. */
  run(role: string | undefined): Promise<Tally | undefined>;
  /** The roles of the programs that run together; the part ends with the last one. A single one if left out. */
  readonly roles?: readonly string[];
}

/** A part that is one run of the command `dde-spec` in Windows Node. */
interface SuitePart extends PartBase {
  readonly command: readonly string[];
}

/** A part that is run by this machine, and starts Windows programs itself. */
interface HostPart extends PartBase {
  check(session: WineSession, folder: string, milliseconds: number): Promise<WineResult>;
}

type Part = OwnPart | SuitePart | HostPart;

/** A file beside this one; data files are read where they are written, so that `--fix` reaches them. */
const here = (name: string): string => fileURLToPath(new URL(`../../../scripts/wine/${name}`, import.meta.url));

const parts: Readonly<Record<string, Part>> = {
  'lparam-vectors': {
    title: 'the packing functions of user32',
    timeout: 60_000,
    run: async () => (await import('./lparam-vectors/run.js')).runLParamVectors(),
  },
  'c-adapter': {
    title: 'what user32 and the C compiler make of the vectors',
    timeout: 120_000,
    check: async (session, folder, milliseconds) =>
      (await import('./c-adapter.js')).checkCAdapter(session, folder, here('user32.expected.json'), milliseconds),
  },
  'win32-desktop': {
    title: 'the desktop port over real windows',
    timeout: 60_000,
    run: async () => {
      // A test file runs its tests when it is imported, and its summary has the figures.
      await import(new URL('../../desktop/win32/process.test.js', import.meta.url).href);
      return undefined;
    },
  },
  'program-manager': {
    title: 'the server scenarios against the Program Manager',
    timeout: 400_000,
    command: [
      ...['run', 'server', '--profile', here('program-manager.profile.json')],
      ...['--expect', here('program-manager.expected.json'), '--quiet-time', '120'],
    ],
  },
  'reference-server': {
    title: 'the server scenarios against the reference server in another process',
    timeout: 400_000,
    command: [
      ...['run', 'server', '--reference', '--expect', here('reference-server.expected.json')],
      ...['--quiet-time', '40'],
    ],
  },
  'reference-client': {
    title: 'the client scenarios against the reference client in another process',
    timeout: 400_000,
    command: [
      ...['run', 'client', '--reference', '--expect', here('reference-client.expected.json')],
      ...['--quiet-time', '40'],
    ],
    beside: true,
  },
  'program-manager-client': {
    title: 'the reference client makes, shows and deletes a group of the Program Manager',
    timeout: 60_000,
    run: async () => (await import('./program-manager-client.js')).runProgramManagerClient(),
  },
  'probe-program-manager': {
    title: 'what the Program Manager does, message by message',
    timeout: 120_000,
    run: async () => {
      await (await import('./probe.js')).probeProgramManager();
      return undefined;
    },
    onDemand: true,
  },
  'probe-transport': {
    title: 'how messages travel between two processes',
    timeout: 120_000,
    run: async (role) => {
      await (await import('./probe-transport.js')).probeTransport(role);
      return undefined;
    },
    roles: ['listen', 'talk'],
    onDemand: true,
  },
};

const self = fileURLToPath(import.meta.url);

/** What the parts need besides what Wine takes. */
const compilers: readonly Prerequisite[] = [
  { command: 'x86_64-w64-mingw32-gcc', what: 'a C compiler for 64-bit Windows', debian: 'gcc-mingw-w64-x86-64' },
  { command: 'i686-w64-mingw32-gcc', what: 'a C compiler for 32-bit Windows', debian: 'gcc-mingw-w64-i686' },
];

/** One part over Wine: its programs' output is shown when it has ended, and the figures are read from it. */
async function runOverWine(session: WineSession, folder: string, name: string, part: Part): Promise<Tally> {
  if (process.stderr.isTTY) console.error(`running: ${part.title}`);
  const programs: readonly Pick<WineProgram, 'ends'>[] =
    'check' in part
      ? [{ ends: (milliseconds) => part.check(session, folder, milliseconds) }]
      : 'command' in part
        ? [session.start(commandLine, part.command)]
        : (part.roles ?? [undefined]).map((role) => session.start(self, role === undefined ? [name] : [name, role]));
  const deadline = performance.now() + part.timeout;
  let text = `\n== ${part.title}\n`;
  let tally: Tally | undefined;
  let broken = false;
  for (const program of [...programs].reverse()) {
    const result = await program.ends(Math.max(1, deadline - performance.now()));
    text += result.stdout.replaceAll('\r', '') + result.stderr;
    if (result.timedOut) text += `${name}: did not end within ${part.timeout} ms\n`;
    broken ||= result.exitCode !== 0;
    tally ??= readTally(result.stdout);
  }
  // In one piece, since another desktop may show something at the same time.
  process.stdout.write(text);
  // A program that broke off, or that checked nothing though it had to, has failed whatever it counted before.
  const { passed, failed } = tally ?? { passed: 0, failed: 0 };
  const empty = !part.onDemand && passed + failed === 0;
  return { passed, failed: failed === 0 && (broken || empty) ? 1 : failed };
}

/** Parts one after the other on one desktop. */
async function onOneDesktop(wine: WineFolder, names: readonly string[]): Promise<Tally> {
  const session = await openWineSession(wine);
  let [passed, failed] = [0, 0];
  try {
    for (const name of names) {
      const tally = await runOverWine(session, wine.folder, name, parts[name] as Part);
      passed += tally.passed;
      failed += tally.failed;
    }
  } finally {
    session.close();
  }
  return { passed, failed };
}

async function overWine(names: readonly string[]): Promise<Tally> {
  const alone = (name: string) => parts[name]?.beside === true;
  // All must be prepared before the first one waits: preparing blocks.
  const desktops = [
    { prefix: 'prefix', names: names.filter((name) => !alone(name)) },
    { prefix: 'prefix-beside', names: names.filter(alone) },
  ]
    .filter((desktop) => desktop.names.length > 0)
    .map((desktop) => ({ ...desktop, wine: prepareWine(console.log, desktop.prefix, compilers) }));
  const tallies = await Promise.all(desktops.map((desktop) => onOneDesktop(desktop.wine, desktop.names)));
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

/** The commands of `dde-spec` that need a real desktop. */
const onRealDesktop: readonly string[] = ['run', 'subject'];

/** One program of one part, here; its figures are a line of its output. */
async function inside(name: string, role: string | undefined): Promise<number> {
  const part = parts[name] as Part;
  if ('command' in part) throw new Error(`use dde-spec ${part.command.join(' ')}`);
  if ('check' in part) throw new Error(`${name} needs a C compiler and runs on Linux only`);
  const tally = await part.run(role);
  if (tally === undefined) return Number(process.exitCode ?? 0);
  console.log(tallyLine(tally));
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

function help(): string {
  const width = Math.max(...Object.keys(parts).map((name) => name.length));
  const line = ([name, { title, onDemand }]: readonly [string, Part]) =>
    `  ${name.padEnd(width)}  ${title}${onDemand ? ' (only when named)' : ''}`;
  return [
    'Usage: npm run conformance:wine [-- PART ...]',
    '       npm run conformance:wine -- run server --app NAME --topic NAME ...',
    '',
    'Checks over real Win32 messages under Wine. Prepares what it needs in the folder .wine, or in the one that the',
    'environment variable DDE_SPEC_WINE_DIR names. Without arguments all parts run that check something. "run" and',
    '"subject" and all that follows them go to dde-spec in Windows Node, so that any program under Wine can be judged.',
    '',
    'Parts:',
    ...Object.entries(parts).map(line),
    '',
    'Exit codes:',
    '  0  nothing failed',
    '  1  something failed',
    '  2  something needed is missing, or an argument is unknown',
  ].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === '--help' || args[0] === '-h') {
    console.log(help());
    return 0;
  }
  if (process.platform !== 'win32' && onRealDesktop.includes(args[0] ?? '')) return passOn(args);
  const names = args.length > 0 ? args : Object.keys(parts).filter((name) => !parts[name]?.onDemand);
  const windows = process.platform === 'win32';
  const unknown = (windows ? names.slice(0, 1) : names).find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    console.error(
      `there is no part ${JSON.stringify(unknown)}; the parts are ${Object.keys(parts).join(', ')}; run and subject go to dde-spec`,
    );
    return 2;
  }
  if (windows) {
    const [name] = args;
    if (name !== undefined) return inside(name, args[1]);
    console.error(`on Windows, name the part to run: ${names.join(', ')}`);
    return 2;
  }
  const tally = await overWine(names);
  console.log(`\n${tallyLine(tally)}`);
  return tally.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const missing = error instanceof MissingPrerequisite || error instanceof Win32Unavailable;
  console.error(missing ? error.message : error);
  process.exitCode = missing ? 2 : 1;
}
