/** What the vectors of the packing functions ask, call by call, and how the replies differ from what they say. */
import type { Halves, LParamVector, PackVector, ReuseVector } from '../vectors/lparam.js';

/** A call of one of the four functions, or the question whether an lParam is a block that is allocated. */
export type LParamCall =
  | ({ readonly op: 'pack'; readonly message: number } & Halves)
  | { readonly op: 'unpack' | 'free'; readonly message: number; readonly lParam: bigint }
  | ({ readonly op: 'reuse'; readonly lParam: bigint; readonly received: number; readonly posted: number } & Halves)
  | { readonly op: 'block'; readonly lParam: bigint };

/** The lParam of `pack` and `reuse`; the halves of `unpack`, `undefined` for a refusal; yes or no of the others. */
export type LParamReply = bigint | Halves | undefined | boolean;

/** A part of a story. */
type Part<A> = Generator<LParamCall, A, LParamReply>;

/** Plays the story of one vector; the result says how the replies differ. */
export function* lparamStory(vector: LParamVector): Part<readonly string[]> {
  switch (vector.kind) {
    case 'pack': {
      const { message, lo, hi } = vector;
      const packed = (yield { op: 'pack', message, lo, hi }) as bigint;
      return [
        ...(yield* packedDiffers(vector.packed, packed)),
        ...(yield* unpackedDiffers(vector.unpacked, message, packed)),
        ...(yield* freeDiffers(vector, message, packed)),
      ];
    }
    case 'unpack':
      return yield* unpackedDiffers(vector.unpacked, vector.message, vector.lParam);
    case 'free': {
      const freed = yield { op: 'free', message: vector.message, lParam: vector.lParam };
      return freed === vector.freed ? [] : [`free: expected ${vector.freed}, found ${freed}`];
    }
    case 'reuse': {
      const { received, posted, lo, hi } = vector;
      const halves: Halves = { lo: 0x8000n, hi: 0xc001n };
      const came = (yield { op: 'pack', message: received, ...halves }) as bigint;
      const went = (yield { op: 'reuse', lParam: came, received, posted, lo, hi }) as bigint;
      const differences = [...(yield* packedDiffers(vector.packed, went))];
      if (vector.block === 'same' && went !== came) differences.push('the received block is not the one that goes out');
      if (vector.block === 'freed' && (yield* holds(received, came, halves)))
        differences.push('the received block is not freed');
      differences.push(...(yield* unpackedDiffers(vector.unpacked, posted, went)));
      differences.push(...(yield* freeDiffers(vector, posted, went)));
      return differences;
    }
  }
}

function* packedDiffers(expected: bigint | 'block', found: bigint): Part<readonly string[]> {
  const matches = expected === 'block' ? (yield { op: 'block', lParam: found }) === true : expected === found;
  return matches ? [] : [`lParam: expected ${expected === 'block' ? 'a block' : hex(expected)}, found ${hex(found)}`];
}

function* unpackedDiffers(expected: Halves | undefined, message: number, lParam: bigint): Part<readonly string[]> {
  const found = (yield { op: 'unpack', message, lParam }) as Halves | undefined;
  const same = expected?.lo === found?.lo && expected?.hi === found?.hi;
  return same ? [] : [`unpack: expected ${show(expected)}, found ${show(found)}`];
}

/** Frees what the functions made themselves, which has to succeed. */
function* freeDiffers(expected: PackVector | ReuseVector, message: number, lParam: bigint): Part<readonly string[]> {
  if ((yield { op: 'free', message, lParam }) !== true) return ['free: refused'];
  const left = expected.packed === 'block' && (yield* holds(message, lParam, expected.unpacked));
  return left ? ['free: the block is still there'] : [];
}

/**
 * Whether a block that should be freed is still there. That its handle is valid proves nothing: another thread of the
 * program may have been given the same handle since.
 */
function* holds(message: number, lParam: bigint, { lo, hi }: Halves): Part<boolean> {
  if ((yield { op: 'block', lParam }) !== true) return false;
  const found = (yield { op: 'unpack', message, lParam }) as Halves | undefined;
  return found?.lo === lo && found.hi === hi;
}

function show(halves: Halves | undefined): string {
  return halves ? `(${hex(halves.lo)}, ${hex(halves.hi)})` : 'a refusal';
}

function hex(value: bigint): string {
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}
