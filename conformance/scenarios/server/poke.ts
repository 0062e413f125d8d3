/** POKE: one ACK to each, which says whether the value was taken and so who frees the block. */
import { describeReply } from '../../tester/client.js';
import { encodeValue } from '../../tester/text-value.js';
import type { ServerScenario } from '../scenario.js';
import { checkAck, itemAckRules } from './acknowledgement.js';
import { changer, pokeBlock, requestValue, textFormats, unknownFormat, writableItem } from './item-values.js';
import { textItem, unknownItem } from './request.js';

const accepted: ServerScenario = {
  id: 'server.poke.accepted',
  role: 'server',
  title: 'A value that the server takes',
  story:
    'The client pokes an item in each of its text formats, with fRelease set and clear, and requests it after each ' +
    'ACK. A block with fRelease clear stays the property of the client, the other one becomes that of the server.',
  rules: [
    ...itemAckRules,
    'DDE-POKE-003',
    'DDE-POKE-009',
    'DDE-POKE-011',
    'DDE-POKE-013',
    'DDE-POKE-020',
    'DDE-ACK-016',
    'DDE-DATA-020',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const item = writableItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    await changer(context, [item]);
    let count = 0;
    for (const format of textFormats(item)) {
      for (const release of [true, false]) {
        count += 1;
        const value = `poked ${count}`;
        const reply = await client.poke(server, item.name, format, encodeValue(format, value), release);
        const found = describeReply(reply);
        t.check('DDE-POKE-003', reply.kind === 'positive', `a positive ACK to POKE in format ${format}`, found);
        checkAck(t, client, server, reply, item.name);
        t.check(
          'DDE-DATA-020',
          !reply.extra.some(({ key }) => key === 'DATA'),
          'no DATA without REQUEST or link',
          found,
        );
        const now = await requestValue(client, server, item, item.format);
        const taken = now === value;
        if (reply.kind === 'positive') {
          t.check('DDE-POKE-020', taken, `the value ${JSON.stringify(value)} on REQUEST`, JSON.stringify(now ?? null));
        }
        t.check('DDE-ACK-016', (reply.kind === 'positive') === taken, 'fAck set if the value was taken', found);
      }
    }
    await close();
  },
};

const inOrder: ServerScenario = {
  id: 'server.poke.in-order',
  role: 'server',
  title: 'Two values, one after the other',
  story: 'The client posts two POKEs and a REQUEST without waiting; they are carried out in the order of arrival.',
  rules: ['DDE-MESSAGE-005', 'DDE-ACK-012'],
  async run(context) {
    const { t, profile, connect } = context;
    const item = writableItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    await changer(context, [item]);
    const from = client.posted.length;
    for (const value of ['first', 'second'])
      client.postPoke(server, item.name, pokeBlock(item.format, value, true), true);
    client.postRequest(server, item.name, item.format);
    await client.rest();
    const answers = client.posted.slice(from).map(({ key }) => key);
    const now = await requestValue(client, server, item, item.format);
    t.check('DDE-ACK-012', answers.filter((key) => key === 'ACK').length === 2, 'two ACKs', answers.join(', '));
    t.check(
      'DDE-MESSAGE-005',
      answers.join(' ') === 'ACK ACK DATA' && now === 'second',
      'ACK, ACK, DATA and the value "second"',
      `${answers.join(', ')} and the value ${JSON.stringify(now ?? null)}`,
    );
    await close();
  },
};

const refused: ServerScenario = {
  id: 'server.poke.refused',
  role: 'server',
  title: 'Values that the server cannot take',
  story:
    'The client pokes an item that cannot be changed, one that does not exist, and one in a format that nobody knows, ' +
    'each with fRelease set and clear. A refused block is the property of the client, whatever its flag said.',
  rules: [
    ...itemAckRules,
    'DDE-POKE-004',
    'DDE-POKE-005',
    'DDE-POKE-010',
    'DDE-POKE-011',
    'DDE-POKE-013',
    'DDE-ACK-016',
  ],
  async run({ t, profile, connect }) {
    const known = textItem(t, profile);
    const readOnly = profile.items.find((item) => item.writable !== true && textFormats(item).length > 0);
    const topic = readOnly?.topic ?? known.topic;
    const { client, server, close } = await connect(topic);
    for (const release of [true, false]) {
      const flag = `with fRelease ${release ? 'set' : 'clear'}`;
      const unknown = unknownItem('poke');
      const value = encodeValue(known.format, 'refused');
      const strange = await client.poke(server, unknown, known.format, value, release);
      t.check('DDE-POKE-004', strange.kind === 'negative', `a negative ACK ${flag}`, describeReply(strange));
      checkAck(t, client, server, strange, unknown);

      const item = profile.items.find((one) => one.topic === topic) ?? known;
      const inFormat = await client.poke(server, item.name, unknownFormat(t), value, release);
      t.check('DDE-POKE-005', inFormat.kind === 'negative', `a negative ACK ${flag}`, describeReply(inFormat));
      checkAck(t, client, server, inFormat, item.name);

      const format = readOnly === undefined ? undefined : textFormats(readOnly)[0];
      if (readOnly === undefined || format === undefined) {
        t.skip('DDE-ACK-016', 'the profile has no text item that cannot be changed');
        continue;
      }
      const before = await requestValue(client, server, readOnly, format);
      const reply = await client.poke(server, readOnly.name, format, encodeValue(format, 'refused'), release);
      t.check('DDE-POKE-004', reply.kind === 'negative', `a negative ACK ${flag}`, describeReply(reply));
      checkAck(t, client, server, reply, readOnly.name);
      const now = await requestValue(client, server, readOnly, format);
      t.check(
        'DDE-ACK-016',
        reply.kind === 'positive' || now === before,
        `the value ${JSON.stringify(before ?? null)} as before`,
        JSON.stringify(now ?? null),
      );
    }
    await close();
  },
};

/** Bit 15, where DATA and ADVISE have fAckReq, and bit 14. */
const reservedBits = [0x8000, 0x4000, 0xc000] as const;

const reserved: ServerScenario = {
  id: 'server.poke.reserved-bits',
  role: 'server',
  title: 'POKE with the reserved bits set',
  story:
    'The client sets bits 14 and 15 of DDEPOKE, which are reserved and where other blocks have flags of their own. ' +
    'The server ignores them: it takes the value, acknowledges once, and fRelease alone decides about the block.',
  rules: ['DDE-POKE-014', 'DDE-ACK-012', 'DDE-POKE-009', 'DDE-POKE-011'],
  async run(context) {
    const { t, profile, connect } = context;
    const item = writableItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    await changer(context, [item]);
    for (const bits of reservedBits) {
      for (const release of [true, false]) {
        const value = `bits ${bits.toString(16)} ${release}`;
        const reply = await client.pokeBytes(server, item.name, pokeBlock(item.format, value, release, bits), release, {
          onPurpose: 'reserved bits of DDEPOKE are to be ignored',
        });
        const now = await requestValue(client, server, item, item.format);
        t.check(
          'DDE-POKE-014',
          reply.kind === 'positive' && now === value,
          `a positive ACK and the value ${JSON.stringify(value)}`,
          `${describeReply(reply)}, and the value ${JSON.stringify(now ?? null)}`,
        );
        const acks = [reply.message, ...reply.extra].filter((message) => message?.key === 'ACK').length;
        t.check('DDE-ACK-012', acks === 1, 'exactly one ACK', describeReply(reply));
      }
    }
    await close();
  },
};

export const pokeScenarios: readonly ServerScenario[] = [accepted, inOrder, refused, reserved];
