/** `dde-spec subject codec`: the codecs of this package, asked line by line. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ownAdapter } from '../codec/own-adapter.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** Answers requests from standard input until bye, or the end of it. */
export async function answerLines(): Promise<void> {
  const answerRequest = ownAdapter(version);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === '') continue;
    const answer = answerRequest(JSON.parse(line) as Record<string, unknown>);
    if (answer === undefined) break;
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  // Where bye came, the input may stay open, which nobody waits for.
  process.stdin.destroy();
}
