/** How many checks passed and failed, as a line that a caller in another process can read back. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const LINE = /^(\d+) passed, (\d+) failed$/gm;

export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** The closing lines of a test file of uvu. */
const UVU = /^ {2}Total: +(\d+)\n {2}Passed: +(\d+)$/gm;

/** The last figures of an output, of either kind; `undefined` if there are none. */
export function readTally(output: string): Tally | undefined {
  const [, total, successes] = [...output.replaceAll('\r', '').matchAll(UVU)].at(-1) ?? [];
  if (total !== undefined) return { passed: Number(successes), failed: Number(total) - Number(successes) };
  const [, passed, failed] = [...output.replaceAll('\r', '').matchAll(LINE)].at(-1) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}
