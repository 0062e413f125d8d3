/** Messages that no right program posts: a server refuses them or ignores them, and goes on. */
import { makeLong, writeDDEADVISE, writeDDEDATA, writeDDEPOKE } from '../../../codecs/index.js';
import type { Atom, Hwnd } from '../../../desktop/message-port.js';
import { atoms, messages, type RuleId } from '../../../spec/index.js';
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import { describe } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import { encodeValue } from '../../tester/text-value.js';
import type { Connection, ServerContext, ServerScenario } from '../scenario.js';
import { commandBytes } from './command-strings.js';
import type { TextItem } from './item-values.js';
import { textItem, unknownItem } from './request.js';

/** A handle that no desktop gives away: handles of movable memory end otherwise. */
const NO_BLOCK = { win16: 0x0006, win32: 0x0bad0006, win64: 0x0bad0006 } as const;

/** The conversation that is attacked, and one that only wants its values. */
interface Scene {
  readonly item: TextItem;
  readonly attacked: Connection;
  readonly other: Connection;
  /** Both conversations still work. */
  goesOn(after: string): Promise<void>;
  close(): Promise<void>;
}

async function scene({ t, profile, connect }: ServerContext): Promise<Scene> {
  const item = textItem(t, profile);
  const attacked = await connect(item.topic);
  const other = await connect(item.topic);
  const goesOn = async (after: string): Promise<void> => {
    for (const { client, server } of [attacked, other]) {
      const which = server === attacked.server ? 'the same' : 'another';
      const wanted = `DATA in ${which} conversation after ${after}`;
      const ended = client.posted.some(({ key, from }) => key === 'TERMINATE' && from === server);
      if (ended) t.require('DDE-MESSAGE-018', false, wanted, 'TERMINATE');
      const reply = await client.request(server, item.name, item.format);
      const works = reply.kind === 'data' && reply.message?.from === server;
      t.require('DDE-MESSAGE-018', works, wanted, describeReply(reply));
    }
  };
  const close = async (): Promise<void> => {
    await attacked.close();
    await other.close();
  };
  return { item, attacked, other, goesOn, close };
}

/** A message that cannot be posted here proves nothing about the server. */
function skipUnseen(t: Tester, rules: readonly RuleId[]): void {
  for (const rule of rules) {
    const seen = t.observations.some((observation) => observation.rule === rule);
    if (!seen) t.skip(rule, 'this desktop does not let such a message be posted');
  }
}

function checkRefused(t: Tester, rule: RuleId, what: string, reply: Reply): void {
  if (reply.kind === 'unposted') return;
  const refused = reply.kind === 'negative' || reply.kind === 'busy';
  t.check(rule, refused, `a negative ACK to ${what}`, describeReply(reply));
}

/** Posts raw halves and waits for an answer. */
async function raw(
  client: TesterClient,
  server: Hwnd,
  key: 'POKE' | 'ADVISE' | 'EXECUTE' | 'REQUEST' | 'UNADVISE',
  lo: number,
  hi: number,
  onPurpose: string,
): Promise<Reply> {
  if (client.postRaw(server, key, lo, hi, onPurpose)) return client.reply();
  return { kind: 'unposted', message: undefined, extra: [], atom: 0, block: 0 };
}

