/** INITIATE of a client: its names, its atoms, and what it makes of no answer, of one and of several. */
import { Abandoned } from '../../tester/errors.js';
import { describe, holdsWords } from '../../tester/received.js';
import type { ClientScenario } from '../scenario.js';
import {
  answerWell,
  application,
  checkManners,
  host,
  initiate,
  manners,
  request,
  serve,
  shown,
  terminate,
  topic,
} from './meeting.js';

const exactNames: ClientScenario = {
  id: 'client.initiate.exact-names',
  role: 'client',
  title: 'A conversation by application and topic',
  story:
    'The client asks for one service and one topic and gets one ACK. It cleans up the four atoms that are its own then, ' +
    'and posts to the window that the ACK named and to no other.',
  rules: [
    ...manners,
    'DDE-INITIATE-003',
    'DDE-INITIATE-012',
    'DDE-INITIATE-013',
    'DDE-INITIATE-023',
    'DDE-LPARAM-002',
    'DDE-ATOM-006',
  ],
  async run(context) {
    const { t } = context;
    const { server, finish } = host(context, [initiate, request('Bread'), terminate]);
    const side = await server.conversation();
    const heard = server.received.map((message) => message.application ?? '');
    const ours = heard.filter((name) => name.toLowerCase().includes(application.toLowerCase()));
    t.check(
      'DDE-INITIATE-003',
      ours.every((name) => !/[\\/]/.test(name)),
      'an application name without slashes',
      ours.join(', '),
    );
    const posted = server.wronglyPosted;
    t.check('DDE-MESSAGE-003', posted.length === 0, 'INITIATE sent, not posted', `${posted.length} posted`);
    // Who packs its INITIATE names nobody; others may ask for their own partners meanwhile.
    const asked = side === undefined ? server.received.filter(({ key }) => key === 'INITIATE') : server.initiations;
    for (const message of asked) {
      const found = `${describe(message)}, lParam 0x${message.lParam.toString(16)}`;
      t.check('DDE-LPARAM-002', holdsWords(message), 'the two atoms in lParam itself', found);
    }
    if (side === undefined) throw new Abandoned('the client sent no INITIATE that names the service');
    const [received] = server.initiations;
    await serve(side);
    await finish();
    checkManners(t, server, side);
    const elsewhere = server.posted.filter(({ from }) => from === received?.from);
    t.check(
      'DDE-INITIATE-023',
      elsewhere.length === 0 && side.posted.length > 0,
      'all messages posted to the window in wParam of the ACK',
      elsewhere.length === 0 ? shown(side.posted[0]) : `posted to another window: ${elsewhere.map(shown).join(', ')}`,
    );
  },
};

const noAnswer: ClientScenario = {
  id: 'client.initiate.no-answer',
  role: 'client',
  title: 'Nobody answers',
  story: 'The client asks for a topic that nobody has, and then for one that is there.',
  rules: ['DDE-INITIATE-012', 'DDE-INITIATE-022', 'DDE-MESSAGE-009'],
  async run(context) {
    const { t } = context;
    const nobody = { do: 'initiate', application, topic: 'dde-spec no such topic' } as const;
    const { server, finish } = host(context, [nobody, initiate, terminate]);
    const side = t.need('DDE-INITIATE-022', await server.conversation(), 'INITIATE of the topic that is there', 'none');
    const finished = await finish();
    t.check(
      'DDE-INITIATE-022',
      side.posted.some(({ key }) => key === 'TERMINATE'),
      'a second conversation, begun and ended after the first INITIATE had no answer',
      side.posted.map(shown).join(', ') || 'nothing posted',
    );
    t.check('DDE-MESSAGE-009', finished, 'the client comes to an end', finished ? 'done' : 'still busy');
    t.check(
      'DDE-INITIATE-022',
      server.initiations.length === 1,
      'one INITIATE that names the topic',
      `${server.initiations.length}`,
    );
  },
};

