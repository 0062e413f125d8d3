/** `dde-spec decode` and `dde-spec execute`: bytes and command strings as annotated tables. */

import { type Command, Option } from 'commander';
import { isLeft } from 'fp-ts/lib/Either.js';
import {
  annotate,
  blockKinds,
  codePages,
  decodeBothForms,
  defaultCodePage,
  findBlockKind,
  findCodePage,
  formatError,
  parseHex,
  textBlock,
  writeUnicodeText,
} from '../../codecs/index.js';
import { type Platform, platforms } from '../../spec/index.js';
import { readInput, readTextInput } from './files.js';
import { orUsageError, printJson, printRows } from './output.js';
import { UsageError } from './usage-error.js';

interface DecodeOptions {
  readonly format: string;
  readonly hex?: string;
  readonly platform: Platform;
  readonly codePage: string;
  readonly json?: true;
}

interface ExecuteOptions {
  readonly file?: string;
  readonly json?: true;
}

export function addDecode(program: Command): void {
  program
    .command('decode')
    .summary('show a block as an annotated table')
    .description('Shows a block of global memory, as it travels in a DDE message, as an annotated table.')
    .argument('[file]', 'the block as it is in memory; - reads standard input')
    .requiredOption('-f, --format <name>', `what to take it for: ${blockKinds.join(', ')}`)
    .option('--hex <digits>', 'the block as hexadecimal digits')
    .addOption(new Option('--platform <name>', 'memory model').choices(platforms).default('win64'))
    .option('--code-page <name>', `of ANSI text: ${Object.keys(codePages).join(', ')}`, defaultCodePage)
    .option('--json', 'print the rows as JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec decode --format DDEACK --hex "00 80"
  dde-spec decode --format DDEDATA block.bin
  dde-spec decode --format execute - < command.bin
`,
    )
    .action(decode);
}

async function decode(file: string | undefined, options: DecodeOptions): Promise<void> {
  const kind = orUsageError(findBlockKind(options.format), formatError);
  const codePage = orUsageError(findCodePage(options.codePage), formatError);
  if ((file === undefined) === (options.hex === undefined))
    throw new UsageError('decode needs either a file (- for standard input) or --hex');
  const bytes =
    options.hex === undefined ? await readInput(file ?? '-') : orUsageError(parseHex(options.hex), formatError);
  const rows = orUsageError(annotate(kind, bytes, options.platform, { codePage }), formatError);
  if (options.json) printJson(rows);
  else printRows(rows);
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
    .option('--json', 'print the rows as JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec execute '[open("report.xls")][select("R1C1")]'
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
  const { current, old } = decodeBothForms(text);
  if (isLeft(current)) {
    // The table reads a string by the current rules; the old ones differ in the brackets inside quotes.
    const note = isLeft(old) ? '' : ' (the old bracket rules accept it)';
    throw new UsageError(`${formatError(current.left)}${note}`);
  }
  const rows = orUsageError(annotate('execute-unicode', writeUnicodeText(textBlock(text)), 'win64'), formatError);
  if (options.json) printJson(rows);
  else printRows(rows);
}
