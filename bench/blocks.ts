/** DDEDATA: the plain kernel and the io-ts type, against hand-written code and a parser from a declaration. */
import { Parser } from 'binary-parser/dist/binary_parser.js';
import { isRight } from 'fp-ts/lib/Either.js';
import { DDEDATA, readDDEDATA, writeDDEDATA } from '../codecs/index.js';
import { type Group, keep } from './compare.js';

const RESERVED = 0x4fff;
const sizes = [4, 24, 256];
const COUNT = 60;

const blocks = Array.from({ length: COUNT }, (_, index) => {
  const bytes = new Uint8Array(4 + (sizes[index % sizes.length] ?? 0)).fill(0x41);
  bytes.set([0x00, (index & 3) * 0x10 + 0x80, 0x01, 0x00]);
  return bytes;
});
const values = blocks.flatMap((bytes) => readDDEDATA(bytes) ?? []);

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

/** The flags are taken apart after it, as a word. */
const declared = new Parser().endianess('little').uint16('flags').uint16('cfFormat').buffer('value', {
  readUntil: 'eof',
});

const readDeclared = (bytes: Uint8Array): DDEDATA => {
  const { flags, cfFormat, value } = declared.parse(bytes);
  return {
    fAckReq: (flags & 0x8000) !== 0,
    fRelease: (flags & 0x2000) !== 0,
    fResponse: (flags & 0x1000) !== 0,
    reserved: flags & RESERVED,
    cfFormat,
    value,
  };
};

export const decodeBlocks: Group = {
  title: 'decode DDEDATA',
  items: 'blocks',
  count: COUNT,
  contenders: [
    {
      name: 'readDDEDATA',
      run: () => {
        let last: unknown;
        for (const bytes of blocks) last = keep(readDDEDATA(bytes));
        return last;
      },
    },
    {
      name: 'by hand, DataView',
      run: () => {
        let last: unknown;
        for (const bytes of blocks) last = keep(readByHand(bytes));
        return last;
      },
    },
    {
      name: 'by hand, by index',
      run: () => {
        let last: unknown;
        for (const bytes of blocks) last = keep(readByIndex(bytes));
        return last;
      },
    },
    {
      name: 'DDEDATA.decode (io-ts)',
      run: () => {
        let last: unknown;
        for (const bytes of blocks) {
          const result = keep(DDEDATA.decode(bytes));
          last = isRight(result) ? result.right : undefined;
        }
        return last;
      },
    },
    {
      name: 'binary-parser',
      run: () => {
        let last: unknown;
        for (const bytes of blocks) last = keep(readDeclared(bytes));
        return last;
      },
    },
  ],
};

export const encodeBlocks: Group = {
  title: 'encode DDEDATA',
  items: 'blocks',
  count: COUNT,
  contenders: [
    {
      name: 'writeDDEDATA',
      run: () => {
        let last: unknown;
        for (const value of values) last = keep(writeDDEDATA(value));
        return last;
      },
    },
    {
      name: 'by hand, DataView',
      run: () => {
        let last: unknown;
        for (const value of values) last = keep(writeByHand(value));
        return last;
      },
    },
    {
      name: 'by hand, by index',
      run: () => {
        let last: unknown;
        for (const value of values) last = keep(writeByIndex(value));
        return last;
      },
    },
    {
      name: 'DDEDATA.encode (io-ts)',
      run: () => {
        let last: unknown;
        for (const value of values) last = keep(DDEDATA.encode(value));
        return last;
      },
    },
  ],
};
