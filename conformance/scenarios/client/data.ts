/** DATA that a client gets: whom its flags ask for an ACK, and to whom they leave the block. */
import { CF_TEXT } from '../../../spec/index.js';
import { describe, type Received } from '../../tester/received.js';
import type { ServerSide } from '../../tester/server.js';
import type { Tester } from '../../tester/tester.js';
import type { ClientScenario } from '../scenario.js';
import { manners, meet, needsPacking, request, shown, value, wait } from './meeting.js';

const BREAD = 'Bread';

/** The ACKs that came since a moment. */
function acks(side: ServerSide, since = 0): readonly Received[] {
  return side.posted.slice(since).filter(({ key }) => key === 'ACK');
}

/** Every part of an ACK to DATA. */
function checkAck(t: Tester, ack: Received, item: string): void {
  const status = ack.status;
  t.check('DDE-ACK-004', !(status?.fAck && status.fBusy), 'not both fAck and fBusy', describe(ack));
  t.check('DDE-ACK-005', status?.reserved === 0, 'reserved bits clear', describe(ack));
  t.check('DDE-ACK-006', ack.item?.toLowerCase() === item.toLowerCase(), `the item ${item}`, describe(ack));
}

const flagPairs: ClientScenario = {
  id: 'client.data.flag-pairs',
  role: 'client',
  title: 'The four pairs of fAckReq and fRelease',
  story:
    'Four answers to four requests, one for each pair of the two flags. fAckReq decides whether the client posts an ' +
    'ACK, fRelease whether it frees the block. Both clear is against the protocol, and is tried on purpose.',
  rules: [
    ...manners,
    'DDE-DATA-004',
    'DDE-DATA-005',
    'DDE-DATA-006',
    'DDE-DATA-007',
    'DDE-DATA-008',
    'DDE-ACK-004',
    'DDE-ACK-005',
    'DDE-ACK-006',
    'DDE-ACK-009',
    'DDE-ACK-016',
  ],
  async run(context) {
    const { t } = context;
    const pairs = [
      { ackRequested: false, release: true },
      { ackRequested: true, release: true },
      { ackRequested: true, release: false },
      { ackRequested: false, release: false, onPurpose: 'fAckReq and fRelease are both clear' },
    ];
    const { side, question, part } = await meet(context, [...pairs.map(() => request(BREAD)), wait(2 * t.quietTime)]);
    for (const flags of pairs) {
      const received = await question('REQUEST');
      const since = side.posted.length;
      side.data(received, CF_TEXT, value('2.40'), { response: true, ...flags });
      await t.quiet();
      const [ack, ...more] = acks(side, since);
      const found = shown(ack) + more.map((extra) => `, then ${describe(extra)}`).join('');
      if (flags.ackRequested) {
        t.check('DDE-DATA-004', ack !== undefined && more.length === 0, 'one ACK', found);
        if (ack === undefined) continue;
        checkAck(t, ack, BREAD);
        t.check('DDE-ACK-016', ack.status?.fAck === true, 'fAck set, for the value is as it was asked for', found);
      } else t.check('DDE-DATA-005', ack === undefined, 'no ACK, for fAckReq is clear', found);
    }
    await part();
  },
};

const unexpectedFormat: ClientScenario = {
  id: 'client.data.unexpected-format',
  role: 'client',
  title: 'Another format than the one asked for',
  story:
    'The answers come in a private format that the client never asked for. If an ACK is wanted it has to be negative, ' +
    'and then the block stays with the server, whatever fRelease says; if none is wanted, fRelease holds.',
  rules: [
    ...manners,
    'DDE-REQUEST-014',
    'DDE-DATA-005',
    'DDE-DATA-007',
    'DDE-DATA-008',
    'DDE-DATA-009',
    'DDE-ACK-004',
    'DDE-ACK-005',
    'DDE-ACK-006',
  ],
  async run(context) {
    const { t } = context;
    const format = t.process.registerFormat('dde-spec unexpected format');
    const asking = [
      { ackRequested: true, release: true },
      { ackRequested: true, release: false },
      { ackRequested: false, release: true },
    ];
    const { side, question, part } = await meet(context, [...asking.map(() => request(BREAD)), wait(2 * t.quietTime)]);
    for (const flags of asking) {
      const received = await question('REQUEST');
      const since = side.posted.length;
      side.data(received, format, Uint8Array.of(1, 2, 3), { response: true, ...flags });
      await t.quiet();
      const [ack] = acks(side, since);
      if (flags.ackRequested) {
        t.check('DDE-REQUEST-014', ack?.status?.fAck === false, 'a negative ACK', shown(ack));
        if (ack !== undefined) checkAck(t, ack, BREAD);
      } else t.check('DDE-DATA-005', ack === undefined, 'no ACK, for fAckReq is clear', shown(ack));
    }
    await part();
  },
};

