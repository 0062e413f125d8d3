/**
 * What PackDDElParam, UnpackDDElParam, ReuseDDElParam and FreeDDElParam have to answer on Win32: `lparam.json`, written
 * by hand from the sources, to hold any implementation against.
 *
 * An lParam is signed and of pointer width, so one that two 16-bit words make is the same number on 32 and on 64 bits:
 * (0x8000, 0xC001) is -0x3ffe8000 on both.
 */
import { readFileSync } from 'node:fs';
import { messageKeys, messages, type RuleId } from '../../spec/index.js';

/** What the expectation rests on. */
export type Grade =
  /** Microsoft's pages say so. */
  | 'documented'
  /** No page gives the value; it follows from the pages, or every implementation must agree for programs to work. */
  | 'inferred'
  /** The pages leave it open; measured with Wine 8.0. Binds nobody. */
  | 'observed';

interface Base {
  readonly id: string;
  readonly grade: Grade;
  readonly rule: RuleId;
}

/** The two values that an lParam carries. */
export interface Halves {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** Packing two halves, and what unpacking the result gives back. */
export interface PackVector extends Base, Halves {
  readonly kind: 'pack';
  readonly message: number;
  /** The lParam itself, or `block`: some handle of packing memory. */
  readonly packed: bigint | 'block';
  readonly unpacked: Halves;
}

/** Unpacking an lParam that nobody packed; `undefined` where it has to be refused. */
export interface UnpackVector extends Base {
  readonly kind: 'unpack';
  readonly message: number;
  readonly lParam: bigint;
  readonly unpacked: Halves | undefined;
}

/** Freeing an lParam that nobody packed. */
export interface FreeVector extends Base {
  readonly kind: 'free';
  readonly message: number;
  readonly lParam: bigint;
  readonly freed: boolean;
}

/** Reusing the lParam of one message for another. */
export interface ReuseVector extends Base, Halves {
  readonly kind: 'reuse';
  readonly received: number;
  readonly posted: number;
  readonly packed: bigint | 'block';
  readonly unpacked: Halves;
  /** What becomes of the received block: none came in, it is the one that goes out, or it is freed. */
  readonly block: 'none' | 'same' | 'freed';
}

/** One vector; its id is permanent. */
export type LParamVector = PackVector | UnpackVector | FreeVector | ReuseVector;

const values: ReadonlyMap<string, number> = new Map(messageKeys.map((key) => [`WM_DDE_${key}`, messages[key].value]));

/** Members that hold the name of a message, which stands for its number. */
const named: readonly string[] = ['message', 'received', 'posted'];
const numeric: readonly string[] = ['lo', 'hi', 'lParam', 'packed'];

/** A member as the checks want it: messages by number, numbers of pointer width as bigints. */
function revive(this: unknown, name: string, value: unknown): unknown {
  if (named.includes(name)) {
    const number = typeof value === 'string' ? values.get(value) : undefined;
    if (number === undefined) throw new Error(`lparam.json names no message with ${JSON.stringify(value)}`);
    return number;
  }
  if (name === '$int') return BigInt(value as string);
  if (numeric.includes(name)) {
    if (typeof value === 'number') return BigInt(value);
    return typeof value === 'object' && value !== null && '$int' in value ? value.$int : value;
  }
  return name === 'unpacked' && value === null ? undefined : value;
}

/** Every vector. */
export function loadLParamVectors(): readonly LParamVector[] {
  const file = JSON.parse(readFileSync(new URL('./lparam/lparam.json', import.meta.url), 'utf8'), revive) as {
    readonly vectors: readonly LParamVector[];
  };
  return file.vectors;
}
