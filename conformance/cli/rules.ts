/** `dde-spec rules`: the rules as a list, and one of them with all that hangs on it. */
import { type Command, Option } from 'commander';
import {
  areaOf,
  areas,
  type Erratum,
  type Evidence,
  errata,
  findRule,
  type Level,
  type Observability,
  type Role,
  type Rule,
  type RuleId,
  rules,
  type Source,
  sources,
} from '../../spec/index.js';
import { mutants } from '../mutants/index.js';
import type { VirtualSubject } from '../profile/virtual-subject.js';
import { referenceClient } from '../reference/client/profile.js';
import { referenceServer } from '../reference/server/subject.js';
import { count, table } from '../report/text.js';
import { NothingToRun, runSuite } from '../runner/suite.js';
import { scenarios } from '../scenarios/index.js';
import { loadVectors } from '../vectors/load.js';
import { type CheckResult, isVerdict } from '../verdict/outcome.js';
import { labelled, print, printJson } from './output.js';
import { UsageError } from './usage-error.js';

interface RuleFilter {
  readonly area?: string;
  readonly level?: Level;
  readonly role?: Role;
  readonly observability?: Observability;
  readonly evidence?: Evidence;
  readonly text?: string;
  readonly json?: true;
}

const valuesOf = <K extends 'level' | 'role' | 'observability' | 'evidence'>(key: K): readonly string[] => [
  ...new Set(rules.map((rule) => rule[key])),
];

export function addRules(program: Command): void {
  program
    .command('rules')
    .summary('list the rules, or show one with its sources and checks')
    .description('Lists the rules of the specification, or shows one with its sources, errata and checks.')
    .argument('[id]', 'the rule to show, such as DDE-REQUEST-003')
    .addOption(new Option('--area <name>', 'only this area').choices(areas))
    .addOption(new Option('--level <name>', 'only this level').choices(valuesOf('level')))
    .addOption(new Option('--role <name>', 'only rules that bind this role').choices(valuesOf('role')))
    .addOption(new Option('--observability <name>', 'only rules seen there').choices(valuesOf('observability')))
    .addOption(new Option('--evidence <name>', 'only this grade of evidence').choices(valuesOf('evidence')))
    .option('--text <words>', 'only rules whose statement has these words, in any case')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  dde-spec rules --area poke --level must
  dde-spec rules --text "fRelease" --json
  dde-spec rules DDE-REQUEST-003
`,
    )
    .action((id: string | undefined, filter: RuleFilter) => (id === undefined ? list(filter) : show(id, filter)));
}

function list(filter: RuleFilter): void {
  const words = filter.text?.toLowerCase();
  const found = rules.filter(
    (rule) =>
      (filter.area === undefined || areaOf(rule.id) === filter.area) &&
      (filter.level === undefined || rule.level === filter.level) &&
      (filter.role === undefined || rule.role === filter.role) &&
      (filter.observability === undefined || rule.observability === filter.observability) &&
      (filter.evidence === undefined || rule.evidence === filter.evidence) &&
      (words === undefined || rule.statement.toLowerCase().includes(words)),
  );
  if (filter.json) printJson(found);
  else {
    print(table(found.map(({ id, level, role, statement }) => [id, level, role, statement])));
    print(`${found.length === 0 ? '' : '\n'}${count(found.length, 'rule')} of ${rules.length}\n`);
  }
}

/** A rule with all that hangs on it. */
interface RuleInFull {
  readonly rule: Rule<RuleId>;
  readonly sources: readonly { readonly reference: string; readonly source: Source | null }[];
  readonly errata: readonly Erratum[];
  /** The checks of it that the suite makes on the reference, each of which came to a verdict. */
  readonly checks: readonly string[];
  /** The vectors of it. */
  readonly vectors: readonly string[];
  /** The mutants that prove those checks. */
  readonly mutants: readonly string[];
}

async function show(id: string, filter: RuleFilter): Promise<void> {
  const wrong = Object.keys(filter).find((key) => key !== 'json');
  if (wrong !== undefined) throw new UsageError(`--${wrong} filters the list and does not go with the id of a rule`);
  const rule = findRule(id.toUpperCase());
  if (rule === undefined) throw new UsageError(`there is no rule ${id}; "dde-spec rules" lists them all`);
  const full = await inFull(rule);
  if (filter.json) printJson(full);
  else print(ruleText(full));
}

async function inFull(rule: Rule<RuleId>): Promise<RuleInFull> {
  const checks = [...(await checksOf(rule, referenceServer)), ...(await checksOf(rule, referenceClient))];
  return {
    rule,
    sources: rule.sources.map((reference) => ({
      reference,
      source: sources.find((source) => source.id === reference.split('#', 1)[0]) ?? null,
    })),
    errata: errata.filter((erratum) => rule.errata?.includes(erratum.id)),
    checks: checks.filter((check) => isVerdict(check.outcome)).map((check) => check.id),
    vectors: vectorsOf(rule),
    mutants: mutants.filter((mutant) => mutant.rule === rule.id).map((mutant) => mutant.id),
  };
}

/** The vectors that show a rule, or what it forbids. */
function vectorsOf({ id }: Rule<RuleId>): readonly string[] {
  return loadVectors()
    .flatMap((file) => file.vectors)
    .filter(({ rule, breaks }) => rule === id || breaks?.includes(id))
    .map((vector) => vector.id);
}

/** What the suite really checks is known from playing it, not from what scenarios declare. */
async function checksOf(rule: Rule<RuleId>, subject: VirtualSubject): Promise<readonly CheckResult[]> {
  try {
    const run = await runSuite(subject, scenarios, { only: [rule.id] });
    return run.scenarios.flatMap((scenario) => scenario.checks);
  } catch (error) {
    if (error instanceof NothingToRun) return [];
    throw error;
  }
}

function ruleText({
  rule,
  sources: named,
  errata: touching,
  checks,
  vectors: shown,
  mutants: proofs,
}: RuleInFull): string {
  const observed = rule.observedOn === undefined ? '' : ` on ${rule.observedOn}`;
  return [
    `${rule.id}\n\n`,
    labelled('', rule.statement).replace(/^ {15}/gm, '  '),
    '\n',
    labelled('level', rule.level),
    labelled('binds', rule.role),
    labelled('evidence', rule.evidence + observed),
    labelled('observability', rule.observability),
    ...named.map(({ reference, source }) => {
      const place = source?.places?.[reference.split('#')[1] ?? ''];
      const title = source === null ? '' : `: ${source.title}${place === undefined ? '' : `, ${place}`}`;
      return labelled('source', `${reference}${title}`, ...(source === null ? [] : [`  ${source.where}`]));
    }),
    ...touching.map(({ id, title, says, decision }) =>
      labelled('erratum', `${id}: ${title}`, `  says: ${says}`, `  decision: ${decision}`),
    ),
    ...(rule.untested === undefined ? [] : [labelled('untested', rule.untested)]),
    labelled('checks', ...(checks.length === 0 ? ['none'] : checks)),
    ...(shown.length === 0 ? [] : [labelled('vectors', ...shown)]),
    ...(proofs.length === 0 ? [] : [labelled('mutants', ...proofs)]),
  ].join('');
}
