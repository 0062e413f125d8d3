/** Holds an implementation of the four packing functions against the vectors. */

import { type LParamCall, type LParamReply, lparamStory } from '../../../conformance/adapter/lparam-story.js';
import { type Halves, type LParamVector, loadLParamVectors } from '../../../conformance/vectors/lparam.js';
import type { Process } from '../../../desktop/message-port.js';
import type { Bindings } from '../../../desktop/win32/bindings.js';
import { messages } from '../../../spec/messages.js';

/** The four functions. */
export interface LParamFunctions {
  /** The widest value that can be given to them, in bits. */
  readonly bits: number;
  pack(message: number, lo: bigint, hi: bigint): bigint;
  unpack(message: number, lParam: bigint): Halves | undefined;
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
  vectors: readonly LParamVector[] = loadLParamVectors(),
): LParamResult[] {
  return vectors
    .filter((vector) => fits(vector, functions.bits))
    .map((vector) => {
      const differences = differencesOf(vector, functions);
      return { id: vector.id, difference: differences.length === 0 ? undefined : differences.join('; ') };
    });
}

function differencesOf(vector: LParamVector, functions: LParamFunctions): readonly string[] {
  const story = lparamStory(vector);
  let step = story.next();
  while (step.done !== true) step = story.next(reply(step.value, functions));
  return step.value;
}

function reply(call: LParamCall, functions: LParamFunctions): LParamReply {
  switch (call.op) {
    case 'pack':
      return functions.pack(call.message, call.lo, call.hi);
    case 'unpack':
      return functions.unpack(call.message, call.lParam);
    case 'free':
      return functions.free(call.message, call.lParam);
    case 'reuse':
      return functions.reuse(call.lParam, call.received, call.posted, call.lo, call.hi);
    case 'block':
      return functions.isBlock(call.lParam);
  }
}
