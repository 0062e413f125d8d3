/** `npm run fuzz`: any bytes give a value or an error, for every format. */
import { parseArgs } from 'node:util';
import { isLeft } from 'fp-ts/lib/Either.js';
import { formats as allFormats, type Format, findFormat, formatError, formatHex } from '../../codecs/index.js';
import { inputDigits } from '../../conformance/vectors/digits.js';
import { loadVectors } from '../../conformance/vectors/load.js';
import type { VectorFile } from '../../conformance/vectors/vector.js';
import { type Campaign, fuzz } from './campaign.js';

const help = `Usage: npm run fuzz -- [--minutes N | --seconds N] [--format NAME]... [--seed N]

Changes the vectors of each format where formats are vulnerable, and looks whether its codec still keeps what all of
them promise: a value or an error that names its place, in linear time; what was read is written as it was; rows and
findings that lie inside. An input that brings out something new is changed further.

Options:
  --minutes N    how long, all formats together; default 1
  --seconds N    the same in seconds
  --format NAME  only this format; may be repeated
  --seed N       of the random numbers; default: another one each time, which is printed
  -h, --help     show this text

Exit codes:
  0  every format kept its promises
  1  one did not: the input that shows it is printed, as small as it could be made
  2  the command line is wrong
`;

interface Plan {
  readonly milliseconds: number;
  readonly formats: readonly Format[];
  readonly seed: number;
}

const wrongUse = (message: string): undefined => {
  process.stderr.write(`${message}\nTry npm run fuzz -- --help\n`);
  process.exitCode = 2;
};

const positive = (text: string): number | undefined => {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : undefined;
};

const plan = (args: readonly string[]): Plan | 'help' | undefined => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        seconds: { type: 'string' },
        format: { type: 'string', multiple: true },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return 'help';
    const seconds = values.seconds === undefined ? positive(values.minutes ?? '1') : positive(values.seconds);
    if (seconds === undefined) return wrongUse('--minutes and --seconds take a number above 0');
    const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(values.seed);
    if (!Number.isInteger(seed)) return wrongUse('--seed takes a whole number');
    const formats: Format[] = [];
    for (const name of values.format ?? allFormats.map((format) => format.name)) {
      const found = findFormat(name);
      if (isLeft(found)) return wrongUse(formatError(found.left));
      formats.push(found.right);
    }
    return { milliseconds: seconds * (values.seconds === undefined ? 60_000 : 1000), formats, seed };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error));
  }
};

/** The inputs of all vectors of a format. */
const inputsOf = (files: readonly VectorFile[], name: string): readonly Uint8Array[] =>
  files
    .filter(({ format }) => format === name)
    .flatMap(({ vectors }) => vectors.map((vector) => Uint8Array.from(Buffer.from(inputDigits(vector), 'hex'))));

/** Turns come round: a format gets several, each with what the one before discovered. */
const TURNS = 4;

const run = ({ milliseconds, formats, seed }: Plan): number => {
  process.stdout.write(`seed ${seed}\n`);
  const files = loadVectors();
  const states = formats.map((format) => {
    const corpus = [...inputsOf(files, format.name)];
    return {
      format,
      corpus,
      vectors: corpus.length,
      seen: new Set<string>(),
      inputs: 0,
      failure: undefined as Campaign['failure'],
    };
  });
  const share = milliseconds / (TURNS * states.length);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [index, state] of states.entries()) {
      if (process.stderr.isTTY) {
        const done = Math.round((100 * (turn * states.length + index)) / (TURNS * states.length));
        process.stderr.write(`\r\x1b[K${done} % ${state.format.name}`);
      }
      if (state.failure !== undefined) continue;
      const result = fuzz(state.format, state.corpus, state.seen, { milliseconds: share, seed: seed + turn });
      state.inputs += result.inputs;
      state.corpus.push(...result.discovered);
      state.failure = result.failure;
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const { format, inputs, corpus, vectors, failure } of states) {
    const verdict = failure === undefined ? 'kept' : 'BROKEN';
    const figures = `${inputs} inputs from ${vectors} vectors and ${corpus.length - vectors} discoveries`;
    process.stdout.write(`${verdict.padEnd(7)} ${format.name.padEnd(28)} ${figures}\n`);
    if (failure === undefined) continue;
    const { platform, codePage, profile } = failure.context;
    process.stdout.write(
      `        ${failure.trouble}\n        ${failure.bytes.length} bytes, ${platform}, ${codePage.name}, ${profile}: ` +
        `${formatHex(failure.bytes.subarray(0, 400))}\n`,
    );
  }
  const failed = states.filter(({ failure }) => failure !== undefined).length;
  process.stdout.write(`\n${states.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
};

const planned = plan(process.argv.slice(2));
if (planned === 'help') process.stdout.write(help);
else if (planned !== undefined) process.exitCode = run(planned);
