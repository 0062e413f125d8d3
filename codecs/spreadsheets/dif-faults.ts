/** What the rules of DIF forbid and a reader can yet take. */
import type { RuleId } from '../../spec/rules/index.js';
import { describe } from '../kernel/errors.js';
import { firstFindings } from '../kernel/findings.js';
import type { Finding } from '../kernel/format-codec.js';
import { ansiLength, type CodePage, defaultCodePage } from '../text/code-page.js';
import {
  type Dif,
  type DifEntry,
  type DifItem,
  difTypeOf,
  difTypes,
  isDifEnd,
  linesOfEntry,
  linesOfItem,
} from './dif.js';
import { decimalOf } from './lines.js';

/**
 * What in readable DIF is against the rules: the first thousand findings.
 *
 * @example
 * ```ts
 * import { difEntry, difItem, findDifFaults } from 'dde-spec/codecs';
 * const header = [difItem('TABLE', 0, 1), difItem('VECTORS', 0, 1), difItem('TUPLES', 0, 1), difItem('DATA')];
 * const dif = { header, data: [difEntry('BOT'), difEntry(1)], after: '', terminated: true, rest: new Uint8Array(0) };
 * findDifFaults(dif).map(({ rule }) => rule); // ['DDE-DIF-010']
 * ```
 */
export function findDifFaults(dif: Dif, page: CodePage = defaultCodePage): readonly Finding[] {
  return firstFindings(faultsOf(dif, page));
}

function* faultsOf(dif: Dif, page: CodePage): Iterable<Finding> {
  let offset = 0;
  for (const item of dif.header) {
    yield* itemFaults(item, offset);
    offset += ansiLength(linesOfItem(item), page);
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
    offset += ansiLength(linesOfEntry(entry), page);
  }
  const last = dif.data.at(-1);
  if (last === undefined || !isDifEnd(last)) {
    yield { rule: 'DDE-DIF-010', offset, expected: 'EOD', found: 'the end of the text' };
  } else if (dif.after !== '') {
    yield { rule: 'DDE-DIF-010', offset, expected: 'nothing after EOD', found: describe(dif.after) };
  }
}

function* itemFaults({ topic, vector, number, text }: DifItem, offset: number): Iterable<Finding> {
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

function* missingItems(header: readonly DifItem[], offset: number): Iterable<Finding> {
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

function* entryFaults(entry: DifEntry, offset: number): Iterable<Finding> {
  const { type, number, text } = entry;
  const fault = (rule: RuleId, expected: string, found: string): Finding => ({
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
