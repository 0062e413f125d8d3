import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { VirtualServer } from '../profile/virtual-subject.js';
import { referenceClient } from '../reference/client/profile.js';
import { ServerConversation, type ServerExchange } from '../reference/server/conversation.js';
import { referenceServerConfig, referenceServerProfile } from '../reference/server/profile.js';
import { ServerProgram } from '../reference/server/program.js';
import { referenceServer } from '../reference/server/subject.js';
import { scenarios } from '../scenarios/index.js';
import type { ScenarioResult } from '../verdict/outcome.js';
import { runSuite } from './suite.js';

/** Refuses each ADVISE after the second one. */
class RefusesTheThird extends ServerConversation {
  #asked = 0;

  protected override onAdvise(exchange: ServerExchange): number {
    this.#asked += 1;
    return this.#asked > 2 ? this.refuse(exchange, this.partner) : super.onAdvise(exchange);
  }
}

class PickyServer extends ServerProgram {
  protected override readonly conversationClass = RefusesTheThird;
}

/** The values of the items of a server. */
function values(server: ServerProgram | undefined): readonly string[] {
  const items = server?.topics.flatMap(({ items }) => items) ?? [];
  return items.map((item) => `${item.name}: ${item.read()}`);
}

test('an abandoned scenario puts back what it changed, and closes what it opened', async () => {
  let server: PickyServer | undefined;
  const subject: VirtualServer = {
    role: 'server',
    name: 'picky',
    profile: referenceServerProfile,
    start: (process) => {
      server = new PickyServer(process, referenceServerConfig);
    },
  };
  const { scenarios: results } = await runSuite(subject, scenarios, { only: ['server.advise.several-formats'] });
  assert.match(results[0]?.error ?? '', /expected a positive ACK, found ACK 0x0000 negative/);
  assert.ok(values(server).includes('Bread: 2.40'), values(server).join(', '));
  assert.is(server?.conversations.size, 0);
});

const report = (results: readonly ScenarioResult[]) => results.map((result) => ({ ...result, milliseconds: 0 }));

test('what a scenario shows does not depend on what was played before it', async () => {
  for (const subject of [referenceServer, referenceClient]) {
    const only = [`${subject.role}.terminate.*`];
    const first = await runSuite(subject, scenarios, { only });
    const second = await runSuite(subject, scenarios, { only });
    assert.equal(report(second.scenarios), report(first.scenarios));
    assert.is(first.scenarios[0]?.trace[0]?.window, 1);
    const last = first.scenarios.slice(-1);
    const alone = await runSuite(subject, scenarios, { only: last.map(({ id }) => id) });
    assert.equal(report(alone.scenarios), report(last));
  }
});

test.run();
