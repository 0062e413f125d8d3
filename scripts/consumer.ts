/**
 * The package as a consumer meets it: packed, installed into an empty project, imported with its types through every
 * entry point, and its command run.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, type CommandResult, node, npm, runCommand, tool } from './command.js';
import { judgeContents, type PackageManifest } from './contents.js';
import { formatTally, isGreen } from './tally.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const entries = ['spec', 'codecs', 'state-machines', 'desktop', 'conformance'] as const;

/** npm tells its children about the project it runs in; a consumer's npm knows nothing of ours. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_(package|lifecycle|config_local)_|INIT_CWD$)/i.test(name)),
);

const run = (cwd: string, command: Command): Promise<CommandResult> =>
  runCommand(command, { cwd, env: environment, timeout: 5 * 60_000 });

/** Each import must have exports at run time, and types that are not `any`. */
const consumerSource = `${entries.map((entry) => `import * as ${variable(entry)} from 'dde-spec/${entry}';\n`).join('')}
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
  types: [],
};

function variable(entry: (typeof entries)[number]): string {
  return entry.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
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

const consume = async (folder: string): Promise<void> => {
  const project = join(folder, 'project');
  mkdirSync(project);
  const json = (name: string, value: unknown): void => writeFileSync(join(project, name), JSON.stringify(value));

  const packing = await run(root, npm('npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder));
  if (!check('npm pack', problemOf(packing))) return;
  const [tarball] = JSON.parse(packing.stdout) as readonly { filename: string; files: readonly { path: string }[] }[];
  if (tarball === undefined) throw new Error('npm pack named no tarball');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageManifest;
  const complaints = judgeContents(
    manifest,
    tarball.files.map(({ path }) => path),
  );
  check('contents of the package', complaints.length === 0 ? undefined : complaints.join('\n'));

  json('package.json', { name: 'consumer', version: '1.0.0', private: true, type: 'module' });
  const flags = ['--prefer-offline', '--no-audit', '--no-fund'];
  const installing = await run(project, npm('npm', 'install', ...flags, join(folder, tarball.filename)));
  if (!check('installs into an empty project', problemOf(installing))) return;

  json('tsconfig.json', { compilerOptions, files: ['main.ts'] });
  writeFileSync(join(project, 'main.ts'), consumerSource);
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
