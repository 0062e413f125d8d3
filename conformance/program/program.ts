/** A program under test that runs in a process of its own. */
import { spawn } from 'node:child_process';

/** A command and its arguments; no shell reads them. */
export type CommandLine = readonly [program: string, ...args: string[]];

export interface Program {
  /** Whether it has ended, or could not be started. */
  readonly ended: boolean;
  /** Why its end counts as a crash; `undefined` while it runs, or if it ended with exit code 0. */
  readonly crash: string | undefined;
  /** Ends it, if it still runs. */
  kill(): void;
}

/** How long after its kill a program may take to be gone, in milliseconds. */
export const KILL_TIME = 5000;

/**
 * Starts a program. Its standard streams lead nowhere: what it prints is nobody's business, and a pipe that nobody
 * reads would stop it.
 */
export function startProgram([command, ...args]: CommandLine, environment: Readonly<Record<string, string>>): Program {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...environment }, windowsHide: true });
  let trouble: string | undefined;
  child.on('error', (error) => {
    trouble = `the command could not be started: ${error.message}`;
  });
  return {
    get ended() {
      return trouble !== undefined || child.exitCode !== null || child.signalCode !== null;
    },
    get crash() {
      if (trouble !== undefined) return trouble;
      if (child.signalCode !== null) return `the program was ended by ${child.signalCode}`;
      if (child.exitCode === null || child.exitCode === 0) return undefined;
      return `the program ended with exit code ${child.exitCode}`;
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
