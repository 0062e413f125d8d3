/** `npm run bench`: everything in one run, as ratios, which say more about the code than about the machine. */
import { writeFileSync } from 'node:fs';
import { arch } from 'node:os';
import { parseArgs } from 'node:util';
import { adapterTitle, judgeVectors } from './adapter.js';
import { blockGroups } from './blocks.js';
import { decodeCommands } from './commands.js';
import { compare, type Group, type Measured, type MeasuredGroup } from './compare.js';
import { documentGroups } from './documents.js';
import { growthGroups } from './growth.js';
import { takeSteps } from './steps.js';
import { traceGroups } from './traces.js';

const help = `Usage: npm run bench -- [--only WORDS] [--json FILE]

Times the codecs, the machines and the suite against other ways to do the same, and prints how many times as long as
the first way each takes, in processor time: the least of several rounds, in which all take turns. How far the median
lies above the least says how busy the machine was.

Options:
  --only WORDS  only groups whose title has these words, in any case
  --json FILE   write the figures to a file too
  -h, --help    show this text

Exit codes:
  0  all ways gave the same values, and were timed
  1  two ways gave different values
  2  the command line is wrong
`;

const row = (items: string, { name, least, median, ratio }: Measured): string => {
  const rate = Math.round(1e9 / least).toLocaleString('en');
  const spread = (median / least).toFixed(1);
  return `  ${name.padEnd(30)}${ratio.toFixed(2).padStart(8)} x  ${rate.padStart(15)} ${items}/s  median ${spread} x least\n`;
};

const allGroups = async (): Promise<readonly Group[]> => [
  ...blockGroups,
  ...decodeCommands,
  ...documentGroups,
  ...growthGroups,
  takeSteps,
  ...(await traceGroups()),
];

const run = async (words: string, json: string | undefined): Promise<void> => {
  const asked = (title: string): boolean => title.toLowerCase().includes(words.toLowerCase());
  const groups = (await allGroups()).filter(({ title }) => asked(title));
  if (groups.length === 0 && !asked(adapterTitle)) {
    process.stderr.write('no group has such a title\n');
    process.exitCode = 2;
    return;
  }
  const measured: MeasuredGroup[] = [];
  const print = (result: MeasuredGroup): void => {
    measured.push(result);
    process.stdout.write(`${result.title}\n${result.results.map((one) => row(result.items, one)).join('')}\n`);
  };
  for (const group of groups) print(await compare(group));
  if (asked(adapterTitle)) print(await judgeVectors());
  if (json === undefined) return;
  const document = {
    unit: 'nanoseconds of processor time for an item',
    node: process.version,
    arch: arch(),
    groups: measured,
  };
  writeFileSync(json, `${JSON.stringify(document, undefined, 2)}\n`);
};

const parse = () => {
  try {
    const options = {
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry npm run bench -- --help\n`);
    return undefined;
  }
};

const values = parse();
if (values === undefined) process.exitCode = 2;
else if (values.help === true) process.stdout.write(help);
else await run(values.only ?? '', values.json);
