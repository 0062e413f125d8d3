/**
 * Shows how DDE messages travel from one process to another, with windows of our own at both ends: what arrives, and
 * what becomes of the blocks. What happens here is the system's doing and not that of a DDE server.
 */

import { HWND_BROADCAST, type Hwnd } from '../../desktop/message-port.js';
import { openWin32Process, type Win32Process } from '../../desktop/win32/process.js';
import { messageByValue } from '../../spec/messages.js';
import { ACK, ADVISE, DATA, EXECUTE, hex, INITIATE, POKE, REQUEST, TERMINATE, UNADVISE } from './numbers.js';

/** The messages that carry a block. */
const carriers: readonly number[] = [ADVISE, DATA, POKE, EXECUTE];
/** Asks the listener which of the blocks that it got it can still read. */
const STILL_THERE = 0x0401;
const QUIT = 0x0400;
const APPLICATION = 'dde-spec transport';
const QUIET = 150;
const DEADLINE = 20_000;

let desktop: Win32Process;

function block(handle: number): string {
  const bytes = desktop.read(handle);
  return bytes === undefined ? 'no readable block' : `a block of ${bytes.length} bytes`;
}

async function listen(): Promise<void> {
  let quit = false;
  let client: Hwnd = 0;
  const kept: [string, number][] = [];
  const window = desktop.createWindow((message, wParam, lParam) => {
    if (message === INITIATE) {
      if (desktop.atomName(lParam & 0xffff) !== APPLICATION) return 0;
      client = wParam;
      const atom = desktop.addAtom(APPLICATION);
      desktop.send(wParam, ACK, window, desktop.pack(INITIATE, atom, atom));
      return 0;
    }
    if (message === QUIT) quit = true;
    if (message === STILL_THERE) {
      for (const [name, handle] of kept) console.log(`    listener: the block of ${name}: ${block(handle)}`);
      kept.length = 0;
    }
    const name = messageByValue(message)?.key;
    if (name === undefined) {
      if (message < QUIT) console.log(`    listener: message ${hex(message)}, lParam ${hex(lParam)}`);
      return 0;
    }
    const halves = desktop.unpack(message, lParam);
    if (halves === undefined) {
      console.log(`    listener: ${name}, lParam ${hex(lParam)} that does not unpack`);
      return 0;
    }
    const { lo, hi } = halves;
    const handle = message === EXECUTE ? hi : lo;
    const carries = carriers.includes(message);
    const low = carries && message !== EXECUTE ? block(lo) : hex(lo);
    const high = message === EXECUTE ? block(hi) : hex(hi);
    console.log(`    listener: ${name} (${low}, ${high})`);
    if (carries && handle !== 0) {
      // The item says what to do with the block.
      if (message !== EXECUTE && desktop.atomName(hi) === 'release') {
        console.log(`    listener: GlobalFree ${desktop.free(lo)}`);
      } else kept.push([name, handle]);
    }
    if (message === EXECUTE) desktop.post(client, ACK, window, desktop.reuseLParam(lParam, EXECUTE, ACK, 0x8000, hi));
    else desktop.freeLParam(message, lParam);
    return 0;
  });
  await desktop.pump(() => quit, 2 * DEADLINE);
}

async function talk(): Promise<void> {
  let server: Hwnd = 0;
  let sent = 0;
  const client = desktop.createWindow((message, wParam, lParam) => {
    if (message !== ACK) return 0;
    if (server === 0) {
      server = wParam;
      return 0;
    }
    const halves = desktop.unpack(message, lParam);
    const same = halves?.hi === sent ? 'the block sent' : 'another value';
    console.log(`talker: ACK (${hex(halves?.lo ?? 0)}, ${same}: ${block(halves?.hi ?? 0)})`);
    desktop.freeLParam(message, lParam);
    return 0;
  });
  const deadline = desktop.now() + DEADLINE;
  while (server === 0) {
    if (desktop.now() > deadline) throw new Error('no listener answered');
    const atom = desktop.addAtom(APPLICATION);
    desktop.send(HWND_BROADCAST, INITIATE, client, desktop.pack(INITIATE, atom, atom));
    desktop.deleteAtom(atom);
    await desktop.pump(() => server !== 0, 100);
  }

  const keep = desktop.addAtom('keep');
  const release = desktop.addAtom('release');
  const alloc = (...bytes: number[]) => desktop.alloc(Uint8Array.from(bytes));
  const post = async (heading: string, message: number, lParam: number, handle = 0): Promise<void> => {
    sent = handle;
    const posted = desktop.post(server, message, client, lParam);
    console.log(`talker: ${heading}: PostMessage ${posted ? 'succeeds' : `fails, ${desktop.lastError}`}`);
    if (handle !== 0) console.log(`talker: our block right after it: ${block(handle)}`);
    await desktop.pump(() => false, QUIET);
    if (handle !== 0) console.log(`talker: our block ${QUIET} ms later: ${block(handle)}`);
  };

  for (const [name, message] of [
    ['ADVISE', ADVISE],
    ['DATA', DATA],
    ['POKE', POKE],
  ] as const) {
    const kept = alloc(0, 0, 1, 0, 65, 0);
    await post(`${name}, block kept by the receiver`, message, desktop.pack(message, kept, keep), kept);
    const freed = alloc(0, 0x20, 1, 0, 65, 0);
    await post(`${name}, block freed by the receiver`, message, desktop.pack(message, freed, release), freed);
    for (const size of [1, 3, 4, 5]) {
      const small = desktop.alloc(new Uint8Array(size));
      await post(`${name}, block of ${size} bytes`, message, desktop.pack(message, small, keep));
    }
    const empty = desktop.alloc(new Uint8Array());
    await post(`${name}, block of no bytes`, message, desktop.pack(message, empty, keep), empty);
    await post(`${name}, no block`, message, desktop.pack(message, 0, keep));
    await post(`${name}, a value that is no block`, message, desktop.pack(message, 0x1234, keep));
    await post(`${name}, lParam that nobody packed`, message, 0x1234);
    await post(`${name}, lParam 0`, message, 0);
  }
  const command = alloc(91, 65, 93, 0);
  await post('EXECUTE', EXECUTE, desktop.pack(EXECUTE, 0, command), command);
  const empty = desktop.alloc(new Uint8Array());
  await post('EXECUTE, block of no bytes', EXECUTE, desktop.pack(EXECUTE, 0, empty), empty);
  await post('EXECUTE, no block', EXECUTE, 0);
  await post('EXECUTE, a value that is no block', EXECUTE, 0x1234);
  await post('REQUEST', REQUEST, desktop.pack(REQUEST, 1, keep));
  await post('REQUEST, zero-extended', REQUEST, keep * 0x10000 + 1);
  await post('UNADVISE', UNADVISE, desktop.pack(UNADVISE, 1, keep));
  await post('UNADVISE, lParam 0', UNADVISE, 0);
  await post('TERMINATE', TERMINATE, 0);
  await post('ACK', ACK, desktop.pack(ACK, 0x8000, keep));
  for (const message of [0x03e9, 0x03ff]) await post(`message ${hex(message)}`, message, 0x12345678);
  desktop.post(server, STILL_THERE, client, 0);
  await desktop.pump(() => false, QUIET);
  desktop.post(server, QUIT, client, 0);
  await desktop.pump(() => false, QUIET);
}

/** In Windows Node only, twice at the same time: with the role `listen`, and with any other. */
export async function probeTransport(role: string | undefined): Promise<void> {
  desktop = await openWin32Process('transport');
  try {
    await (role === 'listen' ? listen() : talk());
  } finally {
    desktop.close();
  }
}
