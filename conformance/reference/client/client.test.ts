import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualDesktop } from '../../../desktop/virtual/desktop.js';
import { CF_TEXT, CF_UNICODETEXT, messages } from '../../../spec/index.js';
import type { Action, Plan } from '../../profile/client-profile.js';
import type { ServerConfig } from '../server/host.js';
import { referenceServerConfig } from '../server/profile.js';
import { ReferenceServer } from '../server/server.js';
import { ReferenceClient } from './client.js';
import type { ClientConfig } from './host.js';

const initiate: Action = { do: 'initiate', application: 'DdeSpec', topic: 'Prices' };
const terminate: Action = { do: 'terminate' };

/** The reference client and the reference server on one desktop, and what the program of the client hears. */
function pair(config: ClientConfig = {}, serverConfig: Partial<ServerConfig> = {}) {
  const desktop = new VirtualDesktop();
  const server = desktop.process('server');
  const client = desktop.process('client');
  new ReferenceServer(server, { ...referenceServerConfig, ...serverConfig });
  const heard: string[] = [];
  const program = new ReferenceClient(client, {
    config,
    events: {
      onValue: ({ item, text }) => heard.push(`${item} is ${text}`),
      onChange: (item) => heard.push(`${item} has changed`),
      onOutcome: (action, outcome) => heard.push(`${action.do}: ${outcome}`),
    },
  });
  const carryOut = async (plan: Plan) => {
    let done = false;
    program.carryOut(plan, () => {
      done = true;
    });
    return client.pump(() => done, 1_000_000);
  };
  /** What the client, and nobody else, did wrong. */
  const broken = () => {
    desktop.ledger.close();
    return desktop.ledger.broken
      .filter(({ process }) => process === 'client')
      .map(({ rule, what, detail }) => `${rule}: ${what} ${detail}`);
  };
  return { desktop, server, client, program, heard, carryOut, broken };
}

test('a plan from beginning to end, with an outcome for each action', async () => {
  const { desktop, heard, carryOut, broken } = pair();
  const finished = await carryOut([
    initiate,
    { do: 'request', item: 'Note', formats: [CF_UNICODETEXT, CF_TEXT] },
    { do: 'request', item: 'No such item', formats: [CF_UNICODETEXT, CF_TEXT] },
    { do: 'request', item: 'Note', formats: [] },
    { do: 'advise', item: 'Bread', format: CF_TEXT, warm: false, ackRequested: true },
    { do: 'poke', item: 'Bread', format: CF_TEXT, value: '3', release: true },
    { do: 'wait', milliseconds: 10 },
    { do: 'unadvise', item: 'Bread', format: 0 },
    { do: 'unadvise', item: 'Bread', format: 0 },
    { do: 'execute', command: '[busy(1)]' },
    { do: 'execute', command: '[set(Bread,4)]' },
    { do: 'execute', command: '[bake]' },
    terminate,
    terminate,
  ]);
  assert.is(finished, true);
  assert.equal(heard, [
    'initiate: accepted',
    'Note is fresh',
    'request: value',
    'request: refused',
    'request: refused',
    'advise: accepted',
    'poke: accepted',
    'Bread is 3',
    'wait: accepted',
    'unadvise: accepted',
    'unadvise: refused',
    'execute: accepted',
    'execute: busy',
    'execute: refused',
    'terminate: accepted',
    'terminate: ended',
  ]);
  assert.equal(broken(), []);
  assert.equal(desktop.ledger.balance, { atoms: 0, blocks: 0, lParams: 0 });
});

test('a notice is fetched, or ignored', async () => {
  for (const onNotice of ['fetch', 'ignore'] as const) {
    const { heard, carryOut, broken } = pair({ onNotice });
    await carryOut([
      initiate,
      { do: 'advise', item: 'Milk', format: CF_TEXT, warm: true, ackRequested: false },
      { do: 'poke', item: 'Milk', format: CF_TEXT, value: '2', release: false },
      { do: 'wait', milliseconds: 10 },
    ]);
    const updates = heard.filter((line) => line.startsWith('Milk'));
    assert.equal(updates, onNotice === 'fetch' ? ['Milk has changed', 'Milk is 2'] : ['Milk has changed']);
    assert.equal(broken(), []);
  }
});

test('silence lasts as long as the time-out says', async () => {
  const { desktop, heard, client, program } = pair({ timeout: 700 });
  let done = false;
  program.carryOut([initiate, { do: 'request', item: 'Bread', formats: [CF_TEXT] }, terminate], () => {
    done = true;
  });
  // Nothing of what the client posts arrives any more.
  desktop.faults.add({ operation: 'post', process: 'server' });
  await client.pump(() => done, 10_000);
  assert.is(done, true);
  assert.is(desktop.time, 1400);
  assert.equal(heard, ['initiate: accepted', 'request: silent', 'terminate: accepted']);
});

