import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeLong } from '../../codecs/lparam/lparam.js';
import { messages } from '../../spec/messages.js';
import { platforms } from '../../spec/types.js';
import { HWND_BROADCAST, type Process } from '../message-port.js';
import { VirtualDesktop } from './desktop.js';
import {
  EndlessExchange,
  MAX_DELIVERIES_AT_ONCE,
  MAX_DELIVERIES_IN_A_WAIT,
  MAX_MEMORY,
  MAX_MESSAGES,
  MAX_SEND_DEPTH,
} from './limits.js';

const { INITIATE, TERMINATE, ADVISE, UNADVISE, ACK, DATA, REQUEST, POKE, EXECUTE } = messages;
const idle = () => 0;
const never = () => false;

function two() {
  const desktop = new VirtualDesktop();
  return { desktop, a: desktop.process('a'), b: desktop.process('b') };
}

test('a sent message runs at once, nested, across processes, and brings the result back', () => {
  const { desktop, a, b } = two();
  const log: string[] = [];
  const inner = a.createWindow((_m, wParam) => {
    log.push(`inner ${wParam}`);
    return 7;
  });
  const outer = b.createWindow((_m, wParam) => {
    log.push('outer in');
    const result = b.send(inner, 2, wParam + 1, 0);
    log.push('outer out');
    return result + 1;
  });
  assert.is(a.send(outer, 1, 1, 0), 8);
  assert.equal(log, ['outer in', 'inner 2', 'outer out']);
  assert.equal(
    desktop.trace.map(({ sender, receiver, delivery }) => [sender, receiver, delivery]),
    [
      ['a', 'b', 'sent'],
      ['b', 'a', 'sent'],
    ],
  );
});

test('a procedure can tell a message that another program sent from one that was posted or sent by its own', async () => {
  const { a, b } = two();
  const log: boolean[] = [];
  const window = b.createWindow(() => {
    log.push(b.inSendMessage(), a.inSendMessage());
    return 0;
  });
  a.send(window, 1, 0, 0);
  b.send(window, 1, 0, 0);
  a.post(window, 1, 0, 0);
  await a.pump(never, 0);
  assert.equal(log, [true, false, false, false, false, false]);
  assert.is(b.inSendMessage(), false);
});

test('a broadcast reaches top-level windows in the order of their making, the own ones too, and no new ones', () => {
  const { a, b } = two();
  const log: string[] = [];
  const make = (process: Process, name: string, topLevel = true) =>
    process.createWindow(
      () => {
        log.push(name);
        if (name === 'first') {
          b.createWindow(() => log.push('late'));
          b.destroyWindow(doomed);
        }
        return 0;
      },
      { topLevel },
    );
  make(a, 'first');
  const doomed = make(b, 'doomed');
  make(b, 'child', false);
  make(a, 'last');
  assert.is(a.send(HWND_BROADCAST, 1, 0, 0), 1);
  assert.equal(log, ['first', 'last']);
});

test('posted messages of all processes come in the order of posting', async () => {
  const { a, b } = two();
  const log: number[] = [];
  const wa = a.createWindow((message) => log.push(message));
  const wb = b.createWindow((message) => log.push(message));
  for (const [index, window] of [wa, wb, wb, wa].entries()) assert.is(a.post(window, index, 0, 0), true);
  assert.equal(log, []);
  assert.is(await b.pump(() => log.length === 4, 0), true);
  assert.equal(log, [0, 1, 2, 3]);
});

test('pump stops as soon as it is done', async () => {
  const { a, b } = two();
  let seen = 0;
  const window = b.createWindow(() => (seen += 1));
  for (let i = 0; i < 5; i += 1) a.post(window, 1, 0, 0);
  assert.is(await a.pump(() => seen === 2, 10), true);
  assert.is(seen, 2);
  assert.is(a.now(), 0);
});

test('timers fire by time, then by the order of their making, and after waiting messages', async () => {
  const { desktop, a, b } = two();
  const log: string[] = [];
  const window = b.createWindow(() => log.push('message'));
  a.after(20, () => log.push(`20 at ${a.now()}`));
  b.after(10, () => log.push(`first 10 at ${a.now()}`));
  a.after(10, () => log.push('second 10'));
  a.after(5, () => log.push('cancelled'))();
  a.after(-1, () => log.push('now'));
  a.post(window, 1, 0, 0);
  assert.is(await a.pump(never, 15), false);
  assert.equal(log, ['message', 'now', 'first 10 at 10', 'second 10']);
  assert.is(desktop.time, 15);
  assert.is(await a.pump(() => log.includes('20 at 20'), 100), true);
  assert.is(desktop.time, 20);
});

