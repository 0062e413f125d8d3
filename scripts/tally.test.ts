import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addTallies, formatTally, isGreen, manyChecks, oneCheck, readTally, readUvuSummary } from './tally.js';

const summary = (total: number, passed: number, skipped = 0): string =>
  `\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  1.21ms\n\n`;

test('nothing is not green', () => {
  assert.is(isGreen(addTallies([])), false);
  assert.is(isGreen({ passed: 1, failed: 0 }), true);
  assert.is(isGreen({ passed: 9, failed: 1 }), false);
});

test('the closing line reads back as what was written', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.string(), (passed, failed, before) => {
      const tally = { passed, failed };
      assert.equal(readTally(`${before}\n${formatTally(tally)}\n`), tally);
    }),
  );
});

test('the last closing line counts, and only one that stands alone on its line', () => {
  assert.equal(readTally('1 passed, 2 failed\n3 passed, 0 failed\n'), { passed: 3, failed: 0 });
  assert.equal(readTally('1 passed, 0 failed\r\n'), { passed: 1, failed: 0 });
  assert.equal(readTally('\u001b[32m4 passed, 0 failed\u001b[39m\n'), { passed: 4, failed: 0 });
  assert.is(readTally('ok: 1 passed, 0 failed\n'), undefined);
  assert.is(readTally('1 passed, 0 failed in 2 s\n'), undefined);
  assert.is(readTally(''), undefined);
});

test('what uvu did not pass has failed', () => {
  assert.equal(readUvuSummary(`• • ✘   (2 / 3)\n${summary(3, 2)}`), { passed: 2, failed: 1 });
  assert.equal(readUvuSummary(summary(0, 0)), { passed: 0, failed: 0 });
});

test('a test skipped is neither passed nor failed', () => {
  assert.equal(readUvuSummary(summary(5, 5, 2)), { passed: 5, failed: 0 });
});

test('the summaries of one file add up', () => {
  assert.equal(readUvuSummary(summary(2, 2) + summary(3, 1)), { passed: 3, failed: 2 });
});

test('colours do not hide the figures', () => {
  const coloured = '\n  Total:     2\u001b[32m\n  Passed:    2\u001b[39m\n  Skipped:   \u001b[33m1\u001b[39m\n';
  assert.equal(readUvuSummary(coloured), { passed: 2, failed: 0 });
});

test('a file without a summary has no figures', () => {
  assert.is(readUvuSummary('• • •'), undefined);
  assert.is(readUvuSummary('  Total:     3\n'), undefined);
});

test('an exit code says no more than pass or fail', () => {
  assert.equal(oneCheck(0), { passed: 1, failed: 0 });
  assert.equal(oneCheck(1), { passed: 0, failed: 1 });
  assert.equal(oneCheck(undefined), { passed: 0, failed: 1 });
});

test('figures stand as counted where the exit code agrees', () => {
  assert.equal(manyChecks({ passed: 4, failed: 0 }, 0), { passed: 4, failed: 0 });
  assert.equal(manyChecks({ passed: 4, failed: 2 }, 1), { passed: 4, failed: 2 });
});

test('a failure that the figures do not show is counted', () => {
  assert.equal(manyChecks({ passed: 4, failed: 0 }, 1), { passed: 4, failed: 1 });
  assert.equal(manyChecks({ passed: 4, failed: 0 }, undefined), { passed: 4, failed: 1 });
  assert.equal(manyChecks(undefined, 0), { passed: 0, failed: 1 });
});

test('a failure counted is a failure although the exit code is 0', () => {
  assert.is(isGreen(manyChecks({ passed: 4, failed: 1 }, 0)), false);
});

test('having run nothing is a failure', () => {
  assert.equal(manyChecks({ passed: 0, failed: 0 }, 0), { passed: 0, failed: 1 });
});

test.run();