test('one plan at a time', async () => {
  const { client, program, carryOut, heard } = pair();
  program.carryOut([initiate]);
  assert.throws(() => program.carryOut([]), /plan already/);
  await client.pump(() => false, 10);
  await carryOut([{ do: 'initiate', application: 'Nobody', topic: null }]);
  assert.equal(heard, ['initiate: accepted', 'initiate: silent']);
});

test('the length of a plan costs no stack', async () => {
  const { heard, carryOut } = pair();
  const action: Action = { do: 'request', item: 'Bread', formats: [CF_TEXT] };
  await carryOut(Array.from({ length: 20_000 }, () => action));
  assert.is(heard.length, 20_000);
  assert.is(heard.at(-1), 'request: ended');
});

const item = fc.constantFrom('Bread', 'Milk', 'Note', 'No such item');
const format = fc.constantFrom(CF_TEXT, CF_UNICODETEXT, 99);
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constant('initiate' as const),
    application: fc.constantFrom('DdeSpec', null, 'Nobody'),
    topic: fc.constantFrom('Prices', null),
  }),
  fc.record({ do: fc.constant('request' as const), item, formats: fc.array(format, { maxLength: 3 }) }),
  fc.record({
    do: fc.constant('poke' as const),
    item,
    format,
    value: fc.string({ maxLength: 5 }),
    release: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('execute' as const),
    command: fc.constantFrom('[set(Bread,1)][set(Milk,2)]', '[busy(2)]', '[bake]', 'no command', '[quit]'),
  }),
  fc.record({ do: fc.constant('advise' as const), item, format, warm: fc.boolean(), ackRequested: fc.boolean() }),
  fc.record({ do: fc.constant('unadvise' as const), item: fc.option(item), format: fc.constantFrom(0, CF_TEXT) }),
  fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat(9_000) }),
  fc.constant(terminate),
);
const anyFault = fc.record({
  operation: fc.constantFrom('post' as const, 'alloc' as const, 'addAtom' as const, 'pack' as const, 'read' as const),
  process: fc.constantFrom('client', 'server'),
  occurrence: fc.integer({ min: 1, max: 8 }),
});

test('any plan, with calls that fail and a server that dies, ends with nothing owed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyAction, { maxLength: 12 }),
      fc.array(anyFault, { maxLength: 3 }),
      fc.option(fc.nat(30)),
      fc.boolean(),
      fc.boolean(),
      async (actions, faults, dies, ackRequested, release) => {
        const { desktop, server, carryOut, broken } = pair({}, { ackRequested, release });
        for (const fault of faults) desktop.faults.add(fault);
        if (dies !== null) desktop.killAfterDeliveries(server, dies + 1);
        assert.is(await carryOut([initiate, ...actions]), true);
        assert.equal(desktop.crashes, []);
        assert.equal(broken(), []);
      },
    ),
    { numRuns: 300 },
  );
});

const anyMessage = fc.record({
  message: fc.integer({ min: messages.INITIATE.value, max: messages.EXECUTE.value + 2 }),
  stranger: fc.boolean(),
  packed: fc.boolean(),
  lo: fc.oneof(fc.nat(0xffff), fc.constantFrom('block', 'nothing')),
  hi: fc.oneof(fc.nat(0xffff), fc.constantFrom('Bread', 'Milk', 'block')),
  bytes: fc.uint8Array({ maxLength: 8 }),
});

test('nothing that a server or a stranger posts ends the client', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMessage, { maxLength: 12 }), async (posts) => {
      const { desktop, server, carryOut } = pair({ timeout: 100 });
      const windows = () => desktop.trace.filter(({ delivery, from }) => delivery === 'sent' && from !== 0);
      const timed = (index: number) =>
        server.after(index * 20, () => {
          const { message, stranger, packed, lo, hi, bytes } = posts[index] ?? { message: 0, bytes: new Uint8Array(0) };
          const half = (value: number | string | undefined) => {
            if (typeof value === 'number') return value;
            return value === 'block' ? server.alloc(bytes) : value === 'nothing' ? 0 : server.addAtom(value ?? '');
          };
          const client = windows()[0]?.from ?? 0;
          const partner = windows().find(({ to }) => to === client)?.from ?? 0;
          const lParam = packed ? server.pack(message, half(lo), half(hi)) : half(lo);
          server.post(client, message, stranger ? 0x7777 : partner, lParam);
        });
      posts.forEach((_, index) => {
        timed(index);
      });
      const actions: Action[] = [
        { do: 'advise', item: 'Milk', format: CF_TEXT, warm: true, ackRequested: true },
        { do: 'wait', milliseconds: 150 },
        { do: 'request', item: 'Bread', formats: [CF_TEXT] },
        { do: 'poke', item: 'Bread', format: CF_TEXT, value: '1', release: false },
        { do: 'wait', milliseconds: 100 },
      ];
      assert.is(await carryOut([initiate, ...actions]), true);
      assert.equal(desktop.crashes, []);
    }),
    { numRuns: 200 },
  );
});

test.run();
