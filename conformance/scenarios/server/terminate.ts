/** TERMINATE: the end of a conversation by either side, with messages still under way, and without an answer. */
import type { Hwnd } from '../../../desktop/message-port.js';
import type { ItemProfile, ServerProfile } from '../../profile/server-profile.js';
import type { TesterClient } from '../../tester/client.js';
import { describe, type Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import type { Connection, ServerScenario } from '../scenario.js';
import { commandBytes } from './command-strings.js';
import {
  changer,
  dataText,
  linkableItems,
  pokeBlock,
  requestValue,
  type TextItem,
  textFormats,
  writableItem,
} from './item-values.js';
import { textItem, unknownItem } from './request.js';

function list(messages: readonly Received[]): string {
  return messages.length === 0 ? 'nothing' : messages.map(describe).join(', ');
}

/** That the server said TERMINATE once, and nothing after it. */
function checkEnd(t: Tester, messages: readonly Received[]): void {
  const found = list(messages);
  const ends = messages.filter(({ key }) => key === 'TERMINATE').length;
  t.check('DDE-TERMINATE-002', ends >= 1, 'TERMINATE', found);
  t.check('DDE-TERMINATE-011', ends <= 1, 'one TERMINATE', found);
  const first = messages.findIndex(({ key }) => key === 'TERMINATE');
  const after = first < 0 ? [] : messages.slice(first + 1);
  t.check('DDE-TERMINATE-004', after.length === 0, 'nothing after TERMINATE', found);
  t.check('DDE-TERMINATE-003', !after.some(({ key }) => key === 'ACK'), 'no ACK to TERMINATE', found);
}

/** The rules that {@link checkEnd} checks. */
const endRules = ['DDE-TERMINATE-002', 'DDE-TERMINATE-003', 'DDE-TERMINATE-004', 'DDE-TERMINATE-011'] as const;

/** One message of each kind, posted without waiting. */
function postEverything(
  t: Tester,
  profile: ServerProfile,
  client: TesterClient,
  server: Hwnd,
  item: ItemProfile,
): void {
  const [format] = textFormats(item);
  if (format === undefined) return;
  client.postRequest(server, item.name, format);
  for (const release of [true, false])
    client.postPoke(server, item.name, pokeBlock(format, 'in flight', release), release);
  client.postAdvise(server, item.name, format);
  client.postUnadvise(server, undefined, 0);
  const [command] = profile.execute?.topic === item.topic ? profile.execute.accepted : [];
  if (command !== undefined) client.postExecute(server, ...commandBytes(t, client, server, command));
}

/** A text item that POKE changes if there is one, else any. */
function writableIfAny(t: Tester, profile: ServerProfile): TextItem {
  return profile.items.some((item) => item.writable && textFormats(item).length > 0)
    ? writableItem(t, profile)
    : textItem(t, profile);
}

/** The command that ends the server, as a step: posted through a conversation of its own. */
async function quitter(
  t: Tester,
  profile: ServerProfile,
  connect: (topic?: string) => Promise<Connection>,
): Promise<() => void> {
  const command = profile.execute?.quit ?? t.unsupported('the profile has no command string that ends the server');
  const { client, server } = await connect(profile.execute?.topic);
  return () => {
    client.postExecute(server, ...commandBytes(t, client, server, command));
  };
}

/** An item whose DATA the server lends, or the scenario is unsupported. */
function lentItem(t: Tester, profile: ServerProfile): ItemProfile & { readonly format: number } {
  const item = profile.items.find((one) => one.lent === true && one.formats.length > 0);
  const format = item?.formats[0];
  if (item === undefined || format === undefined)
    return t.unsupported('the profile has no item whose DATA leaves fRelease clear');
  return { ...item, format };
}

const byClient: ServerScenario = {
  id: 'server.terminate.by-client',
  role: 'server',
  title: 'The client ends the conversation',
  story:
    'The client posts TERMINATE, in one conversation once and in another one twice. The server answers with one ' +
    'TERMINATE and nothing else, and the conversations of others go on.',
  rules: [...endRules, 'DDE-TERMINATE-016'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const bystander = await connect(item.topic);
    for (const times of [1, 2]) {
      const { client, server } = await connect(item.topic);
      client.postTerminate(server);
      if (times === 2)
        client.post(server, 'TERMINATE', {}, 'TERMINATE', { onPurpose: 'a second TERMINATE is to change nothing' });
      await client.rest();
      checkEnd(t, client.posted);
      client.vanish();
    }
    const other = 'the other conversation as before';
    t.require('DDE-TERMINATE-016', bystander.client.posted.length === 0, other, list(bystander.client.posted));
    const value = await requestValue(bystander.client, bystander.server, item, item.format);
    t.check('DDE-TERMINATE-016', value !== undefined, other, list(bystander.client.posted));
    await bystander.close();
  },
};

const inFlight: ServerScenario = {
  id: 'server.terminate.data-in-flight',
  role: 'server',
  title: 'TERMINATE right behind other messages',
  story:
    'The client posts REQUEST, POKE, ADVISE and EXECUTE, and TERMINATE without waiting for answers. The server answers ' +
    'what it wants to answer before its own TERMINATE; nothing comes later, and nothing is lost.',
  rules: [...endRules, 'DDE-MESSAGE-009'],
  async run(context) {
    const { t, profile, connect } = context;
    const item = writableIfAny(t, profile);
    const helper = item.writable ? await changer(context, [item]) : await connect(item.topic);
    const { client, server } = await connect(item.topic);
    postEverything(t, profile, client, server, item);
    client.postTerminate(server);
    await client.rest();
    checkEnd(t, client.posted);
    client.settle(server);
    client.vanish();
    const value = await requestValue(helper.client, helper.server, item, item.format);
    t.check('DDE-MESSAGE-009', value !== undefined, 'a server that answers others', JSON.stringify(value ?? null));
  },
};

const endsLinks: ServerScenario = {
  id: 'server.terminate.ends-links',
  role: 'server',
  title: 'Links end with their conversation',
  story:
    'The client makes a link and ends the conversation; changes of the item bring nothing any more. The same window ' +
    'opens a new conversation, which has no link until it asks for one.',
  rules: ['DDE-ADVISE-003', 'DDE-ADVISE-012', 'DDE-TERMINATE-002', 'DDE-TERMINATE-014', 'DDE-TERMINATE-018'],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const { client, server } = await connect(item.topic);
    const by = await changer(context, [item]);
    const advised = await client.advise(server, item.name, item.format);
    t.require('DDE-ADVISE-003', advised.kind === 'positive', 'a positive ACK', advised.kind);
    const answer = await client.terminate(server);
    t.check(
      'DDE-TERMINATE-002',
      answer !== undefined,
      'TERMINATE',
      answer === undefined ? 'no answer' : describe(answer),
    );
    const change = async (value: string): Promise<readonly Received[]> => {
      const from = client.posted.length;
      await by.change(item, value);
      await client.rest();
      return client.posted.slice(from);
    };
    const late = await change('ended 1');
    t.check('DDE-TERMINATE-014', late.length === 0, 'nothing after the end', list(late));
    const again = await connect(item.topic, client);
    const unasked = await change('ended 2');
    t.check('DDE-TERMINATE-014', unasked.length === 0, 'no link in the new conversation', list(unasked));
    const anew = await client.advise(again.server, item.name, item.format);
    t.check('DDE-TERMINATE-018', anew.kind === 'positive', 'a link after a new INITIATE', anew.kind);
    const came = await change('ended 3');
    t.check('DDE-ADVISE-012', dataText(came.at(-1)) === 'ended 3', 'DATA with "ended 3"', list(came));
    await again.close();
  },
};

