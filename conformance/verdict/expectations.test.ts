import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RuleId } from '../../spec/index.js';
import {
  type Expectation,
  fixExpectations,
  formatExpectations,
  judgeExpectations,
  parseExpectations,
  unexplained,
} from './expectations.js';
import type { Outcome, RunResult } from './outcome.js';

const [R2, R3]: readonly RuleId[] = ['DDE-REQUEST-002', 'DDE-REQUEST-003'];

/** One scenario with a check for each outcome that is given, in the order of the rules. */
function runOf(
  checks: readonly (readonly [rule: RuleId | undefined, outcome: Outcome, found: string])[],
  error?: string,
): RunResult {
  const scenario = 'server.request.known-item';
  return {
    desktop: 'virtual',
    subject: 'x',
    role: 'server',
    scenarios: [
      {
        id: scenario,
        title: '',
        role: 'server',
        area: 'request',
        outcome: error === undefined ? 'fail' : 'crash',
        checks: checks.map(([rule = 'DDE-REQUEST-001', outcome, found]) => {
          return { id: `${scenario}/${rule}`, scenario, rule, outcome, found, reached: true };
        }),
        trace: [],
        ...(error === undefined ? {} : { error }),
        milliseconds: 0,
      },
    ],
  };
}

const entry = (rule: RuleId | undefined, found: string, more: Partial<Expectation> = {}): Expectation => ({
  check: `server.request.known-item/${rule}`,
  outcome: 'fail',
  found,
  reason: 'it is known',
  ...more,
});

const problems = (runs: readonly RunResult[], entries: readonly Expectation[], only?: readonly string[]) => {
  const { unexpected, expected, stale } = judgeExpectations(runs, entries, only);
  return {
    unexpected: unexpected.map(({ id }) => id),
    expected: expected.length,
    stale: stale.map(({ problem }) => problem),
  };
};

const failing = runOf([
  [R2, 'pass', 'DATA'],
  [R3, 'fail', 'DATA, then ACK'],
]);

test('a failure that nobody expected', () => {
  assert.equal(problems([failing], []), {
    unexpected: [`server.request.known-item/${R3}`],
    expected: 0,
    stale: [],
  });
});

test('a failure as expected', () => {
  assert.equal(problems([failing], [entry(R3, 'DATA, then ACK')]), { unexpected: [], expected: 1, stale: [] });
});

test('an entry that does not fail any more', () => {
  const entries = [entry(R3, 'DATA, then ACK'), entry(R2, 'nothing')];
  assert.equal(problems([failing], entries).stale, ['it does not fail any more']);
});

test('an entry that fails otherwise is reported once', () => {
  assert.equal(problems([failing], [entry(R3, 'no answer')]), {
    unexpected: [],
    expected: 0,
    stale: ['it fails otherwise: fail, DATA, then ACK'],
  });
  assert.equal(problems([failing], [entry(R3, 'DATA, then ACK', { outcome: 'crash' })]).stale, [
    'it fails otherwise: fail, DATA, then ACK',
  ]);
});

test('an entry for no check of the run', () => {
  const entries = [entry(R3, 'DATA, then ACK'), entry('DDE-REQUEST-004', 'x')];
  assert.equal(problems([failing], entries).stale, ['no check of this run has that id']);
});

test('an entry that names no rule is refused as the list is read', () => {
  const source = JSON.stringify([
    entry(R3, 'x'),
    { ...entry(R3, 'x'), check: 'server.request.known-item/DDE-REQUEST-999' },
  ]);
  const read = parseExpectations(source);
  assert.equal(read, {
    _tag: 'Left',
    left: [
      '1.check: expected the id of a check, of a rule that exists, found "server.request.known-item/DDE-REQUEST-999"',
    ],
  });
});

test('an entry twice', () => {
  const one = entry(R3, 'DATA, then ACK');
  assert.equal(problems([failing], [one, one]).stale, ['the check is named twice']);
});

test('an entry without a reason', () => {
  for (const reason of [unexplained, '  ']) {
    const judged = problems([failing], [entry(R3, 'DATA, then ACK', { reason })]);
    assert.equal(judged, { unexpected: [], expected: 0, stale: ['nobody has written a reason'] });
  }
});

