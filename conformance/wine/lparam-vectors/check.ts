/** Holds an implementation of the four packing functions against the vectors. */
import { messages } from '../../../spec/messages.js';
import type { Process } from '../../desktop/port.js';
import type { Bindings } from '../../desktop/win32/bindings.js';
import { type LParamVector, lparamVectors, type PackVector, type ReuseVector } from './vectors.js';

/** The four functions. */
export interface LParamFunctions {
  /** The widest value that can be given to them, in bits. */
  readonly bits: number;
  pack(message: number, lo: bigint, hi: bigint): bigint;
  unpack(message: number, lParam: bigint): { readonly lo: bigint; readonly hi: bigint } | undefined;
  free(message: number, lParam: bigint): boolean;
  reuse(lParam: bigint, received: number, posted: number, lo: bigint, hi: bigint): bigint;
  /** Whether the lParam is a handle of packing memory that is allocated. */
  isBlock(lParam: bigint): boolean;
}

/** What one vector gave: `undefined` in `difference` if all is as expected. */
export interface LParamResult {
  readonly id: string;
  readonly difference: string | undefined;
}

/** The functions of user32 itself. */
export function user32Functions(system: Bindings, bits: 32 | 64): LParamFunctions {
  return {
    bits,
    pack: (message, lo, hi) => BigInt(system.packLParam(message, lo, hi)),
    unpack: (message, lParam) => {
      const halves = system.unpackLParam(message, lParam);
      return halves && { lo: BigInt(halves.lo), hi: BigInt(halves.hi) };
    },
    free: (message, lParam) => system.freeLParam(message, lParam),
    reuse: (lParam, received, posted, lo, hi) => BigInt(system.reuseLParam(lParam, received, posted, lo, hi)),
    // Not GlobalFlags: under Wine it answers the same for a block that was freed.
    isBlock: (lParam) => lParam > 0n && system.globalSize(lParam) > 0,
  };
}

/** The functions of a desktop, whose values are numbers. */
export function processFunctions(process: Process): LParamFunctions {
  const big = (halves: { lo: number; hi: number } | undefined) =>
    halves && { lo: BigInt(halves.lo), hi: BigInt(halves.hi) };
  return {
    bits: process.platform === 'win64' ? 53 : 32,
    pack: (message, lo, hi) => BigInt(process.pack(message, Number(lo), Number(hi))),
    unpack: (message, lParam) => big(process.unpack(message, Number(lParam))),
    free: (message, lParam) => process.freeLParam(message, Number(lParam)),
    reuse: (lParam, received, posted, lo, hi) =>
      BigInt(process.reuseLParam(Number(lParam), received, posted, Number(lo), Number(hi))),
    isBlock: (lParam) => process.unpack(messages.ACK.value, Number(lParam)) !== undefined,
  };
}

/** Whether every value of the vector fits in so many bits. */
function fits(vector: LParamVector, bits: number): boolean {
  const values = 'lParam' in vector ? [vector.lParam] : [vector.lo, vector.hi];
  return values.every((value) => value < 1n << BigInt(bits));
}

/** Runs every vector whose values the functions can take, in order. */
export function checkLParamVectors(
  functions: LParamFunctions,
  vectors: readonly LParamVector[] = lparamVectors,
): LParamResult[] {
  return vectors
    .filter((vector) => fits(vector, functions.bits))
    .map((vector) => {
      const differences = [...differencesOf(vector, functions)];
      return { id: vector.id, difference: differences.length === 0 ? undefined : differences.join('; ') };
    });
}

function* differencesOf(vector: LParamVector, functions: LParamFunctions): Generator<string> {
  switch (vector.kind) {
    case 'pack': {
      const packed = functions.pack(vector.message, vector.lo, vector.hi);
      yield* packedDiffers(vector.packed, packed, functions);
      yield* unpackedDiffers(vector.unpacked, functions.unpack(vector.message, packed));
      yield* freeDiffers(vector, vector.message, packed, functions);
      return;
    }
    case 'unpack':
      yield* unpackedDiffers(vector.unpacked, functions.unpack(vector.message, vector.lParam));
      return;
    case 'free': {
      const freed = functions.free(vector.message, vector.lParam);
      if (freed !== vector.freed) yield `free: expected ${vector.freed}, found ${freed}`;
      return;
    }
    case 'reuse': {
      const halves = { lo: 0x8000n, hi: 0xc001n };
      const received = functions.pack(vector.received, halves.lo, halves.hi);
      const posted = functions.reuse(received, vector.received, vector.posted, vector.lo, vector.hi);
      yield* packedDiffers(vector.packed, posted, functions);
      if (vector.block === 'same' && posted !== received) yield 'the received block is not the one that goes out';
      if (vector.block === 'freed' && holds(functions, vector.received, received, halves))
        yield 'the received block is not freed';
      yield* unpackedDiffers(vector.unpacked, functions.unpack(vector.posted, posted));
      yield* freeDiffers(vector, vector.posted, posted, functions);
    }
  }
}

function* packedDiffers(expected: bigint | 'block', found: bigint, functions: LParamFunctions): Generator<string> {
  const matches = expected === 'block' ? functions.isBlock(found) : expected === found;
  if (!matches) yield `lParam: expected ${expected === 'block' ? 'a block' : hex(expected)}, found ${hex(found)}`;
}

function* unpackedDiffers(expected: Halves | undefined, found: Halves | undefined): Generator<string> {
  if (expected?.lo !== found?.lo || expected?.hi !== found?.hi) {
    yield `unpack: expected ${show(expected)}, found ${show(found)}`;
  }
}

/** Frees what the functions made themselves, which has to succeed. */
function* freeDiffers(
  expected: PackVector | ReuseVector,
  message: number,
  lParam: bigint,
  functions: LParamFunctions,
): Generator<string> {
  if (!functions.free(message, lParam)) yield 'free: refused';
  else if (expected.packed === 'block' && holds(functions, message, lParam, expected.unpacked)) {
    yield 'free: the block is still there';
  }
}

/**
 * Whether a block that should be freed is still there. That its handle is valid proves nothing: another thread of the
 * program may have been given the same handle since.
 */
function holds(functions: LParamFunctions, message: number, lParam: bigint, { lo, hi }: Halves): boolean {
  const found = functions.isBlock(lParam) ? functions.unpack(message, lParam) : undefined;
  return found?.lo === lo && found.hi === hi;
}

interface Halves {
  readonly lo: bigint;
  readonly hi: bigint;
}

function show(halves: Halves | undefined): string {
  return halves ? `(${hex(halves.lo)}, ${hex(halves.hi)})` : 'a refusal';
}

function hex(value: bigint): string {
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}
