/** The reference client at work with a server that nobody of this project wrote: Wine's Program Manager. */

import type { Action } from '../../conformance/profile/client-profile.js';
import { ReferenceClient } from '../../conformance/reference/client/client.js';
import { openWin32Process } from '../../desktop/win32/process.js';
import { CF_TEXT } from '../../spec/index.js';
import type { Tally } from './tally.js';

const GROUP = 'DdeSpec Client';
const PROGRAM_MANAGER = 'Progman';

/** One step, the outcome that it must have, and the groups that must be seen. */
interface Step {
  readonly action: Action;
  readonly outcome: string;
  /** Whether our group must be in the list that the action brings. */
  readonly listed?: boolean;
  /** The outcome that a defect of Wine 8.0 brings instead; another one, or the right one, fails. */
  readonly knownDefect?: string;
}

const groups: Action = { do: 'request', item: 'Groups', formats: [CF_TEXT] };
const execute = (command: string): Action => ({ do: 'execute', command });
/** Long enough for the surplus ACK of the Program Manager to come while nothing is asked. */
const pause: Step = { action: { do: 'wait', milliseconds: 300 }, outcome: 'accepted' };

const steps: readonly Step[] = [
  { action: { do: 'initiate', application: PROGRAM_MANAGER, topic: PROGRAM_MANAGER }, outcome: 'accepted' },
  { action: groups, outcome: 'value', listed: false },
  pause,
  { action: execute(`[CreateGroup("${GROUP}")]`), outcome: 'accepted' },
  { action: groups, outcome: 'value', listed: true },
  pause,
  { action: execute(`[ShowGroup("${GROUP}",1)]`), outcome: 'accepted' },
  { action: execute(`[DeleteGroup("${GROUP}")]`), outcome: 'accepted' },
  { action: groups, outcome: 'value', listed: false },
  pause,
  { action: { do: 'request', item: 'dde-spec no such item client', formats: [CF_TEXT] }, outcome: 'refused' },
  { action: execute('[NoSuchCommand(1)]'), outcome: 'refused' },
  // Without a pause the surplus ACK comes while the second REQUEST is under way. DATA and ACK share one reference to
  // the atom "Groups" (FINDINGS.md, "The surplus ACK of a REQUEST"), so that deleting the atom of each, as a client
  // must, takes the reference that the second REQUEST carries: the server then finds no name behind its atom.
  { action: groups, outcome: 'value', listed: false },
  { action: groups, outcome: 'value', knownDefect: 'silent' },
  { action: { do: 'terminate' }, outcome: 'accepted' },
];

/** How long all of it may take, in milliseconds, and how long the Program Manager may need to start. */
const LONGEST = 40_000;
const STARTING = 10_000;

export async function runProgramManagerClient(): Promise<Tally> {
  const desktop = await openWin32Process('client');
  let [passed, failed] = [0, 0];
  const check = (good: boolean, what: string) => {
    if (good) passed += 1;
    else failed += 1;
    console.log(`${good ? 'ok    ' : 'not ok'} ${what}`);
  };
  const atomsBefore = desktop.findAtom(GROUP);
  try {
    let text: string | undefined;
    const outcomes: { readonly action: Action; readonly outcome: string; readonly text: string | undefined }[] = [];
    const client = new ReferenceClient(desktop, {
      events: {
        onValue: (value) => {
          text = value.text;
        },
        onOutcome: (action, outcome) => {
          outcomes.push({ action, outcome, text });
          text = undefined;
        },
      },
    });
    // The Program Manager comes with the desktop, which the window that we try through brings up.
    const started = await answersWithin(desktop, STARTING);
    check(started, 'the Program Manager answers INITIATE');
    if (!started) return { passed, failed };
    let done = false;
    client.carryOut(
      steps.map(({ action }) => action),
      () => {
        done = true;
      },
    );
    check(await desktop.pump(() => done, LONGEST), 'the plan comes to its end');
    steps.forEach(({ action, outcome, listed, knownDefect }, index) => {
      if (action.do === 'wait') return;
      const seen = outcomes[index];
      const expected = knownDefect ?? outcome;
      const verdict = seen?.outcome === expected ? '' : `, seen ${seen?.outcome ?? 'nothing'}`;
      check(
        verdict === '',
        `${title(action)}: ${expected}${knownDefect === undefined ? '' : ' (a known defect of Wine)'}${verdict}`,
      );
      if (listed === undefined) return;
      const has = seen?.text?.split('\r\n').includes(GROUP) ?? false;
      const list = JSON.stringify(seen?.text ?? null);
      check(has === listed, `  the list ${listed ? 'names' : 'does not name'} ${JSON.stringify(GROUP)}: ${list}`);
    });
    check(atomsBefore === 0 && desktop.findAtom(GROUP) === 0, 'no atom of the name of the group is left');
  } finally {
    desktop.close();
  }
  return { passed, failed };
}

function title(action: Action): string {
  if (action.do === 'execute') return `execute ${action.command}`;
  return action.do === 'request' ? `request ${action.item}` : action.do;
}

/** Whether a conversation comes about in time; the attempt itself is ended at once. */
async function answersWithin(
  desktop: Awaited<ReturnType<typeof openWin32Process>>,
  milliseconds: number,
): Promise<boolean> {
  const end = desktop.now() + milliseconds;
  while (desktop.now() < end) {
    let met = false;
    let done = false;
    const attempt = new ReferenceClient(desktop, {
      events: {
        onOutcome: (action, outcome) => {
          if (action.do === 'initiate') met = outcome === 'accepted';
        },
      },
    });
    attempt.carryOut([{ do: 'initiate', application: PROGRAM_MANAGER, topic: PROGRAM_MANAGER }], () => {
      done = true;
    });
    await desktop.pump(() => done, milliseconds);
    if (met) return true;
    await desktop.pump(() => false, 200);
  }
  return false;
}
