/** What the rules of SYLK forbid and a reader can yet take. */
import type { CodePage } from '../kernel/code-page.js';
import { describe } from '../kernel/errors.js';
import type { FormatFinding } from '../kernel/format.js';
import { lineOf, type SylkField, type SylkRecord } from './sylk-records.js';
import { sylkPosition, sylkValue } from './sylk-values.js';

/** What in the records is against the rules. */
export function* sylkFaults(records: readonly SylkRecord[], page: CodePage): Iterable<FormatFinding> {
  let offset = 0;
  let ended = false;
  for (const record of records) {
    const length = page.measure(lineOf(record));
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

function* recordFaults(record: SylkRecord, offset: number, length: number, page: CodePage): Iterable<FormatFinding> {
  const { type, fields, end } = record;
  // An empty line is no record.
  if (length > 0 && !recordType.test(type)) {
    yield { rule: 'DDE-SYLK-007', offset, expected: 'one or two capital letters', found: describe(type) };
  }
  if (type === 'C' || type === 'F') {
    let at = offset + page.measure(lineOf({ type, fields: [], end: '' })) + 1;
    for (const field of fields) {
      yield* fieldFaults(type, field, at, page);
      at += page.measure(lineOf({ type: '', fields: [field], end: '' }));
    }
  }
  if (end !== '\r\n') {
    const found = end === '' ? 'the end of the text' : describe(end);
    yield { rule: 'DDE-SYLK-004', offset: offset + length, expected: 'CR and LF', found };
  }
}

function* fieldFaults(record: string, field: SylkField, offset: number, page: CodePage): Iterable<FormatFinding> {
  const found = describe(field.text);
  if ((field.type === 'X' || field.type === 'Y') && sylkPosition(field) === undefined) {
    yield { rule: 'DDE-SYLK-009', offset, expected: 'a whole number from 1, of 15 digits at most', found };
  }
  if (record === 'C' && field.type === 'K' && sylkValue(field.text, page).kind === 'other') {
    const expected = 'a number, a text in quotes, TRUE, FALSE or an error';
    yield { rule: 'DDE-SYLK-011', offset, expected, found };
  }
}
