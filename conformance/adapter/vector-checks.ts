/** The checks that vectors make: reading the input, writing the value, and reading every beginning of the input. */
import { platforms, type RuleId } from '../../spec/index.js';
import { encodedDigits, inputDigits } from '../vectors/digits.js';
import { fileNameOf } from '../vectors/file-name.js';
import type { Vector, VectorFile, VectorResult } from '../vectors/vector.js';
import { type CheckFinding, type CodecCheck, type CodecScenario, kept, unexpectedAnswer } from './check.js';
import { differenceOf, digitsDiffer, type Optional, readDigits, shownDigits } from './compare.js';
import { type Answer, type Ask, type Capabilities, type FormatOperation, own, shortJson } from './protocol.js';

/** What has to come back of bytes. */
interface Reading {
  readonly result: VectorResult;
  /** `undefined`: any value will do. */
  readonly value?: Vector['value'];
  readonly offset?: number;
  readonly optional: Optional;
}

/** The scenario of a file. */
export function vectorScenario(file: VectorFile): CodecScenario {
  const rules = new Set(file.vectors.map(({ rule }) => rule));
  return {
    role: 'codec',
    id: `codec.${fileNameOf(file.format)}`,
    title: file.title,
    story: `Reads and writes ${file.format}: every vector, and every beginning of those that ask for it.`,
    rules: [...rules],
    checks: file.vectors.flatMap((vector) => checksOf(file, vector)),
  };
}

function checksOf(file: VectorFile, vector: Vector): readonly CodecCheck[] {
  const input = inputDigits(vector);
  const written = encodedDigits(vector);
  const flagged = vector.flags?.includes('Lossless') === true;
  const optional: Optional = (member) => !flagged && file.lossless.includes(member);
  const base = checkMaker(file.format, vector);
  const { result, value, offset } = vector;
  const reading: Reading = {
    result,
    optional,
    ...(value === undefined ? {} : { value }),
    ...(offset === undefined ? {} : { offset }),
  };
  const checks = [base('', 'decode', { bytes: input }, (answer, can) => judgeReading(reading, answer, can))];
  if (written !== undefined)
    checks.push(base('/encode', 'encode', { value: plainDigits(value) }, (answer) => judgeWriting(written, answer)));
  for (const [wanted, ranges] of Object.entries(vector.prefixes ?? {})) {
    for (const [first, last] of ranges) {
      for (let length = first; length <= last; length++) {
        const prefix = { result: wanted as VectorResult, optional };
        const body = { bytes: input.slice(0, 2 * length) };
        checks.push(base(`/prefix-${length}`, 'decode', body, (answer, can) => judgeReading(prefix, answer, can)));
      }
    }
  }
  return checks;
}

type Judge = (answer: Answer, capabilities: Capabilities) => CheckFinding;

function checkMaker(format: string, { id, note, rule, platform, options, flags }: Vector) {
  const escaped = flags?.includes('Escaped') === true;
  return (part: string, op: FormatOperation, body: Readonly<Record<string, unknown>>, judge: Judge): CodecCheck => {
    return {
      id: `${id}${part}`,
      note: noteOf(part, note),
      rule: rule satisfies RuleId,
      platforms: platform === 'any' ? platforms : platform,
      *run(on, capabilities): Generator<Ask, CheckFinding, Answer> {
        const lacking = lacksFor(format, op, options, capabilities) ?? lacksEscapes(escaped, capabilities);
        if (lacking !== undefined) return { kind: 'unsupported', why: lacking };
        const answer = yield { op, format, platform: on, ...(options === undefined ? {} : { options }), ...body };
        return judge(answer, capabilities);
      },
    };
  };
}

/** What a check is about, which a part of a vector is only a part of. */
function noteOf(part: string, note: string): string {
  const [, length] = /^\/prefix-([0-9]+)$/.exec(part) ?? [];
  if (length !== undefined) return `${note}; of its input the first ${length} bytes alone`;
  return part === '' ? note : `${note}; its value written back`;
}

function lacksFor(
  format: string,
  op: FormatOperation,
  options: Vector['options'],
  { formats, codePages, profiles }: Capabilities,
): string | undefined {
  if (formats.get(format)?.includes(op) !== true) return `the adapter does not declare ${op} of ${format}`;
  const { codePage, profile } = options ?? {};
  if (codePage !== undefined && codePages?.includes(codePage) === false)
    return `the adapter does not declare the code page ${codePage}`;
  if (profile !== undefined && profiles?.includes(profile) === false)
    return `the adapter does not declare the profile ${profile}`;
  return undefined;
}

/** What becomes of a byte without a character is told by no page, so nobody has to do it as these vectors do. */
function lacksEscapes(escaped: boolean, { escapes }: Capabilities): string | undefined {
  return escaped && !escapes ? 'the adapter does not declare that it escapes bytes without a character' : undefined;
}

function judgeReading({ result, value, offset, optional }: Reading, answer: Answer, can: Capabilities): CheckFinding {
  const wanted = value === undefined ? 'a value' : `value: ${shortJson(value)}`;
  if (answer.kind === 'refused') {
    if (result === 'valid') return unexpectedAnswer(wanted, answer);
    if (result === 'invalid' && offset !== undefined && can.reportsOffsets && answer.offset !== offset) {
      const found = answer.offset === undefined ? 'refused at no offset' : `refused at offset ${answer.offset}`;
      return { kind: 'broken', expected: `a refusal at offset ${offset}`, found };
    }
    return kept;
  }
  if (answer.kind !== 'ok') return unexpectedAnswer(result === 'invalid' ? 'a refusal' : wanted, answer);
  if (result === 'invalid')
    return { kind: 'broken', expected: 'a refusal', found: `value: ${shortJson(answer.value)}` };
  if (value === undefined) return kept;
  const difference = differenceOf(value, answer.value, optional);
  if (difference === undefined) return kept;
  const alternative = result === 'acceptable' ? 'a refusal, or ' : '';
  return { kind: 'broken', expected: `${alternative}${difference.expected}`, found: difference.found };
}

function judgeWriting(wanted: string, answer: Answer): CheckFinding {
  const expected = `bytes: ${shownDigits(wanted)}`;
  if (answer.kind !== 'ok') return unexpectedAnswer(expected, answer);
  const { value } = answer;
  const bytes =
    typeof value === 'object' && value !== null ? own(value as Record<string, unknown>, 'bytes') : undefined;
  const digits = typeof bytes === 'string' ? readDigits(bytes) : undefined;
  if (digits === undefined)
    return { kind: 'broken', expected, found: `no "bytes" of hexadecimal digits: ${shortJson(value)}` };
  return digits === wanted ? kept : { kind: 'broken', ...digitsDiffer(wanted, digits, 'bytes') };
}

/** The value with all bytes as the protocol sends them: capital digits without blanks. */
function plainDigits(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainDigits);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$bytes' && typeof member === 'string' ? readDigits(member) : plainDigits(member),
    ]),
  );
}
