/**
 * Faults: in each story the first, the second, the third call of the server fails, and so on until the story is over;
 * then the client dies after the first, the second, the third message. The ledger says whether the server freed what
 * was its own, and a fresh client whether it is still there.
 */

import type { Hwnd } from '../../../desktop/message-port.js';
import { messages, type RuleId } from '../../../spec/index.js';
import { type Reply, TesterClient } from '../../tester/client.js';
import { describe } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import { encodeValue } from '../../tester/text-value.js';
import type { PlannedFault, ServerContext, ServerScenario } from '../scenario.js';
import { commandBytes } from './command-strings.js';
import {
  type Changer,
  changer,
  dataText,
  linkableItems,
  requestValue,
  type TextItem,
  writableItem,
} from './item-values.js';
import { textItem, unknownItem } from './request.js';

/** What a story has in hand: the client that it happens to, and the means to change items without it. */
interface Scene {
  readonly context: ServerContext;
  readonly client: TesterClient;
  /** The window of the server; 0 in the story of initiation. */
  readonly server: Hwnd;
  readonly item: TextItem;
  readonly helper: Changer;
}

interface Story {
  readonly name: string;
  readonly title: string;
  readonly story: string;
  readonly rules: readonly RuleId[];
  /** The item that it is about. */
  item(context: ServerContext): TextItem;
  /** It begins without a conversation. */
  readonly initiates?: boolean;
  run(scene: Scene): Promise<void>;
}

/** The calls of the server that fail; each of them a program must expect to fail. */
const operations: readonly PlannedFault['operation'][] = ['post', 'alloc', 'addAtom'];

/** No story has so many calls or messages; whatever comes so far goes on for ever. */
const MANY = 60;

/**
 * One transaction after the other, up to the first without an answer: an ACK that came later could be taken for the
 * one that is missing, and nobody would know who frees what.
 */
async function inTurn(transactions: readonly (() => Promise<Reply>)[]): Promise<void> {
  for (const transaction of transactions) {
    const { kind } = await transaction();
    if (kind === 'none' || kind === 'terminated') return;
  }
}

const stories: readonly Story[] = [
  {
    name: 'initiate',
    title: 'Faults while a conversation begins',
    story: 'The server cannot make an atom for its ACK, or the client dies while INITIATE is under way.',
    rules: ['DDE-ATOM-006'],
    initiates: true,
    item: ({ t, profile }) => textItem(t, profile),
    run: async ({ context, client, item }) => {
      // To one window, because a broadcast would reach more of them with each client that left its conversation open.
      const [listening] = context.powers?.listening() ?? [];
      const acks = client.initiate(context.profile.application, item.topic, listening);
      for (const { from } of acks) await client.terminate(from);
    },
  },
  {
    name: 'request',
    title: 'Faults while requests are answered',
    story: 'The server cannot make or post its DATA or its refusal, or the client dies in between.',
    rules: ['DDE-DATA-013', 'DDE-MESSAGE-011'],
    item: ({ t, profile }) => textItem(t, profile),
    run: ({ context, client, server, item }) => {
      const lent = context.profile.items.find((one) => one.lent === true && one.topic === item.topic) ?? item;
      return inTurn([
        () => client.request(server, item.name, item.format),
        () => client.request(server, unknownItem('faults'), item.format),
        () => client.request(server, lent.name, lent.formats[0] ?? item.format),
      ]);
    },
  },
  {
    name: 'poke',
    title: 'Faults while values are poked',
    story: 'The server cannot acknowledge what it took or refused, or the client dies before it hears of it.',
    rules: ['DDE-MESSAGE-011', 'DDE-POKE-013'],
    item: ({ t, profile }) => writableItem(t, profile),
    run: ({ client, server, item }) =>
      inTurn(
        [true, false].flatMap((release) => {
          const value = encodeValue(item.format, `faults ${release}`);
          return [item.name, unknownItem('faults')].map(
            (name) => () => client.poke(server, name, item.format, value, release),
          );
        }),
      ),
  },
  {
    name: 'advise',
    title: 'Faults while links are made, updated and ended',
    story: 'The server cannot acknowledge a link, or make or post an update of it, or the client dies while linked.',
    rules: ['DDE-ADVISE-011', 'DDE-DATA-013', 'DDE-MESSAGE-011'],
    item: ({ t, profile }) => linkableItems(t, profile, 'hot')[0],
    run: ({ client, server, item, helper }) => {
      const change = (value: string) => () =>
        helper.client.poke(helper.server, item.name, item.format, encodeValue(item.format, value), true);
      return inTurn([
        () => client.advise(server, item.name, item.format, { ackRequested: true }),
        () => client.advise(server, unknownItem('faults'), item.format),
        change('faults 1'),
        change('faults 2'),
        () => client.unadvise(server, item.name, item.format),
        () => client.unadvise(server, undefined, 0),
      ]);
    },
  },
  {
    name: 'execute',
    title: 'Faults while command strings are carried out',
    story: 'The server cannot post the ACK that returns the command string, or the client dies before it has it.',
    rules: ['DDE-EXECUTE-013'],
    item: ({ t, profile }) =>
      profile.execute === undefined ? t.unsupported('the profile names no command strings') : textItem(t, profile),
    run: ({ context: { t, profile }, client, server }) => {
      const commands = [profile.execute?.accepted[0], profile.execute?.refused[0]];
      return inTurn(
        commands
          .filter((command) => command !== undefined)
          .map((command) => () => client.execute(server, ...commandBytes(t, client, server, command))),
      );
    },
  },
  {
    name: 'terminate',
    title: 'Faults while a conversation ends',
    story: 'The server cannot post its TERMINATE, or what it still had to answer, or the client dies while it ends.',
    rules: ['DDE-DATA-013', 'DDE-MESSAGE-011'],
    item: ({ t, profile }) => textItem(t, profile),
    run: async ({ client, server, item }) => {
      client.postRequest(server, item.name, item.format);
      await client.terminate(server);
    },
  },
];

