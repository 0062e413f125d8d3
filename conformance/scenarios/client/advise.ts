/** Links of a client: what it asks for, what it makes of updates, and how it ends them. */
import { CF_TEXT } from '../../../spec/index.js';
import { describe, type Received } from '../../tester/received.js';
import type { ServerSide } from '../../tester/server.js';
import type { Tester } from '../../tester/tester.js';
import type { ClientScenario } from '../scenario.js';
import {
  advise,
  BUSY,
  manners,
  meet,
  NEGATIVE,
  needsPacking,
  POSITIVE,
  request,
  shown,
  unadvise,
  value,
  wait,
} from './meeting.js';

function checkAdvise(t: Tester, received: Received): void {
  const block = t.need('DDE-ADVISE-031', received.advise, 'a block with the header of DDEADVISE', describe(received));
  t.check('DDE-ADVISE-031', block.cfFormat === CF_TEXT, 'CF_TEXT, as told', describe(received));
  t.check('DDE-ATOM-014', received.item?.toLowerCase() === 'bread', 'the item Bread', describe(received));
}

/** What the client posts in the quiet time after an update. */
async function after(t: Tester, side: ServerSide, update: () => void): Promise<readonly Received[]> {
  const since = side.posted.length;
  update();
  await t.quiet();
  return side.posted.slice(since);
}

const hot: ClientScenario = {
  id: 'client.advise.hot',
  role: 'client',
  title: 'A hot link with flow control',
  story:
    'The client makes a hot link and wants each update to ask for an ACK. It acknowledges three updates in turn, one of ' +
    'them in a block that stays with the server, ends the link, and takes an update that crossed the end.',
  rules: [
    ...manners,
    'DDE-ADVISE-009',
    'DDE-ADVISE-022',
    'DDE-ADVISE-024',
    'DDE-ADVISE-031',
    'DDE-ATOM-014',
    'DDE-DATA-004',
    'DDE-DATA-007',
    'DDE-DATA-008',
    'DDE-ACK-006',
    'DDE-ACK-008',
    'DDE-ACK-009',
  ],
  async run(context) {
    const { t } = context;
    const actions = [
      advise('Bread', { ackRequested: true }),
      wait(5 * t.quietTime),
      unadvise('Bread'),
      wait(2 * t.quietTime),
    ];
    const { side, question, part } = await meet(context, actions);
    const asked = await question('ADVISE');
    checkAdvise(t, asked);
    const others = await after(t, side, () => side.answer(asked, POSITIVE));
    t.check('DDE-ADVISE-022', others.length === 0, 'one link to the item', others.map(describe).join(', ') || 'one');
    const update = (release: boolean) => () => side.data('Bread', CF_TEXT, value('2'), { ackRequested: true, release });
    for (const release of [true, false, true]) {
      const [ack, ...more] = await after(t, side, update(release));
      t.check('DDE-ADVISE-024', ack?.key === 'ACK' && ack.status?.fAck === true, 'a positive ACK', shown(ack));
      t.check('DDE-DATA-004', ack?.key === 'ACK' && more.length === 0, 'one ACK', [ack, ...more].map(shown).join(', '));
      t.check('DDE-ACK-006', ack?.item?.toLowerCase() === 'bread', 'an ACK that names Bread', shown(ack));
    }
    const ending = await question('UNADVISE');
    update(true)();
    side.answer(ending, POSITIVE);
    await part();
    const acks = side.posted.filter(({ key }) => key === 'ACK');
    t.check('DDE-DATA-004', acks.length === 4, 'an ACK to each of four updates', `${acks.length}`);
  },
};

