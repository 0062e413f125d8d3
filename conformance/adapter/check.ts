/** What a check of a codec is: requests, and what the answers have to be. */
import type { Platform, RuleId } from '../../spec/index.js';
import type { Answer, Ask, Capabilities } from './protocol.js';

/** What came of a check on one platform. */
export type CheckFinding =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly expected: string; readonly found: string }
  | { readonly kind: 'unsupported'; readonly why: string };

/** One check. It asks as often as it needs to, and knows nothing of what others ask meanwhile. */
export interface CodecCheck {
  /** Permanent. */
  readonly id: string;
  /** What it is about, in words. */
  readonly note?: string;
  readonly rule?: RuleId;
  /** Whether it warns where it would fail. */
  readonly advisory?: boolean;
  /** Whether nothing else may be asked meanwhile, because it looks at what the adapter keeps. */
  readonly alone?: boolean;
  /** It is made on each of them that the adapter declares. */
  readonly platforms: readonly Platform[];
  run(platform: Platform, capabilities: Capabilities): Generator<Ask, CheckFinding, Answer>;
}

/** The checks of one format, of the layouts, or of the packing functions. */
export interface CodecScenario {
  readonly role: 'codec';
  /** Such as `codec.ddedata`. */
  readonly id: string;
  readonly title: string;
  readonly story: string;
  readonly rules: readonly RuleId[];
  readonly checks: readonly CodecCheck[];
}

export const kept: CheckFinding = { kind: 'kept' };

/** An answer that no vector asks for, in words that no text of the adapter gets into. */
export function unexpectedAnswer(expected: string, answer: Exclude<Answer, { kind: 'ok' }>): CheckFinding {
  switch (answer.kind) {
    case 'unsupported':
      return { kind: 'unsupported', why: answer.why === '' ? 'the adapter says so' : answer.why };
    case 'refused':
      return { kind: 'broken', expected, found: 'refused' };
    case 'error':
      return { kind: 'broken', expected, found: 'an error of its own' };
  }
}
