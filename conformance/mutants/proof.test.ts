import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RuleId } from '../../spec/index.js';
import { referenceServer } from '../reference/server/subject.js';
import { scenarios } from '../scenarios/index.js';
import { mutants } from './index.js';
import { serverMutant } from './mutant.js';
import { LEAST_MUTANTS, prove } from './proof.js';

const some = scenarios.filter(({ id }) => id.startsWith('server.poke.'));
const real = mutants.filter(({ id }) => id === 'server.poke.frees-refused-block');
const references = [referenceServer];

test('the floor is the number of mutants that stand', () => {
  assert.is(mutants.length, LEAST_MUTANTS);
});

test('a mutant that is caught by its rule proves it', async () => {
  const { verdicts, unproved, problems } = await prove(real, some, references, { least: 1 });
  assert.equal([verdicts.map(({ caught }) => caught), problems], [[true], []]);
  assert.not.ok(unproved.includes('DDE-POKE-010'));
  assert.ok(unproved.length > 0, 'one mutant does not prove every rule');
});

test('a mutant without a defect survives', async () => {
  const { verdicts } = await prove([serverMutant('server.poke.none', 'DDE-POKE-010', 'none', {})], some, references);
  assert.equal(
    verdicts.map(({ caught, others }) => [caught, others.length]),
    [[false, 0]],
  );
});

test('a mutant that only other rules catch is not caught', async () => {
  const misnamed = real.map((mutant) => ({ ...mutant, rule: 'DDE-DATA-003' as const }));
  const { verdicts } = await prove(misnamed, some, references, { least: 1 });
  assert.is(verdicts[0]?.caught, false);
  assert.ok(verdicts[0]?.others.includes('DDE-POKE-010'));
});

test('what is wrong with the suite itself is told', async () => {
  const told = async (...args: Parameters<typeof prove>) => (await prove(...args)).problems.join('\n');
  assert.match(await told(real, some, references), new RegExp(`are 1 mutants, and ${LEAST_MUTANTS} are asked for`));
  assert.match(await told([...real, ...real], some, references, { least: 1 }), /two mutants have the id/);
  assert.match(await told(real, [...some, ...some], references, { least: 1 }), /two scenarios have the id/);
  const unknown = real.map((mutant) => ({ ...mutant, rule: 'DDE-POKE-999' as RuleId }));
  assert.match(await told(unknown, some, references, { least: 1 }), /DDE-POKE-999, and there is no such rule/);
  const [mutant] = real;
  if (mutant?.subject.role !== 'server') throw new Error('the mutant is gone');
  assert.match(await told(real, some, [mutant.subject], { least: 1 }), /the reference does not pass server\.poke\./);
});

test.run();
