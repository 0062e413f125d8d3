/** `dde-spec machines`: the lifecycles as tables and diagrams. */
import { type Command, Option } from 'commander';
import { type AnyMachine, machines, toMermaid } from '../../state-machines/index.js';
import { count, plain, table } from '../report/text.js';
import { print, printJson } from './output.js';
import { UsageError } from './usage-error.js';

export function addMachines(program: Command): void {
  program
    .command('machines')
    .summary('list the state machines, or show one as a table or diagram')
    .description('Lists the state machines, or shows one as a table, a Mermaid state diagram, or JSON.')
    .argument('[id]', 'the machine to show, such as request-server')
    .addOption(new Option('--mermaid', 'print Mermaid text').conflicts('json'))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec machines
  dde-spec machines termination
  dde-spec machines termination --mermaid > termination.mmd
`,
    )
    .action((id: string | undefined, options: { readonly mermaid?: true; readonly json?: true }) => {
      const found = id === undefined ? machines : machines.filter((machine) => machine.id === id);
      if (found.length === 0)
        throw new UsageError(`there is no machine ${id}; they are ${machines.map((each) => each.id).join(', ')}`);
      const [first] = found;
      if (options.json) printJson(id === undefined ? found : first);
      else if (options.mermaid) print(found.map(mermaidText).join('\n'));
      else if (id === undefined || first === undefined) print(machineList(found));
      else print(machineText(first));
    });
}

/** Each diagram begins with its title as a comment, so that several can stand in one file. */
function mermaidText(machine: AnyMachine): string {
  return `%% ${plain(machine.title)}\n${toMermaid(machine)}`;
}

function machineList(all: readonly AnyMachine[]): string {
  const cells = all.map(({ id, title, states, rows }) => [
    id,
    count(Object.keys(states).length, 'state'),
    count(rows.length, 'row'),
    title,
  ]);
  return table(cells);
}

function machineText(machine: AnyMachine): string {
  const rows = machine.rows.map((row) => {
    const from = typeof row.from === 'string' ? row.from : row.from.join(' | ');
    const when = Object.entries(row.when ?? {}).map(([fact, value]) => (value ? fact : `not ${fact}`));
    const next = 'forbidden' in row ? 'FORBIDDEN' : row.to;
    const effects = 'forbidden' in row ? row.forbidden : row.effects.join(', ');
    return [from, row.on, when.join(', '), next, effects, row.rules.join(' ')];
  });
  return [
    `${machine.id}: ${machine.title}\n\n`,
    table(Object.entries(machine.states).map(([state, { words }]) => [markState(machine, state), words])),
    '\n',
    table([['state', 'event', 'when', 'next', 'effects', 'rules'], ...rows]),
  ].join('');
}

function markState({ initial, final }: AnyMachine, state: string): string {
  const marks = [...(state === initial ? ['first'] : []), ...(final.includes(state) ? ['final'] : [])];
  return marks.length === 0 ? state : `${state} (${marks.join(', ')})`;
}
