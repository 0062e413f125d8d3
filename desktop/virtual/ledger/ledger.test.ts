import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeLong } from '../../../codecs/lparam/lparam.js';
import { messages } from '../../../spec/messages.js';
import { findRule } from '../../../spec/rules/index.js';
import { HWND_BROADCAST, type Process } from '../../message-port.js';
import { VirtualDesktop } from '../desktop.js';

const { INITIATE, TERMINATE, ADVISE, UNADVISE, ACK, DATA, REQUEST, POKE, EXECUTE } = messages;
const RELEASE = 0x2000;
const ACK_REQ = 0x8000;
const RESPONSE = 0x1000;
const POSITIVE = 0x8000;
const BUSY = 0x4000;

const D: number = DATA.value;
const P: number = POKE.value;
const A: number = ADVISE.value;

interface Came {
  readonly message: number;
  readonly lo: number;
  readonly hi: number;
  readonly lParam: number;
}

/** One side of a conversation, whose steps a test writes out. */
class Side {
  readonly process: Process;
  readonly window: number;
  peer = 0;
  react: (came: Came) => unknown = () => undefined;

  constructor(desktop: VirtualDesktop, name: string) {
    this.process = desktop.process(name);
    this.window = this.process.createWindow((message, _wParam, lParam) => {
      const sent = message === INITIATE.value || this.process.inSendMessage();
      const halves = sent ? undefined : this.process.unpack(message, lParam);
      const packed =
        message === ADVISE.value || message === DATA.value || message === POKE.value || message === ACK.value;
      if (packed && halves !== undefined && !this.keepLParam) this.process.freeLParam(message, lParam);
      this.react({ message, lo: halves?.lo ?? lParam & 0xffff, hi: halves?.hi ?? (lParam >>> 16) & 0xffff, lParam });
      return 0;
    });
  }
  keepLParam = false;

  post(message: number, lo: number, hi: number): boolean {
    return this.process.post(this.peer, message, this.window, this.process.pack(message, lo, hi));
  }
  item(): number {
    return this.process.addAtom('Price');
  }
  block(flags: number): number {
    return this.process.alloc(new Uint8Array([flags & 0xff, flags >> 8, 1, 0, 65, 0]));
  }
}

interface Scene {
  readonly desktop: VirtualDesktop;
  readonly client: Side;
  readonly server: Side;
  run(): Promise<boolean>;
}

function scene(): Scene {
  const desktop = new VirtualDesktop();
  const client = new Side(desktop, 'client');
  const server = new Side(desktop, 'server');
  client.peer = server.window;
  server.peer = client.window;
  return { desktop, client, server, run: () => client.process.pump(() => false, 10) };
}

/** What the rules say was broken, and by whom, once each. */
async function broken(story: (scene: Scene) => unknown): Promise<string[]> {
  const stage = scene();
  await story(stage);
  await stage.run();
  stage.desktop.ledger.close();
  assert.equal(
    stage.desktop.crashes.map(({ error }) => String(error)),
    [],
  );
  return [...new Set(stage.desktop.ledger.broken.map(({ rule, process }) => `${rule} ${process}`))].sort();
}

/** The order of these words tells the story: who frees, and what the answer is. */
type Deed = 'frees' | 'positive' | 'negative' | 'busy' | 'deletes';

function answerer(side: Side, deeds: readonly Deed[], reuse = true) {
  side.react = ({ lo, hi }) => {
    for (const deed of deeds) {
      if (deed === 'frees') side.process.free(lo);
      else if (deed === 'deletes') side.process.deleteAtom(hi);
      else {
        const status = deed === 'positive' ? POSITIVE : deed === 'busy' ? BUSY : 0;
        const item = reuse ? hi : side.item();
        side.post(ACK.value, status, item);
        if (!reuse) side.process.deleteAtom(hi);
      }
    }
  };
}

/** The poster's part: deletes the atom of the ACK, and frees its block or not. */
function poster(side: Side, block: () => number, frees: boolean) {
  side.react = ({ message, hi }) => {
    if (message !== ACK.value) return;
    side.process.deleteAtom(hi);
    if (frees) side.process.free(block());
  };
}