const blocks: ServerScenario = {
  id: 'server.hostile.blocks',
  role: 'server',
  title: 'Blocks that are missing, too small or no blocks',
  story:
    'POKE and ADVISE come with blocks of no byte to three bytes, and POKE, ADVISE and EXECUTE with NULL and with a number ' +
    'that is no handle. The server refuses each, frees nothing that it refuses, and goes on.',
  rules: [
    'DDE-MESSAGE-018',
    'DDE-POKE-006',
    'DDE-POKE-010',
    'DDE-POKE-013',
    'DDE-POKE-018',
    'DDE-ADVISE-007',
    'DDE-ADVISE-011',
    'DDE-ADVISE-029',
    'DDE-EXECUTE-019',
  ],
  async run(context) {
    const { t } = context;
    const { item, attacked, goesOn, close } = await scene(context);
    const { client, server } = attacked;
    // The whole header would say: fRelease, in the format of the item.
    const poke = writeDDEPOKE({ fRelease: true, reserved: 0, cfFormat: item.format, value: new Uint8Array(0) });
    const advise = writeDDEADVISE({
      fAckReq: false,
      fDeferUpd: false,
      reserved: 0,
      cfFormat: item.format,
      trailing: new Uint8Array(0),
    });
    for (const size of [0, 1, 2, 3]) {
      const what = `a block of ${size} bytes`;
      const poked = await client.pokeBytes(server, item.name, poke.slice(0, size), size >= 2, { onPurpose: what });
      checkRefused(t, size === 0 ? 'DDE-POKE-006' : 'DDE-POKE-018', `POKE with ${what}`, poked);
      const advised = await client.adviseBytes(server, item.name, advise.slice(0, size), { onPurpose: what });
      checkRefused(t, 'DDE-ADVISE-029', `ADVISE with ${what}`, advised);
      await goesOn(what);
    }
    for (const [what, handle] of [
      ['a NULL handle', 0],
      ['no handle', NO_BLOCK[t.process.platform]],
    ] as const) {
      for (const [key, rule] of [
        ['POKE', 'DDE-POKE-006'],
        ['ADVISE', 'DDE-ADVISE-029'],
      ] as const) {
        const atom = t.process.addAtom(item.name);
        const reply = await raw(client, server, key, handle, atom, what);
        if (reply.kind === 'unposted') t.process.deleteAtom(atom);
        checkRefused(t, rule, `${key} with ${what}`, reply);
      }
      const executed = await raw(client, server, 'EXECUTE', 0, handle, what);
      checkRefused(t, 'DDE-EXECUTE-019', `EXECUTE with ${what}`, executed);
      await goesOn(what);
    }
    skipUnseen(t, ['DDE-POKE-006', 'DDE-POKE-018', 'DDE-ADVISE-029', 'DDE-EXECUTE-019']);
    await close();
  },
};

/** A number in the range of string atoms that is none now. */
function unusedAtom(t: Tester): Atom {
  for (let atom: Atom = atoms.string.last; atom > atoms.string.first; atom -= 1) {
    if (t.process.atomName(atom) === undefined) return atom;
  }
  return t.unsupported('every atom is taken');
}

const itemAtoms: ServerScenario = {
  id: 'server.hostile.item-atoms',
  role: 'server',
  title: 'Items that are no string atoms',
  story:
    'REQUEST, POKE, ADVISE and UNADVISE name their item by an atom that does not exist, by integer atoms, and the first ' +
    'three by none at all. The server takes none of them for an item of its own.',
  rules: ['DDE-ATOM-011', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t } = context;
    const { item, attacked, goesOn, close } = await scene(context);
    const { client, server } = attacked;
    const value = encodeValue(item.format, 'hostile');
    for (const [what, atom] of [
      ['an atom that does not exist', unusedAtom(t)],
      ['the first integer atom', atoms.integer.first],
      ['the last integer atom', atoms.integer.last],
      ['no atom', atoms.none],
    ] as const) {
      const purpose = { onPurpose: what };
      const replies: readonly (readonly [string, Reply])[] = [
        ['REQUEST', await client.request(server, atom, item.format, purpose)],
        ['POKE', await client.poke(server, atom, item.format, value, false, purpose)],
        ['ADVISE', await client.advise(server, atom, item.format, purpose)],
      ];
      for (const [key, reply] of replies) checkRefused(t, 'DDE-ATOM-011', `${key} of ${what}`, reply);
      if (atom !== atoms.none) {
        const reply = await raw(client, server, 'UNADVISE', item.format, atom, what);
        checkRefused(t, 'DDE-ATOM-011', `UNADVISE of ${what}`, reply);
      }
      await goesOn(`messages about ${what}`);
    }
    await close();
  },
};

const strangers: ServerScenario = {
  id: 'server.hostile.strangers',
  role: 'server',
  title: 'A window that is in no conversation',
  story:
    'A window that never sent INITIATE posts REQUEST, POKE, ADVISE and TERMINATE to the window of a conversation and to ' +
    'the one that listens. It gets no value and no consent, the client of the conversation notices nothing.',
  rules: ['DDE-MESSAGE-012', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t, powers } = context;
    const { item, attacked, goesOn, close } = await scene(context);
    const purpose = { onPurpose: 'a stranger' };
    const value = encodeValue(item.format, 'hostile');
    for (const window of new Set([attacked.server, ...(powers?.listening() ?? [])])) {
      const stranger = t.client();
      const before = attacked.client.posted.length;
      for (const [key, reply] of [
        ['REQUEST', await stranger.request(window, item.name, item.format, purpose)],
        ['POKE', await stranger.poke(window, item.name, item.format, value, false, purpose)],
        ['ADVISE', await stranger.advise(window, item.name, item.format, purpose)],
      ] as const) {
        const granted = [reply.message, ...reply.extra].some((one) => one?.key === 'DATA' || one?.status?.fAck);
        t.check('DDE-MESSAGE-012', !granted, `no DATA and no positive ACK to ${key}`, describeReply(reply));
      }
      stranger.post(window, 'TERMINATE', {}, 'TERMINATE', purpose);
      await t.quiet();
      const heard = attacked.client.posted.slice(before).filter(({ key }) => key !== 'TERMINATE');
      const found = heard.map(describe).join(', ');
      t.check('DDE-MESSAGE-012', heard.length === 0, 'no answer to the client of the conversation', found);
      stranger.vanish();
      stranger.settle(window);
      await goesOn(`messages of a stranger to window ${window}`);
    }
    await close();
  },
};

