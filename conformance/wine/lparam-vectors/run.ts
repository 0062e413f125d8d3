/**
 * Runs the vectors against user32, in Windows Node: `node dist/conformance/wine/lparam-vectors/run.js`.
 *
 * Exit code 0 if only what is expected to fail fails, 1 if not, 2 if this is not Windows or koffi is missing.
 */
import { loadBindings, Win32Unavailable } from '../../desktop/win32/bindings.js';
import { checkLParamVectors, user32Functions } from './check.js';
import { wineExpectedFailures } from './expected-failures.js';

/** Wine's ntdll says that it is Wine; with real Windows nothing may fail. */
const underWine = process.env['WINEPREFIX'] !== undefined || process.env['WINELOADER'] !== undefined;

async function main(): Promise<number> {
  const results = checkLParamVectors(user32Functions(await loadBindings(), process.arch === 'ia32' ? 32 : 64));
  const expected = new Map(
    (underWine ? wineExpectedFailures : []).flatMap(({ ids, observed }) => ids.map((id) => [id, observed] as const)),
  );
  let expectedFailures = 0;
  const surprises: string[] = [];
  for (const { id, difference } of results) {
    const known = expected.get(id);
    expected.delete(id);
    if (difference === known) expectedFailures += known === undefined ? 0 : 1;
    else if (difference === undefined) surprises.push(`${id}: is expected to fail (${known}), and passes`);
    else surprises.push(`${id}: ${difference}`);
  }
  for (const id of expected.keys()) surprises.push(`${id}: is expected to fail, and there is no such vector`);
  for (const line of surprises) console.log(line);
  console.log(
    `${results.length} lParam vectors: ${results.length - expectedFailures - surprises.length} passed, ` +
      `${expectedFailures} failed as expected, ${surprises.length} surprises`,
  );
  return surprises.length === 0 && results.length > 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Win32Unavailable ? error.message : error);
  process.exitCode = error instanceof Win32Unavailable ? 2 : 1;
}
