/** EXECUTE: command strings, in the encoding of the windows, and the block that the ACK returns. */

import type { ServerProfile } from '../../profile/server-profile.js';
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import type { Tester } from '../../tester/tester.js';
import type { Connection, ServerScenario } from '../scenario.js';
import { ackRules, checkAck } from './acknowledgement.js';
import { commandBytes } from './command-strings.js';
import { fillIn, requestValue, type TextItem, textFormats } from './item-values.js';

type Commands = NonNullable<ServerProfile['execute']>;

function commandsOf(t: Tester, profile: ServerProfile): Commands {
  return profile.execute ?? t.unsupported('the profile names no command strings');
}

/** The command string that sets items, and an item that can be read back. */
function settable(t: Tester, profile: ServerProfile): { readonly set: string; readonly item: TextItem } {
  const { set, topic } = commandsOf(t, profile);
  if (set === undefined) return t.unsupported('the profile has no command string that sets an item');
  for (const item of profile.items) {
    const [format] = textFormats(item);
    if (item.topic === topic && item.writable === true && format !== undefined)
      return { set, item: { ...item, format } };
  }
  return t.unsupported('the profile has no item that a command string sets');
}

/** EXECUTE and its ACK, with all that holds for each of them. */
async function execute(t: Tester, { client, server }: Connection, command: string, onPurpose?: string): Promise<Reply> {
  const [bytes, note] = commandBytes(t, client, server, command);
  const reply = await client.execute(server, bytes, note, onPurpose === undefined ? {} : { onPurpose });
  checkAck(t, client, server, reply);
  const { message } = reply;
  if (message?.key === 'ACK')
    t.check(
      'DDE-EXECUTE-012',
      message.returned === reply.block,
      'the handle of EXECUTE in the ACK',
      describeReply(reply),
    );
  return reply;
}

/** A conversation for each encoding of command strings: through a Unicode window, and through an ANSI window. */
async function inBothEncodings(
  t: Tester,
  connect: (topic?: string, client?: TesterClient) => Promise<Connection>,
  topic: string,
  story: (connection: Connection, encoding: string) => Promise<void>,
): Promise<void> {
  for (const unicode of [true, false]) {
    const connection = await connect(topic, t.client({ unicode }));
    await story(connection, `through ${unicode ? 'a Unicode' : 'an ANSI'} window`);
    await connection.close();
  }
}

