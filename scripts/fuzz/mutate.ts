/** Inputs near to what a codec takes: vectors, changed where formats are vulnerable. */
import fc from 'fast-check';

/** One change; positions are fractions of the length, so that a change still means something after another. */
type Change =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'number'; readonly at: number; readonly width: 1 | 2 | 4; readonly value: number }
  | { readonly kind: 'length'; readonly at: number; readonly width: 1 | 2 | 4; readonly add: number }
  | { readonly kind: 'cut'; readonly at: number; readonly count: number }
  | { readonly kind: 'copy'; readonly at: number; readonly count: number; readonly times: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'splice'; readonly at: number; readonly other: number };

/** Numbers at which widths, signs and counts turn over. */
const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

/** What text formats are made of, and names that do harm elsewhere. */
const words = [
  ...['__proto__', 'constructor', '\0', '\r\n', '\t', ';', ';;', '"', '""', '[', ']', '(', ')', ',', '{', '}', '\\'],
  ...[
    '-1',
    '0',
    '00000000000000000000000000000001',
    '4294967296',
    '99999999999999999999',
    '1e999',
    'NaN',
    '\x1b',
    '\xff',
  ],
].map((word) => Uint8Array.from(word, (char) => char.charCodeAt(0)));

const place = fc.double({ min: 0, max: 1, noNaN: true });
const width = fc.constantFrom(1 as const, 2 as const, 4 as const);
const small = fc.integer({ min: 1, max: 32 });

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('number' as const), at: place, width, value: fc.constantFrom(...edges) }),
  fc.record({ kind: fc.constant('length' as const), at: place, width, add: fc.integer({ min: -2, max: 2 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, count: small }),
  fc.record({ kind: fc.constant('copy' as const), at: place, count: small, times: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.constantFrom(...words) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('end' as const), at: place }),
  fc.record({ kind: fc.constant('splice' as const), at: place, other: fc.nat() }),
);

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** No input grows beyond this, in bytes, however often it is copied into itself. */
const longest = 1 << 15;

const writeNumber = (bytes: Uint8Array, at: number, size: number, value: number): Uint8Array => {
  const changed = bytes.slice();
  for (let i = 0; i < size && at + i < changed.length; i++) changed[at + i] = Math.floor(value / 256 ** i) & 0xff;
  return changed;
};

const apply = (bytes: Uint8Array, corpus: readonly Uint8Array[], each: Change): Uint8Array => {
  const at = Math.min(Math.floor(each.at * (bytes.length + 1)), bytes.length);
  switch (each.kind) {
    case 'flip':
      return writeNumber(bytes, at, 1, (bytes[at] ?? 0) ^ (1 << each.bit));
    case 'number':
      return writeNumber(bytes, at, each.width, each.value);
    case 'length':
      return writeNumber(bytes, at, each.width, Math.max(0, bytes.length + each.add));
    case 'cut':
      return join(bytes.subarray(0, at), bytes.subarray(at + each.count));
    case 'copy': {
      const piece = bytes.subarray(at, at + each.count);
      return join(bytes.subarray(0, at), ...Array.from({ length: each.times }, () => piece), bytes.subarray(at));
    }
    case 'insert':
      return join(bytes.subarray(0, at), each.bytes, bytes.subarray(at));
    case 'end':
      return bytes.subarray(0, at);
    case 'splice': {
      const other = corpus[each.other % Math.max(corpus.length, 1)] ?? bytes;
      return join(bytes.subarray(0, at), other.subarray(Math.floor(each.at * other.length)));
    }
  }
};

/** Inputs made from a corpus; now and then one that has nothing to do with it. */
export const inputsFrom = (corpus: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> => {
  const near = fc
    .tuple(fc.nat({ max: Math.max(corpus.length - 1, 0) }), fc.array(change, { maxLength: 6 }))
    .map(([index, changes]) => {
      let bytes = corpus[index] ?? new Uint8Array(0);
      for (const each of changes) bytes = apply(bytes, corpus, each).subarray(0, longest);
      return bytes.slice();
    });
  return fc.oneof({ arbitrary: near, weight: 9 }, { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 });
};
