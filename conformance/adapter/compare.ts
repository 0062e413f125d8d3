/** Whether an answer says what a vector says. */
import type { PlainValue } from '../vectors/vector.js';
import { own, shortJson } from './protocol.js';

/** Where an answer differs first. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
}

/** Members that may be missing. */
export type Optional = (member: string) => boolean;

const none: Optional = () => false;

/**
 * The first difference between what is expected and what was found; `undefined`: there is none. Members that nobody
 * asked for are no difference. What was found is only followed as deep as the expectation goes.
 *
 * @param optional members that may be missing; one that is there is compared
 */
export function differenceOf(
  expected: PlainValue,
  found: unknown,
  optional: Optional = none,
  path = 'value',
): Difference | undefined {
  const differs = (): Difference => ({
    expected: `${path}: ${shortJson(expected)}`,
    found: `${path}: ${found === undefined ? 'missing' : shortJson(found)}`,
  });
  if (typeof expected === 'string' && typeof found === 'string')
    return expected === found ? undefined : textsDiffer(expected, found, path);
  if (typeof expected !== 'object' || expected === null) {
    const same = typeof expected === 'number' ? sameNumber(expected, found) : expected === found;
    return same ? undefined : differs();
  }
  if (isList(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return differs();
    for (const [at, element] of expected.entries()) {
      const difference = differenceOf(element, found[at], optional, `${path}[${at}]`);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  const [tag = '', ...more] = Object.keys(expected);
  if (more.length === 0 && tag.startsWith('$')) {
    if (sameTagged(tag, expected[tag], found)) return undefined;
    const [wanted, other] = [digitsIn(expected), digitsIn(found)];
    return wanted === undefined || other === undefined ? differs() : digitsDiffer(wanted, other, path);
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return differs();
  for (const [name, member] of Object.entries(expected)) {
    const other = own(found as Readonly<Record<string, unknown>>, name);
    if (other === undefined && optional(name)) continue;
    const difference = differenceOf(member, other, optional, `${path}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** An excerpt begins at the start of a text, unless the first difference lies farther in than this. */
const FAR = 200;
/** How much of what is the same an excerpt shows before the difference; a whole number of bytes. */
const BEFORE = 40;

/** Where excerpts of two different texts begin that both show where they differ first. */
function startOfExcerpt(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at < FAR ? 0 : at - (at % 2) - BEFORE;
}

function textsDiffer(expected: string, found: string, path: string): Difference {
  const from = startOfExcerpt(expected, found);
  const where = from === 0 ? path : `${path} from unit ${from}`;
  return {
    expected: `${where}: ${shortJson(expected.slice(from))}`,
    found: `${where}: ${shortJson(found.slice(from))}`,
  };
}

/** How bytes differ, as pairs of digits. */
export function digitsDiffer(expected: string, found: string, path: string): Difference {
  const from = startOfExcerpt(expected, found);
  const where = from === 0 ? path : `${path} from offset ${from / 2}`;
  return {
    expected: `${where}: ${shownDigits(expected.slice(from))}`,
    found: `${where}: ${shownDigits(found.slice(from))}`,
  };
}

/** Most bytes that a finding shows. */
const MOST_SHOWN = 120;

/** Pairs of digits with blanks between them, as many as one wants to read. */
export function shownDigits(digits: string): string {
  const text = (digits.slice(0, 2 * MOST_SHOWN).match(/../g) ?? []).join(' ');
  return digits.length <= 2 * MOST_SHOWN ? text || 'none' : `${text} ... (${digits.length / 2} bytes)`;
}

/** The bytes of `$bytes`; `undefined`: there are none. */
function digitsIn(value: unknown): string | undefined {
  const digits = tagged(value, '$bytes');
  return typeof digits === 'string' ? readDigits(digits) : undefined;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function tagged(value: unknown, tag: string): unknown {
  return typeof value === 'object' && value !== null ? own(value as Readonly<Record<string, unknown>>, tag) : undefined;
}

/** A number is the same in every form. */
function sameNumber(expected: number, found: unknown): boolean {
  if (typeof found === 'number') return expected === found;
  const [int, float] = [tagged(found, '$int'), tagged(found, '$float')];
  if (Number.isSafeInteger(expected) && typeof int === 'string') return readInt(int) === BigInt(expected);
  return float === '-0' && expected === 0;
}

function sameTagged(tag: string, expected: PlainValue | undefined, found: unknown): boolean {
  if (typeof expected !== 'string') return false;
  switch (tag) {
    case '$bytes': {
      const digits = tagged(found, '$bytes');
      return typeof digits === 'string' && readDigits(digits) === readDigits(expected);
    }
    case '$int': {
      if (typeof found === 'number') return Number.isSafeInteger(found) && BigInt(found) === readInt(expected);
      const digits = tagged(found, '$int');
      return typeof digits === 'string' && readInt(digits) === readInt(expected);
    }
    default: {
      if (typeof found === 'number') return Object.is(found, expected === '-0' ? -0 : Number(expected));
      return tagged(found, '$float') === expected;
    }
  }
}

/** Longest decimal number that is read, in digits: those of 64 bits and to spare. */
const MOST_DIGITS = 40;

function readInt(text: string): bigint | undefined {
  return text.length <= MOST_DIGITS && /^-?[0-9]+$/.test(text) ? BigInt(text) : undefined;
}

/** The bytes as capital digits without blanks; `undefined`: these are no pairs of digits. */
export function readDigits(text: string): string | undefined {
  const digits = text.replaceAll(' ', '');
  return digits.length % 2 === 0 && !/[^0-9A-Fa-f]/.test(digits) ? digits.toUpperCase() : undefined;
}
