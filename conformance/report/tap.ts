/** The report as TAP version 14, with YAML diagnostics. */
import { findRule } from '../../spec/index.js';
import type { Expectation } from '../verdict/expectations.js';
import type { CheckResult, RunResult, ScenarioResult } from '../verdict/outcome.js';
import type { Verdict } from '../verdict/verdict.js';
import { diagram } from './diagram.js';
import { plain, safeJson } from './text.js';

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly directive?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * One test point for each check. A warning is a failed `TODO`, as a broken should fails nobody; so is a failure that
 * was expected. What was not looked at is skipped. An entry of the list that is not true is a point of its own.
 */
export function tapReport(verdict: Verdict): string {
  const points = [
    ...verdict.runs.flatMap((run) => run.scenarios.flatMap((scenario) => scenarioPoints(run, scenario, verdict))),
    ...verdict.stale.map(
      ({ entry, problem }): Point => ({
        ok: false,
        name: `expected failure ${entry.check}`,
        details: { message: problem, listed: { outcome: entry.outcome, found: entry.found, reason: entry.reason } },
      }),
    ),
  ];
  const lines = points.map((point, at) => pointText(point, at + 1));
  return `TAP version 14\n1..${points.length}\n${lines.join('')}`;
}

function scenarioPoints(run: RunResult, scenario: ScenarioResult, verdict: Verdict): readonly Point[] {
  const entryOf = (id: string) => verdict.expected.find(({ failure }) => failure.id === id)?.entry;
  const points = scenario.checks.map((check) => checkPoint(check, scenario, run, entryOf(check.id)));
  const whole = verdict.unexpected.find((failure) => failure.id === scenario.id);
  const known = entryOf(scenario.id);
  if (whole === undefined && known === undefined) return points;
  const point: Point = {
    ok: false,
    name: scenario.id,
    ...(known === undefined ? {} : { directive: `TODO expected: ${known.reason}` }),
    details: { outcome: scenario.outcome, message: scenario.error ?? scenario.outcome },
  };
  return [...points, point];
}

function checkPoint(
  check: CheckResult,
  scenario: ScenarioResult,
  run: RunResult,
  entry: Expectation | undefined,
): Point {
  const name = check.id;
  const { outcome } = check;
  if (outcome === 'pass') return { ok: true, name };
  if (outcome === 'unsupported' || outcome === 'not-testable')
    return { ok: true, name, directive: `SKIP ${outcome}: ${check.found ?? ''}` };
  const rule = check.rule && findRule(check.rule);
  const details = {
    outcome,
    severity: outcome === 'warn' ? 'warning' : 'fail',
    rule: check.rule,
    statement: rule ? rule.statement : undefined,
    sources: rule ? rule.sources : undefined,
    subject: run.subject,
    about: check.note,
    asked: check.asked,
    expected: check.expected,
    found: check.found,
    ...(scenario.role === 'codec' ? {} : { exchange: diagram(scenario.trace) }),
    ...(scenario.said === undefined ? {} : { said: plain(scenario.said) }),
  };
  if (entry !== undefined) return { ok: false, name, directive: `TODO expected: ${entry.reason}`, details };
  if (outcome === 'warn') return { ok: false, name, directive: 'TODO a rule that should be kept', details };
  return { ok: false, name, details };
}

/** In a description and a directive a number sign and a backslash stand for themselves only after a backslash. */
function escaped(text: string): string {
  return plain(text).replace(/[\\#]/g, (char) => `\\${char}`);
}

function pointText({ ok, name, directive, details }: Point, number: number): string {
  const head = `${ok ? 'ok' : 'not ok'} ${number} - ${escaped(name)}${directive === undefined ? '' : ` # ${escaped(directive)}`}\n`;
  if (details === undefined) return head;
  // JSON is YAML, and leaves no room for a text to end the block.
  const lines = Object.entries(details).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (!Array.isArray(value) || value.length === 0) return [`  ${key}: ${safeJson(value)}\n`];
    return [`  ${key}:\n`, ...value.map((element) => `    - ${safeJson(element)}\n`)];
  });
  return `${head}  ---\n${lines.join('')}  ...\n`;
}
