/**
 * `npm run conformance:wine`: what is checked over real Win32 messages.
 *
 * On Linux it prepares Wine and starts itself again in Windows Node, once for each part; on Windows the parts run at
 * once. Without arguments every part that checks something runs; parts named as arguments run alone.
 *
 * Exit code 0 if every check passed, 1 if one failed, 2 if something needed is missing or an argument is unknown.
 */
import { fileURLToPath } from 'node:url';
import { Win32Unavailable } from '../desktop/win32/bindings.js';
import { MissingPrerequisite, prepareWine } from './prepare.js';
import { openWineSession, type WineSession } from './session.js';
import { readTally, type Tally, tallyLine } from './tally.js';

interface Part {
  readonly title: string;
  /** Arguments of the programs that run together; the part ends with the last one. One without arguments if left out. */
  readonly programs?: readonly (readonly string[])[];
  /** In milliseconds, over all its programs. */
  readonly timeout: number;
  /** What one program does, in Windows Node; a measurement checks nothing and gives no figures. */
  run(role: string | undefined): Promise<Tally | undefined>;
  /** Runs only when named. */
  readonly onDemand?: true;
}

const parts: Readonly<Record<string, Part>> = {
  'lparam-vectors': {
    title: "the packing functions of Wine's user32",
    timeout: 60_000,
    run: async () => (await import('./lparam-vectors/run.js')).runLParamVectors(),
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
    programs: [['listen'], ['talk']],
    timeout: 120_000,
    run: async (role) => {
      await (await import('./probe-transport.js')).probeTransport(role);
      return undefined;
    },
    onDemand: true,
  },
};

const self = fileURLToPath(import.meta.url);
const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** One part over Wine: its programs' output is shown, and the figures are read from it. */
async function runOverWine(session: WineSession, name: string, part: Part): Promise<Tally | undefined> {
  const programs = (part.programs ?? [[]]).map((args) => session.start(self, [name, ...args]));
  const deadline = performance.now() + part.timeout;
  let tally: Tally | undefined;
  let failed = false;
  for (const program of [...programs].reverse()) {
    const result = await program.ends(Math.max(1, deadline - performance.now()));
    process.stdout.write(result.stdout.replaceAll('\r', ''));
    process.stderr.write(result.stderr);
    if (result.timedOut) console.log(`${name}: did not end within ${part.timeout} ms`);
    failed ||= result.exitCode !== 0;
    tally ??= readTally(result.stdout);
  }
  // A program that broke off has failed, whatever it counted before.
  if (failed && (tally?.failed ?? 0) === 0) return { passed: tally?.passed ?? 0, failed: 1 };
  return tally;
}

async function overWine(names: readonly string[]): Promise<Tally> {
  const session = await openWineSession(prepareWine(repository, console.log));
  let [passed, failed] = [0, 0];
  try {
    for (const name of names) {
      const part = parts[name] as Part;
      console.log(`\n== ${part.title}`);
      const tally = await runOverWine(session, name, part);
      passed += tally?.passed ?? 0;
      failed += tally?.failed ?? 0;
    }
  } finally {
    session.close();
  }
  return { passed, failed };
}

async function onWindows(names: readonly string[], role: string | undefined): Promise<Tally> {
  let [passed, failed] = [0, 0];
  for (const name of names) {
    const tally = await (parts[name] as Part).run(role);
    passed += tally?.passed ?? 0;
    failed += tally?.failed ?? 0;
  }
  return { passed, failed };
}

async function main(args: readonly string[]): Promise<number> {
  const standard = Object.keys(parts).filter((name) => !parts[name]?.onDemand);
  const windows = process.platform === 'win32';
  const names = args.length === 0 ? standard : windows ? args.slice(0, 1) : args;
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    console.error(`there is no part ${JSON.stringify(unknown)}; the parts are ${Object.keys(parts).join(', ')}`);
    return 2;
  }
  const tally = windows ? await onWindows(names, args[1]) : await overWine(names);
  const measured = tally.passed + tally.failed === 0 && names.every((name) => parts[name]?.onDemand);
  if (measured) return 0;
  console.log(`\n${tallyLine(tally)}`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const missing = error instanceof MissingPrerequisite || error instanceof Win32Unavailable;
  console.error(missing ? error.message : error);
  process.exitCode = missing ? 2 : 1;
}
