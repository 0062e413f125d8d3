import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { collectRows, machines, step, termination } from '../../state-machines/index.js';
import type { Outcome, RunResult } from '../verdict/outcome.js';
import { giveVerdict } from '../verdict/verdict.js';
import { report, reportFormats } from './index.js';
import { reportDocument } from './json.js';

const schema = JSON.parse(
  readFileSync(new URL('../../../conformance/report/report.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** A run of two scenarios: one passes, the other ends as told, with that text in every place where text can be. */
function runWith(outcome: Outcome, text: string): RunResult {
  return {
    desktop: 'virtual',
    subject: text,
    role: 'server',
    scenarios: [
      {
        id: 'server.request.good',
        title: 'A good one',
        role: 'server',
        area: 'request',
        outcome: 'pass',
        checks: [
          {
            id: 'server.request.good/DDE-REQUEST-002',
            scenario: 'server.request.good',
            rule: 'DDE-REQUEST-002',
            outcome: 'pass',
            expected: 'DATA',
            found: text,
            reached: true,
          },
        ],
        trace: [],
        milliseconds: 1,
      },
      {
        id: 'server.poke.bad',
        title: text,
        role: 'server',
        area: 'poke',
        outcome,
        checks: [
          {
            id: 'server.poke.bad/DDE-POKE-003',
            scenario: 'server.poke.bad',
            rule: 'DDE-POKE-003',
            outcome,
            expected: 'an ACK',
            found: text,
            reached: true,
          },
        ],
        trace: [
          { time: 0, direction: 'out', window: 7, peer: 0xffff, text: 'INITIATE "A" "B"', delivery: 'sent' },
          { time: 0, direction: 'in', window: 7, peer: 66, text: `ACK ${text}`, delivery: 'sent' },
          { time: 1, direction: 'out', window: 7, peer: 66, text: 'POKE "I"', delivery: 'failed' },
        ],
        error: text,
        milliseconds: 2.5,
      },
    ],
  };
}

const verdictOf = (outcome: Outcome, text = 'no answer') => giveVerdict([runWith(outcome, text)], { milliseconds: 12 });

test('a failure for people: rule, source, expectation, finding, exchange and figures', () => {
  assert.is(
    report(verdictOf('fail'), 'human')
      .replace(/\d+ of (\d+) rules/, 'N of M rules')
      .replace(/2 of \d+ test/, '2 of M test'),
    `no answer: a server on the virtual desktop
  request  1 scenario  1 pass
  poke     1 scenario  1 fail
  N of M rules that this desktop can show were looked at

Failures (1)

  fail server.poke.bad/DDE-POKE-003
    rule      A server that can take the value answers with a positive ACK. (should, documented)
    source    wm-dde-poke#receiving, using-dde#submitting-an-item
    expected  an ACK
    seen      no answer

    tester                              subject
      |== INITIATE "A" "B" ===============>|  sent to all
      |<= ACK no answer ===================|  sent
      |-- POKE "I" -----------------------x|  could not be posted

Not as it should be: see above.

rules     2 of M testable here
checks    2 in 2 scenarios: 1 pass, 1 fail
expected  0 failures of the list
time      0.01 s

1 passed, 1 failed
`,
  );
});

test('TAP 14', () => {
  assert.is(
    report(verdictOf('fail'), 'tap').split('  statement:')[0],
    `TAP version 14
1..2
ok 1 - server.request.good/DDE-REQUEST-002
not ok 2 - server.poke.bad/DDE-POKE-003
  ---
  outcome: "fail"
  severity: "fail"
  rule: "DDE-POKE-003"
`,
  );
});

test('TAP escapes what would be a directive', () => {
  const text = report(verdictOf('unsupported', 'a # SKIP \\ b'), 'tap');
  assert.match(text, /^ok 2 - server\.poke\.bad\/DDE-POKE-003 # SKIP unsupported: a \\# SKIP \\\\ b$/m);
});

interface Suites {
  readonly testsuites: {
    readonly '@tests': string;
    readonly '@failures': string;
    readonly '@errors': string;
    readonly testsuite: readonly { readonly '@name': string; readonly testcase: Record<string, unknown> }[];
  };
}

test('JUnit', () => {
  const xml = report(verdictOf('fail', 'a < b & "c"'), 'junit');
  assert.is(XMLValidator.validate(xml), true);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseAttributeValue: false });
  const { testsuites } = parser.parse(xml) as Suites;
  assert.is(testsuites['@tests'], '2');
  assert.is(testsuites['@failures'], '1');
  assert.equal(
    testsuites.testsuite.map((suite) => suite['@name']),
    ['server.request of a < b & "c"', 'server.poke of a < b & "c"'],
  );
  const failure = testsuites.testsuite[1]?.testcase['failure'] as Record<string, string>;
  assert.is(failure['@message'], 'a < b & "c"');
  assert.match(failure['#text'] ?? '', /expected: an ACK/);
});

test('a fault of the suite is an error in JUnit, and exit code 3', () => {
  const verdict = verdictOf('harness-error');
  assert.is(verdict.exitCode, 3);
  assert.match(report(verdict, 'junit'), /<error type="harness-error"/);
});

const everyOutcome = [
  'pass',
  'fail',
  'warn',
  'unsupported',
  'not-testable',
  'timeout',
  'crash',
  'harness-error',
] as const;

for (const outcome of everyOutcome) {
  test(`the JSON report of ${outcome} is valid against its schema`, () => {
    const document: unknown = JSON.parse(report(verdictOf(outcome), 'json'));
    validate(document);
    assert.equal(validate.errors ?? [], []);
  });
}

test('the schema refuses what is no report', () => {
  const spoil: readonly ((document: Record<string, unknown>) => void)[] = [
    (document) => Reflect.deleteProperty(document, 'runs'),
    (document) => Reflect.set(document, 'passed', -1),
    (document) => Reflect.set(document, 'other', 1),
    (document) => Reflect.set(document, 'exitCode', 2),
  ];
  for (const each of spoil) {
    const document = JSON.parse(report(verdictOf('fail'), 'json')) as Record<string, unknown>;
    each(document);
    assert.not.ok(validate(document));
  }
});

test('whatever a subject says, no report lets it through to a terminal, and XML stays legal', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001B]0;x\u0007', ']]>', '<!--', '\n  ...\nok 99', '\u202E', '\uFFFE', '\uD800', '&#0;', '-->'),
  );
  fc.assert(
    fc.property(hostile, fc.constantFrom(...everyOutcome), (text, outcome) => {
      const verdict = verdictOf(outcome, text);
      for (const format of reportFormats) {
        const lines = report(verdict, format, { trace: true }).split('\n');
        for (const line of lines) assert.not.match(line, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }
      assert.is(XMLValidator.validate(report(verdict, 'junit')), true);
      const points = report(verdict, 'tap').match(/^(not )?ok \d/gm) ?? [];
      assert.ok(points.length <= 3, 'no text forges a test point');
      assert.equal((JSON.parse(report(verdict, 'json')) as { runs: { subject: string }[] }).runs[0]?.subject, text);
    }),
    { numRuns: 200 },
  );
});