const severalAnswers: ClientScenario = {
  id: 'client.initiate.several-answers',
  role: 'client',
  title: 'Three servers of one name',
  story:
    'Three servers acknowledge one INITIATE. The client may use one of them or all, but each conversation that was ' +
    'begun has to be ended, and each ACK brings two atoms.',
  rules: ['DDE-INITIATE-013', 'DDE-INITIATE-022', 'DDE-INITIATE-024', 'DDE-TERMINATE-004'],
  async run(context) {
    const { t } = context;
    const { server, next, finish, running } = host(context, [initiate, request('Bread'), terminate], { instances: 3 });
    await next();
    let asked = 0;
    for (const side of server.conversations) {
      const question = await side.nextQuestion();
      if (question === undefined || question.key === 'TERMINATE') continue;
      asked += 1;
      answerWell(side, question);
    }
    await running.finished();
    await t.quiet();
    t.check('DDE-INITIATE-022', asked >= 1, 'REQUEST in at least one of the conversations', `REQUEST in ${asked}`);
    const ends = server.conversations.map((side) => side.posted.filter(({ key }) => key === 'TERMINATE').length);
    t.check(
      'DDE-INITIATE-024',
      ends.every((count) => count >= 1),
      'TERMINATE in each of the three',
      ends.join(', '),
    );
    t.check(
      'DDE-TERMINATE-004',
      server.conversations.every(({ posted }) => {
        const end = posted.findIndex(({ key }) => key === 'TERMINATE');
        return end < 0 || end === posted.length - 1;
      }),
      'nothing after TERMINATE',
      server.conversations.map(({ posted }) => posted.map(shown).join(', ')).join('; '),
    );
    await finish();
  },
};

const anyTopic: ClientScenario = {
  id: 'client.initiate.any-topic',
  role: 'client',
  title: 'A topic of any name',
  story: 'The client leaves the topic open. The server acknowledges once for each of its two topics.',
  rules: ['DDE-INITIATE-012', 'DDE-INITIATE-013', 'DDE-INITIATE-024', 'DDE-INITIATE-037'],
  async run(context) {
    const { t } = context;
    const open = { do: 'initiate', application, topic: null } as const;
    const { server, finish, running } = host(context, [open, terminate], { topics: [topic, 'Cellar'] });
    await server.conversation();
    const initiation = server.received.find(
      (message) => message.application?.toLowerCase() === application.toLowerCase(),
    );
    t.require('DDE-INITIATE-037', initiation?.topicAtom === 0, 'a NULL topic atom', shown(initiation));
    await running.finished();
    await t.quiet();
    const ends = server.conversations.map((side) => side.posted.filter(({ key }) => key === 'TERMINATE').length);
    t.check(
      'DDE-INITIATE-024',
      ends.every((count) => count >= 1),
      'TERMINATE in each of the two',
      ends.join(', '),
    );
    await finish();
  },
};

const signExtended: ClientScenario = {
  id: 'client.initiate.sign-extended',
  role: 'client',
  title: 'An ACK whose lParam is extended by its sign',
  story:
    'Atoms have their highest bit set. On 64-bit Windows that bit may fill the upper half of lParam; the client takes ' +
    'the two words from the lower half and deletes the atoms that they are.',
  rules: ['DDE-LPARAM-015', 'DDE-INITIATE-013', 'DDE-INITIATE-023'],
  async run(context) {
    const { t } = context;
    if (t.process.platform !== 'win64') t.unsupported('an lParam has no upper half here');
    const name = 'dde-spec sign-extended topic';
    const plan = [{ do: 'initiate', application, topic: name } as const, request('Bread'), terminate];
    const { server, finish } = host(context, plan, { topics: [name], signExtended: true });
    const side = t.need('DDE-INITIATE-023', await server.conversation(), 'INITIATE', 'none');
    const asked = await side.nextQuestion();
    t.check('DDE-INITIATE-023', asked?.key === 'REQUEST', 'REQUEST in the conversation', shown(asked));
    if (asked?.key === 'REQUEST') answerWell(side, asked);
    await serve(side);
    await finish();
    const left = t.process.findAtom(name) !== 0;
    t.check(
      'DDE-LPARAM-015',
      !left,
      'the topic atom of the ACK deleted',
      left ? 'it is in the table still' : 'it is gone',
    );
  },
};

export const initiateScenarios: readonly ClientScenario[] = [
  exactNames,
  noAnswer,
  severalAnswers,
  anyTopic,
  signExtended,
];
