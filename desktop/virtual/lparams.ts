/** lParams: how a message carries its two halves, and the memory of those that are packed. */
import { hiWord, loWord, makeLong, signExtend } from '../../codecs/lparam/lparam.js';
import { findForm, type MessageHalves } from '../../codecs/message/contents.js';
import { type Carriage, carriage, wordExtension } from '../../spec/lparam.js';
import type { MessageForm } from '../../spec/messages.js';
import type { Platform } from '../../spec/types.js';
import type { LParam } from '../message-port.js';
import { Handles } from './handles.js';

/** The packing memory of one desktop. */
export class LParams {
  readonly #platform: Platform;
  readonly #packed = new Map<LParam, MessageHalves>();
  readonly #handles: Handles;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#handles = new Handles(platform, 'lParam');
  }

  /** How the packing functions, which serve posted messages only, make the lParam of a message. */
  carriageOf(message: number): Carriage {
    const form = findForm(message, 'posted');
    return form === undefined ? 'words' : carriage[this.#platform][form];
  }

  /** PackDDElParam; 0 if there is no packing memory left. */
  pack(message: number, lo: number, hi: number): LParam {
    const how = this.carriageOf(message);
    if (how === 'direct') return hi;
    if (how === 'packed') {
      const lParam = this.#handles.next();
      if (lParam !== 0) this.#packed.set(lParam, { lo, hi });
      return lParam;
    }
    // Where the lParam has no meaning the functions pack words all the same.
    const words = makeLong(lo, hi);
    return this.#platform === 'win64' && wordExtension.canonical === 'sign' ? signExtend(words) : words;
  }

  /** The halves of an lParam; `undefined` if it is none that the form can have. */
  halves(form: MessageForm, lParam: LParam): MessageHalves | undefined {
    const how = carriage[this.#platform][form];
    if (how === 'packed') return this.#packed.get(lParam);
    if (how === 'direct') return { lo: 0, hi: lParam };
    return { lo: loWord(lParam), hi: hiWord(lParam) };
  }

  /** Whether this is packing memory. */
  isPacked(lParam: LParam): boolean {
    return this.#packed.has(lParam);
  }

  /** Puts other halves into packing memory. */
  repack(lParam: LParam, lo: number, hi: number): void {
    this.#packed.set(lParam, { lo, hi });
  }

  /** Frees packing memory; false if it is none. */
  free(lParam: LParam): boolean {
    return this.#packed.delete(lParam);
  }
}
