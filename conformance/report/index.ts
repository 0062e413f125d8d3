/** A verdict in each of the formats that the command knows. */
import type { Verdict } from '../runner/verdict.js';
import { type HumanOptions, humanReport } from './human.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { tapReport } from './tap.js';

export const reportFormats = ['human', 'tap', 'junit', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * @param options for the report for people alone
 *
 * @example
 * report(giveVerdict([run]), 'tap'); // 'TAP version 14\n1..212\nok 1 - server.request.known-item/DDE-...'
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
