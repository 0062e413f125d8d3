/** The start of every adapter process: who are you, and what can you do. */
import { isLeft } from 'fp-ts/lib/Either.js';
import type { CommandLine } from '../program/program.js';
import { AdapterProcess } from './adapter-process.js';
import { type Capabilities, PROTOCOL, readAnswer, readCapabilities, shortJson } from './protocol.js';

/** How long the handshake may take at least, in milliseconds: an interpreter, or Wine, must start first. */
const START_TIME = 15_000;

/** The id of the handshake; requests have greater ones. */
export const HELLO = 1;

/** A process after the handshake, or why there was none. */
export type Greeting =
  | { readonly kind: 'ready'; readonly process: AdapterProcess; readonly capabilities: Capabilities }
  | {
      readonly kind: 'fail' | 'crash' | 'timeout';
      /** Words that complete "the adapter ...". */
      readonly what: string;
      /** The line that was wrong, and the end of what it wrote to standard error. */
      readonly said: string;
    };

/**
 * Starts the adapter and greets it; where that fails the process is gone afterwards.
 *
 * @param timeout how long an answer is awaited, in milliseconds; this one, which comes after the start, for longer
 */
export async function greet(command: CommandLine, timeout: number): Promise<Greeting> {
  const milliseconds = Math.max(timeout, START_TIME);
  const process = new AdapterProcess(command);
  const failed = async (kind: 'fail' | 'crash' | 'timeout', what: string, said = ''): Promise<Greeting> => {
    await process.kill();
    return { kind, what, said: [said, process.takeStderr()].filter((text) => text !== '').join('\n') };
  };
  process.send({ id: HELLO, op: 'hello', protocol: PROTOCOL });
  const event = await process.next(milliseconds);
  switch (event.kind) {
    case 'silence':
      return failed('timeout', `did not answer hello within ${milliseconds} ms`);
    case 'end':
      return failed('crash', `${event.how} before it answered hello`);
    case 'mistake':
      return failed('fail', `${event.what} instead of an answer to hello`);
    case 'line':
  }
  const read = readAnswer(event.line);
  const line = `the line that it wrote: ${shortJson(event.line)}`;
  if (isLeft(read)) return failed('fail', `${read.left}, instead of an answer to hello`, line);
  const { id, answer } = read.right;
  if (id !== HELLO) return failed('fail', `answered request ${id} instead of hello, which is request ${HELLO}`);
  if (answer.kind !== 'ok') return failed('fail', `answered hello with ${answer.kind}`, answer.why);
  const capabilities = readCapabilities(answer.value);
  if (isLeft(capabilities)) return failed('fail', `answered hello wrongly: it ${capabilities.left.join('; it ')}`);
  return { kind: 'ready', process, capabilities: capabilities.right };
}

/** Says bye and waits for the end; `undefined` if it came as it should, else words that complete "the adapter ...". */
export async function sayBye(
  process: AdapterProcess,
  milliseconds: number,
): Promise<{ readonly kind: 'fail' | 'crash' | 'timeout'; readonly what: string } | undefined> {
  process.send({ op: 'bye' });
  process.closeInput();
  const event = await process.next(milliseconds);
  await process.kill();
  switch (event.kind) {
    case 'end':
      return event.clean ? undefined : { kind: 'crash', what: `${event.how} after bye` };
    case 'silence':
      return { kind: 'timeout', what: `did not end within ${milliseconds} ms after bye and the end of its input` };
    case 'mistake':
      return { kind: 'fail', what: `${event.what} after bye` };
    case 'line':
      return { kind: 'fail', what: 'wrote a line after bye, to which there is no answer' };
  }
}
