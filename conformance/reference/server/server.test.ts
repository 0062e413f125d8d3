import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualDesktop } from '../../../desktop/virtual/desktop.js';
import { CF_TEXT } from '../../../spec/index.js';
import { Tester } from '../../tester/tester.js';
import { referenceServerConfig } from './profile.js';
import { ReferenceServer } from './server.js';

test('the wait for the answer to TERMINATE is as long as the time-out, however old an unanswered DATA is', async () => {
  const desktop = new VirtualDesktop();
  const config = { ...referenceServerConfig, ackRequested: true, timeout: 5000 };
  const server = new ReferenceServer(desktop.process('server'), config);
  const t = new Tester(desktop.process('client'), 10, 10);
  const client = t.client();
  client.dataPolicy = 'hold';
  client.answersTerminate = false;
  const conversation = client.initiate('DdeSpec', 'Prices')[0]?.from ?? 0;
  assert.is((await client.request(conversation, 'Bread', CF_TEXT)).kind, 'data');
  await t.wait(4900);
  const quit = desktop.time;
  server.quit();
  await t.wait(quit + 4990 - desktop.time);
  assert.ok(t.process.isWindow(conversation), 'waits still');
  await t.wait(20);
  assert.not.ok(t.process.isWindow(conversation), 'has given up');
});

test.run();
