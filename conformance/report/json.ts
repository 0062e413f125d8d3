/** The report as JSON; `report.schema.json` describes it. */
import { findRule, type Level, type RuleId } from '../../spec/index.js';
import type { TraceEntry } from '../tester/endpoint.js';
import type { Expectation } from '../verdict/expectations.js';
import type { Outcome, RunResult } from '../verdict/outcome.js';
import type { Transitions } from '../verdict/transitions.js';
import type { Verdict } from '../verdict/verdict.js';
import { safeJson } from './text.js';

/** The version of the report's shape; its first number changes when a reader would break. */
export const reportVersion = '2.0';

/** One check, as `report.schema.json` describes it. */
export interface ReportedCheck {
  readonly id: string;
  /** `null` where a vector shows a declaration and no rule. */
  readonly rule: RuleId | null;
  readonly level: Level | null;
  readonly outcome: Outcome;
  readonly reached: boolean;
  /** What a vector is about, and what was asked last, where an adapter did not do as it says. */
  readonly note: string | null;
  readonly asked: string | null;
  readonly expected: string | null;
  readonly found: string | null;
}

/** One scenario with its checks and its exchange. */
export interface ReportedScenario {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly outcome: Outcome;
  /** What ended it early. */
  readonly error: string | null;
  /** What an adapter wrote to standard error, and the errors that it reported. */
  readonly said: string | null;
  readonly milliseconds: number;
  readonly checks: readonly ReportedCheck[];
  readonly trace: readonly TraceEntry[];
}

/** All that one subject played. */
export interface ReportedRun {
  readonly desktop: RunResult['desktop'];
  readonly subject: string;
  /** What an adapter calls itself. */
  readonly adapter: string | null;
  readonly role: RunResult['role'];
  /** The rules that the run looked at. */
  readonly rules: Verdict['rules'][number];
  readonly scenarios: readonly ReportedScenario[];
}

/** How much of one table of states was taken. */
export interface ReportedTable extends Omit<Transitions, 'missing'> {
  readonly missing: readonly { readonly row: number; readonly name: string; readonly reason: string | null }[];
}

/** A verdict as plain data, after `report.schema.json`. */
export interface ReportDocument {
  readonly version: typeof reportVersion;
  readonly exitCode: number;
  readonly passed: number;
  readonly failed: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly milliseconds: number;
  readonly runs: readonly ReportedRun[];
  /** Ids of checks and scenarios that failed though no entry of the list says so. */
  readonly unexpected: readonly string[];
  readonly expected: readonly Expectation[];
  readonly stale: readonly { readonly entry: Expectation; readonly problem: string }[];
  /** How much of which table of states the runs took; `null` unless that was asked for. */
  readonly coverage: readonly ReportedTable[] | null;
}

/**
 * The verdict as plain data.
 *
 * @example
 * ```ts
 * import { giveVerdict, referenceServer, reportDocument, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * reportDocument(giveVerdict([run])).exitCode; // 0
 * ```
 */
export function reportDocument(verdict: Verdict): ReportDocument {
  return {
    version: reportVersion,
    exitCode: verdict.exitCode,
    passed: verdict.passed,
    failed: verdict.failed,
    outcomes: verdict.outcomes,
    milliseconds: verdict.milliseconds,
    runs: verdict.runs.map((run, at) => ({
      desktop: run.desktop,
      subject: run.subject,
      adapter: run.adapter ?? null,
      role: run.role,
      rules: verdict.rules[at] ?? { testable: [], seen: [], missing: [], untested: [] },
      scenarios: run.scenarios.map(({ id, title, area, outcome, error, said, milliseconds, checks, trace }) => ({
        id,
        title,
        area,
        outcome,
        error: error ?? null,
        said: said ?? null,
        milliseconds,
        checks: checks.map((check) => ({
          id: check.id,
          rule: check.rule ?? null,
          level: (check.rule && findRule(check.rule)?.level) ?? null,
          outcome: check.outcome,
          reached: check.reached,
          note: check.note ?? null,
          asked: check.asked ?? null,
          expected: check.expected ?? null,
          found: check.found ?? null,
        })),
        trace,
      })),
    })),
    unexpected: verdict.unexpected.map(({ id }) => id),
    expected: verdict.expected.map(({ entry }) => entry),
    stale: verdict.stale,
    coverage:
      verdict.coverage?.map((table) => ({
        ...table,
        missing: table.missing.map(({ row, name, reason }) => ({ row, name, reason: reason ?? null })),
      })) ?? null,
  };
}

/** The verdict as JSON text. Nothing of the verdict is cut; what a terminal would act on is escaped. */
export function jsonReport(verdict: Verdict): string {
  return `${safeJson(reportDocument(verdict), 2)}\n`;
}
