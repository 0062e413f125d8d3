/** `dde-spec smoke`: whether an adapter works, before anybody judges what it reads and writes. */
import type { Command } from 'commander';
import { smokeAdapter } from '../adapter/smoke.js';
import { count, plain, safeJson } from '../report/text.js';
import { exitCodes } from '../verdict/exit-codes.js';
import { milliseconds } from './options.js';
import { print } from './output.js';
import { UsageError } from './usage-error.js';

interface SmokeCommandOptions {
  readonly timeout?: number;
  readonly json?: true;
}

export function addSmoke(program: Command, finish: (code: number) => void): void {
  program
    .command('smoke')
    .summary('try whether an adapter works')
    .description(
      'Tries whether a program is a good adapter, so that a mistake in it is not taken for one in the codec: the ' +
        'handshake, the end, requests that nobody understands, long lines, several requests at once, the forms of values.',
    )
    .option('--timeout <ms>', 'how long an answer is awaited', milliseconds)
    .option('--json', 'print the trials as JSON')
    .argument('<command...>', 'after --: starts the adapter')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec smoke -- python3 adapter.py
  dde-spec smoke --timeout 20000 -- wine adapter.exe
`,
    )
    .action(async (command: readonly string[], options: SmokeCommandOptions) => {
      finish(await smoke(command, options));
    });
}

async function smoke([command, ...args]: readonly string[], { timeout, json }: SmokeCommandOptions): Promise<number> {
  if (command === undefined || command === '') throw new UsageError('the command after -- has no name');
  const trials = await smokeAdapter([command, ...args], timeout === undefined ? {} : { timeout });
  const failed = trials.filter(({ problem }) => problem !== undefined).length;
  if (json) print(`${safeJson(trials, 2)}\n`);
  else {
    for (const { name, problem, advice } of trials) {
      print(`${problem === undefined ? 'ok    ' : 'wrong '} ${plain(name)}\n`);
      if (problem !== undefined) print(`         ${plain(problem)}\n`);
      if (advice !== undefined) print(`         to mend it: ${plain(advice)}\n`);
    }
    const verdict =
      failed === 0 ? 'The adapter works: now run "dde-spec run codec".' : `${count(failed, 'thing')} to mend.`;
    print(`\n${verdict}\n\n${trials.length - failed} passed, ${failed} failed\n`);
  }
  return failed === 0 ? exitCodes.good : exitCodes.broken;
}
