/** What holds whatever the messages are: order, busy, and several clients at once. */

import type { Atom, Hwnd } from '../../../desktop/message-port.js';
import type { RuleId } from '../../../spec/index.js';
import type { ServerProfile } from '../../profile/server-profile.js';
import { describeReply, type Reply, TesterClient } from '../../tester/client.js';
import { describe, type Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import { encodeValue } from '../../tester/text-value.js';
import type { Connection, ServerScenario } from '../scenario.js';
import { checkAck, itemAckRules } from './acknowledgement.js';
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
import { checkAckParts, checkOneAnswer, textItem, unknownItem, withoutSurplus } from './request.js';

/** The next so many answers, and whatever comes besides. */
async function answers(client: TesterClient, count: number): Promise<readonly Received[]> {
  const came: Received[] = [];
  while (came.length < count) {
    const message = await client.next(({ key }) => key === 'DATA' || key === 'ACK' || key === 'TERMINATE');
    if (message === undefined) break;
    came.push(message);
  }
  return [...came, ...(await client.rest())];
}

function list(messages: readonly Received[]): string {
  return messages.length === 0 ? 'nothing' : messages.map(describe).join(', ');
}

/** One answer for each of these atoms, in their order. */
function inOrder(came: readonly Received[], atoms: readonly Atom[]): boolean {
  const answers = withoutSurplus(came);
  return answers.length === atoms.length && atoms.every((atom, index) => answers[index]?.atom === atom);
}

const order: ServerScenario = {
  id: 'server.message.order',
  role: 'server',
  title: 'Messages of several kinds without waiting',
  story:
    'The client posts REQUEST, POKE and ADVISE one after the other and waits for nothing. The answers come in the order ' +
    'of the messages.',
  rules: ['DDE-MESSAGE-005', 'DDE-MESSAGE-016'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    const other = profile.items.find(({ topic, name }) => topic === item.topic && name !== item.name);
    const last = other?.name ?? unknownItem('last');
    const names = [item.name, unknownItem('poke'), unknownItem('request'), unknownItem('advise'), last];
    client.postRequest(server, item.name, item.format);
    client.postPoke(server, unknownItem('poke'), pokeBlock(item.format, 'nothing', false), false);
    client.postRequest(server, unknownItem('request'), item.format);
    client.postAdvise(server, unknownItem('advise'), item.format);
    client.postRequest(server, last, other?.formats[0] ?? item.format);
    const atoms = names.map((name) => t.process.findAtom(name));
    const came = await answers(client, names.length);
    const wanted = `answers for ${names.map((name) => JSON.stringify(name)).join(', ')}`;
    t.check('DDE-MESSAGE-005', inOrder(came, atoms), wanted, list(came));
    const kinds = came.every(({ key }) => key === 'DATA' || key === 'ACK');
    t.check('DDE-MESSAGE-016', kinds, 'ACK and DATA only', list(came));
    await close();
  },
};

const writeBetweenReads: ServerScenario = {
  id: 'server.message.write-between-reads',
  role: 'server',
  title: 'A POKE between two requests',
  story:
    'The client requests an item, pokes a new value and requests it again, all at once. The first answer has the old ' +
    'value and the second the new one.',
  rules: ['DDE-MESSAGE-005'],
  async run(context) {
    const { t, profile, connect } = context;
    const item = writableItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    await changer(context, [item]);
    const before = (await requestValue(client, server, item, item.format)) ?? '';
    client.postRequest(server, item.name, item.format);
    client.postPoke(server, item.name, pokeBlock(item.format, '7.77', true), true);
    client.postRequest(server, item.name, item.format);
    client.postPoke(server, item.name, pokeBlock(item.format, before, true), true);
    client.postRequest(server, item.name, item.format);
    const came = await answers(client, 5);
    const values = came.filter(({ key }) => key === 'DATA').map(dataText);
    const right = JSON.stringify(values) === JSON.stringify([before, '7.77', before]);
    const wanted = [before, '7.77', before].map((value) => JSON.stringify(value)).join(', ');
    t.check('DDE-MESSAGE-005', right, `the values ${wanted}`, list(came));
    await close();
  },
};

/** The command string that makes a server answer the next message with a busy ACK. */
function busyCommand(t: Tester, profile: ServerProfile): string {
  return profile.execute?.busy ?? t.unsupported('the profile has no command string that makes the server busy');
}

async function makeBusy(t: Tester, { client, server }: Connection, command: string): Promise<void> {
  const done = await client.execute(server, ...commandBytes(t, client, server, command));
  if (done.kind !== 'positive') t.unsupported(`the server does not take the command: ${describeReply(done)}`);
}

const busy: ServerScenario = {
  id: 'server.message.busy',
  role: 'server',
  title: 'A server that is busy',
  story:
    'A command string makes the server answer the next message with a busy ACK. A busy REQUEST gets that ACK and nothing ' +
    'more; asked again, the server gives the value.',
  rules: [
    'DDE-MESSAGE-008',
    'DDE-REQUEST-002',
    'DDE-REQUEST-003',
    'DDE-REQUEST-011',
    'DDE-REQUEST-020',
    'DDE-ACK-004',
    'DDE-ACK-005',
    'DDE-ACK-006',
    'DDE-ACK-010',
    'DDE-ACK-014',
    'DDE-MESSAGE-004',
  ],
  async run({ t, profile, connect }) {
    const command = busyCommand(t, profile);
    const item = textItem(t, profile);
    const commands = await connect(profile.execute?.topic);
    const { client, server, close } = await connect(item.topic);
    await makeBusy(t, commands, command);
    const first = await client.request(server, item.name, item.format);
    const found = describeReply(first);
    t.check('DDE-MESSAGE-008', first.kind === 'busy', 'a busy ACK', found);
    t.check('DDE-REQUEST-020', first.kind === 'busy', 'a busy ACK', found);
    checkOneAnswer(t, first);
    checkAckParts(t, client, server, first, item.name);
    const second = await client.request(server, item.name, item.format);
    t.check('DDE-REQUEST-002', second.kind === 'data', `DATA for ${item.name}`, describeReply(second));
    await close();
    await commands.close();
  },
};

const busyTransactions: ServerScenario = {
  id: 'server.message.busy-transactions',
  role: 'server',
  title: 'Transactions that a busy server puts off',
  story:
    'POKE, ADVISE, UNADVISE and EXECUTE meet a server that is busy. Each gets one busy ACK, which gives back what came ' +
    'with the message, and changes nothing; asked again, the server does what it was asked.',
  rules: [
    ...itemAckRules,
    'DDE-ACK-016',
    'DDE-ADVISE-003',
    'DDE-ADVISE-007',
    'DDE-ADVISE-011',
    'DDE-ADVISE-012',
    'DDE-ADVISE-025',
    'DDE-EXECUTE-010',
    'DDE-EXECUTE-012',
    'DDE-EXECUTE-013',
    'DDE-MESSAGE-008',
    'DDE-POKE-003',
    'DDE-POKE-010',
    'DDE-POKE-011',
    'DDE-POKE-013',
    'DDE-UNADVISE-002',
    'DDE-UNADVISE-009',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const busy = busyCommand(t, profile);
    const item = linkableItems(t, profile, 'hot').find(({ writable }) => writable);
    if (item === undefined) return t.unsupported('the profile has no item with a hot link that POKE changes');
    const by = await changer(context, [item]);
    const commands = await connect(profile.execute?.topic);
    const { client, server, close } = await connect(item.topic);

    /** Posts it to a busy server, and again to one that is not. */
    const twice = async (
      rule: RuleId,
      post: () => Promise<Reply>,
      named: boolean,
      unchanged: () => Promise<unknown>,
    ) => {
      await makeBusy(t, commands, busy);
      const first = await post();
      t.check('DDE-MESSAGE-008', first.kind === 'busy', 'a busy ACK', describeReply(first));
      checkAck(t, client, server, first, named ? item.name : undefined);
      await unchanged();
      const second = await post();
      t.check(rule, second.kind === 'positive', 'a positive ACK once the server is not busy', describeReply(second));
      return [first, second] as const;
    };
    const before = await requestValue(client, server, item, item.format);
    for (const release of [true, false]) {
      const value = `busy ${release}`;
      const old = release ? before : 'busy true';
      const post = () => client.poke(server, item.name, item.format, encodeValue(item.format, value), release);
      await twice('DDE-POKE-003', post, true, async () => {
        const now = await requestValue(client, server, item, item.format);
        t.check('DDE-ACK-016', now === old, `the value ${JSON.stringify(old ?? null)} as before`, JSON.stringify(now));
      });
    }
    const changed = async (value: string) => {
      const from = client.posted.length;
      await by.change(item, value);
      await client.rest();
      return client.posted.slice(from).filter(({ key }) => key === 'DATA');
    };
    await twice(
      'DDE-ADVISE-003',
      () => client.advise(server, item.name, item.format),
      true,
      async () => {
        const came = await changed('put off');
        t.check('DDE-ADVISE-025', came.length === 0, 'no update along a link that was put off', list(came));
      },
    );
    await twice(
      'DDE-UNADVISE-002',
      () => client.unadvise(server, item.name, item.format),
      true,
      async () => {
        const came = await changed('linked still');
        t.check('DDE-ADVISE-012', came.length > 0, 'the update of a link whose end was put off', list(came));
      },
    );
    await close();

    const talk = await connect(profile.execute?.topic);
    const [command] = profile.execute?.accepted ?? [];
    if (command === undefined) {
      for (const rule of ['DDE-EXECUTE-010', 'DDE-EXECUTE-012'] as const)
        t.skip(rule, 'the profile names no command string that succeeds');
      return;
    }
    await makeBusy(t, commands, busy);
    for (const kind of ['busy', 'positive'] as const) {
      const reply = await talk.client.execute(talk.server, ...commandBytes(t, talk.client, talk.server, command));
      const found = describeReply(reply);
      t.check(kind === 'busy' ? 'DDE-MESSAGE-008' : 'DDE-EXECUTE-010', reply.kind === kind, `a ${kind} ACK`, found);
      checkAck(t, talk.client, talk.server, reply);
      if (reply.message?.key === 'ACK')
        t.check('DDE-EXECUTE-012', reply.message.returned === reply.block, 'the handle of EXECUTE in the ACK', found);
    }
    await talk.close();
    await commands.close();
  },
};

const noDeadlock: ServerScenario = {
  id: 'server.message.no-deadlock',
  role: 'server',
  title: 'A request to a server that waits itself',
  story:
    'The server has sent an update and waits for its ACK. The client, which may be waiting too, asks for an item before ' +
    'it acknowledges. The server answers, were it only that it is busy, so that neither waits for the other.',
  rules: ['DDE-MESSAGE-007'],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const { client, server, close } = await connect(item.topic);
    const { change } = await changer(context, [item]);
    const advised = await client.advise(server, item.name, item.format, { ackRequested: true });
    if (advised.kind !== 'positive') t.unsupported(`the server makes no link: ${describeReply(advised)}`);
    client.dataPolicy = 'hold';
    await change(item, '7.77');
    const update = await client.next(({ key }) => key === 'DATA');
    if (!update?.data?.fAckReq) t.unsupported('the server asks for no ACK to its update');
    client.postRequest(server, item.name, item.format);
    const answer = await client.next(({ key }) => key === 'DATA' || key === 'ACK');
    const found = answer === undefined ? 'no answer' : describe(answer);
    const answered = answer?.data?.fResponse === true || answer?.status?.fBusy === true;
    t.check('DDE-MESSAGE-007', answered, 'DATA, or a busy ACK', found);
    client.dataPolicy = 'accept';
    for (const held of client.held) client.answerData(held, true);
    await client.unadvise(server, item.name, item.format);
    await close();
  },
};

