import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyMachine, machine } from './machine.js';
import { machines } from './machines.js';
import { toMermaid } from './mermaid.js';

const tiny = machine({
  id: 'tiny',
  title: 'A tiny machine',
  initial: 'off',
  final: ['off'],
  states: { off: { words: 'it rests' }, on: { words: 'it works' } },
  events: { push: { words: 'the button is pushed' }, break: { words: 'it breaks' } },
  facts: { hard: { words: 'with force' } },
  effects: { light: { words: 'light the lamp' }, ring: { words: 'ring the bell' } },
  rows: [
    { from: 'off', on: 'push', when: { hard: false }, to: 'on', effects: ['light', 'ring'], rules: [] },
    { from: ['off', 'on'], on: 'push', when: { hard: true }, forbidden: 'no force', rules: [] },
    { from: 'on', on: 'push', when: { hard: false }, to: 'off', effects: [], rules: [] },
  ],
}) as unknown as AnyMachine;

test('a table becomes a diagram', () => {
  assert.equal(
    toMermaid(tiny),
    [
      'stateDiagram-v2',
      '  state "off" as s0',
      '  state "on" as s1',
      '  state "forbidden" as forbidden',
      '  [*] --> s0',
      '  s0 --> s1 : push #91;not hard#93; / light, ring',
      '  s0 --> forbidden : push #91;hard#93; / no force',
      '  s1 --> forbidden : push #91;hard#93; / no force',
      '  s1 --> s0 : push #91;not hard#93;',
      '  s0 --> [*]',
      '',
    ].join('\n'),
  );
});

test('every row, state and end of every machine is in its diagram', () => {
  assert.ok(machines.length > 20);
  for (const each of machines) {
    const lines = toMermaid(each).split('\n');
    const arrows = lines.filter((line) => / --> /.test(line)).length;
    const rows = each.rows.reduce((sum, row) => sum + (typeof row.from === 'string' ? 1 : row.from.length), 0);
    assert.is(arrows, rows + 1 + each.final.length, each.id);
    assert.not.ok(
      lines.some((line) => line.includes('unknown')),
      each.id,
    );
  }
});

test('nothing in a label can end it or be read as markup', () => {
  const hostile = 'a: b; "c" #d %% {e}\n--> f <b>';
  const rows = [{ from: hostile, on: hostile, to: hostile, effects: [hostile], rules: [] }];
  const text = toMermaid({ ...tiny, initial: hostile, final: [], states: { [hostile]: { words: '' } }, rows });
  assert.is(text.split('\n').length, 5);
  for (const line of text.split('\n').slice(1)) {
    const quoted = /^ {2}state "([^"]*)" as s0$/.exec(line)?.[1];
    const labelled = /^ {2}s0 --> s0 : (.*)$/.exec(line)?.[1];
    const shown = (quoted ?? labelled ?? '').replace(/#\d+;/g, '');
    assert.not.match(shown, /[:;"#%{}<>\n]/);
  }
});

test.run();
