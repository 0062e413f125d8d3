import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import { CF_TEXT } from '../../spec/index.js';
import { describeReply, type Reply } from './client.js';
import { Tester } from './tester.js';

const nobody = 0x7ffc;

test('what cannot be posted is not waited for, and is cleaned up by name only', async () => {
  const desktop = new VirtualDesktop();
  const tester = new Tester(desktop.process('tester'), 60_000, 1000);
  const client = tester.client();
  const lent = tester.process.addAtom('lent');
  const onPurpose = { onPurpose: 'the caller owns the atom' };
  const replies: Reply[] = [];
  for (const [item, purpose] of [
    ['named', {}],
    [lent, onPurpose],
  ] as const) {
    replies.push(
      await client.request(nobody, item, CF_TEXT, purpose),
      await client.poke(nobody, item, CF_TEXT, new Uint8Array(1), true, purpose),
      await client.advise(nobody, item, CF_TEXT, purpose),
    );
  }
  assert.equal(new Set(replies.map(({ kind }) => kind)), new Set(['unposted']));
  assert.is(describeReply(replies[0] as Reply), 'the message could not be posted');
  assert.is(desktop.time, 0, 'nobody waited');
  assert.is(tester.process.findAtom('named'), 0);
  assert.is(tester.process.atomName(lent), 'lent');
  tester.process.deleteAtom(lent);
  desktop.ledger.close();
  assert.equal(desktop.ledger.broken, []);
});

test.run();
