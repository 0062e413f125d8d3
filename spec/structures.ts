/**
 * The DDE structures bit by bit: what stands at the start of the memory blocks of WM_DDE_ADVISE, WM_DDE_DATA and
 * WM_DDE_POKE, and in the status word of WM_DDE_ACK.
 *
 * All are little-endian and laid out alike on win16, win32 and win64. Microsoft's pages give the names, the order
 * and the meaning of the flags; their bit positions stand in the public header dde.h only. The low bit is bit 0.
 */

/** A run of bits in the 16-bit flag word at offset 0. */
export interface FlagField {
  readonly name: string;
  /** The lowest bit, 0..15. */
  readonly bit: number;
  /** How many bits, 1..16. */
  readonly width: number;
  /** True if the bits have no meaning: a writer clears them, a reader ignores them, a codec keeps them. */
  readonly reserved: boolean;
  readonly meaning: string;
}

/** A field of whole bytes. */
export interface ByteField {
  readonly name: string;
  /** In bytes from the start of the block. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  readonly type: 'flags' | 'format';
  readonly meaning: string;
}

/** The layout of one structure. */
export interface StructureLayout {
  readonly name: StructureName;
  /** The messages whose block or status word it is; empty for those that no message of today uses. */
  readonly usedBy: readonly string[];
  /** In bytes: the part that must be there. The payload follows at once. */
  readonly headerSize: number;
  /** `sizeof` in C. A one-byte payload array and padding make it larger than the header for some. */
  readonly sizeInC: number;
  readonly fields: readonly ByteField[];
  /** Every bit of the flag word, lowest first, without gap or overlap. */
  readonly flags: readonly FlagField[];
  /** The open-ended tail, if the structure declares one. */
  readonly payload: { readonly name: string; readonly offset: number; readonly meaning: string } | null;
  readonly sources: readonly string[];
}

/** The names of the structures in the header files. */
export type StructureName = 'DDEACK' | 'DDEADVISE' | 'DDEDATA' | 'DDEPOKE' | 'DDELN' | 'DDEUP';

const flags: ByteField = { name: 'flags', offset: 0, size: 2, type: 'flags', meaning: 'the flag word' };
const cfFormat: ByteField = {
  name: 'cfFormat',
  offset: 2,
  size: 2,
  type: 'format',
  meaning: 'a standard or registered clipboard format; declared short, read here as 0..65535',
};

const unused = (name: string, bit: number, width: number): FlagField => ({
  name,
  bit,
  width,
  reserved: true,
  meaning: 'no meaning',
});
const flag = (name: string, bit: number, meaning: string): FlagField => ({
  name,
  bit,
  width: 1,
  reserved: false,
  meaning,
});

/**
 * The six structures of dde.h.
 *
 * @example
 * ```ts
 * import { structures } from 'dde-spec/spec';
 * structures.DDEDATA.flags.find((flag) => flag.name === 'fRelease')?.bit; // 13
 * ```
 */
export const structures = {
  DDEACK: {
    name: 'DDEACK',
    usedBy: ['WM_DDE_ACK'],
    headerSize: 2,
    sizeInC: 2,
    fields: [flags],
    flags: [
      {
        name: 'bAppReturnCode',
        bit: 0,
        width: 8,
        reserved: false,
        meaning: 'a return code that the application defines',
      },
      unused('reserved', 8, 6),
      flag('fBusy', 14, 'the receiver was busy; defined only while fAck is clear'),
      flag('fAck', 15, 'set: accepted (positive); clear: refused (negative)'),
    ],
    payload: null,
    sources: ['ddeack', 'dde.h#DDEACK'],
  },
  DDEADVISE: {
    name: 'DDEADVISE',
    usedBy: ['WM_DDE_ADVISE'],
    headerSize: 4,
    sizeInC: 4,
    fields: [flags, cfFormat],
    flags: [
      unused('reserved', 0, 14),
      flag('fDeferUpd', 14, 'set: warm link, WM_DDE_DATA carries no block; clear: hot link'),
      flag('fAckReq', 15, 'set: the server sets fAckReq in the WM_DDE_DATA messages of this link'),
    ],
    payload: null,
    sources: ['ddeadvise', 'dde.h#DDEADVISE'],
  },
  DDEDATA: {
    name: 'DDEDATA',
    usedBy: ['WM_DDE_DATA'],
    headerSize: 4,
    sizeInC: 6,
    fields: [flags, cfFormat],
    flags: [
      unused('unused', 0, 12),
      flag('fResponse', 12, 'set: answers WM_DDE_REQUEST; clear: an update of a link'),
      flag('fRelease', 13, 'set: the receiver frees the block, unless it refuses it'),
      unused('reserved', 14, 1),
      flag('fAckReq', 15, 'set: the receiver answers with WM_DDE_ACK'),
    ],
    payload: { name: 'Value', offset: 4, meaning: 'the data, as cfFormat says' },
    sources: ['ddedata', 'dde.h#DDEDATA'],
  },
  DDEPOKE: {
    name: 'DDEPOKE',
    usedBy: ['WM_DDE_POKE'],
    headerSize: 4,
    sizeInC: 6,
    fields: [flags, cfFormat],
    flags: [
      unused('unused', 0, 13),
      flag('fRelease', 13, 'set: the receiver frees the block, unless it refuses it'),
      unused('fReserved', 14, 2),
    ],
    payload: { name: 'Value', offset: 4, meaning: 'the data, as cfFormat says' },
    sources: ['ddepoke', 'dde.h#DDEPOKE'],
  },
  DDELN: {
    name: 'DDELN',
    usedBy: [],
    headerSize: 4,
    sizeInC: 4,
    fields: [flags, cfFormat],
    flags: [
      unused('unused', 0, 13),
      flag('fRelease', 13, 'set: the receiver frees the block'),
      flag('fDeferUpd', 14, 'set: warm link'),
      flag('fAckReq', 15, 'set: an answer with WM_DDE_ACK is wanted'),
    ],
    payload: null,
    sources: ['dde.h#DDELN'],
  },
  DDEUP: {
    name: 'DDEUP',
    usedBy: [],
    headerSize: 4,
    sizeInC: 6,
    fields: [flags, cfFormat],
    flags: [
      unused('unused', 0, 12),
      flag('fAck', 12, 'the bit of fResponse in DDEDATA'),
      flag('fRelease', 13, 'set: the receiver frees the block'),
      unused('fReserved', 14, 1),
      flag('fAckReq', 15, 'set: an answer with WM_DDE_ACK is wanted'),
    ],
    payload: { name: 'rgb', offset: 4, meaning: 'the data, as cfFormat says' },
    sources: ['dde.h#DDEUP'],
  },
} as const satisfies Record<StructureName, StructureLayout>;

/** The names of all structures. */
export const structureNames = Object.keys(structures) as readonly StructureName[];

/**
 * The bits of a structure's flag word that have no meaning, as a mask.
 *
 * @example
 * ```ts
 * import { reservedMask } from 'dde-spec/spec';
 * reservedMask('DDEDATA'); // 0x4fff
 * ```
 */
export function reservedMask(name: StructureName): number {
  let mask = 0;
  for (const field of structures[name].flags) {
    if (field.reserved) mask |= ((1 << field.width) - 1) << field.bit;
  }
  return mask;
}