const crossing: ServerScenario = {
  id: 'server.terminate.crossing',
  role: 'server',
  title: 'Both sides end the conversation at once',
  story:
    'Another client tells the server to quit, and this one posts TERMINATE before it has heard of that. Each TERMINATE ' +
    'is the answer to the other one.',
  rules: [...endRules],
  endsSubject: true,
  async run({ t, profile, connect }) {
    const quit = await quitter(t, profile, connect);
    const { client, server } = await connect();
    quit();
    client.postTerminate(server);
    await client.rest();
    checkEnd(t, client.posted);
  },
};

const lateMessages: ServerScenario = {
  id: 'server.terminate.late-messages',
  role: 'server',
  title: 'Messages that reach a server after its TERMINATE',
  story:
    'Another client tells the server to quit while messages of this one are under way. The server has posted TERMINATE ' +
    'when they come: it acknowledges none, and frees what came with them, except blocks whose fRelease is clear.',
  rules: [...endRules, 'DDE-TERMINATE-005', 'DDE-TERMINATE-006', 'DDE-TERMINATE-007'],
  endsSubject: true,
  async run({ t, profile, connect }) {
    const quit = await quitter(t, profile, connect);
    const item = writableIfAny(t, profile);
    const { client, server } = await connect(item.topic);
    quit();
    postEverything(t, profile, client, server, item);
    await client.rest();
    checkEnd(t, client.posted);
    const keys = client.posted.map(({ key }) => key);
    const after = keys.indexOf('TERMINATE') < 0 ? [] : keys.slice(keys.indexOf('TERMINATE') + 1);
    t.check('DDE-TERMINATE-005', !after.includes('ACK'), 'no ACK after TERMINATE', list(client.posted));
  },
};

