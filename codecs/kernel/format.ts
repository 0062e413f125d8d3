/** What every format can do, so that a table, an adapter or a fuzzer needs to know none of them. */
import type { RuleId } from '../../spec/rules/index.js';
import { isBytes } from './bytes.js';
import type { Codec } from './codec.js';
import type { FormatOptions } from './context.js';
import { type Either, left } from './either.js';
import { type CodecError, describe } from './errors.js';
import type { AnnotatedRow } from './rows.js';

/**
 * Something in readable bytes that the rules forbid.
 *
 * @category Formats
 */
export interface FormatFinding {
  readonly rule: RuleId;
  /** In bytes from the start of the block. */
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Why bytes may be of a format.
 *
 * @category Formats
 */
export interface Clue {
  /** 0: anything could be; 1: hardly anything else could be. */
  readonly score: number;
  /** One sentence. */
  readonly why: string;
}

/**
 * A format: a codec of bytes that can also explain them.
 *
 * Values are plain data: numbers, bigints, strings, booleans, null, Uint8Arrays, arrays and objects of them. Decoding is
 * total and linear.
 *
 * @category Formats
 */
export interface Format<A = unknown, N extends string = string> extends Codec<A> {
  /** The name of its row in `formatSpecs`. */
  readonly name: N;
  /** The bytes field by field, in order and none left out, unless a row `more` says that the table is cut. */
  rows(value: A, bytes: Uint8Array, options?: FormatOptions): readonly AnnotatedRow[];
  /** What is against the rules although it can be read. */
  findings(value: A, bytes: Uint8Array, options?: FormatOptions): readonly FormatFinding[];
  /** Whether the bytes look like the format; `undefined`: they do not, or the format has no marks of its own. */
  recognise(bytes: Uint8Array, options?: FormatOptions): Clue | undefined;
}

/** All that there is to say about a format, once; its io-ts type follows from it. */
export interface FormatDescription<A, N extends string> {
  readonly name: N;
  readonly canonical?: string;
  readonly read: (bytes: Uint8Array, options?: FormatOptions) => Either<CodecError, A>;
  readonly is: (value: unknown, options?: FormatOptions) => value is A;
  readonly write: (value: A, options?: FormatOptions) => Uint8Array;
  readonly rows: Format<A>['rows'];
  readonly findings?: Format<A>['findings'];
  readonly recognise?: Format<A>['recognise'];
}

/** The format of a description. */
export function defineFormat<A, N extends string>(description: FormatDescription<A, N>): Format<A, N> {
  const { name, canonical, read, is, write, rows, findings, recognise } = description;
  return Object.freeze({
    name,
    ...(canonical === undefined ? {} : { canonical }),
    decode: (bytes: Uint8Array, options?: FormatOptions): Either<CodecError, A> =>
      isBytes(bytes) ? read(bytes, options) : left(notBytes(name, bytes)),
    is,
    encode: write,
    rows,
    findings: findings ?? noFindings,
    recognise: recognise ?? noClue,
  });
}

/** The error for what is no block at all. */
export function notBytes(name: string, found: unknown): CodecError {
  return { expected: 'a Uint8Array', found: describe(found), path: [name] };
}

const noFindings = (): readonly FormatFinding[] => [];
const noClue = (): undefined => undefined;
