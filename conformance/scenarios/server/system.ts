/** The System topic: what a server says of itself, and whether it is true. */
import { orThrow, readCfText, readSystemStatus } from '../../../codecs/index.js';
import type { Hwnd } from '../../../desktop/message-port.js';
import { CF_UNICODETEXT, formatOfSystemName, type RuleId, systemFormatName, systemTopic } from '../../../spec/index.js';
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import type { Tester } from '../../tester/tester.js';
import type { ServerContext, ServerScenario } from '../scenario.js';

const CF_TEXT = systemTopic.format;

/** A value in CF_TEXT, as elements and as a whole. */
interface Value {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** What stands between tabs. */
  readonly elements: readonly string[];
  /** What would stand between delimiters of other kinds: what the server may have meant. */
  readonly meant: readonly string[];
}

function textValue(reply: Reply): Value | undefined {
  const data = reply.message?.data;
  if (data === undefined || data.cfFormat !== CF_TEXT) return undefined;
  const text = orThrow(readCfText(data.value)).text.replace(/\r\n$/, '');
  return {
    bytes: data.value,
    text,
    elements: text === '' ? [] : text.split(systemTopic.delimiter),
    meant: [...text.split(/[\t,;|\r\n]+/), ...text.split(/[\t ,;|\r\n]+/)].map((word) => word.trim()),
  };
}

function has(names: readonly string[], name: string): boolean {
  return names.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
}

/** That a list has these names, and tabs between them. */
function checkList(t: Tester, rule: RuleId, value: Value, names: readonly string[]): void {
  const found = JSON.stringify(value.text);
  for (const name of names) {
    const listed = has(value.elements, name) || has(value.meant, name);
    t.check(rule, listed, `${JSON.stringify(name)} in the list`, found);
    if (listed) t.check('DDE-SYSTEM-003', has(value.elements, name), `${JSON.stringify(name)} between tabs`, found);
  }
}

/** Requests an item in CF_TEXT; `rule` says that there is one. */
async function read(
  t: Tester,
  rule: RuleId,
  client: TesterClient,
  server: Hwnd,
  name: string,
): Promise<Value | undefined> {
  let reply = await client.request(server, name, CF_TEXT);
  const other = reply.kind === 'data' ? undefined : await client.request(server, name, CF_UNICODETEXT);
  const there = reply.kind === 'data' || other?.kind === 'data';
  t.check(rule, there, `DATA for ${name}`, describeReply(reply));
  if (!there) return undefined;
  reply = other ?? reply;
  const value = textValue(reply);
  t.check('DDE-SYSTEM-002', other === undefined && value !== undefined, `${name} in CF_TEXT`, describeReply(reply));
  return value;
}

/** Where an item is missing, what it would have shown cannot be checked. */
function skipUnseen(t: Tester, rules: readonly RuleId[], item: string): void {
  for (const rule of rules) {
    const seen = t.observations.some((observation) => observation.rule === rule);
    if (!seen) t.skip(rule, `${item} does not show it`);
  }
}

/** A conversation on System, or the scenario is unsupported. */
async function systemConversation({ t, profile, connect }: ServerContext) {
  if (!profile.system) t.unsupported('the profile has no System topic');
  return connect(systemTopic.name);
}

const items: ServerScenario = {
  id: 'server.system.items',
  role: 'server',
  title: 'The items of the System topic',
  story:
    'The client opens a conversation on System, reads the list of its items, and requests each of them; Status says ' +
    'Ready or Busy, Help says something.',
  rules: [
    'DDE-SYSTEM-001',
    'DDE-SYSTEM-002',
    'DDE-SYSTEM-003',
    'DDE-SYSTEM-004',
    'DDE-SYSTEM-009',
    'DDE-SYSTEM-010',
    'DDE-SYSTEM-011',
    'DDE-SYSTEM-014',
  ],
  async run({ t, profile }) {
    if (!profile.system) t.unsupported('the profile has no System topic');
    const client = t.client();
    const [ack] = client.initiate(profile.application, systemTopic.name);
    const server = t.need('DDE-SYSTEM-001', ack?.from, 'an ACK for System', ack === undefined ? 'no ACK' : 'an ACK');
    const list = await read(t, 'DDE-SYSTEM-004', client, server, 'SysItems');
    const status = await read(t, 'DDE-SYSTEM-009', client, server, 'Status');
    const right = status !== undefined && readSystemStatus(status.bytes)._tag === 'Right';
    t.check('DDE-SYSTEM-009', right, 'Ready or Busy', JSON.stringify(status?.text));
    await read(t, 'DDE-SYSTEM-010', client, server, 'ReturnMessage');
    const help = await read(t, 'DDE-SYSTEM-011', client, server, 'Help');
    t.check('DDE-SYSTEM-011', (help?.text ?? '').trim() !== '', 'a text that is not empty', JSON.stringify(help?.text));
    if (list !== undefined) {
      const standard = systemTopic.items.filter(({ under }) => under === 'system').map(({ name }) => name);
      const answered: string[] = [];
      for (const name of standard) {
        const reply = await client.request(server, name, CF_TEXT);
        if (reply.kind === 'data') answered.push(name);
      }
      checkList(t, 'DDE-SYSTEM-004', list, answered);
      for (const name of list.elements) await read(t, 'DDE-SYSTEM-014', client, server, name);
    }
    skipUnseen(t, ['DDE-SYSTEM-002', 'DDE-SYSTEM-003', 'DDE-SYSTEM-014'], 'SysItems');
    await client.terminate(server);
    await t.quiet();
    client.vanish();
  },
};

