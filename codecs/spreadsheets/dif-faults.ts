/** What the rules of DIF forbid and a reader can yet take. */
import type { RuleId } from '../../spec/rules/index.js';
import type { CodePage } from '../kernel/code-page.js';
import { describe } from '../kernel/errors.js';
import type { FormatFinding } from '../kernel/format.js';
import {
  type DifEntry,
  type DifItem,
  type DifLines,
  difTypeOf,
  difTypes,
  isDifEnd,
  linesOfEntry,
  linesOfItem,
} from './dif-lines.js';
import { decimalOf } from './lines.js';

/** What in the lines is against the rules. */
export function* difFaults(dif: DifLines, page: CodePage): Iterable<FormatFinding> {
  let offset = 0;
  for (const item of dif.header) {
    yield* itemFaults(item, offset);
    offset += page.measure(linesOfItem(item));
  }
  yield* missingItems(dif.header, offset);
  let tuples = 0;
  for (const entry of dif.data) {
    const directive = difTypeOf(entry) === difTypes.directive;
    if (directive && entry.text === 'BOT') tuples++;
    if (!directive && tuples === 0) {
      yield { rule: 'DDE-DIF-009', offset, expected: 'BOT first', found: describe(entry.text) };
    }
    yield* entryFaults(entry, offset);
    offset += page.measure(linesOfEntry(entry));
  }
  const last = dif.data.at(-1);
  if (last === undefined || !isDifEnd(last)) {
    yield { rule: 'DDE-DIF-010', offset, expected: 'EOD', found: 'the end of the text' };
  } else if (dif.after !== '') {
    yield { rule: 'DDE-DIF-010', offset, expected: 'nothing after EOD', found: describe(dif.after) };
  }
}

function* itemFaults({ topic, vector, number, text }: DifItem, offset: number): Iterable<FormatFinding> {
  const found = describe(`${vector},${number}`);
  if (topic === 'TABLE' && !(isNumber(vector, 0) && isNumber(number, 1))) {
    yield { rule: 'DDE-DIF-002', offset, expected: '0,1', found };
  }
  if (topic === 'DATA' && !(isNumber(vector, 0) && isNumber(number, 0))) {
    yield { rule: 'DDE-DIF-005', offset, expected: '0,0', found };
  }
  if (decimalOf(vector.trim()) === undefined || decimalOf(number.trim()) === undefined) {
    yield { rule: 'DDE-DIF-003', offset, expected: 'two numbers with a comma', found };
  }
  if (!isQuoted(text)) {
    yield { rule: 'DDE-DIF-003', offset, expected: 'a text in quotes', found: describe(text) };
  }
}

function* missingItems(header: readonly DifItem[], offset: number): Iterable<FormatFinding> {
  for (const topic of ['VECTORS', 'TUPLES']) {
    if (!header.some((item) => item.topic === topic)) {
      yield { rule: 'DDE-DIF-004', offset, expected: `${topic} in the header`, found: 'none' };
    }
  }
}

const expectedNumbers: ReadonlyMap<string, number> = new Map([
  ['NA', 0],
  ['ERROR', 0],
  ['TRUE', 1],
  ['FALSE', 0],
]);

function* entryFaults(entry: DifEntry, offset: number): Iterable<FormatFinding> {
  const { type, number, text } = entry;
  const fault = (rule: RuleId, expected: string, found: string): FormatFinding => ({
    rule,
    offset,
    expected,
    found: describe(found),
  });
  switch (difTypeOf(entry)) {
    case difTypes.directive:
      if (text !== 'BOT' && text !== 'EOD') yield fault('DDE-DIF-011', 'BOT or EOD', text);
      break;
    case difTypes.number: {
      const expected = expectedNumbers.get(text);
      if (decimalOf(number.trim()) === undefined) yield fault('DDE-DIF-012', 'a signed decimal number', number);
      else if (text !== 'V' && expected === undefined) yield fault('DDE-DIF-012', 'V, NA, ERROR, TRUE or FALSE', text);
      else if (expected !== undefined && !isNumber(number, expected))
        yield fault('DDE-DIF-013', String(expected), number);
      break;
    }
    case difTypes.text:
      if (!isQuoted(text)) yield fault('DDE-DIF-014', 'a text in quotes', text);
      else if (/[\r\n]/.test(text)) yield fault('DDE-DIF-016', 'a text on one line', text);
      if (!isNumber(number, 0)) yield fault('DDE-DIF-014', '0', number);
      break;
    default:
      yield fault('DDE-DIF-011', '-1, 0 or 1', type);
  }
}

function isNumber(text: string, expected: number): boolean {
  return decimalOf(text.trim()) === expected;
}

function isQuoted(text: string): boolean {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"');
}
