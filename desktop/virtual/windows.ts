/** The windows of a desktop. */
import type { Platform } from '../../spec/types.js';
import type { Hwnd, WindowOptions, WindowProcedure } from '../message-port.js';
import { Handles } from './handles.js';
import type { MutableMessage } from './trace.js';

/** A window, and the posted messages that wait for it. */
export interface Window<Owner> {
  readonly handle: Hwnd;
  readonly owner: Owner;
  readonly procedure: WindowProcedure;
  readonly unicode: boolean;
  readonly topLevel: boolean;
  readonly waiting: Set<MutableMessage>;
}

export class Windows<Owner> {
  readonly #windows = new Map<Hwnd, Window<Owner>>();
  readonly #handles: Handles;

  constructor(platform: Platform) {
    this.#handles = new Handles(platform, 'window');
  }

  /** 0 if there is no handle left. */
  create(owner: Owner, procedure: WindowProcedure, { unicode = true, topLevel = true }: WindowOptions): Hwnd {
    const handle = this.#handles.next();
    if (handle === 0) return 0;
    this.#windows.set(handle, { handle, owner, procedure, unicode, topLevel, waiting: new Set() });
    return handle;
  }

  find(handle: Hwnd): Window<Owner> | undefined {
    return this.#windows.get(handle);
  }

  remove(window: Window<Owner>): void {
    this.#windows.delete(window.handle);
  }

  ownedBy(owner: Owner): readonly Window<Owner>[] {
    return [...this.#windows.values()].filter((window) => window.owner === owner);
  }

  /** Those that broadcasts reach. */
  topLevel(): readonly Window<Owner>[] {
    return [...this.#windows.values()].filter((window) => window.topLevel);
  }
}
