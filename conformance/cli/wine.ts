/** `dde-spec wine`: any other command, in Windows Node under Wine. */
import type { Command } from 'commander';
import { passOn } from '../wine/pass-on.js';
import { FOLDER_VARIABLE, MissingPrerequisite } from '../wine/prepare.js';
import { UsageError } from './usage-error.js';

export function addWine(program: Command, finish: (code: number) => void): void {
  // What follows is for the other command; of any other command the options of this one may stand anywhere.
  const meant = process.argv[2] === 'wine';
  program.enablePositionalOptions(meant);
  program
    .command('wine')
    .summary('run a command of dde-spec under Wine')
    .description(
      'Runs a command of dde-spec in Windows Node under Wine, so that Windows programs can be judged on Linux. What ' +
        'that takes is prepared once: a Wine prefix, Windows Node and koffi, in a folder that the environment variable ' +
        `${FOLDER_VARIABLE} names, or else among the caches of the user. Wine, Xvfb and npm must be installed.`,
    )
    .argument('<arguments...>', 'the command and its options')
    .passThroughOptions(meant)
    .allowUnknownOption()
    .addHelpText(
      'after',
      `
Examples:
  dde-spec wine run server --app Progman --topic Progman --item Groups
  dde-spec wine run server --app Quote --topic NYSE -- quote.exe
`,
    )
    .action(async (args: readonly string[]) => {
      if (process.platform === 'win32') throw new UsageError('this is Windows: leave out "wine"');
      try {
        finish(await passOn(args));
      } catch (error) {
        if (error instanceof MissingPrerequisite) throw new UsageError(error.message);
        throw error;
      }
    });
}
