/** Runs the vectors against user32, and holds what fails against what is expected to. */
import { loadBindings } from '../../../desktop/win32/bindings.js';
import type { Tally } from '../tally.js';
import { checkLParamVectors, user32Functions } from './check.js';
import { wineExpectedFailures } from './expected-failures.js';

/**
 * In Windows Node only. A vector passes if it gives what its data say, or fails exactly as expected under Wine; on
 * Windows nothing is expected to fail.
 */
export async function runLParamVectors(): Promise<Tally> {
  const system = await loadBindings();
  const results = checkLParamVectors(user32Functions(system, process.arch === 'ia32' ? 32 : 64));
  const wine = system.wineVersion();
  const expected = new Map((wine === undefined ? [] : wineExpectedFailures).map(({ check, found }) => [check, found]));
  const listed = expected.size;
  const surprises: string[] = [];
  for (const { id, difference } of results) {
    const known = expected.get(id);
    expected.delete(id);
    if (difference === known) continue;
    surprises.push(
      difference === undefined ? `${id}: passes, and is expected to fail (${known})` : `${id}: ${difference}`,
    );
  }
  for (const id of expected.keys()) surprises.push(`${id}: is expected to fail, and there is no such vector`);
  for (const line of surprises) console.log(line);
  console.log(
    `lParam vectors on ${wine === undefined ? 'Windows' : `Wine ${wine}`}, ${listed} of them expected to fail`,
  );
  return { passed: Math.max(0, results.length - surprises.length), failed: surprises.length };
}
