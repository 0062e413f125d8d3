/** How fast vectors are judged, for the benchmarks. */
import type { CommandLine } from '../runner/program.js';
import { runSuite } from '../runner/suite.js';
import { codecScenarios } from './scenarios.js';

/** What was measured. */
export interface VectorRate {
  /** Checks that came to a verdict. */
  readonly checks: number;
  /** Wall time of the scenarios without the start of the adapter. */
  readonly milliseconds: number;
}

/**
 * Judges an adapter by the vectors of the formats, and takes the time.
 *
 * @param lockStep whether to ask one thing at a time, whatever the adapter declares
 *
 * @example
 * ```ts
 * import { vectorRate } from 'dde-spec/conformance';
 * export const perSecond = async () => {
 *   const { checks, milliseconds } = await vectorRate(['python3', 'adapter.py'], true);
 *   return (checks / milliseconds) * 1000;
 * };
 * ```
 */
export async function vectorRate(command: CommandLine, lockStep: boolean): Promise<VectorRate> {
  const scenarios = codecScenarios().filter(({ checks }) => checks.every(({ alone }) => alone !== true));
  const run = await runSuite({ desktop: 'adapter', role: 'codec', name: 'timed', command, lockStep }, scenarios);
  const checks = run.scenarios.flatMap((scenario) => scenario.checks).filter(({ outcome }) => outcome === 'pass');
  return {
    checks: checks.length,
    milliseconds: run.scenarios.reduce((sum, scenario) => sum + scenario.milliseconds, 0),
  };
}
