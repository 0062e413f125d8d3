/** Numbers for windows, blocks and packed lParams. */
import type { Platform } from '../../spec/types.js';

/**
 * Where each kind of handle starts, and the distance to the next. They never meet, so that one kind taken for another
 * shows; no handle value is used twice. On win64 blocks lie above 4 GiB, so that a handle cut to 32 bits shows too.
 * `last` is the last one there can be.
 */
const ranges = {
  win16: {
    window: { first: 0x1002, step: 2, last: 0x7ffe },
    block: { first: 0x8001, step: 2, last: 0xbfff },
    lParam: { first: 1, step: 1, last: 0 },
  },
  win32: {
    window: { first: 0x10010, step: 2, last: 0xfffffe },
    block: { first: 0x1000004, step: 4, last: 0x3fffffff },
    lParam: { first: 0x40000001, step: 2, last: 0x7fffffff },
  },
  win64: {
    window: { first: 0x10010, step: 2, last: 0xfffffe },
    block: { first: 0x200000004, step: 4, last: 0x2ffffffff },
    lParam: { first: 0x300000001, step: 2, last: 0x3ffffffff },
  },
} as const satisfies Record<Platform, Record<string, { first: number; step: number; last: number }>>;

/** What a handle is of. */
export type HandleKind = keyof (typeof ranges)[Platform];

/** Gives out the handles of one kind, each once; 0 when there are no more. */
export class Handles {
  readonly #step: number;
  readonly #last: number;
  #next: number;

  constructor(platform: Platform, kind: HandleKind) {
    const { first, step, last } = ranges[platform][kind];
    this.#next = first;
    this.#step = step;
    this.#last = last;
  }

  next(): number {
    if (this.#next > this.#last) return 0;
    const handle = this.#next;
    this.#next += this.#step;
    return handle;
  }
}