const exchange =
  (message: number, flags: number, deeds: readonly Deed[], posterFrees: boolean, reuse = true) =>
  ({ client, server }: Scene) => {
    const [from, to] = message === DATA.value ? [server, client] : [client, server];
    const block = from.block(flags);
    poster(from, () => block, posterFrees);
    answerer(to, deeds, reuse);
    assert.ok(from.post(message, block, from.item()));
  };

const cases: readonly [string, number, number, readonly Deed[], boolean, readonly string[]][] = [
  ['DATA freed by the receiver', D, RELEASE | ACK_REQ, ['frees', 'positive'], false, []],
  ['DATA freed after the ACK', D, RELEASE | ACK_REQ, ['positive', 'frees'], false, []],
  ['DATA without ACK', D, RELEASE, ['frees', 'deletes'], false, []],
  ['DATA refused', D, RELEASE | ACK_REQ, ['negative'], true, []],
  ['DATA lent', D, ACK_REQ, ['positive'], true, []],
  ['DATA lent and refused', D, ACK_REQ, ['negative'], true, []],
  ['DATA kept', D, RELEASE | ACK_REQ, ['positive'], false, ['DDE-DATA-007 client']],
  ['DATA without ACK kept', D, RELEASE, ['deletes'], false, ['DDE-DATA-007 client']],
  ['DATA lent and freed', D, ACK_REQ, ['frees', 'positive'], false, ['DDE-DATA-008 client']],
  ['DATA lent, freed after', D, ACK_REQ, ['positive', 'frees'], false, ['DDE-DATA-008 client']],
  ['DATA refused and freed', D, RELEASE | ACK_REQ, ['frees', 'negative'], false, ['DDE-DATA-009 client']],
  ['DATA refused, freed after', D, RELEASE | ACK_REQ, ['negative', 'frees'], false, ['DDE-DATA-009 client']],
  ['DATA busy and freed', D, RELEASE | ACK_REQ, ['frees', 'busy'], false, ['DDE-DATA-009 client']],
  ['DATA refused and kept', D, RELEASE | ACK_REQ, ['negative'], false, ['DDE-DATA-010 server']],
  ['DATA lent and kept', D, ACK_REQ, ['positive'], false, ['DDE-DATA-011 server']],
  ['DATA freed by both', D, RELEASE | ACK_REQ, ['frees', 'positive'], true, ['DDE-DATA-012 server']],
  ['DATA item kept', D, RELEASE, ['frees'], false, ['DDE-DATA-006 client']],
  ['DATA item kept, ACK wanted', D, RELEASE | ACK_REQ, ['frees'], false, ['DDE-ACK-009 client']],
  ['DATA freed twice', D, RELEASE, ['frees', 'frees', 'deletes'], false, ['DDE-MEMORY-002 client']],
  ['DATA item deleted twice', D, RELEASE, ['frees', 'deletes', 'deletes'], false, ['DDE-ATOM-007 client']],
  ['POKE freed by the receiver', P, RELEASE, ['frees', 'positive'], false, []],
  ['POKE lent', P, 0, ['positive'], true, []],
  ['POKE refused', P, RELEASE, ['negative'], true, []],
  ['POKE refused and kept', P, RELEASE, ['negative'], false, ['DDE-POKE-007 client']],
  ['POKE lent and kept', P, 0, ['positive'], false, ['DDE-POKE-008 client']],
  ['POKE kept by the receiver', P, RELEASE, ['positive'], false, ['DDE-POKE-009 server']],
  ['POKE refused and freed', P, RELEASE, ['frees', 'negative'], false, ['DDE-POKE-010 server']],
  ['POKE lent and freed', P, 0, ['frees', 'positive'], false, ['DDE-POKE-011 server']],
  ['POKE item kept', P, RELEASE, ['frees'], false, ['DDE-POKE-013 server']],
  ['ADVISE accepted', A, 0, ['frees', 'positive'], false, []],
  ['ADVISE refused', A, 0, ['negative'], true, []],
  ['ADVISE kept', A, 0, ['positive'], false, ['DDE-ADVISE-006 server']],
  ['ADVISE refused and freed', A, 0, ['negative', 'frees'], false, ['DDE-ADVISE-007 server']],
  ['ADVISE refused and kept', A, 0, ['negative'], false, ['DDE-ADVISE-008 client']],
  ['ADVISE freed by both', A, 0, ['frees', 'positive'], true, ['DDE-ADVISE-009 client']],
  ['ADVISE item kept', A, 0, ['frees'], false, ['DDE-ADVISE-011 server']],
];

