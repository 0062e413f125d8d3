/**
 * What each export of `dde-spec/codecs` costs a web page that imports it alone, and what it carries: `npm run sizes`.
 *
 * Every export is bundled by itself. It must stay within the budget of its group, and carry neither io-ts nor the tables
 * of code pages unless it is one of those that are named here; and each of those must carry them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { formatTally } from './tally.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const page = join(root, 'docs/sizes.md');

/** The families, with the most bytes that a function and a constant of theirs may come to, libraries included. */
const families: readonly (readonly [family: string, functions: number, constants: number])[] = [
  ['structures', 750, 8_500],
  ['lparam', 10_000, 11_500],
  ['message', 8_000, 0],
  ['execute', 36_000, 42_000],
  ['text', 5_500, 9_500],
  ['spreadsheets', 7_800, 15_000],
  ['links', 4_300, 7_500],
  ['pictures', 11_800, 22_000],
  ['rich', 3_900, 11_000],
  ['files', 4_900, 17_500],
  ['ddeml', 4_200, 39_000],
  ['records', 14_500, 14_500],
];
/** What belongs to no family: errors, hexadecimal text, and the bridge to io-ts. */
const basics = { functions: 9_800, constants: 2_600 };
/** A code page by itself, of single bytes and of double bytes. */
const pageBudgets = { single: 2_700, double: 100_000 };
/** All formats by name, with all code pages. */
const wholeBudget = 530_000;
/** What an io-ts type may come to above its codec. */
const typeBudget = 9_500;

/** What carries the default code page, as it has ANSI text. */
const ansi = new RegExp(
  `^(?:${[
    '(?:read|write)Execute(?:Block)?|Execute',
    '(?:read|write)(?:CfText|TabText|Csv|System(?:List|Status))|CfText|TabText|Csv|System(?:List|Status)',
    '(?:read|write|make)XlTable|(?:read|write)Cf(?:Sylk|Dif)|XlTable|Cf(?:Sylk|Dif)|listSylkCells|unescapeSylk',
    '(?:read|write)(?:Link|ObjectLink|OwnerLink)|Link|ObjectLink|OwnerLink',
    '(?:read|write)CfHdrop|CfHdrop|FileGroupDescriptor|FileName|MONHSZSTRUCTA',
    '(?:read|write)(?:TSharedData|ShortString)|defineShortString|definePackedSharedData|TSharedData|TSharedDataAnsi',
    'defaultContext',
  ].join('|')})$`,
);
/** What carries all code pages. */
const everyPage = /^(?:codePages|findCodePage|CfOemText|formats|findFormat|recogniseFormats|annotateBlock)$/;
/** What carries io-ts. */
const types = /^typeOf$/;

interface Bundle {
  readonly minified: number;
  readonly zipped: number;
  /** The files that it has something of. */
  readonly files: readonly string[];
}

/** Bundles many modules at once, each for itself; by the names that they are given. */
const bundle = async (sources: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Bundle>> => {
  const names = [...sources.keys()];
  const virtual: Plugin = {
    name: 'sources',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^source:/ }, ({ path }) => ({ path, namespace: 'source' }));
      onLoad({ filter: /.*/, namespace: 'source' }, ({ path }) => ({
        contents: sources.get(path.slice('source:'.length)) ?? '',
        resolveDir: root,
      }));
    },
  };
  const { outputFiles, metafile } = await build({
    // Numbers for names, since some differ in their capitals only, and files must not.
    entryPoints: Object.fromEntries(names.map((name, index) => [`e${index}`, `source:${name}`])),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: join(root, 'dist'),
    absWorkingDir: root,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [virtual],
  });
  return new Map(
    names.map((name, index) => {
      const path = `dist/e${index}.js`;
      const code = outputFiles.find((file) => file.path === join(root, path))?.contents ?? new Uint8Array(0);
      const inputs = Object.entries(metafile.outputs[path]?.inputs ?? {});
      const files = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
      return [name, { minified: code.length, zipped: gzipSync(code).length, files }];
    }),
  );
};

type Exports = Readonly<Record<string, unknown>>;
const load = (path: string): Promise<Exports> =>
  import(pathToFileURL(join(root, 'dist/codecs', path)).href) as Promise<Exports>;

const everything = await load('index.js');
const names = Object.keys(everything).sort();
const codecs = names.filter((name) => {
  const value = everything[name];
  return typeof value === 'object' && value !== null && 'decode' in value && 'encode' in value && 'is' in value;
});
const bundles = await bundle(
  new Map([
    ...names.map((name) => [name, `export { ${name} } from 'dde-spec/codecs';`] as const),
    ...codecs.map(
      (name) =>
        [
          `typeOf(${name})`,
          `import { ${name}, typeOf } from 'dde-spec/codecs'; export const T = typeOf(${name});`,
        ] as const,
    ),
  ]),
);
const sizeOf = (name: string): Bundle => bundles.get(name) ?? { minified: 0, zipped: 0, files: [] };

interface Group {
  readonly title: string;
  readonly members: readonly string[];
  readonly bytes: number;
}

