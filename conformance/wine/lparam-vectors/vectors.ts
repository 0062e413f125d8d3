/**
 * What PackDDElParam, UnpackDDElParam, ReuseDDElParam and FreeDDElParam have to answer on Win32: data, written by hand
 * from the sources, to hold any implementation against.
 *
 * An lParam is signed and of pointer width, so one that two 16-bit words make is the same number on 32 and on 64 bits:
 * (0x8000, 0xC001) is -0x3ffe8000 on both.
 */

import { type MessageKey, messageKeys, messages } from '../../../spec/messages.js';

/** What the expectation rests on. */
export type Grade =
  /** Microsoft's pages say so. */
  | 'documented'
  /** No page gives the value; it follows from the pages, or every implementation must agree for programs to work. */
  | 'inferred'
  /** The pages leave it open; measured with Wine 8.0. */
  | 'observed';

interface Vector {
  readonly id: string;
  readonly grade: Grade;
}

/** Packing two halves, and what unpacking the result gives back. */
export interface PackVector extends Vector {
  readonly kind: 'pack';
  readonly message: number;
  readonly lo: bigint;
  readonly hi: bigint;
  /** The lParam itself, or `block`: some handle of packing memory. */
  readonly packed: bigint | 'block';
  readonly unpacked: { readonly lo: bigint; readonly hi: bigint };
}

/** Unpacking an lParam that nobody packed; `undefined` where it has to be refused. */
export interface UnpackVector extends Vector {
  readonly kind: 'unpack';
  readonly message: number;
  readonly lParam: bigint;
  readonly unpacked: { readonly lo: bigint; readonly hi: bigint } | undefined;
}

/** Freeing an lParam that nobody packed. */
export interface FreeVector extends Vector {
  readonly kind: 'free';
  readonly message: number;
  readonly lParam: bigint;
  readonly freed: boolean;
}

/** Reusing the lParam of one message for another. */
export interface ReuseVector extends Vector {
  readonly kind: 'reuse';
  readonly received: number;
  readonly posted: number;
  readonly lo: bigint;
  readonly hi: bigint;
  readonly packed: bigint | 'block';
  readonly unpacked: { readonly lo: bigint; readonly hi: bigint };
  /** What becomes of the received block: none came in, it is the one that goes out, or it is freed. */
  readonly block: 'none' | 'same' | 'freed';
}

export type LParamVector = PackVector | UnpackVector | FreeVector | ReuseVector;

type Form = 'words' | 'block' | 'handle';

/** How a posted message carries its halves. */
const forms = {
  INITIATE: 'words',
  TERMINATE: 'words',
  ADVISE: 'block',
  UNADVISE: 'words',
  ACK: 'block',
  DATA: 'block',
  REQUEST: 'words',
  POKE: 'block',
  EXECUTE: 'handle',
} as const satisfies Record<MessageKey, Form>;

const posted = messageKeys.map((key) => {
  return { name: key.toLowerCase(), message: messages[key].value, form: forms[key] as Form };
});

/** Two 16-bit words side by side; the sign of the upper one is the sign of the lParam. */
const words = [
  { name: 'zero', lo: 0n, hi: 0n, packed: 0n },
  { name: 'small', lo: 1n, hi: 2n, packed: 0x0002_0001n },
  { name: 'integer-atom', lo: 0x0001n, hi: 0xbfffn, packed: -0x4000_ffffn },
  { name: 'first-atom', lo: 0xbfffn, hi: 0xc000n, packed: -0x3fff_4001n },
  { name: 'text', lo: 0x0001n, hi: 0xc123n, packed: -0x3edc_ffffn },
  { name: 'below-sign', lo: 0xffffn, hi: 0x7fffn, packed: 0x7fff_ffffn },
  { name: 'sign', lo: 0x0000n, hi: 0x8000n, packed: -0x8000_0000n },
  { name: 'all-ones', lo: 0xffffn, hi: 0xffffn, packed: -1n },
] as const;

/** Halves wider than a word lose what is above it. */
const wideWords = [
  { name: 'over-word', lo: 0x1_2345n, hi: 0x2_c000n, packed: -0x3fff_dcbbn, unpacked: { lo: 0x2345n, hi: 0xc000n } },
] as const;

/** Halves of pointer width, which a block keeps whole. */
const pointers = [
  { name: 'zero', lo: 0n, hi: 0n },
  { name: 'small', lo: 1n, hi: 2n },
  { name: 'refusal', lo: 0x0000n, hi: 0xc123n },
  { name: 'positive', lo: 0x8000n, hi: 0xc000n },
  { name: 'status-all-ones', lo: 0xffffn, hi: 0xffffn },
  { name: 'integer-atom', lo: 0x8000n, hi: 0xbfffn },
  { name: 'over-word', lo: 0x1_2345n, hi: 0x2_c000n },
  { name: 'sign', lo: 0x8000_0000n, hi: 0xffff_ffffn },
  { name: 'wide', lo: 0x12_3456_789an, hi: 0xc001n },
  { name: 'wide-sign', lo: 0x7fff_ffff_ffff_ffffn, hi: 0xffff_ffff_ffff_ffffn },
] as const;