/** Two text items of one topic, or one twice. */
function twoItems(t: Tester, profile: ServerProfile): readonly [TextItem, TextItem] {
  const one = textItem(t, profile);
  for (const item of profile.items) {
    const [format] = textFormats(item);
    if (item.topic === one.topic && item.name !== one.name && format !== undefined) return [one, { ...item, format }];
  }
  return [one, one];
}

/** Lets two clients ask in turn, and checks that each gets its own answers, in its own order. */
async function interleave(
  t: Tester,
  one: { readonly client: TesterClient; readonly server: Hwnd },
  two: { readonly client: TesterClient; readonly server: Hwnd },
  [first, second]: readonly [TextItem, TextItem],
): Promise<void> {
  const unknown = unknownItem('interleaved');
  one.client.postRequest(one.server, first.name, first.format);
  two.client.postRequest(two.server, second.name, second.format);
  one.client.postRequest(one.server, unknown, first.format);
  two.client.postRequest(two.server, unknown, second.format);
  one.client.postRequest(one.server, second.name, second.format);
  two.client.postRequest(two.server, first.name, first.format);
  const [a, b, c] = [first.name, second.name, unknown].map((name) => t.process.findAtom(name)) as [Atom, Atom, Atom];
  const forOne = await answers(one.client, 3);
  const forTwo = await answers(two.client, 3);
  const found = `${list(forOne)}; and ${list(forTwo)}`;
  const wanted = 'an answer for each of three requests, for both clients';
  const both = forOne.length > 0 && forTwo.length > 0;
  t.check('DDE-MESSAGE-022', both, 'answers for both clients', found);
  t.check('DDE-INITIATE-029', both, 'two conversations at a time', found);
  const right = inOrder(forOne, [a, c, b]) && inOrder(forTwo, [b, c, a]);
  t.check('DDE-MESSAGE-006', right, wanted, found);
  const own = forOne.every(({ from }) => from === one.server) && forTwo.every(({ from }) => from === two.server);
  t.check('DDE-MESSAGE-004', own, 'each answer of the window that was asked', found);
}

