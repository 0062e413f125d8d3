/** Plays a scenario and sorts out how it ended. */

import { EndlessExchange } from '../../desktop/virtual/limits.js';
import type { RuleId } from '../../spec/index.js';
import type { ServerProfile } from '../profile/server-profile.js';
import type { Connection, ServerContext } from '../scenarios/scenario.js';
import type { TesterClient } from '../tester/client.js';
import { Abandoned, HarnessError, Unsupported } from '../tester/errors.js';
import type { Tester } from '../tester/tester.js';
import type { Ending } from '../verdict/judge.js';

/** Runs the story; whatever it throws becomes an ending. */
export async function play(story: () => Promise<void>): Promise<Ending> {
  try {
    await story();
    return { how: 'finished' };
  } catch (error) {
    if (error instanceof Unsupported) return { how: 'unsupported', why: error.message };
    if (error instanceof Abandoned) {
      return { how: 'abandoned', why: error.message, ...(error.rule === undefined ? {} : { rule: error.rule }) };
    }
    if (error instanceof HarnessError) return { how: 'harness-error', why: error.message };
    // The tester answers what it gets and no more, so it is the subject that never comes to rest.
    if (error instanceof EndlessExchange) return { how: 'timeout', why: error.message };
    return { how: 'harness-error', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/**
 * Puts back what the story has changed, however it ended; the ending that counts then. That nothing could be put back
 * matters only where the story itself came to its end.
 */
export async function putBack(t: Tester, ending: Ending): Promise<Ending> {
  const rest = await play(() => t.putBack());
  return ending.how === 'finished' ? rest : ending;
}

/** What a subject has thrown, as text; it may be anything, and asking it for its text may throw again. */
export function thrown(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'something was thrown that has no text';
  }
}

/** The rule whose breaking leaves a scenario without a conversation. */
const noConversation: RuleId = 'DDE-INITIATE-004';

/** How scenarios get a conversation with a server under test. */
export function connector(t: Tester, profile: ServerProfile): ServerContext['connect'] {
  return async (topic = profile.topics[0], client: TesterClient = t.client()): Promise<Connection> => {
    if (topic === undefined) throw new HarnessError('the profile names no topic');
    const [first, ...others] = client.initiate(profile.application, topic);
    if (first === undefined) {
      throw new Abandoned(
        `${noConversation}: no server acknowledged ${JSON.stringify(profile.application)} and ${JSON.stringify(topic)}`,
      );
    }
    for (const other of others) await client.terminate(other.from);
    const server = first.from;
    const close = async () => {
      await client.terminate(server);
      await t.quiet();
      client.vanish();
    };
    t.finally(async () => {
      if (t.process.isWindow(client.window) && t.process.isWindow(server) && !client.hasTerminated(server))
        await close();
    });
    return { client, server, close };
  };
}
