import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readTally, tallyLine } from './tally.js';

test('a tally survives the way through an output', () => {
  const tally = { passed: 215, failed: 0 };
  assert.equal(readTally(`some line\n${tallyLine(tally)}\n`), tally);
});

test('the last line counts, and Windows line ends do not matter', () => {
  assert.equal(readTally('1 passed, 2 failed\r\n3 passed, 4 failed\r\n'), { passed: 3, failed: 4 });
});

test('a line that only contains one is none', () => {
  assert.is(readTally('so 1 passed, 2 failed\n1 passed, 2 failed, 3 skipped\n'), undefined);
});

test('the summary of a test file counts', () => {
  const summary = '\r\n  Total:     7\r\n  Passed:    5\r\n  Skipped:   0\r\n  Duration:  1.60ms\r\n\r\n';
  assert.equal(readTally(`• • ✘ (5 / 7)\r\n${summary}`), { passed: 5, failed: 2 });
});

test.run();
