/** JSON that somebody wrote by hand: decoded with io-ts, with errors that say where. */
import { type Either, isLeft, left } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/** Longest value shown of what was found, in characters. */
const SHOWN = 60;

/**
 * An object with these fields and no others; a misspelt field is an error rather than ignored.
 *
 * @param optional fields that may be left out
 */
export function closed<R extends t.Props, O extends t.Props>(
  name: string,
  required: R,
  optional: O,
): t.Type<t.TypeOfProps<R> & t.TypeOfPartialProps<O>> {
  const fields = [...Object.keys(required), ...Object.keys(optional)];
  const whole = t.type(required);
  const rest = t.partial(optional);
  type Value = t.TypeOfProps<R> & t.TypeOfPartialProps<O>;
  return new t.Type<Value>(
    name,
    (value): value is Value => whole.is(value) && rest.is(value),
    (input, context) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) return t.failure(input, context);
      const unknown = Object.keys(input).find((key) => !fields.includes(key));
      if (unknown !== undefined) {
        const at = t.appendContext(context, unknown, t.never);
        return t.failure((input as Record<string, unknown>)[unknown], at, `no field but ${fields.join(', ')}`);
      }
      const results = [whole.validate(input, context), rest.validate(input, context)];
      const errors = results.flatMap((result) => (isLeft(result) ? result.left : []));
      return errors.length > 0 ? t.failures(errors) : t.success(input as Value);
    },
    t.identity,
  );
}

/** A value that is one of these strings. */
export function oneOf<V extends string>(values: readonly V[]): t.Type<V> {
  return new t.Type<V>(
    values.map((value) => JSON.stringify(value)).join(' or '),
    (value): value is V => values.some((candidate) => candidate === value),
    (input, context) => {
      const found = values.find((candidate) => candidate === input);
      return found === undefined ? t.failure(input, context) : t.success(found);
    },
    t.identity,
  );
}

/** A value for which the test answers true; errors call it `what`. */
export function refined<A>(what: string, is: (value: unknown) => value is A): t.Type<A> {
  return new t.Type<A>(
    what,
    is,
    (input, context) => (is(input) ? t.success(input) : t.failure(input, context)),
    t.identity,
  );
}

/** A whole number from 0 to `last`. */
export function whole(last: number): t.Type<number> {
  return refined(
    `a whole number from 0 to ${last}`,
    (value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= last,
  );
}

/** A string that is not empty. */
export const text: t.Type<string> = refined(
  'a string that is not empty',
  (value): value is string => typeof value === 'string' && value !== '',
);

/**
 * Reads a JSON text. The errors name the place as a path, such as `items.0.formats`.
 *
 * @example
 * ```ts
 * import * as t from 'io-ts';
 * import { parseJson, text } from './json-file.js';
 * parseJson(t.array(text), '["a", 1]'); // left(['1: expected a string that is not empty, found 1'])
 * ```
 */
export function parseJson<A>(type: t.Type<A>, source: string): Either<readonly string[], A> {
  let value: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    return left([`this is no JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const result = type.decode(value);
  return isLeft(result) ? left([...new Set(result.left.map(explain))]) : result;
}

function explain({ context, message, value }: t.ValidationError): string {
  const place = context
    .slice(1)
    .map((entry) => entry.key)
    .join('.');
  const expected = message ?? context.at(-1)?.type.name ?? 'a value';
  return `${place === '' ? 'at the top' : place}: expected ${expected}, found ${show(value)}`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}...` : json;
}
