import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HWND_BROADCAST } from '../../desktop/message-port.js';
import type { TraceEntry } from '../tester/endpoint.js';
import { diagram, MAX_MESSAGES } from './diagram.js';

const message = (text: string, more: Partial<TraceEntry> = {}): TraceEntry => ({
  time: 0,
  direction: 'out',
  window: 1,
  peer: 5,
  text,
  delivery: 'posted',
  ...more,
});

test('one window on each side', () => {
  const trace = [
    message('INITIATE "A" "B"', { delivery: 'sent', peer: HWND_BROADCAST }),
    message('ACK to INITIATE "A" "B"', { direction: 'in', delivery: 'sent' }),
    message('REQUEST "Item"'),
    message('TERMINATE', { delivery: 'failed' }),
  ];
  assert.equal(diagram(trace), [
    'tester                              subject',
    '  |== INITIATE "A" "B" ===============>|  sent to all',
    '  |<= ACK to INITIATE "A" "B" =========|  sent',
    '  |-- REQUEST "Item" ----------------->|  posted',
    '  |-- TERMINATE ----------------------x|  could not be posted',
  ]);
});

test('several windows have numbers, in the order in which they appear', () => {
  const trace = [message('one', { window: 40, peer: 900 }), message('two', { window: 12, peer: 7, direction: 'in' })];
  assert.equal(diagram(trace), [
    'tester                                subject',
    ' 1  |-- one ---------------------------->| 1 posted',
    ' 2  |<- two -----------------------------| 2 posted',
  ]);
});

test('of a long exchange the end is shown', () => {
  const trace = Array.from({ length: MAX_MESSAGES + 2 }, (_, number) => message(`number ${number}`));
  const lines = diagram(trace);
  assert.is(lines.length, MAX_MESSAGES + 2);
  assert.match(lines[1] ?? '', /: 2 earlier messages/);
  assert.match(lines.at(-1) ?? '', new RegExp(`number ${MAX_MESSAGES + 1} `));
  assert.is(diagram(trace.slice(0, MAX_MESSAGES)).length, MAX_MESSAGES + 1);
});

test('a long message is cut, and one with line feeds stays on its line', () => {
  const lines = diagram([message('x'.repeat(10_000)), message('a\n|-- forged -->|')]);
  assert.is(lines.length, 3);
  assert.ok(lines.every((line) => line.length < 140 && !line.includes('\n')));
});

test.run();