const lent: ServerScenario = {
  id: 'server.terminate.lent-data',
  role: 'server',
  title: 'DATA whose block the server owns, answered, refused, and never answered',
  story:
    'The client requests an item whose DATA has fRelease clear: it acknowledges it, refuses it, ends the conversation ' +
    'without answering, and vanishes without a word. Each time the server frees the block.',
  rules: ['DDE-REQUEST-002', 'DDE-DATA-003', 'DDE-DATA-010', 'DDE-DATA-011', 'DDE-TERMINATE-015', 'DDE-MESSAGE-009'],
  async run({ t, profile, connect }) {
    const item = lentItem(t, profile);
    for (const end of ['accept', 'refuse', 'terminate', 'vanish'] as const) {
      const { client, server, close } = await connect(item.topic);
      client.dataPolicy = end === 'accept' || end === 'refuse' ? end : 'hold';
      const reply = await client.request(server, item.name, item.format);
      const data = reply.message?.data;
      t.require('DDE-REQUEST-002', data !== undefined, `DATA for ${item.name}`, reply.kind);
      t.check('DDE-DATA-003', data?.fAckReq === true || data?.fRelease === true, 'fAckReq or fRelease set', reply.kind);
      if (end !== 'vanish') {
        await close();
        // The conversation is over, so that this only cleans up.
        for (const held of client.held) client.answerData(held, true);
      } else {
        for (const held of client.held) client.discard(held);
        client.vanish();
      }
    }
    await t.wait(t.timeout);
    const { client, server, close } = await connect(item.topic);
    const value = await requestValue(client, server, item, item.format);
    t.check('DDE-MESSAGE-009', value !== undefined, 'a server that answers others', JSON.stringify(value ?? null));
    await close();
  },
};

const lentCrossing: ServerScenario = {
  id: 'server.terminate.lent-data-crossing',
  role: 'server',
  title: 'TERMINATE crosses DATA whose block the server owns',
  story:
    'The client requests an item whose DATA has fRelease clear, and posts TERMINATE before it has read the answer: it ' +
    'looks into the block only when DATA has its turn, long after the server knows that the conversation is over. ' +
    'Until then the block stays. The server frees it when the window of the client is gone, or when it has waited long ' +
    'enough.',
  rules: [...endRules, 'DDE-MEMORY-002', 'DDE-MEMORY-003', 'DDE-TERMINATE-015'],
  async run({ t, profile, connect }) {
    const item = lentItem(t, profile);
    for (const end of ['vanish', 'stay'] as const) {
      const { client, server } = await connect(item.topic);
      client.postRequest(server, item.name, item.format);
      client.postTerminate(server);
      await client.rest();
      checkEnd(t, client.posted);
      const data = client.posted.find(({ key }) => key === 'DATA');
      // A server may look ahead and leave the REQUEST without an answer; DATA that came can be read.
      if (data !== undefined && data.block !== 0)
        t.check('DDE-MEMORY-003', data.data !== undefined, 'a block that can still be read', describe(data));
      if (end === 'stay') await t.wait(t.timeout);
      client.vanish();
      await t.quiet();
    }
  },
};

