/** What no server should post to a client, and what the client must make of it. */
import { CF_TEXT, messages } from '../../../spec/index.js';
import { describe } from '../../tester/received.js';
import { ServerSide } from '../../tester/server.js';
import type { ClientScenario } from '../scenario.js';
import {
  answerWell,
  host,
  initiate,
  manners,
  meet,
  POSITIVE,
  request,
  shown,
  terminate,
  topic,
  value,
  wait,
} from './meeting.js';

const strangeItems: ClientScenario = {
  id: 'client.hostile.strange-items',
  role: 'client',
  title: 'Items that are no string atoms',
  story:
    'ACKs and DATA come whose item is an integer atom, an atom that does not exist, or none. None of them is about the ' +
    'item that the client has asked for, so it keeps waiting; then the answer comes.',
  rules: [...manners, 'DDE-ATOM-011', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [request('Bread'), request('Milk')]);
    const asked = await question('REQUEST');
    for (const atom of [0, 123, 0xfff0]) {
      const onPurpose = `the item is 0x${atom.toString(16)}`;
      side.post(side.client, 'ACK-ITEM', { status: 0, item: atom }, `ACK negative, ${onPurpose}`, { onPurpose });
      const early = await side.nextQuestion(t.quietTime);
      t.require('DDE-ATOM-011', early === undefined, `nothing while ${onPurpose}`, shown(early));
    }
    side.data(asked, CF_TEXT, value('2.40'), { response: true });
    const next = await question('REQUEST');
    t.check('DDE-MESSAGE-018', next.item?.toLowerCase() === 'milk', 'REQUEST of Milk', describe(next));
    side.data(next, CF_TEXT, value('1.15'), { response: true });
    await part();
  },
};

const foreignMessages: ClientScenario = {
  id: 'client.hostile.foreign-messages',
  role: 'client',
  title: 'Messages that only servers get, and numbers that are no message',
  story:
    'The server posts REQUEST, EXECUTE and UNADVISE to the client, and a number in the range of DDE that is none. The ' +
    'client does not do what a server would; it may refuse, and the conversation goes on.',
  rules: [...manners, 'DDE-MESSAGE-018'],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [wait(3 * t.quietTime), request('Milk')]);
    const onPurpose = 'only servers get it';
    side.post(side.client, 'REQUEST', { format: CF_TEXT, item: 123 }, 'REQUEST of the integer atom 123', { onPurpose });
    side.post(side.client, 'UNADVISE', { format: CF_TEXT }, 'UNADVISE of all items', { onPurpose });
    t.process.post(side.client, messages.EXECUTE.value + 1, side.window, 0);
    await t.quiet();
    const replies = side.posted;
    t.check(
      'DDE-MESSAGE-018',
      replies.every(({ key, status }) => key === 'ACK' && !status?.fAck && !status?.fBusy),
      'nothing, or negative ACKs',
      replies.map(describe).join(', ') || 'nothing',
    );
    const next = await question('REQUEST');
    answerWell(side, next);
    t.check('DDE-MESSAGE-018', next.item?.toLowerCase() === 'milk', 'REQUEST of Milk', describe(next));
    await part();
  },
};

