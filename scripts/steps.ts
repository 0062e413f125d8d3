/** The steps of `npm test`, in their order. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { filesBelow, sourceFolders } from './assets.js';
import { type Command, type CommandResult, node, runCommand, tool } from './command.js';
import { addTallies, isGreen, manyChecks, oneCheck, readTally, readUvuSummary, type Tally } from './tally.js';

export interface StepResult {
  readonly tally: Tally;
  /** What to show in any case: where the figures come from. */
  readonly detail: string;
  /** What to show only on failure. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  readonly title: string;
  /** The source of a program that the step runs: while the file is not there, the step is left out. */
  readonly needs?: string;
  run(root: string): Promise<StepResult>;
}

const minutes = (count: number): number => count * 60_000;

/** No colours, so that a failure reads well in any log; `FORCE_COLOR` would win over `NO_COLOR`, whatever its value. */
const environment: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

const execute = (root: string, command: Command): Promise<CommandResult> =>
  runCommand(command, { cwd: root, env: environment, timeout: minutes(10) });

const withTrouble = ({ output, trouble }: CommandResult): string =>
  trouble === undefined ? output : `${output}\n${trouble}\n`;

/** A tool that says by its exit code whether what it looks at holds: one check. */
const checkWith = async (root: string, command: Command): Promise<StepResult> => {
  const result = await execute(root, command);
  return { tally: oneCheck(result.code), detail: '', output: withTrouble(result) };
};

/** A program that counts for itself and closes with `N passed, N failed`; one that prints no figures is one check. */
const program = async (root: string, command: Command): Promise<StepResult> => {
  const result = await execute(root, command);
  const counted = readTally(result.output);
  return {
    tally: counted === undefined ? oneCheck(result.code) : manyChecks(counted, result.code),
    detail: '',
    output: withTrouble(result),
  };
};

/** Every test file in a process of its own, so that one that crashes, exits or hangs takes no other with it. */
const unitTests = async (root: string): Promise<StepResult> => {
  const files = filesBelow(join(root, 'dist')).filter((path) => path.endsWith('.test.js'));
  const results = new Map<string, { readonly tally: Tally; readonly output: string }>();
  const queue = files.values();
  const worker = async (): Promise<void> => {
    for (const file of queue) {
      const result = await execute(root, node(join(root, 'dist', file)));
      const counted = readUvuSummary(result.stdout);
      const none = counted === undefined ? 'no summary of uvu: the file ended early, or no suite called run()\n' : '';
      results.set(file, { tally: manyChecks(counted, result.code), output: none + withTrouble(result) });
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  const red = files.filter((file) => !isGreen(results.get(file)?.tally ?? { passed: 0, failed: 1 }));
  return {
    tally: addTallies([...results.values()].map(({ tally }) => tally)),
    detail: `${files.length} files`,
    output: red.map((file) => `${file}\n${results.get(file)?.output}`).join('\n'),
  };
};

export const steps: readonly Step[] = [
  {
    name: 'lint',
    title: 'format and lint',
    run: (root) =>
      checkWith(root, tool(root, '@biomejs/biome', 'biome', 'ci', '--error-on-warnings', '--colors=off', '.')),
  },
  {
    name: 'types',
    title: 'types',
    run: (root) => checkWith(root, tool(root, 'typescript', 'tsc', '-p', 'tsconfig.json')),
  },
  {
    name: 'layers',
    title: 'layering',
    run: (root) =>
      checkWith(
        root,
        tool(root, 'dependency-cruiser', 'depcruise', '--config', '.dependency-cruiser.mjs', ...sourceFolders(root)),
      ),
  },
  {
    name: 'unused',
    title: 'unused code',
    run: (root) => checkWith(root, tool(root, 'knip', 'knip', '--no-progress')),
  },
  { name: 'unit', title: 'unit and property tests', run: unitTests },
  {
    name: 'examples',
    title: 'examples in comments and guides',
    run: (root) => program(root, node(join(root, 'dist/scripts/examples.js'))),
  },
  {
    name: 'vectors',
    title: 'vectors on our own adapter',
    run: (root) => program(root, node(join(root, 'dist/conformance/cli/main.js'), 'run', 'codec', '--reference')),
  },
  {
    name: 'fuzz',
    title: 'codecs under changed vectors',
    run: (root) => program(root, node(join(root, 'dist/scripts/fuzz/main.js'), '--seconds', '20')),
  },
  {
    name: 'sizes',
    title: 'bundle sizes',
    run: (root) => program(root, node(join(root, 'dist/scripts/sizes.js'))),
  },
  {
    name: 'suite',
    title: 'suite on the reference',
    run: (root) => program(root, node(join(root, 'dist/conformance/cli/main.js'), 'run')),
  },
  {
    name: 'mutants',
    title: 'mutants',
    run: (root) => program(root, node(join(root, 'dist/conformance/mutants/main.js'))),
  },
  {
    name: 'consumer',
    title: 'packed package',
    run: (root) => program(root, node(join(root, 'dist/scripts/consumer.js'))),
  },
];
