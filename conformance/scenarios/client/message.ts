/** What any message of a client may meet: a server that is busy, and one that says nothing. */
import { CF_TEXT } from '../../../spec/index.js';
import type { ClientScenario } from '../scenario.js';
import {
  advise,
  BUSY,
  checkManners,
  manners,
  meet,
  NEGATIVE,
  POSITIVE,
  poke,
  request,
  shown,
  unadvise,
  value,
  wait,
} from './meeting.js';

const execute = { do: 'execute', command: '[tidy]' } as const;

const busy: ClientScenario = {
  id: 'client.message.busy',
  role: 'client',
  title: 'A server that is busy',
  story: 'The server puts off one message of each kind. The client takes back what it lent and comes to an end.',
  rules: [...manners, 'DDE-MESSAGE-009', 'DDE-POKE-007', 'DDE-ADVISE-008', 'DDE-EXECUTE-014', 'DDE-ACK-008'],
  async run(context) {
    const { t } = context;
    const actions = [request('Bread'), poke('Bread', true), execute, advise('Bread'), unadvise(null)];
    const { server, side, finish } = await meet(context, actions);
    for (;;) {
      const received = await side.nextQuestion();
      if (received === undefined || received.key === 'TERMINATE') break;
      // Who asks again later is right too, and is not put off for ever.
      const again = side.posted.filter(({ key }) => key === received.key).length > 1;
      if (!again) side.answer(received, BUSY);
      else if (received.key === 'REQUEST')
        side.data(received, received.format, value('1', received.format), { response: true });
      else side.answer(received, POSITIVE);
    }
    const finished = await finish();
    t.check('DDE-MESSAGE-009', finished, 'the client comes to an end', finished ? 'done' : 'still waiting');
    checkManners(t, server, side);
  },
};

const silence: ClientScenario = {
  id: 'client.message.silence',
  role: 'client',
  title: 'A server that says nothing',
  story:
    'No message of the client is answered. After each it waits for a while and goes on; at the end it ends the ' +
    'conversation, and frees what it had only lent.',
  rules: [...manners, 'DDE-MESSAGE-009', 'DDE-TERMINATE-015'],
  async run(context) {
    const { t, profile } = context;
    const actions = [request('Bread'), poke('Bread', false), execute, advise('Bread'), unadvise('Bread')];
    const { server, side, finish } = await meet(context, actions);
    const started = t.process.now();
    const end = await side.nextOf('TERMINATE', profile.timeout * (actions.length + 2));
    const took = t.process.now() - started;
    const finished = await finish();
    t.check(
      'DDE-MESSAGE-009',
      finished && end !== undefined,
      'an end after one time-out for each message',
      finished ? `TERMINATE after ${took} ms` : 'still waiting',
    );
    checkManners(t, server, side);
  },
};

const lateAnswers: ClientScenario = {
  id: 'client.message.late-answers',
  role: 'client',
  title: 'Answers that come too late',
  story:
    'The answers come when the client has given up: DATA that asks for an ACK, a refusal of a REQUEST, and ACKs that ' +
    'give blocks back. What the client frees is decided by them all the same.',
  rules: [
    ...manners,
    'DDE-DATA-004',
    'DDE-POKE-007',
    'DDE-POKE-008',
    'DDE-EXECUTE-014',
    'DDE-ADVISE-008',
    'DDE-ACK-006',
    'DDE-ACK-008',
  ],
  async run(context) {
    const { t, profile } = context;
    const late = profile.timeout + t.quietTime;
    const actions = [
      request('Bread'),
      poke('Bread', true),
      poke('Milk', false),
      execute,
      advise('Sky'),
      request('Rain'),
    ];
    const plan = [...actions, wait(late)];
    const { side, question, part } = await meet(context, plan);
    const asked = await question('REQUEST');
    const refusedPoke = await question('POKE');
    const acceptedPoke = await question('POKE');
    const command = await question('EXECUTE');
    const link = await question('ADVISE');
    const refusedRequest = await question('REQUEST');
    await t.wait(late);
    const since = side.posted.length;
    side.data(asked, CF_TEXT, value('2.40'), { response: true, ackRequested: true });
    side.answer(refusedPoke, NEGATIVE);
    side.answer(acceptedPoke, POSITIVE);
    side.answer(command, POSITIVE);
    side.answer(link, NEGATIVE);
    side.answer(refusedRequest, NEGATIVE);
    await t.quiet();
    const replies = side.posted.slice(since);
    const acks = replies.filter(({ key }) => key === 'ACK');
    t.check(
      'DDE-DATA-004',
      acks.length === 1,
      'one ACK, positive or negative, to the late DATA',
      replies.map(shown).join(', '),
    );
    t.check('DDE-ACK-006', acks[0]?.item?.toLowerCase() === 'bread', 'an ACK that names Bread', shown(acks[0]));
    await part();
  },
};

export const messageScenarios: readonly ClientScenario[] = [busy, silence, lateAnswers];