test('many timers come in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 60 }), async (times) => {
      const { a } = two();
      const fired: [number, number][] = [];
      for (const [index, time] of times.entries()) a.after(time, () => fired.push([time, index]));
      await a.pump(never, 60);
      const sorted = times.map((time, index): [number, number] => [time, index]);
      sorted.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
      assert.equal(fired, sorted);
    }),
  );
});

test('two that answer each other for ever end in an error that says so', async () => {
  const { a, b } = two();
  const wa: number = a.createWindow(() => Number(a.post(wb, 1, 0, 0)));
  const wb: number = b.createWindow(() => Number(b.post(wa, 1, 0, 0)));
  a.post(wb, 1, 0, 0);
  const error = await a.pump(never, 10).then(
    () => undefined,
    (reason: Error) => reason,
  );
  assert.match(error?.message ?? '', 'endless exchange');
});

test('as many deliveries as the limit says are no endless exchange', async () => {
  const { a, b } = two();
  let left = MAX_DELIVERIES_AT_ONCE - 1;
  const window: number = b.createWindow(() => {
    left -= 1;
    return left >= 0 ? Number(b.post(window, 1, 0, 0)) : 0;
  });
  a.post(window, 1, 0, 0);
  assert.is(await a.pump(never, 1), false);
});

test('no wait takes more deliveries than the limit, however little time passes between them', async () => {
  const { a } = two();
  let fired = 0;
  const again = () => {
    fired += 1;
    a.after(1e-6, again);
  };
  again();
  const error = await a.pump(never, 1000).then(
    () => undefined,
    (reason: Error) => reason,
  );
  assert.instance(error, EndlessExchange);
  assert.is(fired, MAX_DELIVERIES_IN_A_WAIT + 1);
});

test('a desktop carries as many messages as the limit says, and blames nobody for the next one', async () => {
  const { desktop, a, b } = two();
  const window = b.createWindow(() => 0);
  for (let sent = 0; sent < MAX_MESSAGES; sent += 1) a.send(window, 1, 0, 0);
  assert.throws(
    () => a.post(window, 1, 0, 0),
    (error: unknown) => error instanceof EndlessExchange,
  );
  assert.is(desktop.trace.length, MAX_MESSAGES);
  assert.equal(desktop.crashes, []);
});

test('memory has an end, and what is freed can be had again', () => {
  const { a } = two();
  const half = new Uint8Array(MAX_MEMORY / 2);
  const blocks = [a.alloc(half), a.alloc(half)];
  assert.ok(blocks.every((block) => block !== 0));
  assert.is(a.alloc(Uint8Array.of(1)), 0);
  assert.is(a.free(blocks[0] ?? 0), true);
  assert.is(a.free(blocks[0] ?? 0), false);
  assert.is.not(a.alloc(half), 0);
  assert.is(a.alloc(Uint8Array.of(1)), 0);
});

test('sends nested without end crash the process and nobody else', () => {
  const { desktop, a, b } = two();
  const window: number = b.createWindow(() => b.send(window, 1, 0, 0));
  assert.is(a.send(window, 1, 0, 0), 0);
  assert.is(desktop.crashes[0]?.process, 'b');
  assert.match(String(desktop.crashes[0]?.error), `${MAX_SEND_DEPTH} deep`);
  assert.is(desktop.isAlive(a), true);
});

test('an exception ends its process, is recorded, and does not reach the sender', async () => {
  const { desktop, a, b } = two();
  const window = b.createWindow(() => {
    throw new Error('defect');
  });
  assert.is(a.send(window, 1, 0, 0), 0);
  assert.is(desktop.isAlive(b), false);
  assert.is(a.isWindow(window), false);
  a.after(1, () => {
    throw new Error('in a timer');
  });
  await a.pump(never, 5);
  assert.equal(
    desktop.crashes.map(({ process, message, time }) => [process, message?.sequence, time]),
    [
      ['b', 1, 0],
      ['a', undefined, 1],
    ],
  );
});