const isPage = (name: string): boolean => /^(?:windows|ibm|dos|koi8)/.test(name);
const isDouble = (name: string): boolean => sizeOf(name).files.some((file) => file.endsWith('/double-byte.js'));
const groups: Group[] = [];
const sorted = new Set<string>();
const group = (title: string, bytes: number, members: readonly string[]): void => {
  for (const name of members) sorted.add(name);
  if (members.length > 0) groups.push({ title, members, bytes });
};
group(
  'all formats, and what finds one',
  wholeBudget,
  names.filter((name) => everyPage.test(name)),
);
const pages = names.filter(isPage);
group(
  'code pages of single bytes',
  pageBudgets.single,
  pages.filter((name) => !isDouble(name)),
);
group('code pages of double bytes', pageBudgets.double, pages.filter(isDouble));
/** What functions and what constants there are among some names that stand in no group yet. */
const both = (title: string, members: readonly string[], functions: number, constants: number): void => {
  const left = members.filter((name) => !sorted.has(name));
  const isFunction = (name: string): boolean => typeof everything[name] === 'function';
  group(`${title}: functions`, functions, left.filter(isFunction));
  group(
    `${title}: constants`,
    constants,
    left.filter((name) => !isFunction(name)),
  );
};
for (const [family, functions, constants] of families) {
  both(family, Object.keys(await load(`${family}/index.js`)).sort(), functions, constants);
}
both('the rest', names, basics.functions, basics.constants);
const order = (title: string): number => (title.startsWith('code pages') ? 1 : title.startsWith('all') ? 2 : 0);
groups.sort((a, b) => order(a.title) - order(b.title));

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const largestOf = (members: readonly string[]): string =>
  members.reduce((most, name) => (sizeOf(name).minified > sizeOf(most).minified ? name : most), members[0] ?? '');
const carried = (name: string): string =>
  everyPage.test(name)
    ? 'all code pages'
    : ansi.test(name)
      ? 'the default code page'
      : isDouble(name)
        ? 'its table'
        : '';

const line = (title: string, count: number, largest: string, bytes: number): string => {
  const { minified, zipped } = sizeOf(largest);
  const cells = [
    title,
    count,
    `\`${largest}\``,
    kilobytes(minified),
    kilobytes(zipped),
    kilobytes(bytes),
    carried(largest),
  ];
  return `| ${cells.join(' | ')} |`;
};
const typeNames = codecs.filter((name) => !everyPage.test(name)).map((name) => `typeOf(${name})`);
const largestType = largestOf(typeNames);
const table = [
  '| Exports | Number | The largest | Minified | gzip | Budget | It carries |',
  '| --- | ---: | --- | ---: | ---: | ---: | --- |',
  ...groups.map(({ title, members, bytes }) => line(title, members.length, largestOf(members), bytes)),
  line(
    'io-ts types',
    typeNames.length,
    largestType,
    sizeOf(largestType.slice('typeOf('.length, -1)).minified + typeBudget,
  ),
].join('\n');
process.stdout.write(`${table}\n\n`);

const problems: string[] = [];
let checks = 0;
const check = (holds: boolean, problem: string): void => {
  checks += 1;
  if (!holds) problems.push(problem);
};
for (const { members, bytes, title } of groups) {
  for (const name of members) {
    const { minified } = sizeOf(name);
    check(minified > 0 && minified <= bytes, `${name}: ${minified} bytes, more than the ${bytes} of ${title}`);
  }
}
for (const name of names) {
  const { files } = sizeOf(name);
  const has = (part: RegExp): boolean => files.some((file) => part.test(file));
  const says = (what: boolean): string => (what ? 'carries' : 'does not carry');
  const library = has(/(?:^|\/)node_modules\/(?:io-ts|fp-ts)\//);
  check(library === types.test(name), `${name} ${says(library)} io-ts or fp-ts`);
  const default1252 = has(/\/code-pages\/windows\.js$/);
  check(
    default1252 === (ansi.test(name) || everyPage.test(name) || (/^windows\d{3,4}$/.test(name) && !isDouble(name))),
    `${name} ${says(default1252)} the default code page`,
  );
  const tables = files.filter((file) => file.endsWith('-table.cjs'));
  const wanted = everyPage.test(name) ? 4 : isDouble(name) ? 1 : 0;
  check(tables.length === wanted, `${name} carries ${tables.length} tables of double-byte code pages, not ${wanted}`);
}
for (const name of codecs) {
  const more = sizeOf(`typeOf(${name})`).minified - sizeOf(name).minified;
  check(more <= typeBudget, `typeOf(${name}): ${more} bytes more than ${name} itself, ${typeBudget} are allowed`);
}

/** The table stands between these two lines of the page. */
const [start, end] = ['<!-- sizes -->', '<!-- /sizes -->'] as const;
const text = readFileSync(page, 'utf8');
const from = text.indexOf(start);
const to = text.indexOf(end);
if (from < 0 || to < from) throw new Error(`docs/sizes.md lacks the lines ${start} and ${end}`);
if (process.argv.includes('--write')) {
  writeFileSync(page, `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`);
} else {
  // Sizes change a little with every change of the code: the page is wrong when it is off by more than a tenth.
  const numbers = (source: string): readonly number[] =>
    [...source.matchAll(/([\d.]+) kB/g)].map(([, number = '0']) => Number(number));
  const written = numbers(text.slice(from, to));
  const now = numbers(table);
  const words = (source: string): string =>
    source
      .replace(/[\d.]+ kB/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  check(
    words(text.slice(from + start.length, to)) === words(table) &&
      now.every((size, index) => Math.abs(size - (written[index] ?? 0)) <= Math.max(size * 0.1, 0.1)),
    'docs/sizes.md is out of date: npm run sizes -- --write',
  );
}
for (const problem of problems) process.stdout.write(`FAILED  ${problem}\n`);
process.stdout.write(`${formatTally({ passed: checks - problems.length, failed: problems.length })}\n`);
process.exitCode = problems.length === 0 && checks > 0 ? 0 : 1;