const stranger: ClientScenario = {
  id: 'client.hostile.stranger',
  role: 'client',
  title: 'A window that is not in the conversation',
  story:
    'A window that never acknowledged anything posts DATA, ACK and TERMINATE to the client. Nothing of that is an ' +
    'answer to what the client asked of its server, and the conversation with that one goes on.',
  rules: [...manners, 'DDE-MESSAGE-012', 'DDE-INITIATE-023', 'DDE-DATA-007', 'DDE-TERMINATE-016'],
  async run(context) {
    const { t } = context;
    const { side, question, part } = await meet(context, [request('Bread'), request('Milk')]);
    const asked = await question('REQUEST');
    const other = new ServerSide(t, side.client, topic);
    const onPurpose = 'the window is in no conversation with the client';
    other.data('Bread', CF_TEXT, value('0'), { response: true, onPurpose });
    other.data('Bread', CF_TEXT, value('0'), { response: true, ackRequested: true, onPurpose });
    other.surplusAck('Bread', 0, onPurpose);
    other.answersTerminate = false;
    other.postTerminate();
    const early = await side.nextQuestion(t.quietTime);
    t.require('DDE-INITIATE-023', early === undefined, 'the client waits for its own server', shown(early));
    t.check(
      'DDE-MESSAGE-012',
      other.posted.every(({ key, status }) => key === 'TERMINATE' || (key === 'ACK' && !status?.fAck)),
      'no positive ACK to the stranger',
      other.posted.map(describe).join(', ') || 'nothing',
    );
    other.vanish();
    side.data(asked, CF_TEXT, value('2.40'), { response: true });
    const next = await question('REQUEST');
    t.check('DDE-TERMINATE-016', next.item?.toLowerCase() === 'milk', 'REQUEST of Milk', describe(next));
    answerWell(side, next);
    await part();
  },
};

const answeredTwice: ClientScenario = {
  id: 'client.hostile.answered-twice',
  role: 'client',
  title: 'A second ACK to one message',
  story:
    'A POKE is accepted, and then refused by a second ACK, when the client has nothing outstanding any more. The block ' +
    'has gone to the server with the first; the second is cleaned up and forgotten.',
  rules: [...manners, 'DDE-ACK-008', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t } = context;
    const plan = [
      { do: 'poke', item: 'Bread', format: CF_TEXT, value: '1', release: true },
      wait(3 * t.quietTime),
    ] as const;
    const { side, question, part } = await meet(context, [...plan, request('Milk')]);
    side.answer(await question('POKE'), POSITIVE);
    side.surplusAck('Bread', 0, 'the POKE is acknowledged already');
    await t.quiet();
    const next = await question('REQUEST');
    t.check('DDE-MESSAGE-018', next.item?.toLowerCase() === 'milk', 'REQUEST of Milk', describe(next));
    answerWell(side, next);
    await part();
  },
};

const terminateTwice: ClientScenario = {
  id: 'client.hostile.terminate-twice',
  role: 'client',
  title: 'A second TERMINATE to one conversation',
  story:
    'Two servers acknowledge. One ends its conversation, gets its answer, and posts TERMINATE once more while the end of ' +
    'the other conversation is still open. The client has nothing to say to that.',
  rules: ['DDE-MESSAGE-009', 'DDE-TERMINATE-002', 'DDE-TERMINATE-004', 'DDE-TERMINATE-011'],
  async run(context) {
    const { t } = context;
    const { next, finish } = host(context, [initiate, wait(4 * t.quietTime), terminate], { instances: 2 });
    const first = await next();
    const second = await next();
    second.answersTerminate = false;
    const answer = await first.terminate();
    t.check('DDE-TERMINATE-002', answer !== undefined, 'TERMINATE', shown(answer));
    const onPurpose = 'a second TERMINATE is to change nothing';
    first.post(first.client, 'TERMINATE', {}, 'TERMINATE', { onPurpose });
    await t.quiet();
    second.answersTerminate = true;
    // Where time is real its TERMINATE may have come, and been answered, before we held the answer back.
    const waits = second.posted.some(({ key }) => key === 'TERMINATE') && !second.hasTerminated(second.client);
    if (waits) second.postTerminate();
    const finished = await finish();
    const ends = first.posted.filter(({ key }) => key === 'TERMINATE').length;
    t.check('DDE-TERMINATE-011', ends === 1, 'one TERMINATE', `${ends}`);
    const last = first.posted.findIndex(({ key }) => key === 'TERMINATE');
    const late = first.posted.slice(last + 1).map(describe);
    t.check('DDE-TERMINATE-004', late.length === 0, 'nothing after TERMINATE', late.join(', ') || 'nothing');
    t.check('DDE-MESSAGE-009', finished, 'the client comes to an end', finished ? 'done' : 'still waiting');
  },
};

export const hostileScenarios: readonly ClientScenario[] = [
  strangeItems,
  foreignMessages,
  stranger,
  answeredTwice,
  terminateTwice,
];
