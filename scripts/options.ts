/** The command line of `npm test`. */
import { parseArgs } from 'node:util';

export type Options =
  | { readonly kind: 'run'; readonly only: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'error'; readonly message: string };

/**
 * @param args the arguments after the name of the program
 * @param steps the names that `--only` takes
 */
export const parseOptions = (args: readonly string[], steps: readonly string[]): Options => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
      strict: true,
      allowPositionals: false,
    });
    if (values.help === true) return { kind: 'help' };
    const only = (values.only ?? []).flatMap((names) => names.split(','));
    const unknown = only.find((name) => !steps.includes(name));
    return unknown === undefined
      ? { kind: 'run', only }
      : { kind: 'error', message: `unknown step '${unknown}'; the steps are ${steps.join(', ')}` };
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
};
