/** What every format can do, so that a table, an adapter or a fuzzer needs to know none of them. */
import type { Either } from 'fp-ts/lib/Either.js';
import type { ExecuteProfile } from '../../spec/execute.js';
import type { RuleId } from '../../spec/rules/index.js';
import type { Platform } from '../../spec/types.js';
import type { CodePage } from '../text/code-page.js';
import type { CodecError } from './errors.js';
import type { AnnotatedRow } from './rows.js';

/** What the bytes do not tell. */
export interface FormatContext {
  readonly platform: Platform;
  /** Of ANSI text. */
  readonly codePage: CodePage;
  /** Of a command string. */
  readonly profile: ExecuteProfile;
}

/** Something in readable bytes that the rules forbid. */
export interface Finding {
  readonly rule: RuleId;
  /** In bytes from the start of the block. */
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
}

/** Why bytes may be of a format. */
export interface Clue {
  /** 0: anything could be; 1: hardly anything else could be. */
  readonly score: number;
  /** One sentence. */
  readonly why: string;
}

/**
 * A format.
 *
 * Values are plain data: numbers, bigints, strings, booleans, null, Uint8Arrays, arrays and objects of them.
 * Decoding is total and linear; encoding what was decoded gives the same bytes, unless the format has a `canonical`
 * spelling.
 */
export interface FormatCodec<A = unknown> {
  /** The name of its row in `formatSpecs`. */
  readonly name: string;
  /** Set if the format has several spellings of a value: which of them encoding gives. Else bytes come back as they were. */
  readonly canonical?: string;
  decode(bytes: Uint8Array, context: FormatContext): Either<CodecError, A>;
  is(value: unknown, context: FormatContext): value is A;
  encode(value: A, context: FormatContext): Uint8Array;
  /** The bytes field by field, in order and none left out, unless a row `more` says that the table is cut. */
  rows(value: A, bytes: Uint8Array, context: FormatContext): readonly AnnotatedRow[];
  /** What is against the rules although it can be read. */
  findings?(value: A, bytes: Uint8Array, context: FormatContext): readonly Finding[];
  /** Whether the bytes look like the format; `undefined`: they do not. Not asked of formats without marks of their own. */
  recognise?(bytes: Uint8Array, context: FormatContext): Clue | undefined;
}
