/** The end of a conversation, seen from a client: by either side, by both at once, and by windows that vanish. */
import { CF_TEXT } from '../../../spec/index.js';
import type { ClientScenario } from '../scenario.js';
import {
  advise,
  checkManners,
  host,
  initiate,
  manners,
  meet,
  NEGATIVE,
  POSITIVE,
  poke,
  request,
  shown,
  terminate,
  topic,
  value,
  wait,
} from './meeting.js';

const byClient: ClientScenario = {
  id: 'client.terminate.by-client',
  role: 'client',
  title: 'The client ends, and DATA is on its way',
  story:
    'The client posts TERMINATE. Before the server answers, three updates arrive that it posted earlier. The client ' +
    'acknowledges none; it frees what is left to it, and leaves alone the block whose fRelease is clear.',
  rules: [...manners, 'DDE-TERMINATE-005', 'DDE-TERMINATE-006', 'DDE-TERMINATE-007', 'DDE-TERMINATE-011'],
  async run(context) {
    const { t } = context;
    const { server, side, question, finish } = await meet(context, [advise('Bread', { ackRequested: true })]);
    side.answersTerminate = false;
    side.answer(await question('ADVISE'), POSITIVE);
    await side.nextOf('TERMINATE');
    side.data('Bread', CF_TEXT, value('1'), { ackRequested: true, release: true });
    side.data('Bread', CF_TEXT, value('2'), { ackRequested: true, release: false });
    side.dataBytes('Bread', undefined, { ackRequested: true });
    side.data('Bread', CF_TEXT, value('3'), { release: true });
    side.postTerminate();
    await finish();
    const acks = side.posted.filter(({ key }) => key === 'ACK');
    t.check('DDE-TERMINATE-005', acks.length === 0, 'no ACK after TERMINATE', acks.map(shown).join(', ') || 'none');
    const ends = side.posted.filter(({ key }) => key === 'TERMINATE').length;
    t.check('DDE-TERMINATE-011', ends === 1, 'one TERMINATE', `${ends}`);
    checkManners(t, server, side);
  },
};

const byServer: ClientScenario = {
  id: 'client.terminate.by-server',
  role: 'client',
  title: 'The server ends',
  story:
    'The server ends the conversation while the client waits for nothing in particular, and then while a POKE, an ' +
    'EXECUTE or a REQUEST of the client is not answered. The client answers with TERMINATE and frees what comes back ' +
    'to it no other way.',
  rules: [
    ...manners,
    'DDE-TERMINATE-002',
    'DDE-TERMINATE-003',
    'DDE-TERMINATE-011',
    'DDE-TERMINATE-015',
    'DDE-TERMINATE-017',
  ],
  async run(context) {
    const { t, profile } = context;
    for (const open of [
      wait(25 * t.quietTime),
      poke('Bread', false),
      poke('Bread', true),
      { do: 'execute', command: '[tidy]' } as const,
      request('Bread'),
      advise('Bread'),
    ]) {
      const { server, side, finish } = await meet(context, [open, request('Milk')]);
      if (open.do !== 'wait') await side.nextQuestion();
      const since = side.posted.length;
      const started = t.process.now();
      const answer = await side.terminate();
      const took = t.process.now() - started;
      await finish();
      const replies = side.posted.slice(since);
      const found = `during ${open.do}: ${replies.map(shown).join(', then ') || 'nothing'}`;
      t.check('DDE-TERMINATE-002', answer !== undefined, 'TERMINATE', found);
      t.check(
        'DDE-TERMINATE-003',
        replies.every(({ key }) => key !== 'ACK'),
        'no ACK to TERMINATE',
        found,
      );
      t.check('DDE-TERMINATE-011', replies.length <= 1, 'one TERMINATE and nothing else', found);
      t.check(
        'DDE-TERMINATE-017',
        answer !== undefined && took < profile.timeout,
        `TERMINATE during ${open.do}, before the client gives up waiting for its own answer`,
        `${found} after ${took} ms`,
      );
      checkManners(t, server, side);
    }
  },
};

const crossing: ClientScenario = {
  id: 'client.terminate.crossing',
  role: 'client',
  title: 'Both end at once',
  story: 'The TERMINATEs of both sides cross. Each is the answer to the other: nobody posts a second one.',
  rules: [...manners, 'DDE-TERMINATE-011'],
  async run(context) {
    const { t } = context;
    const { server, side, question, finish } = await meet(context, [request('Bread')]);
    // The client posts TERMINATE as soon as it has the refusal; ours is on its way by then.
    side.answer(await question('REQUEST'), NEGATIVE);
    side.postTerminate();
    await finish();
    const ends = side.posted.filter(({ key }) => key === 'TERMINATE').length;
    t.check('DDE-TERMINATE-011', ends === 1, 'one TERMINATE', `${ends}`);
    checkManners(t, server, side);
  },
};

