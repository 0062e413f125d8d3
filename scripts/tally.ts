/** Counting what really ran: every number is read from the output of the program that did the work. */
import { stripVTControlCharacters } from 'node:util';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const addTallies = (tallies: Iterable<Tally>): Tally => {
  let passed = 0;
  let failed = 0;
  for (const tally of tallies) {
    passed += tally.passed;
    failed += tally.failed;
  }
  return { passed, failed };
};

/** Whether a run with these figures may exit with 0: something ran, and nothing failed. */
export const isGreen = ({ passed, failed }: Tally): boolean => passed > 0 && failed === 0;

/** The closing line, as the runner, the suite and `.ci/run` all print it. */
export const formatTally = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;

/** The last line of the form `N passed, N failed`; `undefined` if there is none. */
export const readTally = (output: string): Tally | undefined => {
  const lines = [...stripVTControlCharacters(output).matchAll(/^(\d+) passed, (\d+) failed\r?$/gm)];
  const last = lines.at(-1);
  return last === undefined ? undefined : { passed: Number(last[1]), failed: Number(last[2]) };
};

/**
 * The figures in uvu's closing summary; `undefined` if the file ended before it could print one.
 *
 * What did not pass has failed: uvu exits with 0 when a `before` hook throws, although none of the suite's tests ran.
 */
export const readUvuSummary = (output: string): Tally | undefined => {
  const summaries = [
    ...stripVTControlCharacters(output).matchAll(
      /^ {2}Total: +(\d+)\r?\n {2}Passed: +(\d+)\r?\n {2}Skipped: +\d+\r?$/gm,
    ),
  ];
  if (summaries.length === 0) return undefined;
  return addTallies(
    summaries.map(([, total, passed]) => ({ passed: Number(passed), failed: Number(total) - Number(passed) })),
  );
};

/** The figures of a program that checks one thing and says by its exit code whether it holds. */
export const oneCheck = (code: number | undefined): Tally =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/**
 * The figures of a program that counts for itself, corrected where its exit code says more. Having counted nothing
 * is a failure.
 *
 * @param counted what the program printed; `undefined` if it printed no figures
 * @param code its exit code; `undefined` if it was killed
 */
export const manyChecks = (counted: Tally | undefined, code: number | undefined): Tally => {
  if (counted === undefined) return { passed: 0, failed: 1 };
  if (counted.failed > 0 || (code === 0 && counted.passed > 0)) return counted;
  return { passed: counted.passed, failed: 1 };
};