/** What is left of a conversation after its story: its end. */
async function end(client: TesterClient, server: Hwnd): Promise<void> {
  if (server !== 0 && !client.hasTerminated(server)) await client.terminate(server);
  // An answer that was lost leaves what was posted with us.
  client.settle(server);
  await client.rest();
  client.vanish();
}

/** Whether a fresh client is served. */
async function checkServed({ t, profile }: ServerContext, rule: RuleId, after: string): Promise<void> {
  const item = textItem(t, profile);
  const client = t.client();
  const [ack] = client.initiate(profile.application, item.topic);
  const value = ack && (await requestValue(client, ack.from, item, item.format));
  const found = ack === undefined ? 'no conversation' : JSON.stringify(value ?? null);
  t.check(rule, value !== undefined, `a server that answers a fresh client after ${after}`, found);
  await end(client, ack?.from ?? 0);
}

/** That no message came which names nothing, because an atom could not be made. */
function checkNames(t: Tester, client: TesterClient): void {
  const nameless = client.received.filter(
    ({ key, sent, atom, applicationAtom, topicAtom }) =>
      (key === 'DATA' && atom === 0) || (key === 'ACK' && sent && (applicationAtom === 0 || topicAtom === 0)),
  );
  const found = nameless.map(describe).join(', ');
  t.check('DDE-ATOM-020', nameless.length === 0, 'no message with an atom that could not be made', found);
}

/** Plays the story again and again; the result of `fault` says whether its fault was met, or the story was over first. */
async function untilOver(fault: (count: number) => Promise<boolean>): Promise<void> {
  for (let count = 1; count < MANY; count += 1) if (!(await fault(count))) return;
}

function faultsIn(story: Story): ServerScenario {
  return {
    id: `server.faults.${story.name}`,
    role: 'server',
    title: story.title,
    story: story.story,
    rules: [...new Set<RuleId>([...story.rules, 'DDE-ATOM-020', 'DDE-MESSAGE-009', 'DDE-REQUEST-002'])],
    virtualOnly: true,
    async run(context) {
      const { t, profile, powers } = context;
      if (powers === undefined) return t.unsupported('this desktop cannot bring faults about');
      const item = story.item(context);
      const helper = await changer(context, [item]);
      const begin = (client: TesterClient): Hwnd =>
        story.initiates ? 0 : (client.initiate(profile.application, item.topic)[0]?.from ?? 0);

      for (const operation of operations) {
        await untilOver(async (occurrence) => {
          const client = t.client();
          const server = begin(client);
          const { struck } = powers.faults;
          const restore = powers.faults.add({ operation, occurrence });
          await story.run({ context, client, server, item, helper });
          restore();
          checkNames(t, client);
          await end(client, server);
          await helper.client.rest();
          await checkServed(context, 'DDE-REQUEST-002', `call ${occurrence} of ${operation} has failed`);
          return powers.faults.struck > struck;
        });
      }
      await untilOver(async (count) => {
        const process = powers.process(`${story.name} ${count}`);
        const client = new TesterClient(t.elsewhere(process));
        const server = begin(client);
        const died = powers.kill(process, count - 1);
        try {
          await story.run({ context, client, server, item, helper });
        } catch (error) {
          // A dead program can do nothing more, which is no fault of the suite.
          if (!died()) throw error;
        }
        const survived = !died();
        if (survived) await end(client, server);
        await helper.client.rest();
        await t.wait(t.timeout);
        await checkServed(context, 'DDE-MESSAGE-009', `a client died ${count - 1} messages into the story`);
        return !survived;
      });
    },
  };
}

