/** Reads the vectors of this package. */
import { readdirSync, readFileSync } from 'node:fs';
import { isRuleId } from '../../spec/index.js';
import type { LayoutVector, VectorFile } from './vector.js';

const folder = new URL('./', import.meta.url);

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

/** The files that hold no format. */
const others: readonly string[] = ['layouts.json', 'lparam.json'];

/**
 * The vectors of every format, by the folder of its family and the name of the file.
 *
 * @example
 * ```ts
 * import { loadVectors } from 'dde-spec/conformance/node';
 * loadVectors().some(({ format }) => format === 'DDEDATA'); // true
 * ```
 */
export function loadVectors(): readonly VectorFile[] {
  return vectorFiles().map((path) => {
    const file = read(path) as VectorFile;
    for (const { id, rule, breaks = [] } of file.vectors)
      for (const each of [rule, ...breaks])
        if (!isRuleId(each)) throw new Error(`${path}: ${id} names the rule ${each}, and there is no such rule`);
    return file;
  });
}

/** Their paths below this folder, as `FAMILY/FORMAT.json`. */
export function vectorFiles(): readonly string[] {
  const isFormat = (name: string): boolean => name.endsWith('.json') && !others.includes(name);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: family }) =>
      readdirSync(new URL(`${family}/`, folder))
        .filter(isFormat)
        .map((name) => `${family}/${name}`),
    )
    .sort();
}

/**
 * How the structures lie in memory.
 *
 * @example
 * ```ts
 * import { loadLayouts } from 'dde-spec/conformance/node';
 * loadLayouts().find(({ id }) => id === 'LAYOUT-DDEACK-WIN64')?.size; // 2
 * ```
 */
export function loadLayouts(): readonly LayoutVector[] {
  return read('structures/layouts.json') as readonly LayoutVector[];
}
