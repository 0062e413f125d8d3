/** The report as JUnit XML, as build servers read it. */
import { XMLBuilder } from 'fast-xml-parser';
import { findRule } from '../../spec/index.js';
import type { CheckResult, RunResult, ScenarioResult } from '../verdict/outcome.js';
import type { Verdict } from '../verdict/verdict.js';
import { diagram } from './diagram.js';
import { plain } from './text.js';

const ATTRIBUTE = '@';
const TEXT = '#text';

interface Element {
  [key: string]: string | number | Element | Element[];
}

/**
 * One suite for each area of a run, one case for each check. Unsupported and not-testable checks are skipped, a fault
 * of the suite is an error, a warning and an expected failure pass and say so in their output.
 */
export function junitReport(verdict: Verdict): string {
  const suites = [
    ...verdict.runs.flatMap((run) => areaSuites(run, verdict)),
    ...(verdict.stale.length === 0 ? [] : [staleSuite(verdict)]),
  ];
  const total = (key: string) => suites.reduce((sum, suite) => sum + Number(suite[ATTRIBUTE + key]), 0);
  const document: Element = {
    testsuites: {
      '@name': 'dde-spec',
      '@tests': total('tests'),
      '@failures': total('failures'),
      '@errors': total('errors'),
      '@skipped': total('skipped'),
      '@time': seconds(verdict.milliseconds),
      testsuite: suites,
    },
  };
  const builder = new XMLBuilder({
    attributeNamePrefix: ATTRIBUTE,
    textNodeName: TEXT,
    ignoreAttributes: false,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    format: true,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function areaSuites(run: RunResult, verdict: Verdict): readonly Element[] {
  const areas = [...new Set(run.scenarios.map((scenario) => scenario.area))];
  return areas.map((area) => {
    const scenarios = run.scenarios.filter((scenario) => scenario.area === area);
    const cases = scenarios.flatMap((scenario) => scenarioCases(scenario, verdict));
    const milliseconds = scenarios.reduce((sum, scenario) => sum + scenario.milliseconds, 0);
    return suite(`${run.role}.${area} of ${run.subject}`, cases, milliseconds);
  });
}

function suite(name: string, cases: Element[], milliseconds: number): Element {
  const having = (key: string) => cases.filter((one) => key in one).length;
  return {
    '@name': plain(name),
    '@tests': cases.length,
    '@failures': having('failure'),
    '@errors': having('error'),
    '@skipped': having('skipped'),
    '@time': seconds(milliseconds),
    testcase: cases,
  };
}

function scenarioCases(scenario: ScenarioResult, verdict: Verdict): Element[] {
  const cases = scenario.checks.map((check, at): Element => {
    const base = testCase(scenario.id, nameOf(check, scenario), at === 0 ? scenario.milliseconds : 0);
    return { ...base, ...resultOf(check, scenario, verdict) };
  });
  const whole = verdict.unexpected.find((failure) => failure.id === scenario.id);
  if (whole === undefined) return cases;
  const key = whole.outcome === 'harness-error' ? 'error' : 'failure';
  return [...cases, { ...testCase(scenario.id, 'scenario', 0), [key]: problem(whole.outcome, whole.found, scenario) }];
}

/** The rule that a scenario looks at, or the vector. */
function nameOf({ id, rule }: CheckResult, scenario: ScenarioResult): string {
  return rule === undefined || scenario.role === 'codec' ? id : rule;
}

function saidBy({ said }: ScenarioResult): readonly string[] {
  return said === undefined ? [] : [`said: ${plain(said)}`];
}

function testCase(scenario: string, name: string, milliseconds: number): Element {
  return { '@classname': plain(scenario), '@name': plain(name), '@time': seconds(milliseconds) };
}

function resultOf(check: CheckResult, scenario: ScenarioResult, verdict: Verdict): Element {
  const { outcome } = check;
  const found = check.found ?? '';
  if (outcome === 'pass') return {};
  if (outcome === 'unsupported' || outcome === 'not-testable')
    return { skipped: { '@message': plain(`${outcome}: ${found}`) } };
  const entry = verdict.expected.find(({ failure }) => failure.id === check.id)?.entry;
  if (entry !== undefined) return { 'system-out': plain(`expected failure: ${found}. Reason: ${entry.reason}`) };
  if (outcome === 'warn') return { 'system-out': plain(`warning: expected ${check.expected ?? ''}, found ${found}`) };
  const rule = check.rule && findRule(check.rule);
  const lines = [
    ...(check.rule === undefined ? [] : [`rule: ${rule?.statement ?? check.rule}`]),
    ...(rule ? [`sources: ${rule.sources.join(', ')}`] : []),
    ...(check.note === undefined ? [] : [`about: ${plain(check.note)}`]),
    ...(check.asked === undefined ? [] : [`asked: ${plain(check.asked)}`]),
    `expected: ${plain(check.expected ?? '')}`,
    `found: ${plain(found)}`,
  ];
  return { [outcome === 'harness-error' ? 'error' : 'failure']: problem(outcome, found, scenario, lines) };
}

function problem(outcome: string, found: string, scenario: ScenarioResult, lines: readonly string[] = []): Element {
  const exchange = scenario.role === 'codec' ? [] : diagram(scenario.trace);
  return {
    '@type': outcome,
    '@message': plain(found),
    [TEXT]: ['', ...lines, ...exchange, ...saidBy(scenario), ''].join('\n'),
  };
}

function staleSuite({ stale }: Verdict): Element {
  const cases = stale.map(({ entry, problem: why }): Element => {
    return { ...testCase('expected failures', entry.check, 0), failure: { '@type': 'stale', '@message': plain(why) } };
  });
  return suite('expected failures', cases, 0);
}