const unanswered: ClientScenario = {
  id: 'client.terminate.unanswered',
  role: 'client',
  title: 'TERMINATE is never answered',
  story: 'The server never answers TERMINATE. The client gives up after a while and still frees what it owns.',
  rules: [...manners, 'DDE-MESSAGE-009', 'DDE-TERMINATE-015'],
  async run(context) {
    const { t } = context;
    const { server, side, question, finish } = await meet(context, [poke('Bread', false)]);
    side.answersTerminate = false;
    await question('POKE');
    const finished = await finish();
    t.check('DDE-MESSAGE-009', finished, 'the client comes to an end', finished ? 'done' : 'still waiting');
    checkManners(t, server, side);
  },
};

const vanished: ClientScenario = {
  id: 'client.terminate.server-vanishes',
  role: 'client',
  title: "The server's window vanishes",
  story:
    'The window of the server is destroyed without TERMINATE while the client waits for an answer. Nothing comes back ' +
    'any more; the client frees what it kept, and comes to an end.',
  rules: ['DDE-MESSAGE-009', 'DDE-TERMINATE-015'],
  async run(context) {
    const { t } = context;
    for (const open of [
      wait(25 * t.quietTime),
      poke('Bread', false),
      poke('Bread', true),
      { do: 'execute', command: '[tidy]' } as const,
      request('Bread'),
      advise('Bread'),
    ]) {
      const { side, finish } = await meet(context, [open, request('Milk')]);
      if (open.do !== 'wait') await side.nextQuestion();
      side.vanish();
      const finished = await finish();
      t.check('DDE-MESSAGE-009', finished, `an end after ${open.do}`, finished ? 'done' : 'still waiting');
    }
  },
};

const atTheEnd: ClientScenario = {
  id: 'client.terminate.before-shutdown',
  role: 'client',
  title: 'The client has nothing more to do',
  story:
    'The client is told what to do, but not to end the conversation. It ends it all the same before it is ' +
    'done, and before it destroys its window.',
  rules: [...manners, 'DDE-TERMINATE-008', 'DDE-TERMINATE-009'],
  async run(context) {
    const { t } = context;
    const { server, next, finish } = host(context, [initiate, request('Bread')]);
    const side = await next();
    const received = await side.nextOf('REQUEST');
    if (received !== undefined)
      side.data(received, received.format, value('2.40', received.format), { response: true });
    const end = await side.nextOf('TERMINATE');
    await finish();
    t.check('DDE-TERMINATE-008', end !== undefined, 'TERMINATE before the client is done', shown(end));
    t.check(
      'DDE-TERMINATE-009',
      side.clientStayed ?? true,
      'a window that waits for the answer to its TERMINATE',
      side.clientStayed === false ? 'the window was gone when its TERMINATE came' : 'it was there',
    );
    checkManners(t, server, side);
  },
};

const otherConversation: ClientScenario = {
  id: 'client.terminate.other-conversation',
  role: 'client',
  title: 'One of two conversations ends',
  story: 'The client holds two conversations. The server ends the first; the second goes on as if nothing had been.',
  rules: [...manners, 'DDE-TERMINATE-002', 'DDE-TERMINATE-016', 'DDE-TERMINATE-018'],
  async run(context) {
    const { t } = context;
    const plan = [initiate, initiate, wait(2 * t.quietTime), request('Bread'), request('Milk'), terminate];
    const { server, next, finish } = host(context, plan, { topics: [topic] });
    const first = await next();
    const second = await next();
    const answer = await first.terminate();
    t.check('DDE-TERMINATE-002', answer !== undefined, 'TERMINATE', shown(answer));
    for (const item of ['Bread', 'Milk']) {
      const received = await second.nextQuestion();
      const goesOn = received?.key === 'REQUEST' && received.item?.toLowerCase() === item.toLowerCase();
      t.check('DDE-TERMINATE-016', goesOn, `REQUEST of ${item} in the other conversation`, shown(received));
      if (received?.key === 'REQUEST')
        second.data(received, received.format, value('1', received.format), { response: true });
    }
    await finish();
    const stray = first.posted.filter(({ key }) => key !== 'TERMINATE');
    t.check(
      'DDE-TERMINATE-018',
      stray.length === 0,
      'nothing in the conversation that has ended',
      stray.map(shown).join(', ') || 'nothing',
    );
    for (const side of [first, second]) checkManners(t, server, side);
  },
};

export const terminateScenarios: readonly ClientScenario[] = [
  byClient,
  byServer,
  crossing,
  unanswered,
  vanished,
  atTheEnd,
  otherConversation,
];
