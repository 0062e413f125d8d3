import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import { lend, OutOfTime } from './lease.js';

const never = () => false;

async function endsOutOfTime(wait: Promise<unknown>): Promise<boolean> {
  try {
    await wait;
    return false;
  } catch (error) {
    return error instanceof OutOfTime;
  }
}

test('waits that end before the deadline are as they were', async () => {
  const process = new VirtualDesktop().process('tester');
  const lease = lend(process, 1000);
  assert.is(await lease.process.pump(never, 400), false);
  assert.is(await lease.process.pump(() => process.now() >= 5000, 599), false);
  assert.not.ok(lease.isOver());
  assert.is(process.now(), 999);
});

test('no wait goes past the deadline, and none comes after it', async () => {
  const process = new VirtualDesktop().process('tester');
  const lease = lend(process, 1000);
  assert.ok(await endsOutOfTime(lease.process.pump(never, 60_000)));
  assert.is(process.now(), 1000);
  assert.ok(lease.isOver());
  assert.ok(await endsOutOfTime(lease.process.pump(() => true, 1)));
  assert.is(await process.pump(never, 10), false, 'the process itself goes on');
});

test('an extended lease lets time pass again, and is over all the same', async () => {
  const process = new VirtualDesktop().process('tester');
  const lease = lend(process, 1000);
  assert.ok(await endsOutOfTime(lease.process.pump(never, 60_000)));
  lease.extend(500);
  assert.is(await lease.process.pump(never, 400), false);
  assert.ok(lease.isOver());
  assert.ok(await endsOutOfTime(lease.process.pump(never, 400)));
});

test('windows made under the lease end with it, and no others', () => {
  const process = new VirtualDesktop().process('tester');
  const own = process.createWindow(() => 0);
  const lease = lend(process, 1000);
  const [gone, left] = [lease.process.createWindow(() => 0), lease.process.createWindow(() => 0)];
  lease.process.destroyWindow(gone);
  lease.end();
  assert.equal(
    [own, gone, left].map((window) => process.isWindow(window)),
    [true, false, false],
  );
});

test.run();
