/** The exit codes of `dde-spec`. */
export const exitCodes = {
  /** All good. */
  good: 0,
  /** A rule is broken, an expected failure did not come as expected, or no check came to a verdict. */
  broken: 1,
  /** Wrong use or bad input. */
  usage: 2,
  /** The suite itself is at fault. */
  suite: 3,
} as const;
