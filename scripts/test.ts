/**
 * The one runner behind `npm test`: format, lint, types, layering, unused code, unit and property tests, the
 * examples in doc comments, the suite's proof of itself, and the packed package. Every step runs, also after one that
 * failed; the last line counts what really ran.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syncAssets } from './assets.js';
import { parseOptions } from './options.js';
import { type StepResult, steps } from './steps.js';
import { addTallies, formatTally, isGreen, type Tally } from './tally.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const names = steps.map(({ name }) => name);
const write = (text: string): void => {
  process.stdout.write(text);
};

const help = `Usage: npm test -- [--only STEP]...

Runs every check of this repository and closes with the line "N passed, N failed".

Options:
  --only STEP  run this step only; may be repeated, or take several names with commas between them
  -h, --help   show this text

Steps:
${steps.map(({ name, title }) => `  ${name.padEnd(11)}${title}\n`).join('')}
Exit codes:
  0  at least one check ran and all passed
  1  a check failed, or none ran
  2  the command line is wrong
`;

const runSteps = async (only: readonly string[]): Promise<Tally> => {
  syncAssets(root);
  const tallies: Tally[] = [];
  for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
    if (step.needs !== undefined && !existsSync(join(root, step.needs))) {
      write(`left out  ${step.title}: there is no ${step.needs}\n`);
      continue;
    }
    const started = performance.now();
    const { tally, detail, output } = await step.run(root).catch(
      (error: unknown): StepResult => ({
        tally: { passed: 0, failed: 1 },
        detail: '',
        output: `${error instanceof Error ? error.message : String(error)}\n`,
      }),
    );
    tallies.push(tally);
    const green = isGreen(tally);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const figures = `${formatTally(tally)}${detail === '' ? '' : ` in ${detail}`}`;
    write(`${(green ? 'ok' : 'FAILED').padEnd(10)}${step.title.padEnd(26)}${seconds.padStart(6)} s  ${figures}\n`);
    if (!green) write(`\n${output.trimEnd()}\n\n`);
  }
  return addTallies(tallies);
};

const options = parseOptions(process.argv.slice(2), names);
switch (options.kind) {
  case 'help':
    write(help);
    break;
  case 'error':
    process.stderr.write(`${options.message}\nTry npm test -- --help\n`);
    process.exitCode = 2;
    break;
  case 'run': {
    const total = await runSteps(options.only);
    write(`\n${formatTally(total)}\n`);
    process.exitCode = isGreen(total) ? 0 : 1;
  }
}