const withoutAck: ClientScenario = {
  id: 'client.advise.hot-without-ack',
  role: 'client',
  title: 'A hot link without flow control',
  story: 'Updates come one after the other; none asks for an ACK, and none gets one.',
  rules: [
    ...manners,
    'DDE-ADVISE-009',
    'DDE-ADVISE-031',
    'DDE-ATOM-014',
    'DDE-DATA-005',
    'DDE-DATA-006',
    'DDE-DATA-007',
  ],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [advise('Bread'), wait(2 * t.quietTime), unadvise(null)]);
    const asked = await question('ADVISE');
    checkAdvise(t, asked);
    side.answer(asked, POSITIVE);
    const replies = await after(t, side, () => {
      for (const price of ['1', '2', '3']) side.data('Bread', CF_TEXT, value(price));
    });
    t.check('DDE-DATA-005', replies.length === 0, 'no ACK', replies.map(describe).join(', ') || 'none');
    await part();
  },
};

const warm: ClientScenario = {
  id: 'client.advise.warm',
  role: 'client',
  title: 'A warm link',
  story:
    'The client makes a warm link that asks for ACKs. Each notice comes with a NULL handle, which cannot carry ' +
    'fAckReq; the client remembers that it asked. It may request the value then, or do without. A notice that crosses ' +
    'UNADVISE is acknowledged like the others.',
  rules: [...manners, 'DDE-ADVISE-009', 'DDE-ADVISE-023', 'DDE-ADVISE-024', 'DDE-ADVISE-031', 'DDE-ATOM-014'],
  async run(context) {
    const { t } = context;
    const actions = [advise('Bread', { warm: true, ackRequested: true }), wait(4 * t.quietTime), unadvise('Bread')];
    const { side, question, part } = await meet(context, actions);
    const asked = await question('ADVISE');
    checkAdvise(t, asked);
    side.answer(asked, POSITIVE);
    for (const _ of [1, 2]) {
      const replies = await after(t, side, () => side.dataBytes('Bread', undefined, { ackRequested: true }));
      const [ack, ...more] = replies;
      const found = replies.map(describe).join(', then ') || 'nothing';
      t.check('DDE-ADVISE-024', ack?.key === 'ACK' && ack.status?.fAck === true, 'a positive ACK', found);
      const fits = more.length === 0 || (more.length === 1 && more[0]?.key === 'REQUEST');
      t.check('DDE-ADVISE-023', fits, 'REQUEST for the value, or nothing', found);
      if (more[0]?.key === 'REQUEST')
        side.data(more[0], more[0].format, value('2.50', more[0].format), { response: true });
    }
    const ending = await question('UNADVISE');
    const since = side.posted.length;
    side.dataBytes('Bread', undefined, { ackRequested: true });
    side.answer(ending, POSITIVE);
    await part();
    const ack = side.posted.slice(since).find(({ key }) => key === 'ACK');
    t.check('DDE-ADVISE-024', ack !== undefined, 'an ACK to the notice that crossed UNADVISE', shown(ack));
  },
};

const warmWithoutAck: ClientScenario = {
  id: 'client.advise.warm-without-ack',
  role: 'client',
  title: 'A warm link without flow control',
  story: 'The notice of a warm link that did not ask for ACKs gets none; the item atom is deleted.',
  rules: [...manners, 'DDE-ADVISE-023', 'DDE-DATA-005', 'DDE-DATA-006'],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [
      advise('Bread', { warm: true }),
      wait(2 * t.quietTime),
      unadvise('Bread'),
    ]);
    side.answer(await question('ADVISE'), POSITIVE);
    const replies = await after(t, side, () => side.dataBytes('Bread', undefined));
    const found = replies.map(describe).join(', then ') || 'nothing';
    t.check(
      'DDE-DATA-005',
      replies.every(({ key }) => key !== 'ACK'),
      'no ACK',
      found,
    );
    t.check(
      'DDE-ADVISE-023',
      replies.every(({ key }) => key === 'REQUEST'),
      'REQUEST for the value, or nothing',
      found,
    );
    await part();
  },
};