const accepted: ServerScenario = {
  id: 'server.execute.accepted',
  role: 'server',
  title: 'Command strings that the server carries out',
  story:
    'The client posts command strings of one and of several commands, through a Unicode window and through an ANSI ' +
    'window. Each is acknowledged once, with the block that came, which stays the property of the client.',
  rules: [...ackRules, 'DDE-EXECUTE-010', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013'],
  async run({ t, profile, connect }) {
    const { topic, accepted: commands } = commandsOf(t, profile);
    await inBothEncodings(t, connect, topic, async (connection, encoding) => {
      for (const command of commands) {
        const reply = await execute(t, connection, command);
        t.check('DDE-EXECUTE-010', reply.kind === 'positive', `a positive ACK ${encoding}`, describeReply(reply));
      }
    });
  },
};

const refused: ServerScenario = {
  id: 'server.execute.refused',
  role: 'server',
  title: 'Command strings that fail, and strings that are none',
  story:
    'The client posts well-formed command strings that the server cannot carry out, and malformed ones: a bracket ' +
    'missing, no brackets, nothing at all. All get a negative ACK that returns the block.',
  rules: [...ackRules, 'DDE-EXECUTE-011', 'DDE-EXECUTE-012', 'DDE-EXECUTE-013', 'DDE-EXECUTE-018'],
  async run({ t, profile, connect }) {
    const { topic, accepted: good, refused: commands } = commandsOf(t, profile);
    const [model = '[open]'] = good;
    const malformed = [model.slice(0, -1), model.replaceAll(/[[\]]/g, ''), ''];
    if (commands.length === 0) t.skip('DDE-EXECUTE-011', 'the profile names no command string that fails');
    await inBothEncodings(t, connect, topic, async (connection, encoding) => {
      for (const command of commands) {
        const reply = await execute(t, connection, command);
        t.check('DDE-EXECUTE-011', reply.kind === 'negative', `a negative ACK ${encoding}`, describeReply(reply));
      }
      for (const command of malformed) {
        const reply = await execute(
          t,
          connection,
          command,
          'a string that does not follow the grammar is to be refused',
        );
        t.check(
          'DDE-EXECUTE-018',
          reply.kind === 'negative',
          `a negative ACK to ${JSON.stringify(command)} ${encoding}`,
          describeReply(reply),
        );
      }
    });
  },
};

const effects: ServerScenario = {
  id: 'server.execute.effects',
  role: 'server',
  title: 'What a command string does, and when',
  story:
    'The client sets an item by command strings and requests it as soon as the ACK comes: brackets and parentheses ' +
    'inside quotes stand single or, by the old rules, doubled, and several commands are carried out in their order.',
  rules: ['DDE-EXECUTE-008', 'DDE-EXECUTE-010', 'DDE-EXECUTE-016'],
  async run({ t, profile, connect }) {
    const { set, item } = settable(t, profile);
    await inBothEncodings(t, connect, item.topic, async (connection, encoding) => {
      const { client, server } = connection;
      const before = await requestValue(client, server, item, item.format);
      const run = async (command: string): Promise<string> => {
        client.postExecute(server, ...commandBytes(t, client, server, command));
        const ack = await client.next(({ key }) => key === 'ACK' || key === 'TERMINATE');
        const value = await requestValue(client, server, item, item.format);
        const how = ack === undefined ? 'no ACK' : ack.status?.fAck ? 'a positive ACK' : 'a negative ACK';
        return `${how} and ${JSON.stringify(value ?? null)}`;
      };
      const done = (value: string) => `a positive ACK and ${JSON.stringify(value)}`;
      const once = await run(fillIn(set, item.name, 'set once'));
      t.check('DDE-EXECUTE-016', once === done('set once'), `${done('set once')} ${encoding}`, once);
      const twice = await run(fillIn(set, item.name, 'set first') + fillIn(set, item.name, 'set last'));
      t.check('DDE-EXECUTE-010', twice === done('set last'), `${done('set last')} ${encoding}`, twice);
      const value = 'f(x), [y]';
      for (const written of [value, 'f((x)), [[y]]']) {
        const found = await run(fillIn(set, item.name, written));
        t.check('DDE-EXECUTE-008', found === done(value), `${done(value)} from ${JSON.stringify(written)}`, found);
      }
      await run(fillIn(set, item.name, before ?? item.value ?? ''));
    });
  },
};

const quit: ServerScenario = {
  id: 'server.execute.quit',
  role: 'server',
  title: 'A command that ends the server',
  story:
    'The client tells the server to quit. It acknowledges first and posts TERMINATE after that, in this conversation ' +
    'and in every other one; then it is gone.',
  rules: [
    'DDE-EXECUTE-010',
    'DDE-EXECUTE-012',
    'DDE-EXECUTE-013',
    'DDE-EXECUTE-017',
    'DDE-TERMINATE-003',
    'DDE-TERMINATE-004',
    'DDE-TERMINATE-008',
    'DDE-TERMINATE-009',
  ],
  endsSubject: true,
  async run({ t, profile, powers, connect }) {
    const { topic, quit: command } = commandsOf(t, profile);
    if (command === undefined) return t.unsupported('the profile has no command string that ends the server');
    const bystander = await connect();
    const { client, server } = await connect(topic);
    const listening = powers?.listening() ?? [];
    const block = client.postExecute(server, ...commandBytes(t, client, server, command));
    const gone = () => listening.some((window) => !t.process.isWindow(window));
    if (listening.length > 0) await t.process.pump(gone, t.timeout);
    const closed = t.process.now();
    const reply = await client.reply(undefined, block);
    const found = describeReply(reply);
    const keys = client.posted.map(({ key }) => key);
    const returned = reply.message?.key !== 'ACK' || reply.message.returned === reply.block;
    t.check('DDE-EXECUTE-012', returned, 'the handle of EXECUTE in the ACK', found);
    t.check('DDE-EXECUTE-017', keys.join(' ') === 'ACK TERMINATE', 'ACK, then TERMINATE', keys.join(', '));
    t.check('DDE-TERMINATE-004', keys.at(-1) === 'TERMINATE', 'nothing after TERMINATE', keys.join(', '));
    t.check(
      'DDE-TERMINATE-003',
      keys.filter((key) => key === 'ACK').length <= 1,
      'no ACK to our TERMINATE',
      keys.join(', '),
    );
    const others = bystander.client.posted.map(({ key }) => key);
    t.check(
      'DDE-TERMINATE-008',
      others.join(' ') === 'TERMINATE',
      'TERMINATE in the other conversation',
      others.join(', '),
    );
    if (listening.length === 0) t.skip('DDE-TERMINATE-009', 'the window that listens is not known here');
    else {
      const ends = [client, bystander.client].flatMap(({ posted }) => posted.filter(({ key }) => key === 'TERMINATE'));
      t.check(
        'DDE-TERMINATE-009',
        ends.length > 0 && ends.every(({ time }) => time <= closed),
        'TERMINATE in each conversation before the main window is closed',
        `closed at ${closed} ms, TERMINATE at ${ends.map(({ time }) => time).join(', ')} ms`,
      );
    }
    const answers = client.initiate(profile.application, topic);
    t.check(
      'DDE-EXECUTE-010',
      reply.kind === 'positive' && answers.length === 0,
      'a positive ACK and no server any more',
      `${found}; ${answers.length} answers to INITIATE`,
    );
    client.vanish();
    bystander.client.vanish();
  },
};

export const executeScenarios: readonly ServerScenario[] = [accepted, refused, effects, quit];
