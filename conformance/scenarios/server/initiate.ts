/** INITIATE: who answers, how often, with which names and windows, and what becomes of the atoms. */
import { makeLong, signExtend } from '../../../codecs/index.js';
import { HWND_BROADCAST, type Hwnd } from '../../../desktop/message-port.js';
import { messages, type RuleId, systemTopic } from '../../../spec/index.js';
import type { ItemProfile, ServerProfile } from '../../profile/server-profile.js';
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import { describe, holdsWords, type Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import type { ServerScenario } from '../scenario.js';
import { textItem, unknownItem } from './request.js';

/** Names that are one atom are one name. */
function same(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

function list(acks: readonly Received[]): string {
  return acks.length === 0 ? 'no ACK' : acks.map((ack) => `${describe(ack)} of window ${ack.from}`).join(', ');
}

/** What an INITIATE brought. */
interface Answers {
  /** The ACKs that came inside SendMessage, as they should. */
  readonly sent: readonly Received[];
  /** Those that were posted. */
  readonly posted: readonly Received[];
}

async function ask(
  t: Tester,
  client: TesterClient,
  application: string | undefined,
  topic: string | undefined,
  to: Hwnd = HWND_BROADCAST,
): Promise<Answers> {
  const before = client.posted.length;
  const sent = client.initiate(application, topic, to);
  await t.quiet();
  return { sent, posted: client.posted.slice(before).filter(({ key }) => key === 'ACK') };
}

/** The ACKs of the server under test: others may answer to NULL. */
function ours(acks: readonly Received[], profile: ServerProfile): readonly Received[] {
  return acks.filter(
    ({ applicationAtom, application }) => applicationAtom === 0 || same(application, profile.application),
  );
}

/** Every topic that the profile offers. */
function topicsOf(profile: ServerProfile): readonly string[] {
  return profile.system ? [...profile.topics, systemTopic.name] : profile.topics;
}

function firstTopic(t: Tester, profile: ServerProfile): string {
  return profile.topics[0] ?? t.unsupported('the profile names no topic');
}

/** Something to request under a topic, to see whether a conversation works. */
function itemOf(profile: ServerProfile, topic: string): (ItemProfile & { readonly format: number }) | undefined {
  const item =
    topic === systemTopic.name
      ? { topic, name: 'SysItems', formats: [systemTopic.format] }
      : profile.items.find((candidate) => candidate.topic === topic);
  const format = item?.formats[0];
  return item === undefined || format === undefined ? undefined : { ...item, format };
}

/** The rules of {@link checkAnswers}. */
const answerRules: readonly RuleId[] = ['DDE-INITIATE-009', 'DDE-INITIATE-010', 'DDE-ATOM-014', 'DDE-LPARAM-002'];

const NO_ACK = 'there is no ACK to look at';

/** What holds for every ACK to INITIATE. */
function checkAnswers(t: Tester, { sent, posted }: Answers): void {
  t.check(
    'DDE-INITIATE-009',
    posted.length === 0,
    'the ACK sent while INITIATE is processed',
    `posted: ${list(posted)}`,
  );
  if (sent.length === 0) t.unseen(['DDE-INITIATE-010', 'DDE-ATOM-014', 'DDE-LPARAM-002'], NO_ACK);
  for (const ack of sent) {
    t.check(
      'DDE-INITIATE-010',
      ack.applicationAtom !== 0 && ack.topicAtom !== 0,
      'two atoms that are not NULL',
      describe(ack),
    );
    const known =
      (ack.applicationAtom === 0 || ack.application !== undefined) && (ack.topicAtom === 0 || ack.topic !== undefined);
    const found = `${describe(ack)}, lParam 0x${ack.lParam.toString(16)}`;
    t.check('DDE-ATOM-014', known, 'atoms that exist', found);
    t.check('DDE-LPARAM-002', holdsWords(ack), 'the two atoms in lParam itself', found);
  }
}

/** Ends every conversation that the ACKs have opened, and closes the window. */
async function leave(t: Tester, client: TesterClient, acks: readonly Received[]): Promise<void> {
  for (const window of new Set(acks.map(({ from }) => from))) await client.terminate(window);
  await t.quiet();
  client.vanish();
}

/** Requests an item and checks that the window of the conversation answers with it. */
async function checkWorks(
  t: Tester,
  rule: RuleId,
  client: TesterClient,
  server: Hwnd,
  item: ItemProfile & { readonly format: number },
): Promise<Reply> {
  const reply = await client.request(server, item.name, item.format);
  const works = reply.kind === 'data' && reply.message?.from === server;
  t.check(rule, works, `DATA for ${item.name} of window ${server}`, describeReply(reply));
  return reply;
}

/** What the ledger must have seen after any INITIATE that was answered. */
const ownership: readonly RuleId[] = ['DDE-INITIATE-011', 'DDE-INITIATE-014', 'DDE-INITIATE-015'];

const exactNames: ServerScenario = {
  id: 'server.initiate.exact-names',
  role: 'server',
  title: 'Application and topic by their exact names',
  story:
    'The client broadcasts INITIATE with both names. The server answers before SendMessage returns, with atoms of its ' +
    'own, and the window that it names carries the conversation.',
  rules: ['DDE-INITIATE-004', 'DDE-INITIATE-007', 'DDE-INITIATE-041', 'DDE-MESSAGE-003', ...answerRules, ...ownership],
  async run({ t, profile }) {
    const item = textItem(t, profile);
    const client = t.client();
    const answers = await ask(t, client, profile.application, item.topic);
    const { sent, posted } = answers;
    const all = [...sent, ...posted];
    t.require('DDE-INITIATE-004', all.length > 0, 'an ACK', list(all));
    checkAnswers(t, answers);
    t.require('DDE-MESSAGE-003', sent.length > 0, 'an ACK that was sent', list(all));
    for (const ack of sent) {
      t.check(
        'DDE-INITIATE-007',
        same(ack.topic, item.topic),
        `the topic ${JSON.stringify(item.topic)}`,
        describe(ack),
      );
    }
    const [first] = sent;
    if (first !== undefined) await checkWorks(t, 'DDE-INITIATE-041', client, first.from, item);
    await leave(t, client, sent);
  },
};

const nullApplication: ServerScenario = {
  id: 'server.initiate.null-application',
  role: 'server',
  title: 'Any application, one topic',
  story: 'The client leaves the application open. Every server that has the topic answers, with its own name.',
  rules: ['DDE-INITIATE-005', 'DDE-INITIATE-007', ...answerRules, ...ownership],
  async run({ t, profile }) {
    const topic = firstTopic(t, profile);
    const client = t.client();
    const answers = await ask(t, client, undefined, topic);
    const mine = ours(answers.sent, profile);
    t.check('DDE-INITIATE-005', mine.length > 0, `an ACK of ${profile.application}`, list(answers.sent));
    if (mine.length === 0) t.unseen(['DDE-INITIATE-007'], NO_ACK);
    for (const ack of mine) {
      t.check('DDE-INITIATE-007', same(ack.topic, topic), `the topic ${JSON.stringify(topic)}`, describe(ack));
    }
    checkAnswers(t, { sent: mine, posted: answers.posted });
    await leave(t, client, answers.sent);
  },
};

/** One ACK for each topic, and every one with a window of its own. */
function checkTopics(t: Tester, profile: ServerProfile, mine: readonly Received[]): void {
  for (const topic of topicsOf(profile)) {
    const acks = mine.filter((ack) => same(ack.topic, topic));
    t.check('DDE-INITIATE-006', acks.length === 1, `one ACK for ${JSON.stringify(topic)}`, list(mine));
  }
  if (mine.length === 0) {
    t.unseen(['DDE-INITIATE-017', 'DDE-INITIATE-018'], NO_ACK);
    return;
  }
  const windows = new Set(mine.map(({ from }) => from));
  t.check('DDE-INITIATE-017', windows.size === mine.length, 'a window for each conversation', list(mine));
  t.check('DDE-INITIATE-018', windows.size === mine.length, 'no pair of windows twice', list(mine));
}

const nullTopic: ServerScenario = {
  id: 'server.initiate.null-topic',
  role: 'server',
  title: 'One application, every topic',
  story:
    'The client leaves the topic open. The server answers once for each topic that it has, each time with the name of ' +
    'that topic and with another window, and makes its atoms anew for each ACK.',
  rules: ['DDE-INITIATE-006', 'DDE-INITIATE-017', 'DDE-INITIATE-018', 'DDE-INITIATE-031', ...answerRules, ...ownership],
  async run({ t, profile }) {
    const client = t.client();
    const answers = await ask(t, client, profile.application, undefined);
    checkTopics(t, profile, answers.sent);
    checkAnswers(t, answers);
    await leave(t, client, answers.sent);
  },
};

const bothNull: ServerScenario = {
  id: 'server.initiate.both-null',
  role: 'server',
  title: 'Every application, every topic',
  story: 'The client asks with two NULL atoms who is there at all. The server names each of its topics.',
  rules: [
    'DDE-INITIATE-005',
    'DDE-INITIATE-006',
    'DDE-INITIATE-017',
    'DDE-INITIATE-018',
    'DDE-INITIATE-031',
    ...answerRules,
    'DDE-INITIATE-014',
  ],
  async run({ t, profile }) {
    const client = t.client();
    const answers = await ask(t, client, undefined, undefined);
    const mine = ours(answers.sent, profile);
    t.check('DDE-INITIATE-005', mine.length > 0, `an ACK of ${profile.application}`, list(answers.sent));
    checkTopics(t, profile, mine);
    checkAnswers(t, { sent: mine, posted: answers.posted });
    await leave(t, client, answers.sent);
  },
};

const noMatch: ServerScenario = {
  id: 'server.initiate.no-match',
  role: 'server',
  title: 'Names that are not those of the server',
  story:
    'The client asks for an application or a topic that the server is not, among them names that begin as its own do. ' +
    'Nobody answers, and nothing is left of the names.',
  rules: ['DDE-INITIATE-008', 'DDE-INITIATE-015'],
  async run({ t, profile }) {
    const { application } = profile;
    const topic = firstTopic(t, profile);
    const names: readonly (readonly [string | undefined, string | undefined])[] = [
      [unknownItem('application'), topic],
      [unknownItem('application'), undefined],
      [application, unknownItem('topic')],
      [undefined, unknownItem('topic')],
      [`${application}.dde-spec`, topic],
      [application, `${topic}.dde-spec`],
      [application.slice(0, -1) || unknownItem('shorter'), topic],
      ['#1', topic],
      [application, '#1'],
    ];
    const client = t.client();
    for (const [app, top] of names) {
      const { sent, posted } = await ask(t, client, app, top);
      const wanted = `no ACK to ${JSON.stringify(app ?? null)} and ${JSON.stringify(top ?? null)}`;
      t.check('DDE-INITIATE-008', sent.length + posted.length === 0, wanted, list([...sent, ...posted]));
      for (const { from } of sent) await client.terminate(from);
    }
    client.vanish();
  },
};

function swapCase(name: string): string {
  return [...name].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
}

const otherCase: ServerScenario = {
  id: 'server.initiate.other-case',
  role: 'server',
  title: 'Names in other case',
  story: 'Atoms do not tell capitals from small letters; neither does a server that gets names in unusual spelling.',
  rules: ['DDE-INITIATE-016', ...answerRules],
  async run({ t, profile }) {
    const [application, topic] = [swapCase(profile.application), swapCase(firstTopic(t, profile))];
    const client = t.client();
    const answers = await ask(t, client, application, topic);
    const wanted = `an ACK to ${JSON.stringify(application)} and ${JSON.stringify(topic)}`;
    t.require('DDE-INITIATE-016', answers.sent.length > 0, wanted, list(answers.sent));
    checkAnswers(t, answers);
    await leave(t, client, answers.sent);
  },
};

const secondConversation: ServerScenario = {
  id: 'server.initiate.second-conversation',
  role: 'server',
  title: 'The same names from the same window again',
  story:
    'A client window that is in a conversation asks once more. The server may refuse; if it answers, then with another ' +
    'window, for a pair of windows is one conversation. Each works, and the end of one leaves the other.',
  rules: ['DDE-INITIATE-030', 'DDE-INITIATE-017', 'DDE-REQUEST-002', 'DDE-TERMINATE-016'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server } = await connect(item.topic);
    const { sent } = await ask(t, client, profile.application, item.topic);
    t.require(
      'DDE-INITIATE-030',
      sent.every(({ from }) => from !== server),
      `another window than ${server}, or no ACK`,
      list(sent),
    );
    await checkWorks(t, 'DDE-REQUEST-002', client, server, item);
    const [second] = sent;
    if (second === undefined) {
      const why = 'the server holds one conversation at a time with a client window';
      t.skip('DDE-INITIATE-017', why);
      t.skip('DDE-TERMINATE-016', why);
    } else {
      t.check('DDE-INITIATE-017', second.from !== server, 'a window of its own', list(sent));
      await checkWorks(t, 'DDE-REQUEST-002', client, second.from, item);
      await client.terminate(second.from);
      await checkWorks(t, 'DDE-TERMINATE-016', client, server, item);
    }
    for (const { from } of sent.slice(1)) await client.terminate(from);
    await client.terminate(server);
    await t.quiet();
    client.vanish();
  },
};

const twoTopics: ServerScenario = {
  id: 'server.initiate.two-topics',
  role: 'server',
  title: 'One client window, two topics',
  story:
    'A client window talks about two topics at once, to two windows of the server. Each answers for its own topic.',
  rules: ['DDE-INITIATE-018', 'DDE-INITIATE-042', 'DDE-TERMINATE-016'],
  async run({ t, profile, connect }) {
    const items = topicsOf(profile).flatMap((topic) => itemOf(profile, topic) ?? []);
    const one = items[0] ?? t.unsupported('the profile has no item');
    const two =
      items.find(({ topic }) => topic !== one.topic) ?? t.unsupported('the profile has items in one topic only');
    const client = t.client();
    const { server: first } = await connect(one.topic, client);
    const { sent } = await ask(t, client, profile.application, two.topic);
    const found = list(sent);
    const second = t.need('DDE-INITIATE-042', sent[0]?.from, `an ACK for ${JSON.stringify(two.topic)}`, found);
    t.check('DDE-INITIATE-018', second !== first, `another window than ${first}`, found);
    await checkWorks(t, 'DDE-INITIATE-042', client, first, one);
    await checkWorks(t, 'DDE-INITIATE-042', client, second, two);
    await checkWorks(t, 'DDE-INITIATE-042', client, first, one);
    await client.terminate(first);
    await checkWorks(t, 'DDE-TERMINATE-016', client, second, two);
    await leave(t, client, sent);
  },
};

const knownWindow: ServerScenario = {
  id: 'server.initiate.known-window',
  role: 'server',
  title: 'INITIATE to one window instead of to all',
  story:
    'A client that knows a window of the server may ask it alone. Sent to the window of a conversation, INITIATE must ' +
    'not open a second conversation of the same two windows.',
  rules: ['DDE-INITIATE-043', 'DDE-INITIATE-030'],
  async run({ t, profile, powers, connect }) {
    const topic = firstTopic(t, profile);
    const client = t.client();
    // Nobody answers this one, but whoever listens has heard it.
    client.initiate(unknownItem('application'), undefined);
    const listening = powers?.listening();
    if (listening === undefined) t.skip('DDE-INITIATE-043', 'it is not known which window of the server listens');
    else {
      const answers: Received[] = [];
      for (const window of listening) answers.push(...(await ask(t, client, profile.application, topic, window)).sent);
      t.check('DDE-INITIATE-043', answers.length > 0, `an ACK of window ${listening.join(' or ')}`, list(answers));
      for (const { from } of answers) await client.terminate(from);
    }
    const { server } = await connect(topic, client);
    const { sent } = await ask(t, client, profile.application, topic, server);
    const others = sent.filter(({ from }) => from !== server);
    t.check('DDE-INITIATE-030', others.length === sent.length, `another window than ${server}, or no ACK`, list(sent));
    for (const { from } of others) await client.terminate(from);
    await client.terminate(server);
    await t.quiet();
    client.vanish();
  },
};

const highWords: ServerScenario = {
  id: 'server.initiate.high-words',
  role: 'server',
  title: 'What stands above the two words of lParam',
  story:
    'In 64-bit Windows the two atoms fill half of lParam. Programs widen them with or without the sign; the server reads ' +
    'two words and nothing else.',
  rules: ['DDE-LPARAM-015'],
  async run({ t, profile }) {
    if (t.process.platform !== 'win64') t.unsupported('lParam is no wider than two words here');
    const topic = firstTopic(t, profile);
    const client = t.client();
    const [low, high] = [t.process.addAtom(profile.application), t.process.addAtom(topic)];
    const words = makeLong(low, high);
    const widths = {
      'zeros above': words,
      'the sign above': signExtend(words),
      'other bits above': words + 0x5a * 2 ** 32,
    };
    for (const [width, lParam] of Object.entries(widths)) {
      const acks = client.initiateRaw(lParam, `${profile.application} ${topic}, ${width}`);
      const right = acks.some((ack) => same(ack.topic, topic));
      t.check('DDE-LPARAM-015', right, `an ACK to lParam with ${width}`, list(acks));
      for (const { from } of acks) await client.terminate(from);
    }
    t.process.deleteAtom(low);
    t.process.deleteAtom(high);
    await t.quiet();
    client.vanish();
  },
};

const windowGone: ServerScenario = {
  id: 'server.initiate.window-gone',
  role: 'server',
  title: 'A client that is gone before it is answered',
  story:
    'INITIATE names a client window that no longer exists, so no ACK can reach it. The server keeps nothing of the two ' +
    'atoms that it made for the ACK, and is there for the next client.',
  rules: ['DDE-INITIATE-004', 'DDE-INITIATE-032', 'DDE-ATOM-006', 'DDE-ATOM-007'],
  virtualOnly: true,
  async run({ t, profile }) {
    const topic = firstTopic(t, profile);
    const gone = t.client();
    gone.vanish();
    const [low, high] = [t.process.addAtom(profile.application), t.process.addAtom(topic)];
    t.process.send(HWND_BROADCAST, messages.INITIATE.value, gone.window, makeLong(low, high));
    t.process.deleteAtom(low);
    t.process.deleteAtom(high);
    await t.quiet();
    const client = t.client();
    const { sent } = await ask(t, client, profile.application, topic);
    t.check('DDE-INITIATE-004', sent.length > 0, 'an ACK', list(sent));
    await leave(t, client, sent);
  },
};

export const initiateScenarios: readonly ServerScenario[] = [
  exactNames,
  nullApplication,
  nullTopic,
  bothNull,
  noMatch,
  otherCase,
  secondConversation,
  twoTopics,
  knownWindow,
  highWords,
  windowGone,
];
