/**
 * The adapter protocol: one JSON object a line, requests on the adapter's standard input and answers on its standard
 * output. `docs/adapters.md` says it in words, `adapter.schema.json` as a schema.
 */
import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { type Platform, platforms } from '../../spec/index.js';

/** The version that both sides name in the handshake. */
export const PROTOCOL = 1;
/** The longest line of an answer, in bytes. */
export const LONGEST_LINE = 16 * 1024 * 1024;
/** Most requests that are open at once, whatever the adapter declares. */
const WIDEST_PIPELINE = 1024;

/** What can be asked of a format. */
const formatOperations = ['decode', 'encode'] as const;
/** What can be asked of a format. */
export type FormatOperation = (typeof formatOperations)[number];

/** A request without its id. */
export type Ask = { readonly op: string } & Readonly<Record<string, unknown>>;

/** What an adapter answers. */
export type Answer =
  | { readonly kind: 'ok'; readonly value: unknown }
  /** The input is wrong; `offset` in bytes. */
  | { readonly kind: 'refused'; readonly offset?: number; readonly why: string }
  /** It cannot do that. */
  | { readonly kind: 'unsupported'; readonly why: string }
  /** It failed itself. */
  | { readonly kind: 'error'; readonly why: string };

/** What an adapter declares. */
export interface Capabilities {
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly formats: ReadonlyMap<string, readonly FormatOperation[]>;
  readonly platforms: readonly Platform[];
  /** `undefined`: it did not say, and is asked for all. */
  readonly codePages: readonly string[] | undefined;
  readonly profiles: readonly string[] | undefined;
  readonly reportsOffsets: boolean;
  /** Whether its texts hold U+F700 plus the byte for a byte without a character. */
  readonly escapes: boolean;
  /** Structures whose layout it knows. */
  readonly structures: readonly string[];
  /** Platforms on which it packs lParams. */
  readonly lparam: readonly Platform[];
  /** How many requests it wants open at once. */
  readonly pipeline: number;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of the object itself: what an adapter calls `__proto__` or `toString` is nothing special. */
export function own(object: Members, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A whole number of 64 bits in one of its forms; `undefined`: it is none. */
export function readNumber(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (!isObject(value)) return undefined;
  const digits = own(value, '$int');
  return typeof digits === 'string' && /^-?[0-9]{1,20}$/.test(digits) ? BigInt(digits) : undefined;
}

const answerKinds = ['ok', 'refused', 'unsupported', 'error'] as const;

/** Reads a line; what is wrong with it is said in words that complete "the adapter ...". */
export function readAnswer(line: string): Either<string, { readonly id: number; readonly answer: Answer }> {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return left('wrote a line that is no JSON');
  }
  if (!isObject(message)) return left('wrote a line that is no JSON object');
  const id = own(message, 'id');
  if (id === undefined) return left('answered without the id of the request');
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return left('answered with an id that is no whole number');
  const [kind, ...more] = answerKinds.filter((each) => Object.hasOwn(message, each));
  if (kind === undefined) return left('answered with neither ok nor refused nor unsupported nor error');
  if (more.length > 0) return left(`answered with both ${kind} and ${more.join(' and ')}`);
  const content = message[kind];
  switch (kind) {
    case 'ok':
      return right({ id, answer: { kind, value: content } });
    case 'refused': {
      if (!isObject(content)) return left('refused with something else than an object');
      const [offset, why] = [own(content, 'offset'), own(content, 'why')];
      const wrong = offset !== undefined && (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0);
      if (wrong) return left('refused at an offset that is no whole number from 0');
      return right({
        id,
        answer: {
          kind,
          ...(typeof offset === 'number' ? { offset } : {}),
          why: typeof why === 'string' ? bounded(why) : '',
        },
      });
    }
    default:
      return typeof content === 'string'
        ? right({ id, answer: { kind, why: bounded(content) } })
        : left(`answered with an ${kind === 'error' ? 'error' : '"unsupported"'} that is no text`);
  }
}

/** Reads what an adapter declares; every mistake in it, in words that complete "its hello ...". */
export function readCapabilities(value: unknown): Either<readonly string[], Capabilities> {
  if (!isObject(value)) return left(['is no object']);
  const mistakes: string[] = [];
  const version = own(value, 'protocol');
  if (version !== PROTOCOL)
    mistakes.push(
      version === undefined
        ? `does not name the version of the protocol: "protocol": ${PROTOCOL}`
        : `names protocol ${shortJson(version)}, and this is ${PROTOCOL}`,
    );
  const text = (name: string): string => {
    const found = own(value, name);
    if (typeof found === 'string' && found !== '') return bounded(found);
    mistakes.push(`has no text for "${name}"`);
    return '';
  };
  const list = <T extends string>(holder: Members, name: string, allowed?: readonly T[]): readonly T[] | undefined => {
    const found = own(holder, name);
    if (found === undefined) return undefined;
    const known = (one: unknown) =>
      typeof one === 'string' && (allowed === undefined || allowed.some((each) => each === one));
    if (Array.isArray(found) && found.every(known)) return found as readonly T[];
    mistakes.push(`has "${name}" that is no list of ${allowed === undefined ? 'texts' : allowed.join(', ')}`);
    return [];
  };
  const formats = own(value, 'formats') ?? {};
  if (!isObject(formats)) mistakes.push('has "formats" that is no object of lists');
  const names = isObject(formats) ? Object.keys(formats) : [];
  const pipeline = own(value, 'pipeline') ?? 1;
  const pipelineIsGood = typeof pipeline === 'number' && Number.isSafeInteger(pipeline) && pipeline >= 1;
  if (!pipelineIsGood) mistakes.push('has "pipeline" that is no whole number from 1');
  const escapes = own(value, 'escapes') ?? false;
  if (typeof escapes !== 'boolean') mistakes.push('has "escapes" that is neither true nor false');
  const capabilities: Capabilities = {
    name: text('name'),
    version: text('version'),
    language: text('language'),
    formats: new Map(names.map((name) => [name, list(formats as Members, name, formatOperations) ?? []])),
    platforms: list(value, 'platforms', platforms) ?? platforms,
    codePages: list(value, 'codePages'),
    profiles: list(value, 'profiles'),
    reportsOffsets: (list(value, 'reports', ['offset']) ?? []).includes('offset'),
    escapes: escapes === true,
    structures: list(value, 'structures') ?? [],
    lparam: list(value, 'lparam', platforms) ?? [],
    pipeline: pipelineIsGood ? Math.min(pipeline, WIDEST_PIPELINE) : 1,
  };
  return mistakes.length > 0 ? left(mistakes) : right(capabilities);
}

/** Longest piece of JSON that is shown, in characters. */
const SHOWN = 400;
/** Longest text of an adapter that is kept, in UTF-16 units. */
export const LONGEST_TEXT = 1000;

/** A text of the adapter's, of which a report need not hold megabytes. */
function bounded(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}... (${text.length - LONGEST_TEXT} more)`;
}

/**
 * A value of the adapter's as text, which is bounded and never throws. What is not ASCII is escaped: two texts that
 * differ in what nobody sees have to look different.
 */
export function shortJson(value: unknown, longest: number = SHOWN): string {
  let json: string;
  try {
    json = JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'a value that is nested too deeply to show';
  }
  const shown = json
    .slice(0, longest)
    .replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return json.length <= longest ? shown : `${shown}... (${json.length - longest} more)`;
}
