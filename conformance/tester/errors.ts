import type { RuleId } from '../../spec/index.js';

/**
 * The suite itself is at fault: it broke the protocol, or a scenario is wrong. Never blamed on the subject.
 *
 * @example
 * ```ts
 * import { HarnessError } from 'dde-spec/conformance';
 * new HarnessError('the tester could not create a window').name; // 'HarnessError'
 * ```
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/**
 * The subject did not declare what the scenario needs; the rest of its checks do not apply.
 *
 * @example
 * ```ts
 * import { Unsupported } from 'dde-spec/conformance';
 * new Unsupported('no item can be poked').name; // 'Unsupported'
 * ```
 */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

/**
 * The subject left the scenario nothing to go on with; the failed check that says why was made before.
 *
 * @example
 * ```ts
 * import { Abandoned } from 'dde-spec/conformance';
 * new Abandoned('no conversation', 'DDE-INITIATE-001').rule; // 'DDE-INITIATE-001'
 * ```
 */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';

  /** @param rule the rule whose breaking left nothing; without one the subject did not take part at all */
  constructor(
    message: string,
    readonly rule?: RuleId,
  ) {
    super(message);
  }
}
