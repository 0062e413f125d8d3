import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HWND_BROADCAST } from '../message-port.js';
import { Win32Unavailable } from './bindings.js';
import { openWin32Process, type Win32Process } from './process.js';

const REQUEST = 0x03e6;
const INITIATE = 0x03e0;

if (process.platform === 'win32') {
  const opened = async (run: (desktop: Win32Process) => Promise<void>): Promise<void> => {
    const desktop = await openWin32Process('test');
    try {
      await run(desktop);
    } finally {
      desktop.close();
    }
  };

  test('posted and sent messages arrive, nested ones included, with the sign of the lParam', () =>
    opened(async (desktop) => {
      const heard: number[][] = [];
      const client = desktop.createWindow((message, wParam, lParam) => {
        heard.push([message, wParam, lParam]);
        return 3;
      });
      const server = desktop.createWindow(
        (message, wParam, lParam) => {
          heard.push([message, wParam, lParam]);
          return message === INITIATE ? desktop.send(wParam, 0x03e4, server, lParam) + 1 : 0;
        },
        { unicode: false },
      );
      const lParam = desktop.pack(REQUEST, 1, 0xc001);
      assert.is(desktop.send(server, INITIATE, client, lParam), 4);
      assert.ok(desktop.post(server, REQUEST, client, lParam));
      assert.ok(await desktop.pump(() => heard.length === 3, 2000));
      assert.equal(heard, [
        [INITIATE, client, lParam],
        [0x03e4, server, lParam],
        [REQUEST, client, lParam],
      ]);
      assert.ok(desktop.isWindowUnicode(client));
      assert.not.ok(desktop.isWindowUnicode(server));
    }));

  test('a broadcast reaches top-level windows only', () =>
    opened(async (desktop) => {
      const heard: string[] = [];
      const top = desktop.createWindow(() => heard.push('top'));
      desktop.createWindow(() => heard.push('child'), { topLevel: false });
      desktop.send(HWND_BROADCAST, INITIATE, top, 0);
      assert.equal(heard, ['top']);
    }));

  test('what a window procedure throws comes out of the pump, once', () =>
    opened(async (desktop) => {
      const window = desktop.createWindow(() => {
        throw new Error('thrown in the procedure');
      });
      desktop.post(window, REQUEST, 0, 0);
      const thrown = await desktop.pump(() => false, 500).catch((error: Error) => error.message);
      assert.is(thrown, 'thrown in the procedure');
      assert.is(await desktop.pump(() => false, 20), false);
    }));

  test('timers fire in the pump, unless cancelled', () =>
    opened(async (desktop) => {
      const fired: number[] = [];
      desktop.after(30, () => fired.push(30));
      desktop.after(10, () => fired.push(10));
      desktop.after(20, () => fired.push(20))();
      assert.ok(await desktop.pump(() => fired.length === 2, 2000));
      assert.equal(fired, [10, 30]);
    }));

  test('values that are no block are refused, whatever they are', () =>
    opened(async (desktop) => {
      for (const value of [0, 1, 0x1234, 0x10000, 0xdeadbeef, 0x7fff00000008, 2 ** 52, 2 ** 60, -5, Number.NaN, 1.5]) {
        assert.is(desktop.read(value), undefined, String(value));
        assert.is(desktop.unpack(0x03e4, value), undefined, String(value));
        assert.not.ok(desktop.free(value), String(value));
      }
      const block = desktop.alloc(Uint8Array.of(1, 2, 3));
      assert.equal([...(desktop.read(block) ?? [])], [1, 2, 3]);
      assert.ok(desktop.free(block));
      assert.is(desktop.read(desktop.alloc(new Uint8Array())), undefined);
    }));

  test('atoms keep their first spelling, are found in any, and end at 255 characters', () =>
    opened(async (desktop) => {
      const name = `dde-spec ${process.pid} Mixed`;
      const atom = desktop.addAtom(name);
      assert.is(desktop.atomName(atom), name);
      assert.is(desktop.findAtom(name.toUpperCase()), atom);
      desktop.deleteAtom(atom);
      assert.is(desktop.findAtom(name), 0);
      assert.is(desktop.atomName(atom), undefined);
      const longest = desktop.addAtom('x'.repeat(255));
      assert.not.equal(longest, 0);
      desktop.deleteAtom(longest);
      assert.is(desktop.addAtom('x'.repeat(256)), 0);
      assert.match(desktop.lastError ?? '', /GlobalAddAtom failed with Windows error \d+/);
      assert.is(desktop.addAtom('#7'), 7);
    }));

  test('closing destroys the windows, and is refused from inside a procedure', () =>
    opened(async (desktop) => {
      let refused = '';
      const window = desktop.createWindow(() => {
        try {
          desktop.close();
        } catch (error) {
          refused = (error as Error).message;
        }
        return 0;
      });
      desktop.send(window, REQUEST, 0, 0);
      assert.match(refused, 'inside a window procedure');
      assert.ok(desktop.isWindow(window));
      desktop.close();
      assert.not.ok(desktop.isWindow(window));
      assert.throws(() => desktop.createWindow(() => 0), /closed/);
    }));
} else {
  test('elsewhere than on Windows it says what it needs', async () => {
    const error = await openWin32Process('test').catch((reason: unknown) => reason);
    assert.instance(error, Win32Unavailable);
    assert.match((error as Error).message, /needs Windows, or a Windows build of Node under Wine/);
  });
}

test.run();
