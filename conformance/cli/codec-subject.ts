/** `dde-spec subject codec`: the codecs of this package, asked line by line. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ownAdapter } from '../adapter/own-adapter.js';
import { UsageError } from './usage-error.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** What nobody could answer ends the program: it is no request. */
function requestIn(line: string, number: number): Readonly<Record<string, unknown>> {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    throw new UsageError(`line ${number} of the input is no JSON`);
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new UsageError(`line ${number} of the input is no JSON object`);
  const { id, op } = request as Readonly<Record<string, unknown>>;
  if (op !== 'bye' && !Number.isSafeInteger(id))
    throw new UsageError(`line ${number} of the input has no "id" that is a whole number`);
  return request as Readonly<Record<string, unknown>>;
}

/** Answers requests from standard input until bye, or the end of it. */
export async function answerLines(): Promise<void> {
  const answerRequest = ownAdapter(version);
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line === '') continue;
    const answer = answerRequest(requestIn(line, number));
    if (answer === undefined) break;
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  // Where bye came, the input may stay open, which nobody waits for.
  process.stdin.destroy();
}