/** EXECUTE has one half only, the handle, and it is the lParam itself; the low half is not kept. */
const handles = [
  { name: 'zero', lo: 0n, hi: 0n, packed: 0n },
  { name: 'low-half-dropped', lo: 0x8000n, hi: 0x0012_3450n, packed: 0x0012_3450n },
  { name: 'wide', lo: 0n, hi: 0x11_2233_4455n, packed: 0x11_2233_4455n },
  { name: 'wide-sign', lo: 0n, hi: 0xffff_ffff_c001_8000n, packed: -0x3ffe_8000n },
] as const;

/**
 * The functions are for posted messages that carry something: what they make of INITIATE, never posted, and of
 * TERMINATE, whose lParam has no meaning, no page says.
 */
const gradeOf = (name: string): Grade => (name === 'initiate' || name === 'terminate' ? 'observed' : 'inferred');

const packVectors: PackVector[] = posted.flatMap(({ name, message, form }): PackVector[] => {
  const common = { kind: 'pack', message } as const;
  const id = (value: string) => `pack-${name}-${value}`;
  if (form === 'block') {
    return pointers.map(({ name: value, lo, hi }) => {
      const expected = { packed: 'block', unpacked: { lo, hi } } as const;
      return { ...common, id: id(value), grade: 'documented', lo, hi, ...expected };
    });
  }
  if (form === 'handle') {
    return handles.map(({ name: value, lo, hi, packed }) => {
      return { ...common, id: id(value), grade: 'documented', lo, hi, packed, unpacked: { lo: 0n, hi } };
    });
  }
  const narrow = words.map((row) => ({ ...row, unpacked: { lo: row.lo, hi: row.hi } }));
  return [...narrow, ...wideWords].map(({ name: value, ...halves }) => {
    return { ...common, id: id(value), grade: gradeOf(name), ...halves };
  });
});

/** What is no block of packing memory, whatever the message. */
const strays = [
  { name: 'null', lParam: 0n },
  { name: 'small', lParam: 0x1234n },
  { name: 'words', lParam: -0x3ffe_8000n },
] as const;

const unpackVectors: UnpackVector[] = posted.flatMap(({ name, message, form }): UnpackVector[] => {
  const vector = (value: string, lParam: bigint, unpacked: UnpackVector['unpacked']) => {
    const grade = form === 'block' ? ('documented' as const) : gradeOf(name);
    return { kind: 'unpack' as const, id: `unpack-${name}-${value}`, grade, message, lParam, unpacked };
  };
  if (form === 'block') return strays.map(({ name: value, lParam }) => vector(value, lParam, undefined));
  if (form === 'handle') {
    return [
      vector('null', 0n, { lo: 0n, hi: 0n }),
      vector('handle', 0x0012_3450n, { lo: 0n, hi: 0x0012_3450n }),
      vector('wide', 0x11_2233_4455n, { lo: 0n, hi: 0x11_2233_4455n }),
    ];
  }
  return [
    vector('null', 0n, { lo: 0n, hi: 0n }),
    vector('sign-extended', -0x3ffe_8000n, { lo: 0x8000n, hi: 0xc001n }),
    // A program that builds the lParam by hand may well leave the upper half clear; only the lower 32 bits count.
    vector('zero-extended', 0xc001_8000n, { lo: 0x8000n, hi: 0xc001n }),
  ];
});

const freeVectors: FreeVector[] = posted.flatMap(({ name, message, form }) =>
  strays.map(({ name: value, lParam }): FreeVector => {
    // Without packing memory there is nothing to free, and nothing that can fail.
    const grade = form === 'block' ? 'documented' : gradeOf(name);
    return { kind: 'free', id: `free-${name}-${value}`, grade, message, lParam, freed: form !== 'block' };
  }),
);

/** A reused lParam is the one that packing the same halves for the posted message gives. */
const reuseHalves = { lo: 0x4000n, hi: 0xc002n } as const;
const reuseExpected = {
  words: { packed: -0x3ffd_c000n, unpacked: { lo: 0x4000n, hi: 0xc002n } },
  block: { packed: 'block', unpacked: { lo: 0x4000n, hi: 0xc002n } },
  handle: { packed: 0xc002n, unpacked: { lo: 0n, hi: 0xc002n } },
} as const;

const reuseVectors: ReuseVector[] = posted.flatMap((received) =>
  posted.map((answer): ReuseVector => {
    const block = received.form !== 'block' ? 'none' : answer.form === 'block' ? 'same' : 'freed';
    return {
      kind: 'reuse',
      id: `reuse-${received.name}-${answer.name}`,
      grade: [received, answer].some(({ name }) => gradeOf(name) === 'observed') ? 'observed' : 'inferred',
      received: received.message,
      posted: answer.message,
      ...reuseHalves,
      ...reuseExpected[answer.form],
      block,
    };
  }),
);

/** Every vector; the ids are permanent. */
export const lparamVectors: readonly LParamVector[] = [
  ...packVectors,
  ...unpackVectors,
  ...freeVectors,
  ...reuseVectors,
];
