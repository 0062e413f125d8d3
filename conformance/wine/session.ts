/**
 * A stretch of time in which Windows programs run under Wine: an X server of its own, any number of Windows Node
 * programs, and the end of all of them, whatever happens.
 *
 * The first program that makes a window starts Wine's desktop program with it, and in that the Program Manager; a
 * client that asks for it too early gets no answer and asks again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KOFFI_VARIABLE } from '../../desktop/win32/bindings.js';
import { lockFile } from './lock-file.js';
import { stopWine, type WineFolder, wineEnvironment } from './prepare.js';

/** How a Windows program ended and what it wrote. */
export interface WineResult {
  /** `undefined` if it was killed. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Windows Node program that was started. */
export interface WineProgram {
  /** What it has written so far. */
  output(): string;
  /** Waits until its standard output contains the text; false if it ended, or the time was over, before. */
  writes(text: string, milliseconds: number): Promise<boolean>;
  /** Waits for its end; kills it when the time is over. */
  ends(milliseconds: number): Promise<WineResult>;
  kill(): void;
}

export interface WineSession {
  /** Starts a script of this machine in Windows Node. */
  start(script: string, args?: readonly string[], environment?: Readonly<Record<string, string>>): WineProgram;
  /** The environment in which Windows programs see each other. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  /** Ends every program of the session and gives the folder free. */
  close(): void;
}

type Launch = (
  command: string,
  args: readonly string[],
  stdio: (number | 'ignore' | 'pipe')[],
  environment?: Readonly<Record<string, string>>,
) => ChildProcess;

/** Longer than everything that one session does. */
const LOCK_DEADLINE = 240_000;
const DISPLAY_DEADLINE = 20_000;
const POLL = 20;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Opens a session. Only one at a time can use a prefix, because its programs share atoms and windows; a second one
 * waits for the first.
 */
export async function openWineSession(wine: WineFolder): Promise<WineSession> {
  const unlock = await lockFile(`${wine.prefix}.lock`, LOCK_DEADLINE);
  const children = new Set<ChildProcess>();
  const environment: NodeJS.ProcessEnv = { ...wineEnvironment(wine.prefix), [KOFFI_VARIABLE]: windowsPath(wine.koffi) };
  mkdirSync(join(wine.folder, 'runs'), { recursive: true });
  const output = mkdtempSync(join(wine.folder, 'runs', 'run-'));
  let closed = false;
  // Without this a signal would end this process and leave the others.
  const interrupted = (): void => process.exit(130);

  const close = (): void => {
    if (closed) return;
    closed = true;
    process.off('exit', close);
    for (const signal of SIGNALS) process.off(signal, interrupted);
    // The server first: it ends every Windows program, also those that another Windows program started.
    stopWine(environment);
    for (const child of children) child.kill('SIGKILL');
    rmSync(output, { recursive: true, force: true });
    unlock();
  };
  process.on('exit', close);
  for (const signal of SIGNALS) process.on(signal, interrupted);
  // What a session that was killed left behind would take part in this one.
  stopWine(environment);

  const launch: Launch = (command, args, stdio, extra = {}) => {
    const child = spawn(command, args, { env: { ...environment, ...extra }, stdio });
    children.add(child);
    // A failure to start shows as an end without an exit code.
    child.on('error', () => children.delete(child));
    child.on('close', () => children.delete(child));
    return child;
  };

  try {
    environment['DISPLAY'] = `:${await startDisplay(launch)}`;
  } catch (error) {
    close();
    throw error;
  }

  let programs = 0;
  return {
    start: (script, args = [], extra = {}) => {
      // Windows Node under Wine cannot open its standard streams when they are pipes; files it can.
      const name = join(output, `program-${++programs}`);
      const [stdout, stderr] = [openSync(`${name}.out`, 'w'), openSync(`${name}.err`, 'w')];
      const command = [wine.node, windowsPath(resolve(script)), ...args];
      const child = launch('wine', command, ['ignore', stdout, stderr], extra);
      closeSync(stdout);
      closeSync(stderr);
      return watch(child, `${name}.out`, `${name}.err`);
    },
    environment,
    close,
  };
}

/** The name under which Windows programs see a file of this machine. */
function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

function watch(child: ChildProcess, stdout: string, stderr: string): WineProgram {
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const until = async (done: () => boolean, milliseconds: number): Promise<boolean> => {
    const deadline = performance.now() + milliseconds;
    for (;;) {
      if (done()) return true;
      if (performance.now() >= deadline) return false;
      await sleep(POLL);
    }
  };
  const output = () => readFileSync(stdout, 'utf8');
  return {
    output,
    writes: async (text, milliseconds) => {
      await until(() => output().includes(text) || ended(), milliseconds);
      return output().includes(text);
    },
    ends: async (milliseconds) => {
      const timedOut = !(await until(ended, milliseconds));
      if (timedOut) child.kill('SIGKILL');
      return {
        exitCode: child.exitCode ?? undefined,
        timedOut,
        stdout: output(),
        stderr: readFileSync(stderr, 'utf8'),
      };
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/** Starts an X server on a display that it finds free itself; the number of the display. */
function startDisplay(launch: Launch): Promise<number> {
  const args = ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'];
  const child = launch('Xvfb', args, ['ignore', 'ignore', 'ignore', 'pipe']);
  const pipe = child.stdio[3];
  return new Promise((found, failed) => {
    let text = '';
    const timer = setTimeout(() => failed(new Error('Xvfb named no display in time')), DISPLAY_DEADLINE);
    child.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`Xvfb ended with ${code} before it named a display`));
    });
    pipe?.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      found(Number.parseInt(text, 10));
    });
  });
}
