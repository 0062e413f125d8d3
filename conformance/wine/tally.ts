/** How many checks passed and failed, as a line that a caller in another process can read back. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const LINE = /^(\d+) passed, (\d+) failed$/gm;

export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** The last such line of an output; `undefined` if there is none. */
export function readTally(output: string): Tally | undefined {
  const [, passed, failed] = [...output.replaceAll('\r', '').matchAll(LINE)].at(-1) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}