const vanished: ServerScenario = {
  id: 'server.terminate.vanished-client',
  role: 'server',
  title: 'A client whose window is gone',
  story:
    'A client with a link loses its window without a word. The next update cannot be posted: the server frees what it ' +
    'made for it, and goes on with its other clients.',
  rules: [
    'DDE-ADVISE-003',
    'DDE-ADVISE-012',
    'DDE-DATA-013',
    'DDE-MESSAGE-009',
    'DDE-MESSAGE-011',
    'DDE-TERMINATE-016',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const by = await changer(context, [item]);
    const neighbour = await connect(item.topic);
    const { client, server } = await connect(item.topic);
    for (const one of [{ client, server }, neighbour]) {
      const advised = await one.client.advise(one.server, item.name, item.format);
      t.require('DDE-ADVISE-003', advised.kind === 'positive', 'a positive ACK', advised.kind);
    }
    client.vanish();
    for (const value of ['vanished 1', 'vanished 2']) {
      await by.change(item, value);
      await neighbour.client.rest();
      const last = neighbour.client.posted.at(-1);
      t.check(
        'DDE-ADVISE-012',
        dataText(last) === value,
        'the update for the other client',
        list(neighbour.client.posted),
      );
    }
    t.check(
      'DDE-TERMINATE-016',
      neighbour.client.posted.every(({ key }) => key !== 'TERMINATE'),
      'the other conversation as before',
      list(neighbour.client.posted),
    );
    const fresh = await connect(item.topic);
    const value = await requestValue(fresh.client, fresh.server, item, item.format);
    t.check('DDE-MESSAGE-009', value !== undefined, 'a server that answers others', JSON.stringify(value ?? null));
    await fresh.close();
    await neighbour.close();
  },
};

const vanishedAsker: ServerScenario = {
  id: 'server.terminate.vanished-asker',
  role: 'server',
  title: 'A client that vanishes with a question still open',
  story:
    'A client posts a REQUEST for an item that there is and for one that there is not, and loses its window before ' +
    'the answers. They cannot be posted: the server frees what they carry, and answers its other clients.',
  rules: ['DDE-DATA-013', 'DDE-MESSAGE-009', 'DDE-MESSAGE-011'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server } = await connect(item.topic);
    client.postRequest(server, item.name, item.format);
    client.postRequest(server, unknownItem('vanished'), item.format);
    client.vanish();
    await t.quiet();
    const fresh = await connect(item.topic);
    const value = await requestValue(fresh.client, fresh.server, item, item.format);
    t.check('DDE-MESSAGE-009', value !== undefined, 'a server that answers others', JSON.stringify(value ?? null));
    await fresh.close();
  },
};

const leaves: ServerScenario = {
  id: 'server.terminate.client-leaves',
  role: 'server',
  title: 'A client that is gone before it has answered the TERMINATE of the server',
  story:
    'The server quits while a client holds DATA whose block is the server’s, and the window of the client is gone ' +
    'before TERMINATE reaches it. No answer can come: the server frees the block and closes the window of the ' +
    'conversation.',
  rules: ['DDE-MESSAGE-009', 'DDE-TERMINATE-015'],
  virtualOnly: true,
  endsSubject: true,
  async run({ t, profile, connect }) {
    const item = lentItem(t, profile);
    const quit = await quitter(t, profile, connect);
    const { client, server } = await connect(item.topic);
    client.dataPolicy = 'hold';
    await client.request(server, item.name, item.format);
    client.answersTerminate = false;
    quit();
    // The server gets the command, and its TERMINATE waits for the client.
    await client.next(({ key }) => key === 'TERMINATE');
    for (const held of client.held) client.discard(held);
    client.vanish();
    await t.wait(t.timeout);
    const left = t.process.isWindow(server);
    t.check('DDE-MESSAGE-009', !left, 'the window of the conversation closed', left ? 'it is still there' : 'closed');
  },
};

const silent: ServerScenario = {
  id: 'server.terminate.silent-client',
  role: 'server',
  title: 'A client that never answers the TERMINATE of the server',
  story:
    'The server quits while a client holds DATA whose block is the server’s. The client never answers: in the end ' +
    'the server frees the block, closes the window of the conversation, and has posted nothing more.',
  rules: [...endRules, 'DDE-MESSAGE-009', 'DDE-TERMINATE-015'],
  virtualOnly: true,
  endsSubject: true,
  async run({ t, profile, connect }) {
    const item = lentItem(t, profile);
    const quit = await quitter(t, profile, connect);
    const { client, server } = await connect(item.topic);
    client.dataPolicy = 'hold';
    client.answersTerminate = false;
    await client.request(server, item.name, item.format);
    const from = client.posted.length;
    quit();
    await t.wait(t.timeout);
    checkEnd(t, client.posted.slice(from));
    t.check(
      'DDE-MESSAGE-009',
      !t.process.isWindow(server),
      'the window of the conversation closed',
      'it is still there',
    );
    for (const held of client.held) client.discard(held);
  },
};

export const terminateScenarios: readonly ServerScenario[] = [
  byClient,
  inFlight,
  endsLinks,
  crossing,
  lateMessages,
  lent,
  lentCrossing,
  vanished,
  vanishedAsker,
  silent,
  leaves,
];
