/** A verdict in each of the formats that the command knows. */
import type { Verdict } from '../verdict/verdict.js';
import { type HumanOptions, humanReport } from './human.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { tapReport } from './tap.js';

/** All forms: text for people, TAP 14, JUnit XML, and JSON after `report.schema.json`. */
export const reportFormats = ['human', 'tap', 'junit', 'json'] as const;
/** A form in which a verdict can be written. */
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Writes a verdict.
 *
 * @param options for the report for people alone
 *
 * @example
 * ```ts
 * import { giveVerdict, referenceServer, report, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * report(giveVerdict([run]), 'tap').startsWith('TAP version 14\n1..'); // true
 * ```
 */
export function report(verdict: Verdict, format: ReportFormat, options: HumanOptions = {}): string {
  switch (format) {
    case 'human':
      return humanReport(verdict, options);
    case 'tap':
      return tapReport(verdict);
    case 'junit':
      return junitReport(verdict);
    case 'json':
      return jsonReport(verdict);
  }
}