test('pump from inside a procedure is refused', async () => {
  const { desktop, a, b } = two();
  const window = b.createWindow(() => {
    b.pump(never, 0).catch(idle);
    return 0;
  });
  a.send(window, 1, 0, 0);
  assert.match(String(desktop.crashes[0]?.error), 'inside a window procedure');
  for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => a.pump(never, bad), RangeError);
});

test('the dead hear and do nothing', async () => {
  const { desktop, a, b } = two();
  let heard = 0;
  const window = b.createWindow(() => (heard += 1));
  const atom = b.addAtom('Kept');
  b.after(1, () => (heard += 1));
  a.post(window, 1, 0, 0);
  assert.is(desktop.kill(b), true);
  assert.is(desktop.kill(b), false);
  await a.pump(never, 5);
  assert.is(heard, 0);
  assert.is(desktop.trace[0]?.delivery, 'discarded');
  assert.is(a.post(window, 1, 0, 0), false);
  assert.is(a.send(window, 1, 0, 0), 0);
  assert.is(a.atomName(atom), 'Kept');
  assert.equal(
    [b.createWindow(idle), b.addAtom('x'), b.alloc(new Uint8Array(4)), b.pack(DATA.value, 1, 2), b.registerFormat('x')],
    [0, 0, 0, 0, 0],
  );
});

test('a process can be killed after any delivery', async () => {
  for (let n = 0; n <= 4; n += 1) {
    const { desktop, a, b } = two();
    let heard = 0;
    const window = b.createWindow(() => (heard += 1));
    for (let i = 0; i < 4; i += 1) a.post(window, 1, 0, 0);
    desktop.killAfterDeliveries(b, n);
    await a.pump(never, 1);
    assert.is(heard, n);
  }
});

test('only the owner destroys a window, and no handle is used twice', () => {
  const { a, b } = two();
  const window = a.createWindow(idle, { unicode: false });
  assert.is(a.isWindowUnicode(window), false);
  assert.is(b.destroyWindow(window), false);
  assert.is(a.destroyWindow(window), true);
  assert.is(a.destroyWindow(window), false);
  assert.is.not(a.createWindow(idle), window);
  const block = a.alloc(new Uint8Array(1));
  a.free(block);
  assert.is.not(a.alloc(new Uint8Array(1)), block);
});

test('atoms: case, spelling, counts, limits, integers', () => {
  const { desktop, a, b } = two();
  const atom = a.addAtom('Price');
  assert.is(atom, 0xc000);
  assert.is(b.addAtom('PRICE'), atom);
  assert.is(b.findAtom('price'), atom);
  assert.is(b.atomName(atom), 'Price');
  assert.is(desktop.atoms.count(atom), 2);
  a.deleteAtom(atom);
  a.deleteAtom(atom);
  a.deleteAtom(atom);
  assert.is(a.atomName(atom), undefined);
  assert.is(desktop.atoms.count(atom), 0);
  assert.is.not(a.addAtom('x'.repeat(255)), 0);
  assert.is(a.addAtom('x'.repeat(256)), 0);
  assert.is.not(a.addAtom('é'.repeat(127)), 0);
  assert.is(a.addAtom('é'.repeat(128)), 0);
  assert.is(a.addAtom(''), 0);
  assert.is(a.addAtom('#123'), 123);
  assert.is(a.atomName(123), '#123');
  assert.is(a.addAtom('#49152'), 0);
  assert.is(a.atomName(0), undefined);
});

test('a full atom table refuses new names, and takes one again when one is gone', () => {
  const { a } = two();
  let atom = 0;
  for (let i = 0; i < 0x4000; i += 1) atom = a.addAtom(`n${i}`);
  assert.is(atom, 0xffff);
  assert.is(a.addAtom('one more'), 0);
  assert.is(a.addAtom('N5'), 0xc005);
  a.deleteAtom(0xc007);
  assert.is(a.addAtom('one more'), 0xc007);
});

test('memory is copied in and out', () => {
  const { desktop, a, b } = two();
  const bytes = new Uint8Array([1, 2, 3]);
  const block = a.alloc(bytes);
  bytes[0] = 9;
  const read = b.read(block);
  assert.equal(read, new Uint8Array([1, 2, 3]));
  read?.fill(0);
  assert.equal(a.read(block), new Uint8Array([1, 2, 3]));
  assert.is(a.free(block), true);
  assert.is(a.free(block), false);
  assert.is(a.read(block), undefined);
  assert.is(a.read(12345), undefined);
  assert.is(desktop.ledger.notes.length > 0, true);
  assert.is(a.read(a.alloc(new Uint8Array(0))), undefined);
});

