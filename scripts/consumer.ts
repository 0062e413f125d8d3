/**
 * The package as a consumer meets it: packed, installed into an empty project, imported with its types through every
 * entry point, and its command run. What the README and the guides show is run there too, and also where pnpm or Yarn did
 * the installing: pnpm lets a project import only what it has installed itself.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, type CommandResult, node, npm, runCommand, tool } from './command.js';
import { judgeContents, type PackageManifest } from './contents.js';
import { exampleModule, guideExamples, runExample } from './doc-example.js';
import { formatTally, isGreen } from './tally.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** What can be imported, but for data and for what needs Node. */
const entriesOf = ({ exports }: PackageManifest): readonly string[] =>
  Object.keys(exports)
    .filter((entry) => !/\.json$|\/node$/.test(entry))
    .map((entry) => entry.slice('./'.length));

/** npm tells its children about the project it runs in; a consumer's npm knows nothing of ours. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_(package|lifecycle|config_local)_|INIT_CWD$)/i.test(name)),
);

const run = (cwd: string, command: Command): Promise<CommandResult> =>
  runCommand(command, { cwd, env: environment, timeout: 5 * 60_000 });

/** Each import must have exports at run time, and types that are not `any`. */
const consumerSource = (entries: readonly string[]): string => `${entries
  .map((entry) => `import * as ${variable(entry)} from 'dde-spec/${entry}';\n`)
  .join('')}
type IsAny<T> = 0 extends 1 & T ? true : false;
${entries.map((entry) => `const ${variable(entry)}IsTyped: IsAny<typeof ${variable(entry)}> = false;\n`).join('')}
const typed = [${entries.map((entry) => `${variable(entry)}IsTyped`).join(', ')}].every((isAny) => !isAny);
if (!typed) throw new Error('untyped');

const modules = { ${entries.map(variable).join(', ')} };
for (const [name, module] of Object.entries(modules)) {
  if (Object.keys(module).length === 0) throw new Error(name + ' exports nothing');
}
`;

const compilerOptions = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  strict: true,
  skipLibCheck: false,
  noUncheckedIndexedAccess: true,
  types: [],
};

function variable(entry: string): string {
  return entry.replace(/[-/](\w)/g, (_, letter: string) => letter.toUpperCase());
}

let passed = 0;
let failed = 0;
const check = (title: string, problem: string | undefined): boolean => {
  if (problem === undefined) passed++;
  else failed++;
  process.stdout.write(problem === undefined ? `ok      ${title}\n` : `FAILED  ${title}\n${problem.trimEnd()}\n`);
  return problem === undefined;
};
const problemOf = ({ code, output, trouble }: CommandResult): string | undefined =>
  code === 0 ? undefined : `${output}${trouble ?? `exit code ${code}`}\n`;

/** The README says how to install the package; the others do the same in their own words. */
const installLine = 'npm install dde-spec';

/** What else people install with: the command that adds a tarball, which leaves nothing behind outside of the folder. */
const otherInstallers: readonly (readonly [name: string, add: (tarball: string, folder: string) => Command])[] = [
  [
    'pnpm',
    (tarball, folder) =>
      npm('npx', '--yes', '--prefer-offline', 'pnpm@10', 'add', '--store-dir', join(folder, 'pnpm-store'), tarball),
  ],
  [
    'Yarn',
    (tarball, folder) => {
      const flags = ['--no-lockfile', '--non-interactive', '--cache-folder', join(folder, 'yarn-cache')];
      return npm('npx', '--yes', '--prefer-offline', 'yarn@1', 'add', ...flags, tarball);
    },
  ],
];

/** An empty project, and what writes a JSON file into it. */
const startProject = (folder: string, name: string) => {
  const project = join(folder, name);
  mkdirSync(project);
  const json = (file: string, value: unknown): void => writeFileSync(join(project, file), JSON.stringify(value));
  json('package.json', { name: 'consumer', version: '1.0.0', private: true, type: 'module' });
  return { project, json };
};

