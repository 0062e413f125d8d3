/** Files and standard input, with errors that a person can act on. */
import { closeSync, existsSync, openSync, readSync, unlinkSync, writeFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

/** The most that is read of a file or of standard input, in bytes. */
export const MAX_INPUT = 64 * 1024 * 1024;

/** Reads a file, or standard input for `-`. */
export async function readInput(path: string): Promise<Uint8Array> {
  return path === '-' ? readStandardInput() : readFile(path);
}

/** Reads a file as UTF-8 text. */
export async function readTextInput(path: string): Promise<string> {
  const bytes = await readInput(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${nameOf(path)} is not UTF-8 text`);
  }
}

/** Refuses a file that cannot be written. What is there stays, and what is not there stays away. */
export function requireWritable(path: string): void {
  try {
    const isNew = !existsSync(path);
    closeSync(openSync(path, 'a'));
    if (isNew) unlinkSync(path);
  } catch (error) {
    throw new UsageError(`cannot write ${nameOf(path)}: ${reason(error, 'there is no such folder')}`);
  }
}

export function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${nameOf(path)}: ${reason(error, 'there is no such folder')}`);
  }
}

function nameOf(path: string): string {
  if (path === '') return 'a file without a name';
  return path === '-' ? 'standard input' : path;
}

function tooLong(path: string): UsageError {
  return new UsageError(`${nameOf(path)} has more than the ${MAX_INPUT} bytes that are read`);
}

/** Piece by piece, as a device has no size and no end. */
function readFile(path: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (;;) {
        const piece = new Uint8Array(1 << 16);
        const count = readSync(file, piece);
        if (count === 0) return Buffer.concat(pieces);
        size += count;
        if (size > MAX_INPUT) throw tooLong(path);
        pieces.push(piece.subarray(0, count));
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${nameOf(path)}: ${reason(error)}`);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of process.stdin as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MAX_INPUT) throw tooLong('-');
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read standard input: ${reason(error)}`);
  }
  return Buffer.concat(pieces);
}

/** Node's messages name the system call too, which helps nobody. */
export function reason(error: unknown, missing = 'there is no such file'): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: missing,
    EISDIR: 'it is a folder',
    EACCES: 'access is denied',
    ENOTDIR: 'a part of its path is no folder',
    ENAMETOOLONG: 'the name is too long',
    EROFS: 'it lies where nothing can be written',
    ENOSPC: 'there is no room left',
    ERR_INVALID_ARG_VALUE: 'its name holds a NUL',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
