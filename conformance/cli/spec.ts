/** `dde-spec spec`: the specification for programs that are not written in TypeScript. */
import type { Command } from 'commander';
import { exportSpec, specVersion } from '../../spec/index.js';
import { table } from '../report/text.js';
import { print, printJson } from './output.js';

export function addSpec(program: Command): void {
  program
    .command('spec')
    .summary('export the whole specification')
    .description('Exports the whole specification as one JSON document, which spec.schema.json describes.')
    .option('--json', 'print the document; without it, what is in it')
    .addHelpText('after', '\nExamples:\n  dde-spec spec\n  dde-spec spec --json > spec.json\n')
    .action(({ json }: { readonly json?: true }) => {
      const document = exportSpec();
      if (json) {
        printJson(document);
        return;
      }
      print(
        table([
          ['version', specVersion],
          ['messages', String(document.messages.length)],
          ['structures', String(document.structures.length)],
          ['formats', String(document.formats.predefined.length)],
          ['rules', String(document.rules.length)],
          ['sources', String(document.sources.length)],
          ['errata', String(document.errata.length)],
          ['not rules', `${document.notRules.length} statements, each with the reason`],
        ]),
      );
      print('\nThe document itself: dde-spec spec --json\n');
    });
}