/** What the README and the guides show, compiled and run in a project that has installed the package and nothing else. */
const runGuides = async (project: string, manager: string): Promise<void> => {
  const examples = guideExamples(root).map((example, index) => {
    const name = `example-${index}`;
    const made = exampleModule(example, '.');
    writeFileSync(join(project, `${name}.ts`), made.code);
    return { example, name, expected: made.expected };
  });
  const files = examples.map(({ name }) => `${name}.ts`);
  const config = join(project, 'tsconfig.examples.json');
  // They name what a browser and Node have alike, such as TextEncoder.
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...compilerOptions, lib: ['es2023', 'dom'] }, files }));
  const compiling = await run(project, tool(root, 'typescript', 'tsc', '-p', config));
  if (!check(`${manager}: what README and guides show compiles`, problemOf(compiling))) return;
  const problems: string[] = [];
  for (const { example, name, expected } of examples) {
    const problem = await runExample(join(project, `${name}.js`), { expected }).catch((error: unknown) =>
      String(error),
    );
    if (problem !== undefined) problems.push(`${example.file}: ${problem}`);
  }
  check(
    `${manager}: what README and guides show gives the values that they name`,
    examples.length === 0 ? 'there are no examples' : problems.length === 0 ? undefined : problems.join('\n'),
  );
};

/** The whole package as npm installs it, the way the README says. */
const consumeByNpm = async (folder: string, tarball: string, manifest: PackageManifest): Promise<void> => {
  const { project, json } = startProject(folder, 'npm');
  const installing = await run(project, npm('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball));
  if (!check('npm installs it into an empty project', problemOf(installing))) return;

  json('tsconfig.json', { compilerOptions, files: ['main.ts'] });
  writeFileSync(join(project, 'main.ts'), consumerSource(entriesOf(manifest)));
  const compiling = await run(project, tool(root, 'typescript', 'tsc', '-p', project));
  check('all entry points have types that compile', problemOf(compiling));
  const running = await run(project, node(join(project, 'main.js')));
  check('all entry points can be imported', problemOf(running));

  const helping = await run(project, npm('npx', 'dde-spec', '--help'));
  check(
    'the command answers',
    problemOf(helping) ??
      (helping.stdout.includes('dde-spec') ? undefined : `its help does not name it:\n${helping.stdout}`),
  );
  const only = ['--only', 'codec.ddedata'];
  const judging = await run(
    project,
    npm('npx', 'dde-spec', 'run', 'codec', ...only, '--', 'npx', 'dde-spec', 'subject', 'codec'),
  );
  check('the vectors are in it, and its codecs pass them', problemOf(judging));

  await runGuides(project, 'npm');
};

const consume = async (folder: string): Promise<void> => {
  const packing = await run(root, npm('npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder));
  if (!check('npm pack', problemOf(packing))) return;
  const [packed] = JSON.parse(packing.stdout) as readonly { filename: string; files: readonly { path: string }[] }[];
  if (packed === undefined) throw new Error('npm pack named no tarball');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageManifest;
  const complaints = judgeContents(
    manifest,
    packed.files.map(({ path }) => path),
  );
  check('contents of the package', complaints.length === 0 ? undefined : complaints.join('\n'));
  const readme = readFileSync(join(root, 'README.md'), 'utf8').split('\n');
  check('the README says how to install it', readme.includes(installLine) ? undefined : `no line ${installLine}`);

  const tarball = join(folder, packed.filename);
  const others = otherInstallers.map(async ([name, add]) => {
    const { project } = startProject(folder, name);
    const adding = await run(project, add(tarball, folder));
    if (check(`${name} installs it into an empty project`, problemOf(adding))) await runGuides(project, name);
  });
  await Promise.all([consumeByNpm(folder, tarball, manifest), ...others]);
};

const folder = mkdtempSync(join(tmpdir(), 'dde-spec-consumer-'));
try {
  await consume(folder);
} catch (error) {
  check('consumer test', error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
process.stdout.write(`\n${formatTally({ passed, failed })}\n`);
process.exitCode = isGreen({ passed, failed }) ? 0 : 1;
