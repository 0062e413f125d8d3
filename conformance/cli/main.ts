#!/usr/bin/env node
/** The command `dde-spec`. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Win32Unavailable } from '../../desktop/win32/bindings.js';
import { plain } from '../report/text.js';
import { exitCodes } from '../verdict/exit-codes.js';
import { reason } from './files.js';
import { addSubject } from './subject.js';
import { UsageError } from './usage-error.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const program = new Command('dde-spec');
program
  .description('The executable specification of Dynamic Data Exchange: rules, codecs, state machines and a suite.')
  .version(version)
  .option('--debug', 'show where in the program an error came from')
  .configureHelp({ showGlobalOptions: true })
  .configureOutput({ outputError: () => undefined })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  dde-spec run                                         judge the reference on the virtual desktop
  dde-spec run server --app NAME --topic NAME          judge a server on Windows or under Wine
  dde-spec run codec -- COMMAND                        judge a program that reads and writes bytes
  dde-spec rules --area poke                           list rules
  dde-spec decode --format DDEACK --hex "00 80"        show the bits of a block
`,
  )
  .addHelpText(
    'afterAll',
    `
Exit codes:
  0  all good
  1  a rule is broken, or a failure did not come as expected
  2  wrong use or bad input
  3  the suite itself is at fault
`,
  );

const finish = (code: number): void => {
  process.exitCode = code;
};
// On a real desktop a subject starts anew for each scenario: it loads no more than it needs.
if (process.argv[2] !== 'subject') {
  const [
    { addRun },
    { addSmoke },
    { addRules },
    { addSpec },
    { addMachines },
    { addDecode, addExecute },
    { addFormats },
    { addWine },
  ] = await Promise.all([
    import('./run.js'),
    import('./smoke.js'),
    import('./rules.js'),
    import('./spec.js'),
    import('./machines.js'),
    import('./decode.js'),
    import('./formats.js'),
    import('./wine.js'),
  ]);
  addRun(program, finish);
  addSmoke(program, finish);
  addRules(program);
  addFormats(program);
  addSpec(program);
  addMachines(program);
  addDecode(program);
  addExecute(program);
  addWine(program, finish);
}
addSubject(program, finish);

// A reader that goes away early, as `head` does, is no error; the exit code still tells the verdict.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // Later than this nothing sets the exit code any more.
    process.once('exit', () => {
      process.exitCode = exitCodes.usage;
    });
    if (stream === process.stdout) process.stderr.write(`dde-spec: cannot write standard output: ${reason(error)}\n`);
  });
}

/** What is wrong, and the exit code for it. */
function explain(error: unknown): readonly [text: string, code: number] {
  if (error instanceof CommanderError) {
    // Its suggestion stands on a line of its own.
    const [, message = error.message, hint] = /^([\s\S]*)\n(\(Did you mean [^\n]*\))$/.exec(error.message) ?? [];
    return [
      [message.replace(/^error: /, ''), ...(hint === undefined ? [] : [hint])].map((line) => plain(line)).join('\n'),
      exitCodes.usage,
    ];
  }
  if (error instanceof UsageError)
    return [
      error.message
        .split('\n')
        .map((line) => plain(line))
        .join('\n'),
      exitCodes.usage,
    ];
  if (error instanceof Win32Unavailable) return [plain(error.message), exitCodes.usage];
  return [
    `the suite itself is at fault: ${plain(error instanceof Error ? error.message : String(error))}`,
    exitCodes.suite,
  ];
}

try {
  await program.parseAsync();
} catch (error) {
  const asked = error instanceof CommanderError && error.exitCode === 0;
  if (!asked) {
    const [text, code] =
      error instanceof CommanderError && error.code === 'commander.help' ? ['', exitCodes.usage] : explain(error);
    if (text !== '') process.stderr.write(`dde-spec: ${text}\n`);
    if (program.opts<{ readonly debug?: true }>().debug && error instanceof Error) {
      const stack = (error.stack ?? '').split('\n').map((line) => plain(line));
      process.stderr.write(`${stack.join('\n')}\n`);
    }
    process.exitCode = code;
  }
}
