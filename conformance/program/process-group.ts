/**
 * A process that is ended with all that it started: what hangs may be behind a shell, or behind a script that starts
 * the program. Windows has no groups of this kind; there the process alone is ended.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';

const hasGroups = process.platform !== 'win32';

/** Those that run. A group of its own is out of reach of the keyboard, so whoever ends this program ends them too. */
const live = new Set<ChildProcess>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts a process in a group of its own, with pipes for its standard streams. */
export function startGroup(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true, detached: hasGroups });
  if (!hasGroups || child.pid === undefined) return child;
  if (live.size === 0) {
    process.on('exit', endAll);
    for (const signal of signals) process.on(signal, endAllAndThis);
  }
  live.add(child);
  child.once('exit', () => forget(child));
  return child;
}

/** Ends a process that still runs, and its group. What a process left behind that ended by itself is its own affair. */
export function endGroup(child: ChildProcess): void {
  if (!live.has(child) || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function forget(child: ChildProcess): void {
  live.delete(child);
  if (live.size === 0) stopListening();
}

function stopListening(): void {
  process.off('exit', endAll);
  for (const signal of signals) process.off(signal, endAllAndThis);
}

function endAll(): void {
  for (const child of live) endGroup(child);
}

/** Ends them, and then this program, unless somebody else listens: as if nobody had listened here. */
function endAllAndThis(signal: NodeJS.Signals): void {
  endAll();
  stopListening();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