const topics: ServerScenario = {
  id: 'server.system.topics',
  role: 'server',
  title: 'The list of topics',
  story: 'Topics names every topic that the profile knows, and whatever it names can be the topic of a conversation.',
  rules: ['DDE-SYSTEM-002', 'DDE-SYSTEM-003', 'DDE-SYSTEM-005', 'DDE-SYSTEM-015'],
  async run(context) {
    const { t, profile } = context;
    const { client, server, close } = await systemConversation(context);
    const list = await read(t, 'DDE-SYSTEM-005', client, server, 'Topics');
    if (list !== undefined) {
      checkList(t, 'DDE-SYSTEM-005', list, profile.topics);
      for (const topic of list.elements) {
        const other = t.client();
        const acks = other.initiate(profile.application, topic);
        const found = `${acks.length} ACKs`;
        t.check('DDE-SYSTEM-015', acks.length > 0, `an ACK for ${JSON.stringify(topic)}`, found);
        for (const { from } of acks) await other.terminate(from);
        await t.quiet();
        other.vanish();
      }
    }
    skipUnseen(t, topics.rules, 'Topics');
    await close();
  },
};

const formats: ServerScenario = {
  id: 'server.system.formats',
  role: 'server',
  title: 'The list of formats',
  story:
    'Formats names every predefined format in which the profile has an item, in capitals and without CF_, with tabs ' +
    'between the names.',
  rules: ['DDE-SYSTEM-002', 'DDE-SYSTEM-003', 'DDE-SYSTEM-006', 'DDE-SYSTEM-007'],
  async run(context) {
    const { t, profile } = context;
    const { client, server, close } = await systemConversation(context);
    const list = await read(t, 'DDE-SYSTEM-006', client, server, 'Formats');
    if (list !== undefined) {
      const plain = (name: string) => name.replace(/^CF_/i, '');
      const bare: Value = { ...list, elements: list.elements.map(plain), meant: list.meant.map(plain) };
      const known = new Set(profile.items.flatMap((item) => item.formats));
      checkList(
        t,
        'DDE-SYSTEM-006',
        bare,
        [...known].flatMap((format) => systemFormatName(format) ?? []),
      );
      for (const name of list.meant) {
        const wanted = plain(name).toUpperCase();
        if (formatOfSystemName(wanted) === undefined) continue;
        t.check('DDE-SYSTEM-007', name === wanted, wanted, JSON.stringify(list.text));
      }
    }
    skipUnseen(t, formats.rules, 'Formats');
    await close();
  },
};

const topicItems: ServerScenario = {
  id: 'server.system.topic-items',
  role: 'server',
  title: 'The items of each other topic',
  story: 'Under each topic but System, TopicItemList names the items, or itself alone if they cannot be listed.',
  rules: ['DDE-SYSTEM-002', 'DDE-SYSTEM-003', 'DDE-SYSTEM-012'],
  async run({ t, profile, connect }) {
    if (!profile.system) t.unsupported('the profile has no System topic');
    for (const topic of profile.topics) {
      const { client, server, close } = await connect(topic);
      const list = await read(t, 'DDE-SYSTEM-012', client, server, 'TopicItemList');
      const alone = list?.elements.length === 1 && has(list.elements, 'TopicItemList');
      if (list !== undefined && !alone) {
        const names = profile.items.filter((item) => item.topic === topic).map(({ name }) => name);
        checkList(t, 'DDE-SYSTEM-012', list, names);
      }
      await close();
    }
    skipUnseen(t, topicItems.rules, 'TopicItemList');
  },
};

export const systemScenarios: readonly ServerScenario[] = [items, topics, formats, topicItems];