for (const [name, message, flags, deeds, posterFrees, expected] of cases) {
  test(name, async () => {
    assert.equal(await broken(exchange(message, flags, deeds, posterFrees)), expected);
    // With a fresh atom in the answer the outcome is the same (DDE-ACK-007).
    assert.equal(await broken(exchange(message, flags, deeds, posterFrees, false)), expected);
  });
}

for (const [name, deeds, frees, expected] of [
  ['EXECUTE', ['positive'], true, []],
  ['EXECUTE refused', ['negative'], true, []],
  ['EXECUTE freed by the server', ['frees', 'positive'], false, ['DDE-EXECUTE-013 server']],
  ['EXECUTE kept', ['positive'], false, ['DDE-EXECUTE-014 client']],
] as const) {
  test(name, async () => {
    const found = await broken(({ client, server }) => {
      const block = client.block(0);
      server.react = ({ hi }) => {
        for (const deed of deeds) {
          if (deed === 'frees') server.process.free(hi);
          else server.post(ACK.value, deed === 'positive' ? POSITIVE : 0, hi);
        }
      };
      client.react = ({ hi }) => {
        if (frees) client.process.free(hi);
      };
      client.post(EXECUTE.value, 0, block);
    });
    assert.equal(found, expected);
  });
}

test('a post that failed leaves everything with the poster', async () => {
  const expected = new Map<number, string[]>([
    [REQUEST.value, ['DDE-REQUEST-010 client']],
    [UNADVISE.value, ['DDE-UNADVISE-010 client']],
    [POKE.value, ['DDE-LPARAM-005 client', 'DDE-POKE-012 client']],
    [ADVISE.value, ['DDE-ADVISE-010 client', 'DDE-LPARAM-005 client']],
    [DATA.value, ['DDE-DATA-013 client', 'DDE-LPARAM-005 client']],
    [ACK.value, ['DDE-LPARAM-005 client', 'DDE-MESSAGE-011 client']],
    [EXECUTE.value, ['DDE-EXECUTE-015 client']],
  ]);
  for (const [message, rules] of expected) {
    for (const clean of [false, true]) {
      const found = await broken(({ client }) => {
        client.peer = 1;
        const hasBlock = [P, A, D, EXECUTE.value as number].includes(message);
        const block = hasBlock ? client.block(RELEASE) : 0;
        const item = message === EXECUTE.value ? 0 : client.item();
        const lParam = client.process.pack(message, hasBlock ? block : 1, message === EXECUTE.value ? block : item);
        assert.is(client.process.post(client.peer, message, client.window, lParam), false);
        if (!clean) return;
        client.process.freeLParam(message, lParam);
        if (hasBlock) client.process.free(block);
        if (item !== 0) client.process.deleteAtom(item);
      });
      assert.equal(found, clean ? [] : rules, `message ${message}`);
    }
  }
});

test('a poster that frees before the answer', async () => {
  for (const delivered of [false, true]) {
    const found = await broken(async ({ client, server, run }) => {
      const block = client.block(0);
      server.react = ({ hi }) => server.process.deleteAtom(hi);
      client.post(P, block, client.item());
      if (delivered) await run();
      client.process.free(block);
    });
    assert.equal(found, ['DDE-MEMORY-003 client']);
  }
});

test('reading what was freed or handed over', async () => {
  assert.equal(
    await broken(({ client }) => {
      const block = client.block(0);
      client.process.free(block);
      client.process.read(block);
    }),
    ['DDE-MEMORY-003 client'],
  );
  assert.equal(
    await broken(({ client, server }) => {
      const block = client.block(RELEASE);
      answerer(server, ['frees', 'positive']);
      poster(client, () => 0, false);
      client.post(P, block, client.item());
      client.process.read(block);
    }),
    ['DDE-MEMORY-003 client'],
  );
});

test('items and ACKs that are kept', async () => {
  assert.equal(await broken(({ client }) => client.post(REQUEST.value, 1, client.item())), ['DDE-REQUEST-011 server']);
  assert.equal(await broken(({ client }) => client.post(UNADVISE.value, 1, client.item())), [
    'DDE-UNADVISE-009 server',
  ]);
  assert.equal(await broken(({ server }) => server.post(ACK.value, 0, server.item())), ['DDE-ACK-008 client']);
  assert.equal(await broken(({ client }) => client.item()), ['DDE-ATOM-006 client']);
  assert.equal(await broken(({ client }) => client.process.deleteAtom(0xc123)), ['DDE-ATOM-007 client']);
  assert.equal(await broken(({ client }) => client.process.deleteAtom(123)), []);
});

