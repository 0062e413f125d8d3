/** The functions that pack lParams, of the virtual desktop, behind the adapter protocol. */
import { signExtend } from '../../codecs/index.js';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import { messages, type Platform } from '../../spec/index.js';
import { readNumber } from './protocol.js';

type Request = Readonly<Record<string, unknown>>;
type Reply = Readonly<Record<string, unknown>>;

/** Where there are such functions: 16-bit Windows has none. */
export const packingPlatforms = ['win32', 'win64'] as const satisfies readonly Platform[];

/** A number of a request; NaN: it is none, or the port cannot take it, whose numbers are those of JavaScript. */
const numberOf = (value: unknown): number => {
  const number = Number(readNumber(value));
  return Number.isSafeInteger(number) ? number : Number.NaN;
};

const wide = (value: number): Reply => ({ $int: String(value) });

/** What answers `pack`, `unpack`, `reuse`, `free` and `block` on one platform, from one request to the next. */
export function packingFunctions(platform: (typeof packingPlatforms)[number]): (request: Request) => Reply {
  const desktop = new VirtualDesktop({ platform }).process('adapter');
  // An LPARAM of C has a sign; one of the port on win32 has none.
  const signed = (lParam: number): Reply => ({
    ok: { lParam: wide(platform === 'win32' ? signExtend(lParam) : lParam) },
  });
  const unsigned = (lParam: number): number => (platform === 'win32' ? lParam >>> 0 : lParam);

  return (request) => {
    const [message, lParam, received, posted, lo, hi] = [
      numberOf(request['message'] ?? 0),
      unsigned(numberOf(request['lParam'] ?? 0)),
      numberOf(request['received'] ?? 0),
      numberOf(request['posted'] ?? 0),
      numberOf(request['lo'] ?? 0),
      numberOf(request['hi'] ?? 0),
    ];
    if ([message, lParam, received, posted, lo, hi].some(Number.isNaN))
      return { unsupported: 'the virtual desktop has numbers of 53 bits' };
    switch (request['op']) {
      case 'pack':
        return signed(desktop.pack(message, lo, hi));
      case 'reuse':
        return signed(desktop.reuseLParam(lParam, received, posted, lo, hi));
      case 'unpack': {
        const halves = desktop.unpack(message, lParam);
        return halves === undefined ? { refused: {} } : { ok: { lo: wide(halves.lo), hi: wide(halves.hi) } };
      }
      case 'free':
        return desktop.freeLParam(message, lParam) ? { ok: true } : { refused: {} };
      default:
        // A block is what the lParam of DATA names.
        return { ok: { block: desktop.unpack(messages.DATA.value, lParam) !== undefined } };
    }
  };
}