const afterTerminate: ServerScenario = {
  id: 'server.hostile.after-terminate',
  role: 'server',
  title: 'Messages after the end',
  story:
    'The client posts TERMINATE and, against the rules, REQUEST and POKE behind it. The server answers the TERMINATE and ' +
    'nothing else; its other conversation goes on.',
  rules: ['DDE-TERMINATE-003', 'DDE-TERMINATE-004', 'DDE-MESSAGE-018'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server } = await connect(item.topic);
    const other = await connect(item.topic);
    const purpose = { onPurpose: 'after TERMINATE' };
    const value = encodeValue(item.format, 'hostile');
    client.postTerminate(server);
    client.postRequest(server, item.name, item.format, purpose);
    client.postPoke(
      server,
      item.name,
      writeDDEPOKE({ fRelease: false, reserved: 0, cfFormat: item.format, value }),
      false,
      purpose,
    );
    await client.next(({ key }) => key === 'TERMINATE');
    const late = await client.request(server, item.name, item.format, purpose);
    await t.quiet();
    const { posted } = client;
    const found = posted.map(describe).join(', ');
    t.check(
      'DDE-TERMINATE-003',
      posted.every(({ key }) => key !== 'ACK'),
      'no ACK',
      found,
    );
    const end = posted.findIndex(({ key }) => key === 'TERMINATE');
    const after = end < 0 ? [] : posted.slice(end + 1);
    t.check('DDE-TERMINATE-004', after.length === 0, 'nothing after TERMINATE', found);
    client.vanish();
    client.settle(server);
    const reply = await other.client.request(other.server, item.name, item.format);
    const what = `DATA in the other conversation, ${describeReply(late)} in the one that is over`;
    t.check('DDE-MESSAGE-018', reply.kind === 'data', what, describeReply(reply));
    await other.close();
  },
};

const wrongMessages: ServerScenario = {
  id: 'server.hostile.wrong-messages',
  role: 'server',
  title: 'Messages that no client posts',
  story:
    'Numbers behind the last DDE message, DATA for a server, and ACKs that answer nothing come to the window of the ' +
    'conversation. The server ignores or refuses them, frees what came with an ACK, and goes on.',
  rules: ['DDE-ACK-008', 'DDE-ACK-011', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t, powers } = context;
    const { item, attacked, goesOn, close } = await scene(context);
    const { client, server } = attacked;
    if (t.process.platform === 'win16') t.skip('DDE-ACK-011', 'nothing is packed in 16-bit Windows');
    const windows = new Set([server, ...(powers?.listening() ?? [])]);
    for (const window of windows) {
      for (let number = messages.EXECUTE.value + 1; number <= 0x3ef; number += 1) {
        client.postNumber(window, number, client.window, 0x00010006, 'no DDE message');
      }
    }
    await client.rest();
    await goesOn('numbers that are no messages');
    for (const status of [0x8000, 0x4000, 0]) {
      for (const name of [item.name, unknownItem('ack')]) {
        const atom = t.process.addAtom(name);
        if (!client.postRaw(server, 'ACK', status, atom, 'it answers nothing')) t.process.deleteAtom(atom);
      }
    }
    await client.rest();
    await goesOn('ACKs that answer nothing');
    const data = { fAckReq: true, fRelease: false, fResponse: false, reserved: 0, cfFormat: item.format };
    const block = t.process.alloc(writeDDEDATA({ ...data, value: encodeValue(item.format, 'hostile') }));
    const atom = t.process.addAtom(item.name);
    if (!client.postRaw(server, 'DATA', block, atom, 'a server gets none')) t.process.deleteAtom(atom);
    await client.rest();
    await goesOn('DATA');
    await close();
    t.process.free(block);
  },
};

