/** DDEDATA: the plain kernel and the io-ts type, against hand-written code and what libraries make of a declaration. */
import { getBytesCodec, getStructCodec, getU16Codec } from '@solana/codecs';
import { Parser } from 'binary-parser/dist/binary_parser.js';
import { isRight } from 'fp-ts/lib/Either.js';
import * as packed from 'micro-packed';
import * as restructure from 'restructure';
import * as typed from 'typed-binary';
import { DDEDATA, orThrow, readDDEDATA, typeOf, writeDDEDATA } from '../codecs/index.js';
import { type Contender, type Group, keep } from './compare.js';

const RESERVED = 0x4fff;
const COUNT = 60;

/** A number or a short name, and a small table: above 64 bytes an engine makes arrays of bytes in another way. */
const sizes = [24, 256] as const;

const blocksOf = (size: number): readonly Uint8Array[] =>
  Array.from({ length: COUNT }, (_, index) => {
    const bytes = new Uint8Array(4 + size).fill(0x41);
    bytes.set([0x00, (index & 3) * 0x10 + 0x80, 0x01, 0x00]);
    return bytes;
  });

/** What one would write by hand for this structure alone, as most do it. */
const readByHand = (bytes: Uint8Array): DDEDATA | undefined => {
  if (bytes.length < 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(0, true);
  return {
    fAckReq: (flags & 0x8000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    fResponse: (flags & 0x1000) !== 0,
    reserved: flags & RESERVED,
    cfFormat: view.getUint16(2, true),
    value: bytes.subarray(4),
  };
};

const writeByHand = (block: DDEDATA): Uint8Array => {
  const bytes = new Uint8Array(4 + block.value.length);
  const view = new DataView(bytes.buffer);
  let flags = block.reserved & RESERVED;
  if (block.fAckReq) flags |= 0x8000;
  if (block.fRelease) flags |= 0x2000;
  if (block.fResponse) flags |= 0x1000;
  view.setUint16(0, flags, true);
  view.setUint16(2, block.cfFormat, true);
  bytes.set(block.value, 4);
  return bytes;
};

/** The same without a DataView, whose making costs more than the reading. */
const readByIndex = (bytes: Uint8Array): DDEDATA | undefined => {
  if (bytes.length < 4) return undefined;
  const flags = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  return {
    fAckReq: (flags & 0x8000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    fResponse: (flags & 0x1000) !== 0,
    reserved: flags & RESERVED,
    cfFormat: (bytes[2] ?? 0) | ((bytes[3] ?? 0) << 8),
    value: bytes.subarray(4),
  };
};

const writeByIndex = (block: DDEDATA): Uint8Array => {
  const bytes = new Uint8Array(4 + block.value.length);
  let flags = block.reserved & RESERVED;
  if (block.fAckReq) flags |= 0x8000;
  if (block.fRelease) flags |= 0x2000;
  if (block.fResponse) flags |= 0x1000;
  bytes[0] = flags;
  bytes[1] = flags >> 8;
  bytes[2] = block.cfFormat;
  bytes[3] = block.cfFormat >> 8;
  bytes.set(block.value, 4);
  return bytes;
};

/** What the declarations give: two words, and the rest. */
interface Declared {
  readonly flags: number;
  readonly cfFormat: number;
  readonly value: Uint8Array;
}

/** None of the libraries knows bits without meaning, so the flags are taken apart after it, as a word. */
const fromDeclared = ({ flags, cfFormat, value }: Declared): DDEDATA => ({
  fAckReq: (flags & 0x8000) !== 0,
  fRelease: (flags & 0x2000) !== 0,
  fResponse: (flags & 0x1000) !== 0,
  reserved: flags & RESERVED,
  cfFormat,
  value,
});

const toDeclared = ({ fAckReq, fRelease, fResponse, reserved, cfFormat, value }: DDEDATA): Declared => ({
  flags: reserved | (fAckReq ? 0x8000 : 0) | (fRelease ? 0x2000 : 0) | (fResponse ? 0x1000 : 0),
  cfFormat,
  value,
});

const binaryParser = new Parser().endianess('little').uint16('flags').uint16('cfFormat').buffer('value', {
  readUntil: 'eof',
});
const microPacked = packed.struct({ flags: packed.U16LE, cfFormat: packed.U16LE, value: packed.bytes(null) });
const solana = getStructCodec([
  ['flags', getU16Codec()],
  ['cfFormat', getU16Codec()],
  ['value', getBytesCodec()],
]);
/** These two have no type for all the bytes that are left: they do the header, and the rest is added by hand. */
const restructureHeader = new restructure.Struct({ flags: restructure.uint16le, cfFormat: restructure.uint16le });
const typedHeader = typed.object({ flags: typed.u16, cfFormat: typed.u16 });

const readers: readonly (readonly [name: string, read: (bytes: Uint8Array) => Declared])[] = [
  ['binary-parser', (bytes) => binaryParser.parse(bytes)],
  ['micro-packed', (bytes) => microPacked.decode(bytes)],
  ['@solana/codecs', (bytes) => solana.decode(bytes) as Declared],
  [
    'restructure',
    (bytes) => {
      const { flags, cfFormat } = restructureHeader.fromBuffer(bytes);
      return { flags, cfFormat, value: bytes.subarray(4) };
    },
  ],
  [
    'typed-binary',
    (bytes) => {
      const reader = new typed.BufferReader(bytes.buffer, { byteOffset: bytes.byteOffset, endianness: 'little' });
      const { flags, cfFormat } = typedHeader.read(reader);
      return { flags, cfFormat, value: bytes.subarray(4) };
    },
  ],
];

const behind = (length: number, value: Uint8Array, header: (bytes: Uint8Array) => void): Uint8Array => {
  const bytes = new Uint8Array(length + value.length);
  header(bytes);
  bytes.set(value, length);
  return bytes;
};

/** binary-parser only reads. */
const writers: readonly (readonly [name: string, write: (block: Declared) => Uint8Array])[] = [
  ['micro-packed', (block) => microPacked.encode(block)],
  ['@solana/codecs', (block) => solana.encode(block) as Uint8Array],
  [
    'restructure',
    ({ flags, cfFormat, value }) =>
      behind(4, value, (bytes) => bytes.set(restructureHeader.toBuffer({ flags, cfFormat }))),
  ],
  [
    'typed-binary',
    ({ flags, cfFormat, value }) =>
      behind(4, value, (bytes) =>
        typedHeader.write(new typed.BufferWriter(bytes.buffer, { endianness: 'little' }), { flags, cfFormat }),
      ),
  ],
];

/** One call a block; the last value is what the contenders must agree on. */
const each = <A>(name: string, items: readonly A[], handle: (item: A) => unknown): Contender => ({
  name,
  run: () => {
    let last: unknown;
    for (const item of items) last = keep(handle(item));
    return last;
  },
});

const DDEDATAType = typeOf(DDEDATA);

const decodeBlocks = (size: number): Group => {
  const blocks = blocksOf(size);
  return {
    title: `decode DDEDATA with a value of ${size} bytes`,
    items: 'blocks',
    count: COUNT,
    contenders: [
      {
        name: 'typeOf(DDEDATA).decode (io-ts)',
        run: () => {
          let last: unknown;
          for (const bytes of blocks) {
            const result = keep(DDEDATAType.decode(bytes));
            last = isRight(result) ? result.right : undefined;
          }
          return last;
        },
      },
      {
        name: 'readDDEDATA',
        run: () => {
          let last: unknown;
          for (const bytes of blocks) {
            const result = keep(readDDEDATA(bytes));
            last = isRight(result) ? result.right : undefined;
          }
          return last;
        },
      },
      each('by hand, by index', blocks, readByIndex),
      each('by hand, DataView', blocks, readByHand),
      ...readers.map(([name, read]) => each(name, blocks, (bytes) => fromDeclared(read(bytes)))),
    ],
  };
};

const encodeBlocks = (size: number): Group => {
  const values = blocksOf(size).map((bytes) => orThrow(readDDEDATA(bytes)));
  return {
    title: `encode DDEDATA with a value of ${size} bytes`,
    items: 'blocks',
    count: COUNT,
    contenders: [
      each('typeOf(DDEDATA).encode (io-ts)', values, (value) => DDEDATAType.encode(value)),
      each('writeDDEDATA', values, writeDDEDATA),
      each('by hand, by index', values, writeByIndex),
      each('by hand, DataView', values, writeByHand),
      ...writers.map(([name, write]) => each(name, values, (value) => write(toDeclared(value)))),
    ],
  };
};

export const blockGroups: readonly Group[] = [...sizes.map(decodeBlocks), ...sizes.map(encodeBlocks)];