const updateLost: ServerScenario = {
  id: 'server.faults.update-lost',
  role: 'server',
  title: 'An update that cannot be made or posted',
  story:
    'Along a hot link and a warm one, with and without fAckReq, one update is lost: the server has no memory or no atom ' +
    'for it, or cannot post it. It does not wait for an ACK that cannot come: the next change brings DATA again.',
  rules: ['DDE-ADVISE-003', 'DDE-ADVISE-012', 'DDE-ADVISE-013', 'DDE-DATA-013', 'DDE-MESSAGE-011'],
  virtualOnly: true,
  async run(context) {
    const { t, profile, powers, connect } = context;
    if (powers === undefined) return t.unsupported('this desktop cannot bring faults about');
    const [item] = linkableItems(t, profile, 'hot');
    const helper = await changer(context, [item]);
    const kinds = item.links?.includes('warm') ? ([false, true] as const) : ([false] as const);
    if (kinds.length === 1) t.skip('DDE-ADVISE-013', `the profile has no warm link on ${item.name}`);
    const links = kinds.flatMap((warm) => [false, true].map((ackRequested) => ({ warm, ackRequested })));
    for (const link of links) {
      for (const operation of operations) {
        const { client, server, close } = await connect(item.topic);
        client.ackWarm = link.warm && link.ackRequested;
        const advised = await client.advise(server, item.name, item.format, link);
        t.require('DDE-ADVISE-003', advised.kind === 'positive', 'a positive ACK', advised.kind);
        const message = operation === 'post' ? { message: messages.DATA.value } : {};
        const restore = powers.faults.add({ operation, ...message });
        await helper.change(item, `lost ${operation}`);
        restore();
        const value = `after ${operation}`;
        await client.rest();
        const from = client.posted.length;
        await helper.change(item, value);
        await client.rest();
        const last = client.posted.slice(from).findLast(({ key }) => key === 'DATA');
        const after = `after an update for which ${operation} failed`;
        const found = last === undefined ? 'no DATA' : describe(last);
        if (link.warm) t.check('DDE-ADVISE-013', last?.block === 0, `DATA with a NULL handle ${after}`, found);
        else {
          const wanted = `DATA with ${JSON.stringify(value)} ${after}`;
          t.check('DDE-ADVISE-012', dataText(last) === value, wanted, JSON.stringify(dataText(last) ?? found));
        }
        await close();
      }
    }
  },
};

const quitUnacknowledged: ServerScenario = {
  id: 'server.faults.quit',
  role: 'server',
  title: 'A command that ends the server, and whose ACK cannot be posted',
  story:
    'The server carries the command out and cannot say so. It frees what its ACK would have carried, leaves the command ' +
    'string to its client, and still ends all its conversations before it goes.',
  rules: ['DDE-LPARAM-005', 'DDE-TERMINATE-008'],
  virtualOnly: true,
  endsSubject: true,
  async run(context) {
    const { t, profile, powers, connect } = context;
    const command = profile.execute?.quit ?? t.unsupported('the profile has no command string that ends the server');
    if (t.process.platform === 'win16') t.skip('DDE-LPARAM-005', 'nothing is packed in 16-bit Windows');
    const { client, server } = await connect(profile.execute?.topic);
    const neighbour = await connect();
    powers?.faults.add({ operation: 'post', message: messages.ACK.value });
    client.acksAreLost = true;
    client.postExecute(server, ...commandBytes(t, client, server, command));
    await t.quiet();
    for (const [who, { posted }] of [
      ['the client of the command', client],
      ['another client', neighbour.client],
    ] as const) {
      const found = posted.map(describe).join(', ') || 'nothing';
      t.check(
        'DDE-TERMINATE-008',
        posted.some(({ key }) => key === 'TERMINATE'),
        `TERMINATE for ${who}`,
        found,
      );
    }
  },
};

export const faultScenarios: readonly ServerScenario[] = [...stories.map(faultsIn), updateLost, quitUnacknowledged];
