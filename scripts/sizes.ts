/** What a codec costs a web page that imports it alone: `npm run sizes`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** One import, and how many bytes it may come to once it is minified, libraries included. */
interface Budget {
  readonly title: string;
  readonly names: readonly string[];
  readonly bytes: number;
}

const budgets: readonly Budget[] = [
  { title: 'DDEDATA, the kernels', names: ['readDDEDATA', 'writeDDEDATA'], bytes: 1_000 },
  { title: 'DDEDATA, the io-ts type', names: ['DDEDATA'], bytes: 15_000 },
  { title: 'command strings', names: ['decodeExecute', 'encodeExecute'], bytes: 35_000 },
  { title: 'HTML Format, the kernels', names: ['readHtmlFormat', 'writeHtmlFormat'], bytes: 5_000 },
  { title: 'HTML Format, the io-ts type', names: ['HtmlFormat'], bytes: 15_000 },
  { title: 'bitmaps and .bmp files', names: ['readDib', 'dibToBmp'], bytes: 15_000 },
  { title: 'Unicode text', names: ['readUnicodeText', 'writeUnicodeText'], bytes: 2_000 },
  { title: 'dropped files, with all code pages', names: ['readCfHdrop', 'writeCfHdrop'], bytes: 500_000 },
  { title: 'every format, by name', names: ['formatCodecs'], bytes: 750_000 },
];

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const page = join(root, 'docs/sizes.md');

interface Size extends Budget {
  readonly minified: number;
  readonly zipped: number;
}

const sizeOf = async (budget: Budget): Promise<Size> => {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${budget.names.join(', ')} } from 'dde-spec/codecs';`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array(0);
  return { ...budget, minified: code.length, zipped: gzipSync(code).length };
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const tableOf = (sizes: readonly Size[]): string =>
  [
    '| Import | Minified | gzip | Budget |',
    '| --- | ---: | ---: | ---: |',
    ...sizes.map(
      ({ title, names, minified, zipped, bytes }) =>
        `| ${title}: \`${names.join('`, `')}\` | ${kilobytes(minified)} | ${kilobytes(zipped)} | ${kilobytes(bytes)} |`,
    ),
  ].join('\n');

/** The table stands between these two lines of the page. */
const [start, end] = ['<!-- sizes -->', '<!-- /sizes -->'] as const;

const sizes: Size[] = [];
for (const budget of budgets) sizes.push(await sizeOf(budget));
const table = tableOf(sizes);
process.stdout.write(`${table}\n\n`);

const text = readFileSync(page, 'utf8');
const from = text.indexOf(start);
const to = text.indexOf(end);
if (from < 0 || to < from) throw new Error(`docs/sizes.md lacks the lines ${start} and ${end}`);
if (process.argv.includes('--write')) {
  writeFileSync(page, `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`);
}

/** Sizes change a little with every change of the code: the page is wrong when it is off by more than this. */
const tolerance = 0.1;
const written = [...text.slice(from, to).matchAll(/\| ([\d.]+) kB \| [\d.]+ kB \| ([\d.]+) kB \|/g)];
const problems = sizes.flatMap(({ title, minified, bytes }, index) => {
  const [, size = '0', budget = '0'] = written[index] ?? [];
  const off = Math.abs(Number(size) * 1000 - minified) > minified * tolerance || Number(budget) * 1000 !== bytes;
  return [
    ...(minified > bytes ? [`${title}: ${minified} bytes, ${minified - bytes} above the budget`] : []),
    ...(off && !process.argv.includes('--write')
      ? [`${title}: docs/sizes.md is out of date; npm run sizes -- --write`]
      : []),
  ];
});
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${sizes.length * 2 - problems.length} passed, ${problems.length} failed\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