/** INITIATE as it should be, but for one defect. */
function initiate(defect: string) {
  return ({ desktop, client, server }: Scene) => {
    server.react = ({ message, lo, hi }) => {
      if (message !== INITIATE.value) return;
      if (defect === 'server compares') server.process.addAtom('Other');
      if (defect === 'server deletes lent') server.process.deleteAtom(lo);
      if (defect === 'no answer' || defect === 'server deletes lent') return;
      const own = defect === 'server reuses' ? [lo, hi] : ['App', 'Topic'].map((name) => server.process.addAtom(name));
      if (defect === 'ACK fails') desktop.faults.add({ operation: 'send', process: 'server' });
      const to = server.peer;
      server.process.send(to, ACK.value, server.window, makeLong(own[0] ?? 0, own[1] ?? 0));
      if (defect === 'server deletes given' || defect === 'ACK fails cleanly') {
        for (const atom of own) server.process.deleteAtom(atom);
      }
    };
    client.react = ({ message, lParam }) => {
      if (message !== ACK.value || defect === 'client keeps ACK') return;
      client.process.deleteAtom(lParam & 0xffff);
      client.process.deleteAtom(lParam >>> 16);
    };
    if (defect === 'ACK fails cleanly') desktop.faults.add({ operation: 'send', process: 'server' });
    const own = ['app', 'topic'].map((name) => client.process.addAtom(name));
    client.process.send(HWND_BROADCAST, INITIATE.value, client.window, makeLong(own[0] ?? 0, own[1] ?? 0));
    if (defect === 'client keeps own') return;
    for (const atom of own) client.process.deleteAtom(atom);
  };
}

for (const [defect, expected] of [
  ['none', []],
  ['no answer', []],
  ['server compares', ['DDE-INITIATE-015 server']],
  ['server deletes lent', ['DDE-INITIATE-015 server']],
  ['server reuses', ['DDE-INITIATE-011 server', 'DDE-INITIATE-031 server']],
  ['server deletes given', ['DDE-INITIATE-014 server']],
  ['client keeps ACK', ['DDE-INITIATE-013 client']],
  ['client keeps own', ['DDE-INITIATE-012 client']],
  ['ACK fails', ['DDE-INITIATE-032 server']],
  ['ACK fails cleanly', []],
] as const) {
  test(`INITIATE: ${defect}`, async () => {
    const found = await broken((stage) => {
      const inner = stage.client;
      const procedure = initiate(defect);
      // The ACK to INITIATE is two words, which Side must not unpack.
      const unpack = inner.process.unpack.bind(inner.process);
      inner.process.unpack = (message, lParam) => (message === ACK.value ? undefined : unpack(message, lParam));
      procedure(stage);
    });
    assert.equal(found, expected);
  });
}

test('who need not answer a window that is gone deletes what it made for the answer', () => {
  for (const gone of [true, false]) {
    const { desktop, client, server } = scene();
    server.react = () => server.process.deleteAtom(server.item());
    if (gone) client.process.destroyWindow(client.window);
    client.process.send(server.window, INITIATE.value, client.window, 0);
    const kept = desktop.ledger.close().filter(({ rule }) => rule === 'DDE-INITIATE-032');
    assert.equal(
      kept.map(({ verdict, process }) => `${verdict} ${process}`),
      gone ? ['kept server'] : [],
    );
  }
});

