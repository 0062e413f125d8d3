/** Global memory: blocks by handle. */
import type { Platform } from '../../spec/types.js';
import type { Hglobal } from '../message-port.js';
import { Handles } from './handles.js';
import { MAX_MEMORY } from './limits.js';

/** The global memory of one desktop, which all its processes share. */
export class Memory {
  readonly #blocks = new Map<Hglobal, Uint8Array>();
  readonly #handles: Handles;
  #size = 0;

  constructor(platform: Platform) {
    this.#handles = new Handles(platform, 'block');
  }

  /** A block with a copy of the bytes; 0 if there is no memory or no handle left. */
  alloc(bytes: Uint8Array): Hglobal {
    if (this.#size + bytes.length > MAX_MEMORY) return 0;
    const block = this.#handles.next();
    if (block === 0) return 0;
    this.#blocks.set(block, bytes.slice());
    this.#size += bytes.length;
    return block;
  }

  /** The bytes themselves, which nobody may change; `undefined` if there is no such block. */
  peek(block: Hglobal): Uint8Array | undefined {
    return this.#blocks.get(block);
  }

  /** False if there is no such block. */
  free(block: Hglobal): boolean {
    this.#size -= this.#blocks.get(block)?.length ?? 0;
    return this.#blocks.delete(block);
  }
}