const twoLinks: ClientScenario = {
  id: 'client.advise.two-links',
  role: 'client',
  title: 'Updates of two items at once',
  story:
    'Two items are linked, and six updates wait for the client at once, three of each in turn. It deals with them in ' +
    'the order in which they came, and acknowledges each once.',
  rules: [...manners, 'DDE-MESSAGE-005', 'DDE-ACK-009', 'DDE-ACK-015'],
  async run(context) {
    const { t } = context;
    const items = ['Bread', 'Milk'];
    const links = items.map((item) => advise(item, { ackRequested: true }));
    const { side, question, part } = await meet(context, [...links, wait(3 * t.quietTime), unadvise(null)]);
    for (const _ of items) side.answer(await question('ADVISE'), POSITIVE);
    const sent = [1, 2, 3].flatMap(() => items);
    const replies = await after(t, side, () => {
      for (const item of sent) side.data(item, CF_TEXT, value('2'), { ackRequested: true });
    });
    const named = replies.map(({ item }) => item?.toLowerCase());
    const found = replies.map(describe).join(', then ') || 'nothing';
    t.check('DDE-ACK-015', replies.length === sent.length, 'an ACK to each of six updates', found);
    const inOrder = named.every((name, index) => name === sent[index]?.toLowerCase());
    t.check('DDE-MESSAGE-005', inOrder || named.length !== sent.length, 'ACKs in the order of the updates', found);
    await part();
  },
};

const refused: ClientScenario = {
  id: 'client.advise.refused',
  role: 'client',
  title: 'Links that are refused',
  story:
    'A link is refused and put off, and the end of a link that does not exist is refused too. The client frees the ' +
    'block of each ADVISE then, and goes on.',
  rules: [...manners, 'DDE-ADVISE-008', 'DDE-ACK-008', 'DDE-ACK-011'],
  async run(context) {
    needsPacking(context.t, 'DDE-ACK-011');
    const actions = [advise('Bread'), advise('Milk', { warm: true }), unadvise('Bread'), request('Bread')];
    const { side, question, part } = await meet(context, actions);
    side.answer(await question('ADVISE'), NEGATIVE);
    side.answer(await question('ADVISE'), BUSY);
    side.answer(await question('UNADVISE'), NEGATIVE);
    await part();
  },
};

const endRefused: ClientScenario = {
  id: 'client.advise.end-refused',
  role: 'client',
  title: 'The end of a link is refused',
  story:
    'The client ends a link, and the server refuses and goes on with its updates. Each asks for an ACK and gets one, and ' +
    'the client ends the conversation when it has nothing more to do.',
  rules: [...manners, 'DDE-ACK-008', 'DDE-ADVISE-024', 'DDE-DATA-004', 'DDE-ACK-006', 'DDE-TERMINATE-008'],
  async run(context) {
    const { t } = context;
    const actions = [advise('Bread', { ackRequested: true }), unadvise('Bread'), wait(3 * t.quietTime)];
    const { side, question, part } = await meet(context, actions);
    side.answer(await question('ADVISE'), POSITIVE);
    side.answer(await question('UNADVISE'), NEGATIVE);
    const replies = await after(t, side, () => side.data('Bread', CF_TEXT, value('2'), { ackRequested: true }));
    const [ack, ...more] = replies.filter(({ key }) => key === 'ACK');
    const found = replies.map(describe).join(', then ') || 'nothing';
    t.check('DDE-ADVISE-024', ack !== undefined, 'an ACK', found);
    t.check('DDE-DATA-004', ack !== undefined && more.length === 0, 'one ACK', found);
    t.check('DDE-ACK-006', ack?.item?.toLowerCase() === 'bread', 'an ACK that names Bread', found);
    await part();
    const ended = side.posted.some(({ key }) => key === 'TERMINATE');
    t.check('DDE-TERMINATE-008', ended, 'TERMINATE at last', shown(side.posted.at(-1)));
  },
};

export const adviseScenarios: readonly ClientScenario[] = [
  hot,
  withoutAck,
  warm,
  warmWithoutAck,
  twoLinks,
  refused,
  endRefused,
];
