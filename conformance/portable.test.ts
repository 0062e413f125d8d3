import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** What every web page and every worker has besides the language; nothing of Node. */
const page = { performance, TextDecoder, TextEncoder };

const program = `
  import { giveVerdict, referenceClient, referenceServer, report, runSuite, scenarios } from './index.js';
  export const outcome = (async () => {
    const runs = [];
    for (const subject of [referenceServer, referenceClient]) runs.push(await runSuite(subject, scenarios));
    const verdict = giveVerdict(runs);
    return [verdict.passed, verdict.failed, ['human', 'tap', 'junit', 'json'].map((format) => report(verdict, format))];
  })();
`;

test('the whole suite runs where there is no Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'iife',
    globalName: 'suite',
    platform: 'browser',
    write: false,
  });
  const context = createContext({ ...page });
  runInContext(outputFiles[0]?.text ?? '', context);
  const outcome = (await runInContext('suite.outcome', context)) as readonly [number, number, readonly string[]];
  const [passed, failed, reports] = outcome;
  assert.is(failed, 0);
  assert.ok(passed > 2000, `${passed} passed`);
  assert.match(reports[0] ?? '', /Every rule that was looked at is kept\./);
  assert.ok(reports.every((text) => text.length > 0));
});

test.run();
