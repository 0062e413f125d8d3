import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as LockFile;

test('the lock file names no registry, so that everybody uses his own', () => {
  const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
  assert.equal(
    resolved.map(([path]) => path),
    [],
  );
});

// A registry that does not carry the binaries of other systems makes npm leave them out, and `npm ci` then refuses
// the lock file on every machine.
test('the lock file names the optional packages of every system', () => {
  const names = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  assert.ok(names.length > 0);
  const paths = Object.keys(packages);
  assert.equal(
    names.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`))),
    [],
  );
});

test.run();
