/** `dde-spec decode` and `dde-spec execute`: bytes and command strings as annotated tables. */

import { type Command, Option } from 'commander';
import { isLeft } from 'fp-ts/lib/Either.js';
import {
  type Annotation,
  annotateBlock,
  codePages,
  compareProfiles,
  defaultContext,
  findCodePage,
  formatError,
  formats,
  makeCfText,
  parseHex,
  recogniseFormats,
  writeCfUnicodeText,
} from '../../codecs/index.js';
import { type ExecuteProfile, executeProfiles, type Platform, platforms } from '../../spec/index.js';
import { plain, table } from '../report/text.js';
import { readInput, readTextInput } from './files.js';
import { orUsageError, print, printJson, printRows } from './output.js';
import { UsageError } from './usage-error.js';

interface DecodeOptions {
  readonly format: string;
  readonly hex?: string;
  readonly platform: Platform;
  readonly codePage: string;
  readonly profile: ExecuteProfile;
  readonly json?: true;
}

interface ExecuteOptions {
  readonly file?: string;
  readonly profile: ExecuteProfile;
  readonly json?: true;
}

export function addDecode(program: Command): void {
  program
    .command('decode')
    .summary('show a block as an annotated table')
    .description('Shows a block of global memory, as it travels in a DDE message, as an annotated table.')
    .argument('[file]', 'the block as it is in memory; - reads standard input')
    .requiredOption('-f, --format <name>', 'what to take it for; auto shows what it could be')
    .option('--hex <digits>', 'the block as hexadecimal digits')
    .addOption(new Option('--platform <name>', 'memory model').choices(platforms).default(defaultContext.platform))
    .option(
      '--code-page <name>',
      `of ANSI text: ${codePages.map(({ name }) => name).join(', ')}`,
      defaultContext.codePage.name,
    )
    .addOption(profileOption())
    .option('--json', 'print the rows as JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec decode --format DDEACK --hex "00 80"
  dde-spec decode --format DDEDATA block.bin
  dde-spec decode --format execute - < command.bin
  dde-spec decode --format auto clipboard.bin

Formats:
${wrapped(formats.map(({ name }) => name))}
`,
    )
    .action(decode);
}

async function decode(file: string | undefined, options: DecodeOptions): Promise<void> {
  const codePage = orUsageError(findCodePage(options.codePage), formatError);
  if ((file === undefined) === (options.hex === undefined))
    throw new UsageError('decode needs either a file (- for standard input) or --hex');
  const bytes =
    options.hex === undefined ? await readInput(file ?? '-') : orUsageError(parseHex(options.hex), formatError);
  const context = { platform: options.platform, codePage, profile: options.profile };
  if (options.format === 'auto') {
    const guesses = recogniseFormats(bytes, context);
    if (guesses.length === 0)
      throw new UsageError('the bytes have the marks of no known format; name one with --format');
    if (options.json) printJson(guesses);
    else print(table(guesses.map(({ score, format, why }) => [`${Math.round(score * 100)} %`, format, why])));
    return;
  }
  printAnnotation(orUsageError(annotateBlock(options.format, bytes, context), formatError), options.json);
}

/** Names with commas, in lines of a terminal's width. */
function wrapped(names: readonly string[]): string {
  return names
    .join(', ')
    .replace(/(.{1,74})(?:, |$)/g, '  $1\n')
    .trimEnd();
}

/** The rows, and after them what is against the rules. */
function printAnnotation(annotation: Annotation, json: true | undefined): void {
  if (json) {
    printJson(annotation);
    return;
  }
  printRows(annotation.rows);
  for (const { rule, offset, expected, found } of annotation.findings)
    print(`\n${plain(rule)} at offset ${offset}: expected ${plain(expected)}, found ${plain(found)}\n`);
}

function profileOption(): Option {
  return new Option('--profile <name>', 'rules of command strings')
    .choices(executeProfiles)
    .default(defaultContext.profile);
}

export function addExecute(program: Command): void {
  program
    .command('execute')
    .summary('check a command string and show its commands')
    .description(
      'Checks a command string of WM_DDE_EXECUTE and shows its commands and parameters. The string is text; for the ' +
        'bytes of a block use "decode --format execute".',
    )
    .argument('[string]', 'the command string; - reads standard input')
    .option('--file <file>', 'read the string from a file of UTF-8 text, of which one line end is dropped')
    .addOption(profileOption())
    .option('--json', 'print the rows as JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec execute '[open("report.xls")][select("R1C1")]'
  dde-spec execute --profile progman '[ CreateGroup( Tools ) ]'
  dde-spec execute --json - < commands.txt
`,
    )
    .action(execute);
}

async function execute(argument: string | undefined, options: ExecuteOptions): Promise<void> {
  if ((argument === undefined) === (options.file === undefined))
    throw new UsageError('execute needs either a command string (- for standard input) or --file');
  const path = options.file ?? (argument === '-' ? '-' : undefined);
  const text = path === undefined ? (argument ?? '') : (await readTextInput(path)).replace(/\r?\n$/, '');
  const { readings } = compareProfiles(text);
  const reading = readings[options.profile];
  if (isLeft(reading)) {
    const others = executeProfiles
      .filter((profile) => profile !== options.profile)
      .map((profile) => {
        const other = readings[profile];
        return `\n  ${profile}: ${isLeft(other) ? formatError(other.left) : 'accepts it'}`;
      });
    throw new UsageError(`${formatError(reading.left)}, by the profile ${options.profile}${others.join('')}`);
  }
  printAnnotation(
    orUsageError(
      annotateBlock('execute-unicode', writeCfUnicodeText(makeCfText(text)), { profile: options.profile }),
      formatError,
    ),
    options.json,
  );
}
