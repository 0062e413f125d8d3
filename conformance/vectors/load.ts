/** Reads the vectors of this package. */
import { readdirSync, readFileSync } from 'node:fs';
import type { LayoutVector, VectorFile } from './vector.js';

const folder = new URL('./', import.meta.url);

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

/** The files that hold no format. */
const others: readonly string[] = ['retired-ids.json', 'layouts.json', 'lparam.json'];

/**
 * The vectors of every format, by the name of the file.
 *
 * @example
 * ```ts
 * import { loadVectors } from 'dde-spec/conformance';
 * loadVectors().some(({ format }) => format === 'DDEDATA'); // true
 * ```
 */
export function loadVectors(): readonly VectorFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json') && !others.includes(name))
    .sort()
    .map((name) => read(name) as VectorFile);
}

/**
 * How the structures lie in memory.
 *
 * @example
 * ```ts
 * import { loadLayouts } from 'dde-spec/conformance';
 * loadLayouts().find(({ id }) => id === 'LAYOUT-DDEACK-WIN64')?.size; // 2
 * ```
 */
export function loadLayouts(): readonly LayoutVector[] {
  return read('layouts.json') as readonly LayoutVector[];
}