test('packed lParams', async () => {
  const story = (receiver: (side: Side, came: Came) => unknown, message: number = P) => {
    return ({ client, server }: Scene) => {
      server.keepLParam = true;
      server.react = (came) => {
        server.process.deleteAtom(came.hi);
        if (message === P) server.process.free(came.lo);
        receiver(server, came);
      };
      client.post(message, message === P ? client.block(RELEASE) : 0, client.item());
    };
  };
  assert.equal(await broken(story(() => undefined)), ['DDE-LPARAM-004 server']);
  assert.equal(await broken(story(() => undefined, ACK.value)), ['DDE-ACK-011 server']);
  assert.equal(await broken(story((side, { lParam }) => side.process.freeLParam(P, lParam))), []);
  assert.equal(await broken(story((side, { lParam }) => side.process.freeLParam(D, lParam))), [
    'DDE-LPARAM-007 server',
  ]);
  assert.equal(
    await broken(
      story((side, { lParam }) => {
        side.process.unpack(D, lParam);
        side.process.freeLParam(P, lParam);
      }),
    ),
    ['DDE-LPARAM-007 server'],
  );
  assert.equal(
    await broken(
      story((side, { lParam }) => {
        side.process.freeLParam(P, lParam);
        side.process.freeLParam(P, lParam);
      }),
    ),
    ['DDE-LPARAM-010 server'],
  );
  assert.equal(
    await broken(({ client, server }) => {
      answerer(server, ['deletes']);
      const lParam = client.process.pack(ACK.value, 0, client.item());
      client.process.post(server.window, ACK.value, client.window, lParam);
      client.process.freeLParam(ACK.value, lParam);
    }),
    ['DDE-LPARAM-010 client'],
  );
  assert.equal(await broken(({ client }) => client.process.pack(INITIATE.value, 1, 2)), ['DDE-LPARAM-002 client']);
  assert.equal(
    await broken(({ client, server }) => {
      server.keepLParam = true;
      server.react = ({ message, lParam }) => server.process.unpack(message, lParam);
      client.process.send(server.window, ACK.value, client.window, makeLong(1, 2));
    }),
    ['DDE-LPARAM-002 server'],
  );
});

test('a recycled lParam has one owner at a time', async () => {
  const found = await broken(({ client, server }) => {
    server.keepLParam = true;
    server.react = ({ lo, hi, lParam }) => {
      server.process.free(lo);
      const reused = server.process.reuseLParam(lParam, P, ACK.value, POSITIVE, hi);
      assert.is(reused, lParam);
      server.process.post(client.window, ACK.value, server.window, reused);
    };
    client.react = ({ hi }) => client.process.deleteAtom(hi);
    client.post(P, client.block(RELEASE), client.item());
  });
  assert.equal(found, []);
});

test('late messages', async () => {
  const late = (flags: number, frees: boolean, deletes: boolean, posterFrees = false) =>
    broken(async ({ client, server, run }) => {
      server.react = ({ message, lo, hi }) => {
        if (message !== P) return;
        if (frees) server.process.free(lo);
        if (deletes) server.process.deleteAtom(hi);
      };
      server.post(TERMINATE.value, 0, 0);
      const block = client.block(flags);
      client.post(P, block, client.item());
      client.post(TERMINATE.value, 0, 0);
      await run();
      if (posterFrees) client.process.free(block);
    });
  assert.equal(await late(RELEASE, true, true), []);
  assert.equal(await late(RELEASE, false, true), ['DDE-TERMINATE-006 server']);
  assert.equal(await late(RELEASE, true, false), ['DDE-TERMINATE-006 server']);
  assert.equal(await late(0, true, true), ['DDE-TERMINATE-007 server']);
  assert.equal(await late(0, false, true, true), []);
  assert.equal(await late(0, false, true), ['DDE-TERMINATE-015 client']);
});

test('a late block that its poster frees was left alone by its receiver', async () => {
  const { desktop, client, server, run } = scene();
  server.react = ({ message, hi }) => {
    if (message === P) server.process.deleteAtom(hi);
  };
  server.post(TERMINATE.value, 0, 0);
  const block = client.block(0);
  client.post(P, block, client.item());
  await run();
  client.process.free(block);
  const credited = desktop.ledger.findings.filter(({ rule }) => rule === 'DDE-TERMINATE-007');
  assert.equal(
    credited.map(({ verdict, process }) => `${verdict} ${process}`),
    ['kept server'],
  );
});

