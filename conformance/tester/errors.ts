import type { RuleId } from '../../spec/index.js';

/** The suite itself is at fault: it broke the protocol, or a scenario is wrong. Never blamed on the subject. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** The subject did not declare what the scenario needs; the rest of its checks do not apply. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

/** The subject left the scenario nothing to go on with; the failed check that says why was made before. */
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
