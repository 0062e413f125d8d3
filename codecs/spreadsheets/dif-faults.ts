/** What the rules of DIF forbid and a reader can yet take. */
import type { RuleId } from '../../spec/types.js';
import { describe } from '../errors.js';
import type { Finding } from '../format-codec.js';
import { ansiLength, type CodePage, defaultCodePage } from '../text/code-page.js';
import { type Dif, type DifEntry, type DifItem, linesOfEntry, linesOfItem } from './dif.js';
import { decimalOf } from './lines.js';

/**
 * What in readable DIF is against the rules.
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
  const findings: Finding[] = [];
  let offset = 0;
  for (const item of dif.header) {
    checkItem(item, offset, findings);
    offset += ansiLength(linesOfItem(item), page);
  }
  checkCounts(dif.header, offset, findings);
  let tuples = 0;
  for (const entry of dif.data) {
    const directive = decimalOf(entry.type.trim()) === -1;
    if (directive && entry.text === 'BOT') tuples++;
    if (!directive && tuples === 0) {
      findings.push({ rule: 'DDE-DIF-009', offset, expected: 'BOT first', found: describe(entry.text) });
    }
    checkEntry(entry, offset, findings);
    offset += ansiLength(linesOfEntry(entry), page);
  }
  const last = dif.data[dif.data.length - 1];
  if (last?.text !== 'EOD') {
    findings.push({ rule: 'DDE-DIF-010', offset, expected: 'EOD', found: 'the end of the text' });
  } else if (dif.after !== '') {
    findings.push({ rule: 'DDE-DIF-010', offset, expected: 'nothing after EOD', found: describe(dif.after) });
  }
  return findings;
}

function checkItem({ topic, vector, number, text }: DifItem, offset: number, findings: Finding[]): void {
  const found = describe(`${vector},${number}`);
  if (topic === 'TABLE' && !(isNumber(vector, 0) && isNumber(number, 1))) {
    findings.push({ rule: 'DDE-DIF-002', offset, expected: '0,1', found });
  }
  if (topic === 'DATA' && !(isNumber(vector, 0) && isNumber(number, 0))) {
    findings.push({ rule: 'DDE-DIF-005', offset, expected: '0,0', found });
  }
  if (decimalOf(vector.trim()) === undefined || decimalOf(number.trim()) === undefined) {
    findings.push({ rule: 'DDE-DIF-003', offset, expected: 'two numbers with a comma', found });
  }
  if (!isQuoted(text)) {
    findings.push({ rule: 'DDE-DIF-003', offset, expected: 'a text in quotes', found: describe(text) });
  }
}

function checkCounts(header: readonly DifItem[], offset: number, findings: Finding[]): void {
  for (const topic of ['VECTORS', 'TUPLES']) {
    if (!header.some((item) => item.topic === topic)) {
      findings.push({ rule: 'DDE-DIF-004', offset, expected: `${topic} in the header`, found: 'none' });
    }
  }
}

const expectedNumbers: ReadonlyMap<string, number> = new Map([
  ['NA', 0],
  ['ERROR', 0],
  ['TRUE', 1],
  ['FALSE', 0],
]);

function checkEntry({ type, number, text }: DifEntry, offset: number, findings: Finding[]): void {
  const add = (rule: RuleId, expected: string, found: string): void => {
    findings.push({ rule, offset, expected, found: describe(found) });
  };
  switch (decimalOf(type.trim())) {
    case -1:
      if (text !== 'BOT' && text !== 'EOD') add('DDE-DIF-011', 'BOT or EOD', text);
      break;
    case 0: {
      const expected = expectedNumbers.get(text);
      if (decimalOf(number.trim()) === undefined) add('DDE-DIF-012', 'a signed decimal number', number);
      else if (text !== 'V' && expected === undefined) add('DDE-DIF-012', 'V, NA, ERROR, TRUE or FALSE', text);
      else if (expected !== undefined && !isNumber(number, expected)) add('DDE-DIF-013', String(expected), number);
      break;
    }
    case 1:
      if (!isQuoted(text)) add('DDE-DIF-014', 'a text in quotes', text);
      else if (/[\r\n]/.test(text)) add('DDE-DIF-016', 'a text on one line', text);
      if (!isNumber(number, 0)) add('DDE-DIF-014', '0', number);
      break;
    default:
      add('DDE-DIF-011', '-1, 0 or 1', type);
  }
}

function isNumber(text: string, expected: number): boolean {
  return decimalOf(text.trim()) === expected;
}

function isQuoted(text: string): boolean {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"');
}