test('handles are compared as if they were the same, and nothing else is', () => {
  const run = runOf([[R3, 'fail', 'atom 0xC012 of ACK 0x8000']]);
  assert.equal(problems([run], [entry(R3, 'atom 0xC0FE of ACK 0x8000')]).stale, []);
  assert.equal(problems([run], [entry(R3, 'atom 0xC012 of ACK 0x0000')]).stale.length, 1);
});

test('a warning may be listed and need not', () => {
  const run = runOf([[R3, 'warn', 'late']]);
  assert.equal(problems([run], []), { unexpected: ['server.request.known-item'], expected: 0, stale: [] });
  const listed = problems([run], [entry(R3, 'late', { outcome: 'warn' })]);
  assert.equal([listed.expected, listed.stale], [1, []]);
});

test('a scenario that crashes after its last check is a failure under its own id', () => {
  const run = runOf([[R2, 'pass', 'DATA']], 'it died');
  const whole: Expectation = {
    check: 'server.request.known-item',
    outcome: 'crash',
    found: 'it died',
    reason: 'known',
  };
  assert.equal(problems([run], []).unexpected, ['server.request.known-item']);
  assert.equal(problems([run], [whole]), { unexpected: [], expected: 1, stale: [] });
});

test('a filtered run leaves the entries outside alone', () => {
  const entries = [entry(R3, 'DATA, then ACK'), entry(undefined, 'x', { check: 'server.poke.accepted/DDE-POKE-003' })];
  assert.equal(problems([failing], entries, ['server.request.*']).stale, []);
  assert.equal(problems([failing], entries, ['DDE-REQUEST-*']).stale, []);
  assert.equal(problems([failing], entries).stale, ['no check of this run has that id']);
});

test('fixing keeps reasons, marks new entries, drops stale ones and spares those outside the filter', () => {
  const outside = entry(undefined, 'x', { check: 'server.poke.accepted/DDE-POKE-003' });
  const run = runOf([
    [R2, 'fail', 'no answer'],
    [R3, 'fail', 'DATA, then ACK'],
  ]);
  const fixed = fixExpectations(
    [run],
    [entry(R3, 'old'), entry('DDE-REQUEST-004', 'gone'), outside],
    ['server.request.*'],
  );
  assert.equal(fixed, [outside, entry(R2, 'no answer', { reason: unexplained }), entry(R3, 'DATA, then ACK')]);
  const again = problems([run], fixed, ['server.request.*']);
  assert.equal(again, { unexpected: [], expected: 1, stale: ['nobody has written a reason'] });
});

test('a fault of the suite cannot be expected', () => {
  assert.equal(
    fixExpectations([runOf([[R2, 'harness-error', 'x']], 'y')], []).filter(({ check }) => check.includes('/')),
    [],
  );
});

const schema = JSON.parse(
  readFileSync(new URL('../../../conformance/verdict/expectations.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

test('what is written can be read, is sorted, and is valid against the schema', () => {
  const entries = [entry(R3, 'b\n"'), entry(R2, 'a')];
  const text = formatExpectations(entries);
  const read = parseExpectations(text);
  assert.ok(isRight(read));
  assert.equal(isRight(read) && read.right, [entries[1], entries[0]]);
  validate(JSON.parse(text));
  assert.equal(validate.errors ?? [], []);
});

const bad: readonly (readonly [text: string, problem: RegExp])[] = [
  ['', /no JSON/],
  ['{}', /at the top: expected/],
  ['[1]', /^0: expected an expected failure, found 1$/],
  ['[{"check":"a","outcome":"fail","found":"b"}]', /^0\.reason: expected .*, found nothing$/],
  ['[{"check":"a","outcome":"pass","found":"b","reason":"c"}]', /^0\.outcome: expected "fail" or .*, found "pass"$/],
  ['[{"check":"a","outcome":"fail","found":"b","reason":"c","rule":1}]', /^0\.rule: expected no field but check/],
];

for (const [text, problem] of bad) {
  test(`a wrong list says where: ${text}`, () => {
    const read = parseExpectations(text);
    assert.match(isRight(read) ? '' : (read.left[0] ?? ''), problem);
    if (text !== '') assert.not.ok(validate(JSON.parse(text)));
  });
}

test.run();
