/** POKE of a client: what it posts, and who frees its block. */
import { CF_TEXT } from '../../../spec/index.js';
import { describe } from '../../tester/received.js';
import type { ClientScenario } from '../scenario.js';
import { BUSY, manners, meet, NEGATIVE, needsPacking, POSITIVE, poke } from './meeting.js';

const outcomes: ClientScenario = {
  id: 'client.poke.outcomes',
  role: 'client',
  title: 'fRelease crossed with the ACK',
  story:
    'The client pokes six times: with fRelease set and clear, and is accepted, refused and put off. It frees the block ' +
    'after a refusal, after a busy ACK, and after any ACK if it kept the block with fRelease clear.',
  rules: [
    ...manners,
    'DDE-POKE-007',
    'DDE-POKE-008',
    'DDE-POKE-016',
    'DDE-POKE-019',
    'DDE-POKE-022',
    'DDE-ACK-008',
    'DDE-ACK-011',
    'DDE-ATOM-014',
    'DDE-MEMORY-002',
    'DDE-MEMORY-003',
  ],
  async run(context) {
    const { t } = context;
    needsPacking(t, 'DDE-ACK-011');
    const cases = [true, false].flatMap((release) => [POSITIVE, NEGATIVE, BUSY].map((status) => ({ release, status })));
    const { side, question, part } = await meet(
      context,
      cases.map(({ release }) => poke('Bread', release)),
    );
    for (const { status } of cases) {
      const received = await question('POKE');
      const found = describe(received);
      const block = t.need('DDE-POKE-016', received.poke, 'a block with the header of DDEPOKE', found);
      t.check('DDE-POKE-016', received.bytes !== undefined && received.bytes.length > 4, 'a value after it', found);
      t.check('DDE-POKE-019', block.reserved === 0, 'reserved bits clear', `0x${block.reserved.toString(16)}`);
      t.check('DDE-POKE-022', block.cfFormat === CF_TEXT, 'CF_TEXT, as told', found);
      t.check('DDE-ATOM-014', received.item?.toLowerCase() === 'bread', 'the item Bread', found);
      side.answer(received, status);
    }
    await part();
  },
};

export const pokeScenarios: readonly ClientScenario[] = [outcomes];
