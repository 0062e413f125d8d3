import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import { CF_TEXT, messages } from '../../spec/index.js';
import type { Plan } from '../profile/client-profile.js';
import { ReferenceClient } from '../reference/client/client.js';
import { renderText } from '../reference/values.js';
import { HarnessError } from './errors.js';
import type { ServerSide } from './server.js';
import { Tester } from './tester.js';

/** The tester as server, the reference client that carries out a plan with it, and what the tester owes at the end. */
async function meet(actions: Plan, story: (side: ServerSide, t: Tester) => Promise<void>) {
  const desktop = new VirtualDesktop();
  const t = new Tester(desktop.process('tester'), 60_000, 1_000);
  const server = t.server({ application: 'App', topics: ['Topic'] });
  new ReferenceClient(desktop.process('client')).carryOut([
    { do: 'initiate', application: 'App', topic: 'Topic' },
    ...actions,
    { do: 'terminate' },
  ]);
  const side = await server.conversation();
  if (side === undefined) throw new Error('no conversation');
  await story(side, t);
  await t.wait(20_000);
  server.vanish();
  await t.quiet();
  desktop.ledger.close();
  assert.equal(desktop.crashes, []);
  return { broken: desktop.ledger.broken.map(({ process, rule }) => `${process} ${rule}`), server, side };
}

const poke = (release: boolean) =>
  ({ do: 'poke', item: 'Item', format: CF_TEXT, value: '1', release }) satisfies Plan[number];
const request = { do: 'request', item: 'Item', formats: [CF_TEXT] } satisfies Plan[number];
const advise = { do: 'advise', item: 'Item', format: CF_TEXT, warm: false, ackRequested: true } satisfies Plan[number];
const execute = { do: 'execute', command: '[a]' } satisfies Plan[number];

test('every question in turn: answered or not, by either end, the tester owes nothing', async () => {
  for (const action of [request, poke(true), poke(false), advise, execute, { do: 'wait', milliseconds: 10 } as const]) {
    for (const status of [0x8000, 0x4000, 0, undefined]) {
      for (const ends of ['client', 'tester', 'nobody']) {
        const { broken } = await meet([action], async (side) => {
          const asked = action.do === 'wait' ? undefined : await side.nextQuestion();
          const positiveRequest = action.do === 'request' && status === 0x8000;
          if (asked !== undefined && status !== undefined && !positiveRequest) side.answer(asked, status);
          if (ends === 'tester') await side.terminate();
          if (ends === 'nobody') side.answersTerminate = false;
        });
        assert.equal(broken, [], `${action.do}, ACK ${status}, ended by ${ends}`);
      }
    }
  }
});

test('DATA under every pair of flags, used or not, is settled by its ACK or by the end', async () => {
  for (const ackRequested of [true, false]) {
    for (const release of [true, false]) {
      for (const asked of [true, false]) {
        const { broken } = await meet([request], async (side) => {
          const received = await side.nextQuestion();
          const flags = { response: asked, ackRequested, release, onPurpose: 'every pair of flags' };
          if (received !== undefined) side.data(asked ? received : 'Another', CF_TEXT, renderText(CF_TEXT, '1'), flags);
        });
        assert.equal(broken, [], `ackRequested ${ackRequested}, release ${release}, asked ${asked}`);
      }
    }
  }
});

test('what comes after our TERMINATE is freed and not answered', async () => {
  for (const action of [request, poke(true), poke(false), advise, execute]) {
    const { broken, side } = await meet([{ do: 'wait', milliseconds: 500 }, action], async (side, t) => {
      // Our TERMINATE is posted while the client's message is on its way.
      await t.wait(499);
      t.process.after(1, () => side.postTerminate());
      await t.wait(10);
    });
    assert.equal(broken, [], action.do);
    assert.equal(
      side.posted.map(({ key }) => key),
      [action.do.toUpperCase(), 'TERMINATE'],
    );
  }
});

test('a question is asked once, and an answered one is no question any more', async () => {
  const { broken } = await meet([request, poke(true)], async (side) => {
    const first = await side.nextOf('REQUEST');
    assert.is(first?.item, 'Item');
    if (first) side.answer(first, 0);
    assert.is((await side.nextQuestion())?.key, 'POKE');
    assert.is((await side.nextQuestion(10))?.key, undefined);
  });
  assert.equal(broken, []);
});

test('what no server may post is a fault of the suite, unless it is on purpose', async () => {
  const { broken } = await meet([{ do: 'wait', milliseconds: 10 }], async (side) => {
    assert.throws(
      () => side.post(side.client, 'REQUEST', { format: CF_TEXT, item: 0xc000 }, 'REQUEST'),
      (error: unknown) => error instanceof HarnessError,
    );
    side.postTerminate();
    assert.throws(
      () => side.data('Item', CF_TEXT, renderText(CF_TEXT, '1')),
      (error: unknown) => error instanceof HarnessError,
    );
  });
  // The atom and the block of the DATA that was never posted are left, for the scenario ends there.
  assert.equal([...new Set(broken)], ['tester DDE-ATOM-006', 'tester DDE-MEMORY-002']);
});

test('INITIATE is heard by name, and told apart if it was posted', async () => {
  const desktop = new VirtualDesktop();
  const t = new Tester(desktop.process('tester'), 1_000, 100);
  const server = t.server({ application: 'App', topics: ['One', 'Two'], instances: 2 });
  const client = desktop.process('client');
  const window = client.createWindow((message, wParam, lParam) => {
    if (message !== messages.ACK.value) return 0;
    client.deleteAtom(lParam & 0xffff);
    client.deleteAtom(Math.floor(lParam / 0x10000) & 0xffff);
    client.post(wParam, messages.TERMINATE.value, window, 0);
    return 0;
  });
  const send = (application: string, topic: string | null, how: 'send' | 'post') => {
    const atoms = [client.addAtom(application), topic === null ? 0 : client.addAtom(topic)] as const;
    client[how](server.window, messages.INITIATE.value, window, atoms[0] + atoms[1] * 0x10000);
    for (const atom of atoms) if (atom !== 0) client.deleteAtom(atom);
  };
  send('Other', 'One', 'send');
  send('app', 'THREE', 'send');
  assert.is(server.conversations.length, 0);
  send('app', 'one', 'send');
  assert.is(server.conversations.length, 2);
  send('App', null, 'send');
  assert.is(server.conversations.length, 6);
  assert.is(server.wronglyPosted.length, 0);
  send('App', 'One', 'post');
  await t.quiet();
  assert.is(server.wronglyPosted.length, 1);
  assert.is(server.conversations.length, 6);
  server.vanish();
  desktop.ledger.close();
  assert.equal(desktop.ledger.broken, []);
});

test.run();