test('colours come only when asked for', () => {
  assert.not.ok(report(verdictOf('fail'), 'human').includes('\u001B'));
  assert.ok(report(verdictOf('fail'), 'human', { colour: true }).includes('\u001B[31m'));
});

test('which rows of the tables were taken: in words, with the reasons, and as data', () => {
  const { onStep, taken } = collectRows();
  onStep(termination, step(termination, 'open', 'end').row);
  const verdict = giveVerdict([runWith('pass', 'x')], { taken });
  const text = report(verdict, 'human');
  assert.match(text, /^ {2}termination +1 of 14 taken +0 of 0 taken$/m);
  assert.match(text, /^ {4}open: TERMINATE received\n {4}open: partner gone$/m);
  assert.match(text, /^ {4}closed: end\n {6}reason +The reference knows which conversations are open/m);
  assert.not.ok(text.includes('in flight:'), 'the rows of the tables of resources are not named');
  const document: unknown = JSON.parse(report(verdict, 'json'));
  assert.ok(validate(document), JSON.stringify(validate.errors));
  const { coverage } = reportDocument(verdict);
  const table = coverage?.find(({ machine }) => machine === 'termination');
  assert.equal([table?.allowed, table?.taken, table?.missing.length], [14, 1, 13]);
  assert.is(coverage?.length, machines.length);
});

test('no table is shown unless it was asked for', () => {
  const verdict = verdictOf('pass');
  assert.not.ok(report(verdict, 'human').includes('Rows of the tables'));
  assert.is(reportDocument(verdict).coverage, null);
});

test('a run in which nothing was judged fails', () => {
  const { scenarios, ...rest } = runWith('not-testable', 'x');
  const verdict = giveVerdict([{ ...rest, scenarios: scenarios.slice(1) }]);
  assert.equal([verdict.passed, verdict.failed, verdict.exitCode], [0, 1, 1]);
  assert.match(report(verdict, 'human'), /nothing is proved/);
});

test.run();
