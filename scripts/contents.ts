/** What may and what must be in the packed package. */

export interface PackageManifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

const unwanted: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\.test\./, 'a test'],
  [/\.tsbuildinfo$/, 'a note of the compiler'],
  [/^dist\/(?:scripts|bench)\//, 'a tool of this repository'],
  [
    /^(?!dist\/|docs\/[^/]+\.md$|conformance\/adapter\/examples\/[^/]+\/[^/]+$|conformance\/(?:wine\/FINDINGS|vectors\/README)\.md$).+\//,
    'a file that nothing in the package needs',
  ],
];

/**
 * What is wrong with the list of files in a package; empty if nothing is.
 *
 * @param files paths inside the package, with forward slashes
 */
export const judgeContents = (manifest: PackageManifest, files: readonly string[]): readonly string[] => {
  const targets = [
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    ),
  ].map((path) => path.replace(/^\.\//, ''));
  const required = new Set(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', ...targets]);
  /** A target with a star stands for several files, one of which at least must be there. */
  const isThere = (path: string): boolean => {
    const [head = '', tail] = path.split('*');
    return tail === undefined
      ? files.includes(path)
      : files.some((file) => file.startsWith(head) && file.endsWith(tail));
  };
  return [
    ...[...required].filter((path) => !isThere(path)).map((path) => `missing: ${path}`),
    ...unwanted.flatMap(([pattern, what]) =>
      files.filter((path) => pattern.test(path)).map((path) => `unwanted, ${what}: ${path}`),
    ),
  ];
};