/** The rules of a second client; whether there can be one is the first. */
const together: readonly RuleId[] = [
  'DDE-MESSAGE-022',
  'DDE-INITIATE-017',
  'DDE-INITIATE-029',
  'DDE-MESSAGE-004',
  'DDE-MESSAGE-006',
  'DDE-TERMINATE-016',
];

/** A second conversation beside the first, through a window of another client; `undefined` if there is none. */
function joinIn(
  t: Tester,
  { application }: ServerProfile,
  topic: string,
  first: Hwnd,
  client: TesterClient,
): { readonly client: TesterClient; readonly server: Hwnd } | undefined {
  const [ack] = client.initiate(application, topic);
  if (ack === undefined) {
    t.check('DDE-MESSAGE-022', false, 'an ACK for the second client', 'no ACK');
    for (const rule of together.slice(1)) t.skip(rule, 'the server holds one conversation at a time');
    return undefined;
  }
  t.check('DDE-INITIATE-017', ack.from !== first, 'a window for each conversation', `${first} and ${ack.from}`);
  return { client, server: ack.from };
}

const twoClients: ServerScenario = {
  id: 'server.message.two-clients',
  role: 'server',
  title: 'Two clients at once',
  story:
    'Two client windows talk to the server in turn, each through a window of its own. Neither gets what the other asked ' +
    'for, and when one leaves the other goes on.',
  rules: together,
  async run({ t, profile, connect }) {
    const pair = twoItems(t, profile);
    const [{ topic, name, format }] = pair;
    const one = await connect(topic);
    const two = joinIn(t, profile, topic, one.server, t.client());
    if (two !== undefined) await interleave(t, one, two, pair);
    await one.close();
    if (two === undefined) return;
    const reply = await two.client.request(two.server, name, format);
    t.check('DDE-TERMINATE-016', reply.kind === 'data', `DATA for ${name}`, describeReply(reply));
    await two.client.terminate(two.server);
    await t.quiet();
    two.client.vanish();
  },
};

