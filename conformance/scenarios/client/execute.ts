/** EXECUTE of a client: the command string, its encoding, and the block that comes back. */
import { isRight } from 'fp-ts/lib/Either.js';
import { compareForms, readExecuteBlock } from '../../../codecs/index.js';
import type { Action } from '../../profile/client-profile.js';
import { describe, type Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import type { ClientScenario } from '../scenario.js';
import { BUSY, manners, meet, NEGATIVE, POSITIVE } from './meeting.js';

const command = '[open("caf\u00e9, 2")][tidy]';
const execute: Action = { do: 'execute', command };

/** That a block holds the command string in the encoding that the windows require, NUL and grammar included. */
function checkString(t: Tester, received: Received, unicode: boolean): void {
  const bytes = received.bytes ?? new Uint8Array(0);
  const found = `${describe(received)}: ${[...bytes.slice(0, 12)].map((byte) => byte.toString(16)).join(' ')}`;
  // Nothing in the block tells its encoding; but the string that the client was told to send is recognised in both.
  const other = readExecuteBlock(bytes, { unicode: !unicode });
  const mistaken = isRight(other) && other.right.text === command;
  t.check('DDE-EXECUTE-009', !mistaken, unicode ? 'Unicode, as both windows are' : 'ANSI, for one window is', found);
  if (mistaken) return;
  const block = readExecuteBlock(bytes, { unicode });
  t.check('DDE-EXECUTE-020', isRight(block), 'a NUL within the block', found);
  if (!isRight(block)) return;
  const { text } = block.right;
  const { current, old } = compareForms(text);
  t.check(
    'DDE-EXECUTE-022',
    isRight(current) || isRight(old),
    'a string that follows the grammar',
    JSON.stringify(text),
  );
}

const outcomes: ClientScenario = {
  id: 'client.execute.outcomes',
  role: 'client',
  title: 'Accepted, refused, put off',
  story: 'The client sends a command string three times. Whatever the ACK says, it brings the block back to be freed.',
  rules: [...manners, 'DDE-EXECUTE-009', 'DDE-EXECUTE-014', 'DDE-EXECUTE-020', 'DDE-EXECUTE-022', 'DDE-MEMORY-002'],
  async run(context) {
    const { t, profile } = context;
    const { side, question, part } = await meet(context, [execute, execute, execute]);
    for (const status of [POSITIVE, NEGATIVE, BUSY]) {
      const received = await question('EXECUTE');
      checkString(t, received, profile.unicode ?? true);
      side.answer(received, status);
    }
    await part();
  },
};

const ansiWindow: ClientScenario = {
  id: 'client.execute.ansi-window',
  role: 'client',
  title: 'A server whose window is no Unicode window',
  story: 'The server answers from an ANSI window. Then the command string has to be ANSI, whatever the client is.',
  rules: [...manners, 'DDE-EXECUTE-009', 'DDE-EXECUTE-020', 'DDE-EXECUTE-022'],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [execute], { unicode: false });
    const received = await question('EXECUTE');
    checkString(t, received, false);
    side.answer(received, POSITIVE);
    await part();
  },
};

export const executeScenarios: readonly ClientScenario[] = [outcomes, ansiWindow];