test('lParams are what the platform makes them', () => {
  for (const platform of platforms) {
    const desktop = new VirtualDesktop({ platform });
    const process = desktop.process('p');
    for (const message of [ADVISE, DATA, POKE, ACK]) {
      const lParam = process.pack(message.value, 0x1234, 0xc001);
      assert.equal(process.unpack(message.value, lParam), { lo: 0x1234, hi: 0xc001 }, `${platform} ${message.name}`);
      assert.is(lParam === makeLong(0x1234, 0xc001), platform === 'win16');
      assert.is(process.freeLParam(message.value, lParam), true);
      assert.is(process.freeLParam(message.value, lParam), platform === 'win16');
      if (platform !== 'win16') assert.is(process.unpack(message.value, lParam), undefined);
    }
    for (const message of [REQUEST, UNADVISE, TERMINATE]) {
      const lParam = process.pack(message.value, 1, 0xc001);
      assert.is(lParam >>> 0, makeLong(1, 0xc001));
      assert.equal(process.unpack(message.value, lParam), { lo: 1, hi: 0xc001 });
    }
    const block = process.alloc(new Uint8Array([0x5b, 0]));
    const execute = process.pack(EXECUTE.value, 0, block);
    assert.equal(process.unpack(EXECUTE.value, execute), { lo: 0, hi: block });
    if (platform !== 'win16') assert.is(execute, block);
    const reused = process.reuseLParam(process.pack(POKE.value, 1, 2), POKE.value, ACK.value, 3, 4);
    assert.equal(process.unpack(ACK.value, reused), { lo: 3, hi: 4 });
    const fresh = process.reuseLParam(process.pack(REQUEST.value, 1, 2), REQUEST.value, DATA.value, 5, 6);
    assert.equal(process.unpack(DATA.value, fresh), { lo: 5, hi: 6 });
  }
});

test('planned faults strike the call that they name', async () => {
  const { desktop, a, b } = two();
  const window = b.createWindow(() => 5);
  desktop.faults.add({ operation: 'post', process: 'a', message: TERMINATE.value, occurrence: 2 });
  assert.equal(
    [1, 2, 3].map(() => a.post(window, TERMINATE.value, 0, 0)),
    [true, false, true],
  );
  for (const operation of ['send', 'alloc', 'read', 'addAtom', 'pack'] as const) {
    const undo = desktop.faults.add({ operation });
    const attempt = () => {
      if (operation === 'send') return a.send(window, 1, 0, 0);
      if (operation === 'alloc') return a.alloc(new Uint8Array(2));
      if (operation === 'read') return a.read(block) === undefined ? 0 : 1;
      return operation === 'addAtom' ? a.addAtom('x') : a.pack(DATA.value, 0, 0);
    };
    const block = operation === 'alloc' ? 0 : a.alloc(new Uint8Array(2));
    assert.is(attempt(), 0, operation);
    undo();
    assert.is.not(attempt(), 0, operation);
  }
  assert.is(desktop.faults.struck, 6, 'one post and one call of each other kind');
});

test('the trace keeps what a message carried', async () => {
  const { desktop, a, b } = two();
  const wa = a.createWindow(idle);
  const wb = b.createWindow(idle);
  const atom = a.addAtom('Price');
  const block = a.alloc(new Uint8Array([0, 0x20, 1, 0, 65]));
  a.post(wb, POKE.value, wa, a.pack(POKE.value, block, atom));
  a.send(HWND_BROADCAST, INITIATE.value, wa, makeLong(atom, 0));
  await a.pump(never, 1);
  const [poke, initiate] = desktop.trace;
  assert.equal([poke?.contents, poke?.names, poke?.from], [{ block, item: atom }, { item: 'Price' }, wa]);
  assert.equal(poke?.block, new Uint8Array([0, 0x20, 1, 0, 65]));
  assert.equal([poke?.unicode, poke?.delivery, poke?.delivered], [true, 'posted', 0]);
  assert.equal(initiate?.names, { application: 'Price' });
});

test('a name belongs to one process', () => {
  const desktop = new VirtualDesktop();
  desktop.process('a');
  assert.throws(() => desktop.process('a'), /"a"/);
});

test.run();
