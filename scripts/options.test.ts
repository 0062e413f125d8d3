import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseOptions } from './options.js';

const parse = (...args: readonly string[]) => parseOptions(args, ['lint', 'types', 'unit']);

test('no arguments: every step', () => {
  assert.equal(parse(), { kind: 'run', only: [] });
});

test('--only may be repeated and may hold several names', () => {
  assert.equal(parse('--only', 'unit'), { kind: 'run', only: ['unit'] });
  assert.equal(parse('--only=lint,types', '--only', 'unit'), { kind: 'run', only: ['lint', 'types', 'unit'] });
});

test('--help wins', () => {
  assert.equal(parse('--only', 'unit', '--help'), { kind: 'help' });
  assert.equal(parse('-h'), { kind: 'help' });
});

for (const [args, named] of [
  [['--ony', 'unit'], '--ony'],
  [['--only'], '--only'],
  [['--only', 'units'], 'units'],
  [['--only', ''], "''"],
  [['unit'], 'unit'],
  [['--help=yes'], '--help'],
] as const) {
  test(`an error that names what is wrong: ${args.join(' ')}`, () => {
    const options = parse(...args);
    assert.is(options.kind, 'error');
    if (options.kind === 'error') assert.match(options.message, named);
  });
}

test.run();
