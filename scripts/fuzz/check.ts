/** What must hold of a codec for any bytes at all. */
import { isDeepStrictEqual } from 'node:util';
import { isLeft } from 'fp-ts/lib/Either.js';
import { type AnnotatedRow, type Format, type FormatContext, maxRows } from '../../codecs/index.js';
import { findRule } from '../../spec/index.js';

/** What came of one input. */
export interface Report {
  /** What is wrong, if anything. */
  readonly trouble: string | undefined;
  /** A short text that differs if the codec went another way; digits are left out, as there is no end of them. */
  readonly signature: string;
}

/** How long an input may take, in milliseconds: far more than linear time needs, and far less than what hangs. */
const allowed = (length: number): number => 250 + length / 50;

const now = (): number => process.cpuUsage().user / 1000;

const blur = (text: string): string => text.replaceAll(/\d+/g, '#');

const isInside = (offset: number, length: number): boolean =>
  Number.isInteger(offset) && offset >= 0 && offset <= length;

/** Runs everything that a format can do on an input. Never throws. */
export const checkInput = (format: Format, bytes: Uint8Array, context: FormatContext): Report => {
  const before = bytes.slice();
  const start = now();
  let report: Report;
  try {
    report = look(format, bytes, context);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report = { trouble: `it throws: ${text}`, signature: 'throws' };
  }
  if (report.trouble !== undefined) return report;
  const took = now() - start;
  if (took > allowed(bytes.length)) return { ...report, trouble: `it takes ${Math.round(took)} ms` };
  if (!isDeepStrictEqual(bytes, before)) return { ...report, trouble: 'it changes its input' };
  if (Object.keys(Object.prototype).length > 0) return { ...report, trouble: 'it changes Object.prototype' };
  return report;
};

const look = (format: Format, bytes: Uint8Array, context: FormatContext): Report => {
  const clue = format.recognise(bytes, context);
  const wrong = (trouble: string): Report => ({ trouble, signature: 'wrong' });
  if (clue !== undefined && !(clue.score >= 0 && clue.score <= 1)) return wrong(`a clue of score ${clue.score}`);
  const result = format.decode(bytes, context);
  if (isLeft(result)) {
    const { offset, expected, found, path } = result.left;
    if (offset !== undefined && !isInside(offset, bytes.length)) return wrong(`an error at offset ${offset}`);
    if (expected === '' || found === '' || path.length === 0) return wrong('an error that says too little');
    return { trouble: undefined, signature: blur(`${path.join('.')} ${expected}`).slice(0, 200) };
  }
  const value = result.right;
  if (!format.is(value, context)) return wrong('it does not know its own value');
  const encoded = format.encode(value, context);
  const again = format.decode(encoded, context);
  if (isLeft(again)) return wrong(`it refuses what it wrote: ${again.left.expected}`);
  const same = isDeepStrictEqual(encoded, bytes);
  if (!same && format.canonical === undefined) return wrong(`it does not give the same bytes: ${hexOf(encoded)}`);
  if (!isDeepStrictEqual(again.right, value))
    return wrong(`it reads another value in what it wrote: ${hexOf(encoded)}`);
  if (!same && !isDeepStrictEqual(format.encode(again.right, context), encoded)) {
    return wrong('its canonical spelling is none');
  }
  const rows = format.rows(value, bytes, context);
  const outside = rows.find(({ offset, length }) => !isInside(offset, bytes.length) || offset + length > bytes.length);
  if (outside !== undefined) return wrong(`a row outside: ${outside.field} at ${outside.offset}`);
  if (rows.length > maxRows + 100) return wrong(`${rows.length} rows`);
  const left = findUncovered(rows, bytes.length);
  if (left !== undefined) return wrong(left);
  const findings = format.findings(value, bytes, context);
  const odd = findings.find(({ rule, offset }) => findRule(rule) === undefined || !isInside(offset, bytes.length));
  if (odd !== undefined) return wrong(`a finding of no rule or no place: ${odd.rule} at ${odd.offset}`);
  const fields = new Set(rows.map(({ field }) => blur(field)));
  const broken = new Set(findings.map(({ rule }) => rule));
  return {
    trouble: undefined,
    signature: [same ? 'same' : 'other', clue === undefined ? '' : 'clue', ...fields, ...broken].join(' '),
  };
};

/** What the rows leave out, or show out of order; a table that is cut says so. */
const findUncovered = (rows: readonly AnnotatedRow[], length: number): string | undefined => {
  if (rows.some(({ field }) => field === 'more')) return undefined;
  let covered = 0;
  let last = 0;
  for (const { field, offset, length: own } of rows) {
    if (own === 0) continue;
    if (offset < last) return `a row before the one above: ${field} at ${offset}`;
    if (offset > covered) return `a byte in no row: at ${covered}`;
    last = offset;
    covered = Math.max(covered, offset + own);
  }
  return covered < length ? `a byte in no row: at ${covered}` : undefined;
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 64)).toString('hex');