const twoPrograms: ServerScenario = {
  id: 'server.message.two-programs',
  role: 'server',
  title: 'Two programs at once, of which one dies',
  story:
    'Two programs talk to the server in turn. One dies while the server has its request to answer; the other goes on, ' +
    'and the server keeps nothing of what could not be delivered.',
  rules: [...together, 'DDE-DATA-013'],
  virtualOnly: true,
  async run({ t, profile, powers, connect }) {
    if (powers === undefined) return t.unsupported('a program can be killed on the virtual desktop only');
    const pair = twoItems(t, profile);
    const [{ topic, name, format }] = pair;
    const process = powers.process('another client');
    const one = await connect(topic);
    const two = joinIn(t, profile, topic, one.server, new TesterClient(t.elsewhere(process)));
    if (two === undefined) t.skip('DDE-DATA-013', 'the server holds one conversation at a time');
    else {
      await interleave(t, one, two, pair);
      two.client.postRequest(two.server, name, format);
      powers.kill(process);
      const reply = await one.client.request(one.server, name, format);
      t.check('DDE-TERMINATE-016', reply.kind === 'data', `DATA for ${name}`, describeReply(reply));
    }
    await one.close();
  },
};

export const messageScenarios: readonly ServerScenario[] = [
  order,
  writeBetweenReads,
  busy,
  busyTransactions,
  noDeadlock,
  twoClients,
  twoPrograms,
];
