/** What the rules of SYLK forbid and a reader can yet take. */
import { describe } from '../kernel/errors.js';
import { firstFindings } from '../kernel/findings.js';
import type { Finding } from '../kernel/format-codec.js';
import { ansiLength, type CodePage, defaultCodePage } from '../text/code-page.js';
import { lineOf, type Sylk, type SylkField, type SylkRecord } from './sylk.js';
import { sylkPosition, sylkValue } from './sylk-cells.js';

/**
 * What in readable SYLK is against the rules: the first thousand findings.
 *
 * @example
 * ```ts
 * import { findSylkFaults, sylkRecord } from 'dde-spec/codecs';
 * const records = [sylkRecord('ID', 'PX'), sylkRecord('C', 'X0', 'K1'), sylkRecord('E')];
 * const faults = findSylkFaults({ records, terminated: true, rest: new Uint8Array(0) });
 * faults.map(({ rule, offset }) => [rule, offset]); // [['DDE-SYLK-009', 9]]
 * ```
 */
export function findSylkFaults(sylk: Sylk, page: CodePage = defaultCodePage): readonly Finding[] {
  return firstFindings(faultsOf(sylk, page));
}

function* faultsOf(sylk: Sylk, page: CodePage): Iterable<Finding> {
  let offset = 0;
  let ended = false;
  for (const record of sylk.records) {
    const length = ansiLength(lineOf(record), page);
    if (length > record.end.length && ended) {
      yield { rule: 'DDE-SYLK-003', offset, expected: 'nothing after E', found: describe(record.type) };
      break;
    }
    yield* recordFaults(record, offset, length - record.end.length, page);
    ended ||= record.type === 'E';
    offset += length;
  }
  if (!ended) {
    yield { rule: 'DDE-SYLK-003', offset, expected: 'an E record', found: 'the end of the text' };
  }
}

const recordType = /^[A-Z]{1,2}$/;

function* recordFaults(record: SylkRecord, offset: number, length: number, page: CodePage): Iterable<Finding> {
  const { type, fields, end } = record;
  // An empty line is no record.
  if (length > 0 && !recordType.test(type)) {
    yield { rule: 'DDE-SYLK-007', offset, expected: 'one or two capital letters', found: describe(type) };
  }
  if (type === 'C' || type === 'F') {
    let at = offset + ansiLength(lineOf({ type, fields: [], end: '' }), page) + 1;
    for (const field of fields) {
      yield* fieldFaults(type, field, at, page);
      at += ansiLength(lineOf({ type: '', fields: [field], end: '' }), page);
    }
  }
  if (end !== '\r\n') {
    const found = end === '' ? 'the end of the text' : describe(end);
    yield { rule: 'DDE-SYLK-004', offset: offset + length, expected: 'CR and LF', found };
  }
}

function* fieldFaults(record: string, field: SylkField, offset: number, page: CodePage): Iterable<Finding> {
  const found = describe(field.text);
  if ((field.type === 'X' || field.type === 'Y') && sylkPosition(field) === undefined) {
    yield { rule: 'DDE-SYLK-009', offset, expected: 'a whole number from 1, of 15 digits at most', found };
  }
  if (record === 'C' && field.type === 'K' && sylkValue(field.text, page).kind === 'other') {
    const expected = 'a number, a text in quotes, TRUE, FALSE or an error';
    yield { rule: 'DDE-SYLK-011', offset, expected, found };
  }
}