test('who is left without an answer frees what is its own', async () => {
  const left = (flags: number, end: 'terminates' | 'dies', message: number, posterFrees: boolean) =>
    broken(async ({ desktop, client, server, run }) => {
      const block = client.block(flags);
      server.react = ({ message: came, hi }) => {
        if (came !== TERMINATE.value && came !== EXECUTE.value) server.process.deleteAtom(hi);
      };
      client.post(message, message === EXECUTE.value ? 0 : block, message === EXECUTE.value ? block : client.item());
      await run();
      if (end === 'dies') desktop.kill(server.process);
      else server.post(TERMINATE.value, 0, 0);
      await run();
      if (posterFrees) client.process.free(block);
    });
  for (const end of ['terminates', 'dies'] as const) {
    for (const message of [P, EXECUTE.value]) {
      assert.equal(await left(0, end, message, false), ['DDE-TERMINATE-015 client'], `${end} ${message}`);
      assert.equal(await left(0, end, message, true), []);
    }
    // Handed over, and never even looked at: a server that lives on owns it. The client may free it as well.
    assert.equal(await left(RELEASE, end, P, false), end === 'dies' ? [] : ['DDE-TERMINATE-015 server']);
    assert.equal(await left(RELEASE, end, P, true), []);
  }
});

test('who tried to lock a block in vain cannot know that it was handed over; who never tried has no excuse', async () => {
  const keeps = (message: number, end: 'answers nothing' | 'ends' | 'has ended', locks: ('in vain' | 'well')[]) =>
    broken(async ({ desktop, client, server, run }) => {
      const [from, to] = message === D ? [server, client] : [client, server];
      const block = from.block(RELEASE);
      to.react = ({ message: came, hi }) => {
        if (came === TERMINATE.value) return;
        to.process.deleteAtom(hi);
        for (const lock of locks) {
          const restore = desktop.faults.add({
            operation: 'read',
            process: lock === 'in vain' ? to.process.name : '-',
          });
          assert.is(to.process.read(block) === undefined, lock === 'in vain');
          restore();
        }
        if (end === 'ends') to.post(TERMINATE.value, 0, 0);
      };
      if (end === 'has ended') to.post(TERMINATE.value, 0, 0);
      from.post(message, block, from.item());
      await run();
    });
  const blame: [number, Parameters<typeof keeps>[1], string][] = [
    [D, 'answers nothing', 'DDE-DATA-007 client'],
    [P, 'ends', 'DDE-TERMINATE-015 server'],
    [D, 'has ended', 'DDE-TERMINATE-006 client'],
    [P, 'has ended', 'DDE-TERMINATE-006 server'],
  ];
  for (const [message, end, rule] of blame) {
    assert.equal(await keeps(message, end, []), [rule], `${end}, without a look`);
    assert.equal(await keeps(message, end, ['well']), [rule], `${end}, after a look`);
    assert.equal(await keeps(message, end, ['in vain', 'well']), [rule], `${end}, after a look at the second attempt`);
    assert.equal(await keeps(message, end, ['well', 'in vain']), [rule], `${end}, after a look at the first attempt`);
    assert.equal(await keeps(message, end, ['in vain', 'in vain']), [], `${end}, and could not look`);
  }
});

test('who gets a message that only the other side gets is judged by what holds for anybody', async () => {
  const astray = (posted: number, flags: number, deeds: readonly Deed[], posterFrees: boolean) =>
    broken(async ({ client, server, run }) => {
      server.react = ({ message }) => {
        if (message === INITIATE.value)
          server.process.send(client.window, ACK.value, server.window, makeLong(server.item(), server.item()));
      };
      client.react = ({ message, lo, hi }) => {
        if (message === ACK.value) for (const atom of [lo, hi]) client.process.deleteAtom(atom);
      };
      client.process.send(server.window, INITIATE.value, client.window, 0);
      await run();
      const [from, to] = posted === D ? [client, server] : [server, client];
      const block = from.block(flags);
      poster(from, () => block, posterFrees);
      answerer(to, deeds);
      from.post(posted, block, from.item());
      await run();
    });
  assert.equal(await astray(D, ACK_REQ, ['negative'], true), []);
  assert.equal(await astray(D, ACK_REQ, ['frees', 'negative'], false), ['DDE-MEMORY-002 server']);
  assert.equal(await astray(D, ACK_REQ, ['negative'], false), ['DDE-MEMORY-002 client']);
  assert.equal(await astray(D, RELEASE, ['deletes'], false), ['DDE-MEMORY-002 server']);
  assert.equal(await astray(P, RELEASE, ['frees', 'negative'], false), ['DDE-MEMORY-002 client']);
  assert.equal(await astray(P, RELEASE, ['negative'], true), []);
});

