/** What a client does when its own calls fail, and when its server dies. */
import { type MessageKey, messages } from '../../../spec/index.js';
import type { Action } from '../../profile/client-profile.js';
import { describe } from '../../tester/received.js';
import type { ClientContext, ClientScenario, PlannedFault, Powers } from '../scenario.js';
import {
  advise,
  checkManners,
  host,
  initiate,
  manners,
  needsPacking,
  poke,
  request,
  serve,
  shown,
  terminate,
  unadvise,
  value,
} from './meeting.js';

const execute: Action = { do: 'execute', command: '[tidy]' };
const each: readonly Action[] = [
  request('Bread'),
  poke('Bread', true),
  poke('Bread', false),
  execute,
  advise('Bread'),
  unadvise('Bread'),
];
const conversation: readonly Action[] = [initiate, ...each, request('Milk'), terminate];

const posted: readonly MessageKey[] = ['REQUEST', 'POKE', 'EXECUTE', 'ADVISE', 'UNADVISE'];

function need({ t, powers }: ClientContext): Powers {
  return powers ?? t.unsupported('nothing can be made to fail or die here');
}

/** One conversation with every action in it, during which a call of the client's fails. */
async function conversationWith(context: ClientContext, fault: PlannedFault) {
  const { t } = context;
  const restore = need(context).faults.add(fault);
  const { server, next, finish } = host(context, conversation);
  const side = await next();
  await serve(side);
  restore();
  const finished = await finish();
  const last = side.posted.at(-1);
  const what = `${fault.operation} number ${fault.occurrence} failed`;
  t.check(
    'DDE-MESSAGE-018',
    finished && last?.key === 'TERMINATE',
    `TERMINATE at the end although ${what}`,
    finished ? shown(last) : 'the client did not come to an end',
  );
  checkManners(t, server, side);
  return side;
}

const failedPosts: ClientScenario = {
  id: 'client.faults.failed-posts',
  role: 'client',
  title: 'A message that cannot be posted',
  story:
    'In one conversation after the other, PostMessage fails once for each kind of message. What the message would have ' +
    "carried is still the client's: the item atom, the block, and the packed lParam.",
  virtualOnly: true,
  rules: [
    ...manners,
    'DDE-REQUEST-010',
    'DDE-POKE-012',
    'DDE-ADVISE-010',
    'DDE-UNADVISE-010',
    'DDE-EXECUTE-015',
    'DDE-LPARAM-005',
    'DDE-MESSAGE-011',
    'DDE-MESSAGE-018',
  ],
  async run(context) {
    needsPacking(context.t, 'DDE-LPARAM-005');
    for (const key of posted)
      await conversationWith(context, { operation: 'post', message: messages[key].value, occurrence: 1 });
  },
};

const failedAck: ClientScenario = {
  id: 'client.faults.failed-ack',
  role: 'client',
  title: 'An ACK that cannot be posted',
  story: "The ACK to DATA cannot be posted. Its item atom is still the client's to delete, its lParam to free.",
  virtualOnly: true,
  rules: ['DDE-MESSAGE-011', 'DDE-LPARAM-005', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t } = context;
    needsPacking(t, 'DDE-LPARAM-005');
    const restore = need(context).faults.add({ operation: 'post', message: messages.ACK.value, occurrence: 1 });
    const { next, finish } = host(context, [initiate, request('Bread'), request('Milk'), terminate]);
    const side = await next();
    const asked = await side.nextQuestion();
    if (asked !== undefined)
      side.data(asked, asked.format, value('2.40', asked.format), {
        response: true,
        ackRequested: true,
        release: false,
      });
    await serve(side);
    restore();
    await finish();
    const items = side.posted.filter(({ key }) => key === 'REQUEST').map(describe);
    t.check('DDE-MESSAGE-018', items.length === 2, 'the next REQUEST', items.join(', '));
  },
};

const failedMemory: ClientScenario = {
  id: 'client.faults.no-memory',
  role: 'client',
  title: 'No atoms, no memory',
  story:
    'The atom table or the memory is full when the client needs it: once for each atom and each block of a whole ' +
    'conversation. No message goes out without what it has to carry, and nothing made for it is kept.',
  virtualOnly: true,
  rules: [...manners, 'DDE-ATOM-006', 'DDE-ATOM-020', 'DDE-MEMORY-002', 'DDE-MESSAGE-018'],
  async run(context) {
    const { t } = context;
    const check = async (fault: PlannedFault) => {
      const side = await conversationWith(context, fault);
      const bare = side.posted.filter(
        ({ key, atom, block }) =>
          ((key === 'REQUEST' || key === 'ADVISE' || key === 'POKE' || key === 'UNADVISE') && atom === 0) ||
          ((key === 'ADVISE' || key === 'POKE' || key === 'EXECUTE') && block === 0),
      );
      t.check(
        'DDE-ATOM-020',
        bare.length === 0,
        `no message without item or block when ${fault.operation} ${fault.occurrence} failed`,
        bare.map(describe).join(', ') || 'none',
      );
    };
    // The first two atoms are those of INITIATE; without them there is no conversation.
    for (let occurrence = 3; occurrence <= 3 + each.length; occurrence += 1)
      await check({ operation: 'addAtom', occurrence });
    for (let occurrence = 1; occurrence <= 4; occurrence += 1) await check({ operation: 'alloc', occurrence });
  },
};

const noInitiate: ClientScenario = {
  id: 'client.faults.no-name-atoms',
  role: 'client',
  title: 'INITIATE without names',
  story: 'The atom table does not take the application or the topic. NULL would mean any name, so nothing is sent.',
  virtualOnly: true,
  rules: ['DDE-ATOM-006', 'DDE-ATOM-020'],
  async run(context) {
    const { t } = context;
    for (const occurrence of [1, 2]) {
      const restore = need(context).faults.add({ operation: 'addAtom', occurrence });
      const { server, finish } = host(context, [initiate, request('Bread'), terminate]);
      await finish();
      restore();
      const found = server.initiations.map(describe).join(', ') || 'none';
      t.check('DDE-ATOM-020', server.initiations.length === 0, 'no INITIATE with NULL for a name', found);
    }
  },
};

const serverDies: ClientScenario = {
  id: 'client.faults.server-dies',
  role: 'client',
  title: 'The server dies at any step',
  story:
    'The process of the server ends after its first message, after its second, and so on through a whole conversation. ' +
    'Wherever that happens, the client frees what it still owns and comes to an end.',
  virtualOnly: true,
  rules: ['DDE-MESSAGE-009', 'DDE-TERMINATE-015'],
  async run(context) {
    const { t } = context;
    const powers = need(context);
    for (let last = 0; last <= each.length + 1; last += 1) {
      const process = powers.process(`server that takes ${last}`);
      const { next, finish } = host(context, conversation, { process });
      const side = await next();
      await serve(side, last);
      // One more has come and will never be answered.
      await t.process.pump(() => side.posted.length > last, t.quietTime);
      powers.kill(process);
      const finished = await finish();
      t.check(
        'DDE-MESSAGE-009',
        finished,
        `an end although the server died after ${last} answers`,
        finished ? 'done' : 'still waiting',
      );
    }
  },
};

export const faultScenarios: readonly ClientScenario[] = [failedPosts, failedAck, failedMemory, noInitiate, serverDies];
