/**
 * `npm run mutants`: which rule catches each deliberate defect, and where.
 *
 * Exit code 0 if every mutant was caught by the rule that it names and nothing else is wrong with the suite, else 1.
 */
import { referenceClient } from '../reference/client/profile.js';
import { referenceServer } from '../reference/server/subject.js';
import { count, plain, wrap } from '../report/text.js';
import { scenarios } from '../scenarios/index.js';
import { mutants } from './index.js';
import { prove } from './proof.js';
import type { Verdict } from './run.js';

function print({ mutant, caught, scenarios: where, others }: Verdict): void {
  const also = others.length === 0 ? '' : `; also ${others.join(', ')}`;
  const line = caught
    ? `caught    ${mutant.id}: ${mutant.defect}\n          by ${mutant.rule} in ${where.join(', ')}${also}`
    : others.length === 0
      ? `SURVIVED  ${mutant.id}: ${mutant.defect}\n          and ${mutant.rule} was to catch it`
      : `SURVIVED  ${mutant.id}: ${mutant.defect}\n          ${mutant.rule} was to catch it, and only others did: ${others.join(', ')}`;
  console.log(line);
}

const { verdicts, unproved, problems } = await prove(mutants, scenarios, [referenceServer, referenceClient], {
  onVerdict: print,
});
if (unproved.length > 0) {
  console.log(`\n${count(unproved.length, 'checked rule')} that no mutant breaks, so that nothing proves the check:`);
  for (const line of wrap(unproved.join(' '), 110)) console.log(`  ${line}`);
}
for (const problem of problems) console.log(`\nPROBLEM  ${plain(problem)}`);
const caught = verdicts.filter((verdict) => verdict.caught).length;
const failed = verdicts.length - caught + problems.length;
console.log(`\n${caught} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
