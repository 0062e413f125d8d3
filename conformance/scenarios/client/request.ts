/** REQUEST of a client: what it asks for, and what it takes for an answer. */
import { CF_TEXT, CF_UNICODETEXT } from '../../../spec/index.js';
import type { ClientScenario } from '../scenario.js';
import { manners, meet, NEGATIVE, needsPacking, POSITIVE, request, shown, value } from './meeting.js';

const oneItem: ClientScenario = {
  id: 'client.request.one-item',
  role: 'client',
  title: 'An item that the server has',
  story: 'The client requests an item; the server sends its value and leaves the block to the client.',
  rules: [
    ...manners,
    'DDE-REQUEST-015',
    'DDE-ATOM-013',
    'DDE-ATOM-014',
    'DDE-DATA-005',
    'DDE-DATA-006',
    'DDE-DATA-007',
    'DDE-LPARAM-004',
    'DDE-LPARAM-007',
    'DDE-LPARAM-010',
  ],
  async run(context) {
    const { t } = context;
    needsPacking(t, 'DDE-LPARAM-004', 'DDE-LPARAM-007', 'DDE-LPARAM-010');
    const long = `dde-spec ${'x'.repeat(246)}`;
    const { side, question, part } = await meet(context, [request('Bread'), request(long)]);
    for (const name of ['Bread', long]) {
      const received = await question('REQUEST');
      const found = shown(received);
      t.check('DDE-REQUEST-015', received.format === CF_TEXT && received.atom !== 0, 'CF_TEXT and an item', found);
      t.check('DDE-ATOM-014', received.item !== undefined, 'an atom that is in the table', found);
      t.check('DDE-ATOM-013', received.item?.toLowerCase() === name.toLowerCase(), `the item ${name}`, found);
      side.data(received, CF_TEXT, value('2.40'), { response: true });
    }
    await part();
    const acks = side.posted.filter(({ key }) => key === 'ACK');
    t.check('DDE-DATA-005', acks.length === 0, 'no ACK, for none was asked', acks.map(shown).join(', ') || 'none');
  },
};

const stepsDown: ClientScenario = {
  id: 'client.request.steps-down',
  role: 'client',
  title: 'A format is refused',
  story: 'The client asks in its richest format first. The server refuses that one, and the next one it has.',
  rules: [...manners, 'DDE-REQUEST-012', 'DDE-REQUEST-013', 'DDE-ACK-008', 'DDE-ACK-011'],
  async run(context) {
    const { t, profile } = context;
    needsPacking(t, 'DDE-ACK-011');
    const { side, question, part } = await meet(context, [request('Bread', CF_UNICODETEXT, CF_TEXT)]);
    const first = await question('REQUEST');
    side.answer(first, NEGATIVE);
    if (profile.stepsDown) {
      t.check('DDE-REQUEST-013', first.format === CF_UNICODETEXT, 'CF_UNICODETEXT, the richest, first', shown(first));
      const second = await side.nextQuestion();
      const again = second?.key === 'REQUEST' && second.format === CF_TEXT && second.item === first.item;
      t.check('DDE-REQUEST-012', again, 'REQUEST of the same item in CF_TEXT', shown(second));
      if (second?.key === 'REQUEST') side.data(second, second.format, value('2.40', second.format), { response: true });
    } else {
      t.skip('DDE-REQUEST-012', 'the client does not ask again');
      t.skip('DDE-REQUEST-013', 'the client does not ask again');
    }
    await part();
  },
};

const refused: ClientScenario = {
  id: 'client.request.refused',
  role: 'client',
  title: 'Every format is refused',
  story: 'The server refuses an item in each format. The client takes that for what it is and goes on.',
  rules: [...manners, 'DDE-ACK-008', 'DDE-ACK-011', 'DDE-LPARAM-004'],
  async run(context) {
    needsPacking(context.t, 'DDE-ACK-011', 'DDE-LPARAM-004');
    const { side, question, part } = await meet(context, [request('Bread'), request('Milk')]);
    side.answer(await question('REQUEST'), NEGATIVE);
    side.answer(await question('REQUEST'), NEGATIVE);
    await part();
  },
};

const surplusAck: ClientScenario = {
  id: 'client.request.surplus-ack',
  role: 'client',
  title: 'A positive ACK after DATA',
  story:
    'Some servers answer each REQUEST twice: with DATA, and then with a positive ACK. No REQUEST is answered by a ' +
    'positive ACK, and none by an ACK that names another item; so the client has to wait for what it asked for.',
  rules: [...manners, 'DDE-REQUEST-021', 'DDE-ACK-006', 'DDE-ACK-008', 'DDE-ACK-011'],
  async run(context) {
    const { t } = context;
    needsPacking(t, 'DDE-ACK-011');
    const { side, question, part } = await meet(context, [
      request('Bread'),
      request('Bread'),
      request('Milk'),
      request('Sky'),
    ]);
    const twice = 'some servers answer REQUEST twice';
    side.data(await question('REQUEST'), CF_TEXT, value('1'), { response: true });
    side.surplusAck('Bread', POSITIVE, twice);
    const second = await question('REQUEST');
    const early = await side.nextQuestion(t.quietTime);
    t.require('DDE-REQUEST-021', early === undefined, 'the client waits for DATA', shown(early));
    side.data(second, CF_TEXT, value('2'), { response: true });
    side.surplusAck('Bread', NEGATIVE, 'the ACK names an item that nobody asked for');
    const third = await question('REQUEST');
    const hasty = await side.nextQuestion(t.quietTime);
    t.require('DDE-ACK-006', hasty === undefined, 'the client waits for the answer that names Milk', shown(hasty));
    side.data(third, CF_TEXT, value('3'), { response: true });
    await part();
  },
};

export const requestScenarios: readonly ClientScenario[] = [oneItem, stepsDown, refused, surplusAck];
