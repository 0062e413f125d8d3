/** The report for people. */
import picocolors from 'picocolors';
import { findRule } from '../../spec/index.js';
import { messageMachines } from '../../state-machines/index.js';
import type { Failure } from '../verdict/failures.js';
import { type Outcome, outcomes, type RunResult, type ScenarioResult } from '../verdict/outcome.js';
import { type RulesSeen, rulesSeen } from '../verdict/rules-seen.js';
import type { Transitions } from '../verdict/transitions.js';
import type { Verdict } from '../verdict/verdict.js';
import { diagram } from './diagram.js';
import { count, plain, table, wrap } from './text.js';

/** How the report for people looks. */
export interface HumanOptions {
  /** Whether to use the colours of a terminal. Default false. */
  readonly colour?: boolean;
  /** Whether to show the exchange of every scenario, and not only of those that failed. Default false. */
  readonly trace?: boolean;
}

type Colours = ReturnType<typeof picocolors.createColors>;

const WIDTH = 100;
const INDENT = '    ';
const LABEL = 'expected  '.length;

/** What came of the run, failures first told in full; the last line is `N passed, N failed`. */
export function humanReport(verdict: Verdict, options: HumanOptions = {}): string {
  const colours = picocolors.createColors(options.colour ?? false);
  const parts = [
    ...verdict.runs.map((run, at) => runPart(run, verdict.rules[at], colours)),
    ...listing('Failures', verdict.unexpected, colours.red, colours),
    ...listing(
      'Warnings: a should or a may that was not kept',
      verdict.warnings.filter((warning) => !isExpected(verdict, warning)),
      colours.yellow,
      colours,
    ),
    ...expectedPart(verdict, colours),
    ...stalePart(verdict, colours),
    ...(options.trace ? tracePart(verdict.runs, colours) : []),
    ...coveragePart(verdict, colours),
    figures(verdict, colours),
  ];
  return `${parts.join('\n')}`;
}

function isExpected({ expected }: Verdict, { id }: Failure): boolean {
  return expected.some(({ failure }) => failure.id === id);
}

function paint(outcome: Outcome, colours: Colours): (text: string) => string {
  if (outcome === 'pass') return colours.green;
  if (outcome === 'warn') return colours.yellow;
  return outcome === 'unsupported' || outcome === 'not-testable' ? colours.dim : colours.red;
}

function runPart(run: RunResult, seen: RulesSeen | undefined, colours: Colours): string {
  const areas = new Map<string, ScenarioResult[]>();
  for (const scenario of run.scenarios) {
    const known = areas.get(scenario.area);
    if (known === undefined) areas.set(scenario.area, [scenario]);
    else known.push(scenario);
  }
  const left = [...areas].filter(([, scenarios]) => run.role === 'codec' && scenarios.every(isLeftOut));
  for (const [area] of left.length > 1 ? left : []) areas.delete(area);
  const rows = [...areas].map(([area, scenarios]) => {
    const outcomesHere = scenarios.flatMap((scenario) => [
      ...scenario.checks.map((check) => check.outcome),
      // What ended the scenario without ending a check of it.
      ...(scenario.checks.some((check) => check.outcome === scenario.outcome) ? [] : [scenario.outcome]),
    ]);
    const counts = outcomes
      .map((outcome) => [outcome, outcomesHere.filter((each) => each === outcome).length] as const)
      .filter(([, number]) => number > 0)
      .map(([outcome, number]) => paint(outcome, colours)(`${number} ${outcome}`));
    return [plain(area), count(scenarios.length, 'scenario'), counts.join(', ')];
  });
  // Of a program that knows a few formats nobody wants to read the names of all the others.
  if (left.length > 1) {
    const scenarios = left.flatMap(([, each]) => each);
    const checks = scenarios.reduce((sum, scenario) => sum + scenario.checks.length, 0);
    rows.push(['others', count(scenarios.length, 'scenario'), colours.dim(`${checks} unsupported`)]);
  }
  const rules =
    seen === undefined
      ? ''
      : `  ${seen.seen.length} of ${seen.testable.length} rules that ${run.desktop === 'adapter' ? 'bytes' : 'this desktop'} can show were looked at\n`;
  const place = run.desktop === 'adapter' ? 'behind the adapter protocol' : `on the ${run.desktop} desktop`;
  const title = `${plain(run.subject)}: a ${run.role} ${place}`;
  const adapter = run.adapter === undefined ? '' : `  calls itself ${plain(run.adapter, 200)}\n`;
  return `${colours.bold(title)}\n${adapter}${indented(table(rows)).trimEnd()}\n${rules}`;
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ');
}

function isLeftOut({ checks, outcome }: ScenarioResult): boolean {
  return outcome === 'unsupported' && checks.every((check) => check.outcome === 'unsupported');
}

function listing(
  title: string,
  all: readonly Failure[],
  colour: (text: string) => string,
  colours: Colours,
): readonly string[] {
  if (all.length === 0) return [];
  const shown = new Set<string>();
  const entries = all.map((failure) => {
    const first = !shown.has(failure.scenario.id);
    shown.add(failure.scenario.id);
    return failurePart(failure, first, colour, colours);
  });
  return [`${colours.bold(`${title} (${all.length})`)}\n`, ...entries];
}

function field(label: string, text: string): string {
  const [first = '', ...others] = wrap(text, WIDTH - INDENT.length - LABEL);
  return [`${INDENT}${label.padEnd(LABEL)}${first}`, ...others.map((line) => INDENT + ' '.repeat(LABEL) + line)]
    .map((line) => `${line}\n`)
    .join('');
}