const unlockable: ClientScenario = {
  id: 'client.data.unlockable',
  role: 'client',
  title: 'A block that cannot be locked',
  story:
    'DATA comes with a handle that is none. The client cannot read fAckReq, so it cannot know whether to answer: it ' +
    'ends the conversation instead.',
  rules: [...manners, 'DDE-DATA-014', 'DDE-DATA-006', 'DDE-TERMINATE-008'],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [request(BREAD), request('Milk')]);
    const taken = side.dataUnlockable(await question('REQUEST'), 'the handle is none');
    if (taken) {
      const next = await side.next(() => true);
      t.check('DDE-DATA-014', next?.key === 'TERMINATE', 'TERMINATE and no ACK', shown(next));
    } else t.skip('DDE-DATA-014', 'the system does not carry a handle that is none');
    await part();
    t.check(
      'DDE-TERMINATE-008',
      side.posted.at(-1)?.key === 'TERMINATE',
      'TERMINATE at last',
      shown(side.posted.at(-1)),
    );
  },
};

const tooSmall: ClientScenario = {
  id: 'client.data.too-small',
  role: 'client',
  title: 'A block too small for its header, and no block at all',
  story:
    'The answers are a block of one byte, one of three and a NULL handle. None holds a value. The client may go on or ' +
    'end the conversation, but it must come to an end, and must not acknowledge what it did not get.',
  rules: ['DDE-MESSAGE-018', 'DDE-ACK-016'],
  async run(context) {
    const { t } = context;
    for (const bytes of [Uint8Array.of(0), Uint8Array.of(0, 0, 1), undefined]) {
      const what = bytes === undefined ? 'a NULL handle' : `a block of ${bytes.length} bytes`;
      const { side, question, serve, finish } = await meet(context, [request(BREAD), request('Milk')]);
      side.dataBytes(await question('REQUEST'), bytes, { response: true, release: false, onPurpose: what });
      await serve();
      const finished = await finish();
      const end = side.posted.at(-1);
      t.check(
        'DDE-MESSAGE-018',
        finished && end?.key === 'TERMINATE',
        `the conversation ended properly after ${what}`,
        finished ? shown(end) : 'the client did not come to an end',
      );
      const positive = acks(side).find(({ status }) => status?.fAck);
      t.check('DDE-ACK-016', positive === undefined, `no positive ACK to ${what}`, shown(positive));
    }
  },
};

const unasked: ClientScenario = {
  id: 'client.data.unasked',
  role: 'client',
  title: 'DATA that nobody asked for',
  story:
    'DATA comes without REQUEST and without link. Its flags hold all the same: an ACK if it is asked for, and a block ' +
    'that is freed by the one they name.',
  rules: [
    ...manners,
    'DDE-DATA-004',
    'DDE-DATA-005',
    'DDE-DATA-006',
    'DDE-DATA-007',
    'DDE-DATA-008',
    'DDE-ACK-004',
    'DDE-ACK-005',
    'DDE-ACK-006',
    'DDE-ACK-009',
  ],
  async run(context) {
    const { t } = context;
    const { side, part } = await meet(context, [wait(7 * t.quietTime), request('Milk')]);
    const onPurpose = 'neither REQUEST nor link asked for it';
    for (const flags of [
      { response: false, release: true },
      { response: true, release: true },
      { response: false, release: false },
    ]) {
      side.data(BREAD, CF_TEXT, value('2.40'), { ...flags, onPurpose });
      await t.quiet();
      const unwanted = acks(side);
      t.check('DDE-DATA-005', unwanted.length === 0, 'no ACK, for fAckReq is clear', unwanted.map(describe).join(', '));
    }
    for (const release of [false, true]) {
      const since = side.posted.length;
      side.data(BREAD, CF_TEXT, value('2.40'), { ackRequested: true, release, onPurpose });
      await t.quiet();
      const [ack, ...more] = acks(side, since);
      t.check('DDE-DATA-004', ack !== undefined && more.length === 0, 'one ACK', shown(ack));
      if (ack !== undefined) checkAck(t, ack, BREAD);
    }
    await part();
  },
};

const ackPacking: ClientScenario = {
  id: 'client.data.acknowledgement',
  role: 'client',
  title: 'What an ACK to DATA is made of',
  story: 'The client acknowledges DATA, and recycles or frees the lParam that it came with.',
  rules: [...manners, 'DDE-ACK-010', 'DDE-ACK-014', 'DDE-LPARAM-004', 'DDE-LPARAM-007', 'DDE-LPARAM-010'],
  async run(context) {
    const { t } = context;
    needsPacking(t, 'DDE-LPARAM-004', 'DDE-LPARAM-007', 'DDE-LPARAM-010');
    const { side, question, part } = await meet(context, [request(BREAD), wait(2 * t.quietTime)]);
    side.data(await question('REQUEST'), CF_TEXT, value('2.40'), { response: true, ackRequested: true });
    await t.quiet();
    const ack = side.received.find(({ key }) => key === 'ACK');
    t.check('DDE-ACK-014', ack?.sent === false, 'an ACK that was posted', ack?.sent ? 'it was sent' : shown(ack));
    t.check('DDE-ACK-010', ack?.unpacked === true, 'an lParam that can be unpacked', shown(ack));
    await part();
  },
};

export const dataScenarios: readonly ClientScenario[] = [
  flagPairs,
  unexpectedFormat,
  unlockable,
  tooSmall,
  unasked,
  ackPacking,
];
