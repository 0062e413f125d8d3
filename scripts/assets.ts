/**
 * What the compiler leaves to us in `dist`: data files beside the code that reads them, and the removal of what was
 * compiled from sources that are gone, so that a deleted test does not run on.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface AssetReport {
  /** Paths of the data files, relative to the root. */
  readonly copied: readonly string[];
  /** Paths of the stale files that were removed, relative to `dist`. */
  readonly removed: readonly string[];
}

/** All files below a folder, as paths relative to it; none if there is no such folder. */
export const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort()
    : [];

/** The source that a file in `dist` comes from; `undefined` for a file of another kind, which is left alone. */
export const sourceOf = (compiled: string): string | undefined => {
  if (!compiled.includes('/')) return undefined;
  if (compiled.endsWith('.json')) return compiled;
  // CommonJS: `name.cts` becomes `name.cjs` and `name.d.cts`.
  const [, stem, kind] = /^(.+?)\.(?:d\.(ts|cts)|js|cjs)(?:\.map)?$/.exec(compiled) ?? [];
  if (stem === undefined) return undefined;
  return kind === 'cts' || /\.cjs(?:\.map)?$/.test(compiled) ? `${stem}.cts` : `${stem}.ts`;
};

/** The top-level folders that hold code: those that `tsconfig.json` includes and that are there. */
export const sourceFolders = (root: string): readonly string[] => {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    readonly include: readonly string[];
  };
  return include.filter((folder) => existsSync(join(root, folder)));
};

/** Brings `dist` up to date with the sources. */
export const syncAssets = (root: string): AssetReport => {
  const dist = join(root, 'dist');

  const removed = filesBelow(dist).filter((compiled) => {
    const source = sourceOf(compiled);
    return source !== undefined && !existsSync(join(root, source));
  });
  for (const path of removed) rmSync(join(dist, path));

  const copied = sourceFolders(root).flatMap((folder) =>
    filesBelow(join(root, folder))
      .filter((path) => path.endsWith('.json'))
      .map((path) => `${folder}/${path}`),
  );
  for (const path of copied) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    copyFileSync(join(root, path), join(dist, path));
  }
  return { copied, removed };
};
