/** Where Wine 8.0 answers otherwise than the vectors say, and how it was told apart from a mistake of ours. */

/** Vectors that are known to fail, with exactly what is then found. */
export interface ExpectedFailure {
  readonly ids: readonly string[];
  readonly observed: string;
  readonly reason: string;
}

const blocks = ['advise', 'ack', 'data', 'poke'] as const;
const words = ['initiate', 'terminate', 'unadvise', 'request'] as const;
const strays = ['null', 'small', 'words'] as const;

export const wineExpectedFailures: readonly ExpectedFailure[] = [
  {
    ids: blocks.flatMap((message) => strays.map((stray) => `free-${message}-${stray}`)),
    observed: 'free: expected false, found true',
    reason:
      'FreeDDElParam of ADVISE, ACK, DATA and POKE reports success for an lParam that is no packing block, where its ' +
      'page promises zero on failure. It drops the result of GlobalFree: GetLastError is 6 (invalid handle) after it, ' +
      'and UnpackDDElParam refuses the same values, so the vector is not at fault.',
  },
  {
    ids: blocks.flatMap((received) => words.map((posted) => `reuse-${received}-${posted}`)),
    observed: 'lParam: expected -0x3ffdc000, found 0xc0024000',
    reason:
      'ReuseDDElParam from a packed message to one of two words leaves the upper 32 bits of the lParam clear, while ' +
      'PackDDElParam, and ReuseDDElParam from an unpacked message, extend the sign for the same halves and the same ' +
      'message: one library, two answers. Harmless to receivers that unpack, wrong for those that compare lParams.',
  },
];