test('who may reuse an atom or make a new one keeps no rule by either', async () => {
  for (const reuse of [true, false]) {
    const stage = scene();
    exchange(P, RELEASE, ['frees', 'positive'], false, reuse)(stage);
    await stage.run();
    const said = new Set(stage.desktop.ledger.close().map(({ rule }) => rule));
    assert.ok(said.has('DDE-ACK-009'), 'the atom came back or was deleted');
    assert.equal(
      [...said].filter((rule) => findRule(rule)?.level === 'may'),
      [],
    );
  }
});

test('a block of no bytes cannot be locked', () => {
  const { desktop, client } = scene();
  const block = client.process.alloc(new Uint8Array(0));
  assert.is(client.process.read(block), undefined);
  client.process.free(block);
  assert.equal(
    desktop.ledger.close().filter(({ verdict }) => verdict === 'broken'),
    [],
  );
});

test('the dead owe nothing, nor do messages that died with their window', async () => {
  for (const posted of [false, true]) {
    const found = await broken(({ desktop, client, server }) => {
      const block = client.block(RELEASE);
      const lParam = client.process.pack(P, block, client.item());
      if (posted) client.process.post(server.window, P, client.window, lParam);
      desktop.kill(posted ? server.process : client.process);
    });
    assert.equal(found, []);
  }
});

/** Posts, and takes everything back if that fails. */
function postSafely(side: Side, message: number, lo: number, item: number, block = 0): boolean {
  const lParam = side.process.pack(message, lo, item);
  if (side.process.post(side.peer, message, side.window, lParam)) return true;
  side.process.freeLParam(message, lParam);
  side.process.deleteAtom(item);
  if (block !== 0) side.process.free(block);
  return false;
}

/** Pokes and updates crossing each other, accepted and refused in turn; both sides without fault. */
function traffic({ client, server }: Scene) {
  for (const [side, carries] of [
    [client, P],
    [server, D],
  ] as const) {
    let left = 4;
    let pending = 0;
    let seen = 0;
    const next = () => {
      if (left === 0) return;
      left -= 1;
      pending = side.block(RELEASE | ACK_REQ);
      postSafely(side, carries, pending, side.item(), pending);
    };
    side.react = ({ message, lo, hi }) => {
      if (message === ACK.value) {
        side.process.deleteAtom(hi);
        if ((lo & POSITIVE) === 0) side.process.free(pending);
        next();
        return;
      }
      seen += 1;
      const accepts = seen % 2 === 1;
      if (accepts) side.process.free(lo);
      postSafely(side, ACK.value, accepts ? POSITIVE : 0, hi);
    };
    next();
  }
}

test('whoever survives its peer, dead at any step, or a post that fails, is blamed for nothing', async () => {
  const reference = scene();
  traffic(reference);
  await reference.run();
  const steps = reference.desktop.deliveries;
  assert.is(steps, 16);
  assert.ok(reference.desktop.ledger.close().length > 0);
  assert.equal(reference.desktop.ledger.broken, []);
  for (let n = 1; n <= steps; n += 1) {
    const stage = scene();
    stage.desktop.faults.add({ operation: 'post', occurrence: n });
    traffic(stage);
    await stage.run();
    stage.desktop.ledger.close();
    // Whose ACK is lost never hears that its block was refused: the ledger takes that for nobody's fault.
    assert.equal(stage.desktop.ledger.broken, [], `post ${n} fails`);
  }
  for (let n = 0; n <= steps; n += 1) {
    for (const [victim, survivor] of [
      ['client', 'server'],
      ['server', 'client'],
    ] as const) {
      const stage = scene();
      // Nobody who was killed at this step may have anything to answer for, nor may the other.
      stage.desktop.killAfterDeliveries(stage[victim].process, n);
      traffic(stage);
      await stage.run();
      stage.desktop.ledger.close();
      assert.equal(stage.desktop.ledger.broken, [], `${victim} killed after ${n}, ${survivor} survives`);
    }
  }
});

test('kept rules are reported once their lifecycle ends, and close adds nothing twice', async () => {
  const stage = scene();
  exchange(D, RELEASE | ACK_REQ | RESPONSE, ['frees', 'positive'], false)(stage);
  await stage.run();
  const { ledger } = stage.desktop;
  const findings = [...ledger.close()];
  assert.equal(ledger.close(), findings);
  const kept = new Set(findings.map(({ rule, process, verdict }) => `${rule} ${process} ${verdict}`));
  for (const rule of [
    'DDE-DATA-007 client kept',
    'DDE-DATA-012 server kept',
    'DDE-LPARAM-004 client kept',
    'DDE-ACK-011 server kept',
    'DDE-ACK-008 server kept',
    'DDE-ACK-009 client kept',
  ]) {
    assert.ok(kept.has(rule), rule);
  }
  assert.equal(ledger.balance, { atoms: 0, blocks: 0, lParams: 0 });
});