const lateMessages: ServerScenario = {
  id: 'server.hostile.late-messages',
  role: 'server',
  title: 'Messages that carry too little, after the TERMINATE of the server',
  story:
    'Another client tells the server to quit, and then POKEs without an item and EXECUTE without a block reach it. It ' +
    'has posted TERMINATE by then: it answers none of them, and frees what is there and has become its own.',
  rules: ['DDE-TERMINATE-004', 'DDE-TERMINATE-005', 'DDE-TERMINATE-006', 'DDE-TERMINATE-007'],
  endsSubject: true,
  virtualOnly: true,
  async run({ t, profile, connect }) {
    const command = profile.execute?.quit ?? t.unsupported('the profile has no command string that ends the server');
    const item = textItem(t, profile);
    const commands = await connect(profile.execute?.topic);
    const { client, server } = await connect(item.topic);
    const bytes = commandBytes(t, commands.client, commands.server, command);
    commands.client.postExecute(commands.server, ...bytes);
    const value = encodeValue(item.format, 'late');
    const blocks = [true, false].map((fRelease) => {
      const block = t.process.alloc(writeDDEPOKE({ fRelease, reserved: 0, cfFormat: item.format, value }));
      client.postRaw(server, 'POKE', block, 0, 'it has no item');
      return block;
    });
    client.postRaw(server, 'EXECUTE', 0, 0, 'it has no block');
    await client.rest();
    const keys = client.posted.map(({ key }) => key);
    const found = client.posted.map(describe).join(', ') || 'nothing';
    const after = keys.slice(keys.indexOf('TERMINATE') + 1);
    t.check('DDE-TERMINATE-004', keys.includes('TERMINATE') && after.length === 0, 'TERMINATE and no more', found);
    t.check('DDE-TERMINATE-005', !after.includes('ACK'), 'no ACK after TERMINATE', found);
    t.process.free(blocks[1] ?? 0);
  },
};

const packings: ServerScenario = {
  id: 'server.hostile.packings',
  role: 'server',
  title: 'lParams that nobody packed',
  story: 'Messages whose lParam should be packed come with a number instead. The server cannot unpack it and goes on.',
  rules: ['DDE-MESSAGE-018'],
  virtualOnly: true,
  async run(context) {
    const { attacked, goesOn, close } = await scene(context);
    const { client, server } = attacked;
    for (const key of ['ADVISE', 'POKE', 'ACK', 'DATA', 'REQUEST', 'UNADVISE', 'EXECUTE'] as const) {
      client.postNumber(server, messages[key].value, client.window, 0x00010006, `${key} with a number for lParam`);
      await client.rest();
      await goesOn(`${key} with an lParam that nobody packed`);
    }
    await close();
  },
};

const names: ServerScenario = {
  id: 'server.hostile.names',
  role: 'server',
  title: 'Names that are no names, and the longest ones',
  story:
    'INITIATE names atoms that do not exist, integer atoms, and names of 255 bytes that begin as known ones do. Nobody ' +
    'answers. An item of 255 bytes is refused under its whole name.',
  rules: ['DDE-ATOM-013', 'DDE-INITIATE-008', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t, profile } = context;
    const { item, attacked, goesOn, close } = await scene(context);
    const { client, server } = attacked;
    const longest = (name: string) => name.padEnd(atoms.maxNameBytes, 'x');
    const own = [profile.application, item.topic, longest(profile.application), longest(item.topic)] as const;
    const [application = 0, topic = 0, longApplication = 0, longTopic = 0] = own.map((name) => t.process.addAtom(name));
    const none = unusedAtom(t);
    for (const [what, low, high] of [
      ['two atoms that do not exist', none, none],
      ['an application that does not exist', none, topic],
      ['a topic that does not exist', application, none],
      ['an integer atom for the application', 1, topic],
      ['an integer atom for the topic', application, atoms.integer.last],
      ['an application of 255 bytes', longApplication, topic],
      ['a topic of 255 bytes', application, longTopic],
    ] as const) {
      const caller = t.client();
      const acks = caller.initiateRaw(makeLong(low, high), `${what} (on purpose)`);
      t.check('DDE-INITIATE-008', acks.length === 0, `no ACK to ${what}`, acks.map(describe).join(', '));
      for (const { from } of acks) await caller.terminate(from);
      await goesOn(`INITIATE with ${what}`);
      caller.vanish();
    }
    for (const atom of [application, topic, longApplication, longTopic]) t.process.deleteAtom(atom);
    const name = longest(item.name);
    const reply = await client.request(server, name, item.format);
    const whole = reply.kind !== 'data' && reply.message?.item?.toLowerCase() === name.toLowerCase();
    t.check('DDE-ATOM-013', whole, 'a negative ACK that names all 255 bytes', describeReply(reply));
    await goesOn('an item of 255 bytes');
    await close();
  },
};

export const hostileScenarios: readonly ServerScenario[] = [
  blocks,
  itemAtoms,
  strangers,
  afterTerminate,
  wrongMessages,
  lateMessages,
  packings,
  names,
];
