/** A file that lets one process at a time in. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL = 200;

/**
 * Takes the lock, waiting for a living owner; one whose owner is dead counts for nothing.
 *
 * @returns what gives it back.
 * @throws if its owner keeps it for longer than that many milliseconds.
 */
export async function lockFile(path: string, milliseconds: number): Promise<() => void> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    if (take(path)) return () => rmSync(path, { force: true });
    const owner = ownerOf(path);
    if (owner === undefined) rmSync(path, { force: true });
    else if (performance.now() >= deadline) throw new Error(`${path}: process ${owner} did not give it back in time`);
    else await sleep(Math.min(POLL, milliseconds));
  }
}

/** Makes the file together with its content, so that nobody ever finds it empty; false if it is there. */
function take(path: string): boolean {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own);
  }
}

/** The process that holds the lock, if it is alive. */
function ownerOf(path: string): number | undefined {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    if (!Number.isInteger(owner) || owner <= 0) return undefined;
    process.kill(owner, 0);
    return owner;
  } catch (error) {
    // A process of another user is alive all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? Number(readFileSync(path, 'utf8')) : undefined;
  }
}