const operation = fc.record({
  call: fc.constantFrom(
    'add',
    'delete',
    'alloc',
    'free',
    'read',
    'pack',
    'unpack',
    'freeLParam',
    'reuse',
    'post',
    'send',
    'kill',
    'destroy',
    'create',
  ),
  who: fc.nat(2),
  message: fc.constantFrom(...Object.values(messages).map(({ value }) => value), 0x400),
  x: fc.nat(30),
  y: fc.nat(30),
});

test('no sequence of operations throws, hangs, or takes a count below zero', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 80 }), async (program) => {
      const desktop = new VirtualDesktop();
      const processes = ['a', 'b', 'c'].map((name) => desktop.process(name));
      const windows = processes.map((process) => process.createWindow(() => 0));
      const values: number[] = [0, 1, 0xffff, -1, 2 ** 40];
      const pick = (index: number) => values[index % values.length] ?? 0;
      const window = (index: number) => windows[index % windows.length] ?? 0;
      for (const { call, who, message, x, y } of program) {
        const process = processes[who];
        if (process === undefined) continue;
        if (call === 'add') values.push(process.addAtom(`n${x % 4}`));
        else if (call === 'delete') process.deleteAtom(pick(x));
        else if (call === 'alloc') values.push(process.alloc(new Uint8Array([0, (x << 4) & 0xf0, 1, 0])));
        else if (call === 'free') process.free(pick(x));
        else if (call === 'read') process.read(pick(x));
        else if (call === 'pack') values.push(process.pack(message, pick(x), pick(y)));
        else if (call === 'unpack') process.unpack(message, pick(x));
        else if (call === 'freeLParam') process.freeLParam(message, pick(x));
        else if (call === 'reuse') values.push(process.reuseLParam(pick(x), message, ACK.value, pick(y), pick(x + 1)));
        else if (call === 'post') process.post(window(x), message, window(who), pick(y));
        else if (call === 'send') process.send(x === 0 ? HWND_BROADCAST : window(x), message, window(who), pick(y));
        else if (call === 'kill' && x > 25) desktop.kill(process);
        else if (call === 'destroy') process.destroyWindow(window(x));
        else windows.push(process.createWindow(() => 0));
        if (y === 7) await processes[0]?.pump(() => false, 5);
        for (const value of values) assert.ok(desktop.atoms.count(value) >= 0);
        const { atoms, blocks, lParams } = desktop.ledger.balance;
        assert.ok(atoms >= 0 && blocks >= 0 && lParams >= 0);
      }
      desktop.ledger.close();
      assert.equal(desktop.crashes, []);
      assert.equal(desktop.ledger.balance.atoms, 0);
    }),
  );
});

test('every injected leak and every second free is found, whatever happens around it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('atom', 'block', 'lparam'), fc.constantFrom('clean', 'leak', 'twice')), {
        maxLength: 20,
      }),
      (defects) => {
        const desktop = new VirtualDesktop();
        const process = desktop.process('p');
        const expected: string[] = [];
        for (const [index, [resource, defect]] of defects.entries()) {
          const times = { leak: 0, clean: 1, twice: 2 }[defect];
          const atom = resource === 'atom' ? process.addAtom(`n${index}`) : 0;
          const block = resource === 'block' ? process.alloc(new Uint8Array(4)) : 0;
          const lParam = resource === 'lparam' ? process.pack(D, 0, 0) : 0;
          for (let i = 0; i < times; i += 1) {
            if (resource === 'atom') process.deleteAtom(atom);
            else if (resource === 'block') process.free(block);
            else process.freeLParam(D, lParam);
          }
          if (defect !== 'clean') expected.push(resource);
        }
        desktop.ledger.close();
        const found = desktop.ledger.broken.map(({ resource }) => resource);
        assert.equal(found.sort(), expected.sort());
        return Promise.resolve();
      },
    ),
  );
});

test.run();
