/** Values of our codecs as vectors write them, and back. */
import { isLeft } from 'fp-ts/lib/Either.js';
import { formatHex, parseHex } from '../../codecs/index.js';

/** A value as plain JSON; what JSON lacks becomes `$int`, `$bytes` and `$float`. */
export function toPlain(value: unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      return { $int: String(value) };
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $float: Object.is(value, -0) ? '-0' : String(value) };
    case 'object':
      if (value === null) return null;
      if (value instanceof Uint8Array) return { $bytes: formatHex(value) };
      if (Array.isArray(value)) return value.map(toPlain);
      return Object.fromEntries(
        Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, toPlain(member)]])),
      );
    default:
      return value;
  }
}

/** The value that plain JSON stands for; `undefined` where a form holds what it may not. */
export function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) {
    const [tag, content] = first;
    if (tag === '$bytes') {
      const bytes = parseHex(String(content));
      return isLeft(bytes) ? undefined : bytes.right;
    }
    if (tag === '$int') return /^-?[0-9]{1,40}$/.test(String(content)) ? BigInt(String(content)) : undefined;
    if (tag === '$float') return content === '-0' ? -0 : Number(content);
  }
  return Object.fromEntries(entries.map(([name, member]) => [name, fromPlain(member)]));
}
