/** `dde-spec subject`: the reference as a program of its own. */
import type { Command } from 'commander';
import { PLAN_VARIABLE } from '../program/plan-variable.js';
import { ReferenceClient } from '../reference/client/client.js';
import { referenceClientConfig, referenceClientProfile } from '../reference/client/profile.js';
import { referenceServerConfig } from '../reference/server/profile.js';
import { ReferenceServer } from '../reference/server/server.js';
import { milliseconds } from './options.js';
import { print } from './output.js';
import { readPlan } from './profile.js';
import { UsageError } from './usage-error.js';

interface ClientOptions {
  readonly plan?: string;
  readonly timeout: number;
  readonly strict?: true;
}

/** How long one wait for messages takes, in milliseconds; the end of it changes nothing. */
const TURN = 60_000;

/** How long a plan may take, in milliseconds. */
const LONGEST_PLAN = 300_000;

export function addSubject(program: Command, finish: (code: number) => void): void {
  const subject = program
    .command('subject')
    .summary('run the reference as a program of its own')
    .description(
      'Runs the reference server or client on a real desktop, or the codecs behind the adapter protocol, as a program for ' +
        'others to judge or to use.',
    )
    .addHelpText(
      'after',
      `
Examples:
  dde-spec subject server
  dde-spec subject codec
  dde-spec subject client --plan '[{"do":"initiate","application":"Progman","topic":"Progman"},{"do":"terminate"}]'
`,
    );
  subject
    .command('codec')
    .summary('answer as an adapter')
    .description(
      'Reads and writes bytes with the codecs of this package, asked in lines of JSON on standard input: the adapter ' +
        'protocol of docs/adapters.md. It ends with its input.',
    )
    .action(async () => {
      await (await import('./codec-subject.js')).answerLines();
    });
  subject
    .command('server')
    .summary('serve until told to quit')
    .description(
      `Serves the application ${referenceServerConfig.application} until the command string [quit] ends it. Prints a ` +
        'line when it is ready.',
    )
    .action(serve);
  subject
    .command('client')
    .summary('carry out a plan')
    .description(
      'Carries out a plan: a JSON array of actions such as {"do":"request","item":"Groups","formats":[1]}. Prints a ' +
        'line of JSON for each value and each outcome. Exit code 1 if an action did not succeed with --strict.',
    )
    .option('--plan <json>', `the plan; without it, the environment variable ${PLAN_VARIABLE}`)
    .option('--timeout <ms>', 'how long an answer is awaited', milliseconds, referenceClientProfile.timeout)
    .option('--strict', 'end with exit code 1 if an action was refused or not answered')
    .action(async (options: ClientOptions) => {
      finish(await carryOut(options));
    });
}

async function serve(): Promise<void> {
  const { openWin32Process } = await import('../../desktop/win32/process.js');
  const desktop = await openWin32Process('server');
  try {
    const server = new ReferenceServer(desktop, referenceServerConfig);
    print(`${referenceServerConfig.application} is ready\n`);
    // It is over when the window is gone and the last conversation has ended.
    const over = () => !desktop.isWindow(server.window) && server.conversations === 0;
    while (!(await desktop.pump(over, TURN)));
  } finally {
    desktop.close();
  }
}

async function carryOut(options: ClientOptions): Promise<number> {
  const source = options.plan ?? process.env[PLAN_VARIABLE];
  if (source === undefined) throw new UsageError(`subject client needs --plan, or ${PLAN_VARIABLE} in the environment`);
  const plan = readPlan(source);
  const { openWin32Process } = await import('../../desktop/win32/process.js');
  const desktop = await openWin32Process('client');
  try {
    let good = true;
    const client = new ReferenceClient(desktop, {
      config: { ...referenceClientConfig, timeout: options.timeout },
      events: {
        onValue: ({ item, format, text }) => print(`${JSON.stringify({ value: text ?? null, item, format })}\n`),
        onChange: (item) => print(`${JSON.stringify({ changed: item })}\n`),
        onOutcome: (action, outcome) => {
          if (outcome !== 'value' && outcome !== 'accepted') good = false;
          print(`${JSON.stringify({ action: action.do, outcome })}\n`);
        },
      },
    });
    let done = false;
    client.carryOut(plan, () => {
      done = true;
    });
    if (!(await desktop.pump(() => done, LONGEST_PLAN))) return 1;
    return options.strict && !good ? 1 : 0;
  } finally {
    desktop.close();
  }
}
