/** What a vector is: bytes of one format, and what they mean. `README.md` beside this file says it in words. */
import type { ExecuteProfile, Level, Platform, RuleId } from '../../spec/index.js';

/** A value as vectors write it: plain JSON, with `$bytes`, `$int` and `$float` for what JSON lacks. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [member: string]: PlainValue };

/** Lengths from the first to the last, both included. */
export type LengthRange = readonly [first: number, last: number];

/** What bytes are to a reader: to be taken, to be refused, or either. */
export type VectorResult = 'valid' | 'invalid' | 'acceptable';

/** What the bytes do not tell. */
export interface VectorOptions {
  readonly codePage?: string;
  readonly profile?: ExecuteProfile;
}

/** One vector. */
export interface Vector {
  /** Permanent, such as `DDEDATA-003`. */
  readonly id: string;
  readonly note: string;
  readonly platform: 'any' | readonly Platform[];
  readonly options?: VectorOptions;
  readonly input?: string;
  readonly inputText?: string;
  readonly result: VectorResult;
  readonly value?: PlainValue;
  /** What encoding gives, where it is not the input; `null`: the value is not for encoding. */
  readonly encodes?: string | null;
  readonly encodesText?: string;
  /** Where an invalid input goes wrong, in bytes. */
  readonly offset?: number;
  /** The rules that an acceptable input breaks. */
  readonly breaks?: readonly RuleId[];
  readonly prefixes?: Readonly<Partial<Record<VectorResult, readonly LengthRange[]>>>;
  readonly rule: RuleId;
  readonly level: Level;
  readonly flags?: readonly string[];
  readonly source: string;
  readonly confirmedBy?: readonly string[];
}

/** The vectors of one format. */
export interface VectorFile {
  readonly format: string;
  readonly title: string;
  /** Members that only keep bytes without meaning. */
  readonly lossless: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
  readonly confirmedBy: Readonly<Record<string, string>>;
  readonly onlyPositive?: Readonly<Partial<Record<RuleId, string>>>;
  readonly vectors: readonly Vector[];
}

/** How a structure lies in memory. */
export interface LayoutVector {
  readonly id: string;
  readonly structure: string;
  readonly platform: Platform;
  /** `sizeof` in C. */
  readonly size: number;
  readonly offsets: Readonly<Record<string, number>>;
  /** The mask of each bit field in its word. */
  readonly bits?: Readonly<Record<string, number>>;
  readonly source: string;
}