/** One failure in full; the exchange of a scenario stands under the first of its failures. */
function failurePart(
  { id, rule: ruleId, check, outcome, expected, found, scenario }: Failure,
  first: boolean,
  colour: (text: string) => string,
  colours: Colours,
): string {
  const rule = ruleId === undefined ? undefined : findRule(ruleId);
  return [
    `  ${colour(outcome)} ${plain(id)}\n`,
    rule === undefined ? '' : field('rule', `${rule.statement} (${rule.level}, ${rule.evidence})`),
    rule === undefined ? '' : field('source', rule.sources.join(', ')),
    check?.note === undefined ? '' : field('about', plain(check.note)),
    check?.asked === undefined ? '' : field('asked', plain(check.asked)),
    field('expected', plain(expected)),
    field('seen', plain(found)),
    first && scenario.said !== undefined ? field('said', plain(scenario.said)) : '',
    first && scenario.trace.length > 0 ? `\n${exchange(scenario, colours)}` : '',
  ].join('');
}

function exchange(scenario: ScenarioResult, colours: Colours): string {
  return diagram(scenario.trace)
    .map((line) => `${INDENT}${colours.dim(line)}\n`)
    .join('');
}

function expectedPart({ expected }: Verdict, colours: Colours): readonly string[] {
  if (expected.length === 0) return [];
  const entries = expected.map(
    ({ failure, entry }) =>
      `  ${colours.yellow(failure.outcome)} ${plain(failure.id)}\n${field('seen', plain(failure.found))}${field('reason', plain(entry.reason))}`,
  );
  return [`${colours.bold(`Failures that were expected (${expected.length})`)}\n`, ...entries];
}

function stalePart({ stale }: Verdict, colours: Colours): readonly string[] {
  if (stale.length === 0) return [];
  const entries = stale.map(
    ({ entry, problem }) =>
      `  ${colours.red('stale')} ${plain(entry.check)}\n${field('problem', plain(problem))}${field('listed', `${entry.outcome}, ${plain(entry.found)}`)}`,
  );
  return [
    `${colours.bold(`Entries of the list of expected failures that are not true (${stale.length})`)}\n`,
    ...entries,
  ];
}

function tracePart(runs: readonly RunResult[], colours: Colours): readonly string[] {
  const scenarios = runs.flatMap((run) => run.scenarios).filter((scenario) => scenario.trace.length > 0);
  return [
    `${colours.bold('Exchanges')}\n`,
    ...scenarios.map(
      (scenario) =>
        `  ${paint(scenario.outcome, colours)(scenario.outcome)} ${plain(scenario.id)}: ${plain(scenario.title)}\n${exchange(scenario, colours)}`,
    ),
  ];
}

function coveragePart({ coverage }: Verdict, colours: Colours): readonly string[] {
  if (coverage === undefined) return [];
  const figures = table([
    ['table', 'allowed rows', 'forbidden rows'],
    ...coverage.map((each) => [
      each.machine,
      `${each.taken} of ${each.allowed} taken`,
      `${each.forbiddenTaken} of ${each.forbidden} taken`,
    ]),
  ]);
  const missing = coverage.filter((each) => each.missing.length > 0 && isOfMessages(each));
  const rows =
    missing.length === 0 ? [] : [`Allowed rows that were not taken:\n\n${missing.map(missingPart).join('')}`];
  const others = coverage.some((each) => each.missing.length > 0 && !isOfMessages(each));
  const note = others ? ['The JSON report names the rows of the tables of atoms, blocks and lParams, too.\n'] : [];
  return [`${colours.bold('Rows of the tables')}\n\n${indented(figures)}`, ...rows, ...note];
}

function isOfMessages({ machine }: Transitions): boolean {
  return messageMachines.some(({ id }) => id === machine);
}

function missingPart({ machine, missing }: Transitions): string {
  const rows = missing.map(
    ({ name, reason }) => `    ${name}\n${reason === undefined ? '' : field('  reason', reason)}`,
  );
  return `  ${machine}\n${rows.join('')}`;
}

function figures(verdict: Verdict, colours: Colours): string {
  const scenarios = verdict.runs.reduce((sum, run) => sum + run.scenarios.length, 0);
  const checks = outcomes.reduce((sum, outcome) => sum + verdict.outcomes[outcome], 0);
  const byOutcome = outcomes.filter((outcome) => verdict.outcomes[outcome] > 0);
  const { testable, seen, missing } = rulesSeen(verdict.runs);
  const shownLeft = missing.length > 0 && missing.length <= 12 ? `; not looked at: ${missing.join(', ')}` : '';
  const word = summary(verdict, colours);
  return [
    `${word}\n\n`,
    table([
      ['rules', `${seen.length} of ${testable.length} testable here${shownLeft}`],
      [
        'checks',
        `${checks} in ${count(scenarios, 'scenario')}: ${byOutcome.map((outcome) => `${verdict.outcomes[outcome]} ${outcome}`).join(', ')}`,
      ],
      ['expected', `${count(verdict.expected.length, 'failure')} of the list`],
      ['time', `${(verdict.milliseconds / 1000).toFixed(2)} s`],
    ]),
    `\n${verdict.passed} passed, ${verdict.failed} failed\n`,
  ].join('');
}

/** The verdict in a sentence. */
function summary(verdict: Verdict, colours: Colours): string {
  if (verdict.exitCode === 3) return colours.red('The suite itself is at fault: see the harness-errors above.');
  if (verdict.unexpected.length + verdict.stale.length > 0) return colours.red('Not as it should be: see above.');
  if (verdict.failed > 0) return colours.red('No check came to a verdict, so nothing is proved.');
  if (verdict.expected.length > 0)
    return colours.yellow('Nothing unexpected: what failed is on the list of expected failures.');
  if (verdict.warnings.length > 0)
    return colours.yellow('Every must that was looked at is kept; not every should, as the warnings above say.');
  return colours.green('Every rule that was looked at is kept.');
}
