/**
 * The reference server: one application with topics and items, links, commands and the System topic. It is written
 * against the desktop port alone and does what the tables of `state-machines` say.
 */
import type { Hwnd, Process } from '../../../desktop/message-port.js';
import type { ServerConfig, ServerOptions } from './host.js';
import { ServerProgram } from './program.js';

/**
 * The reference server: one service, any number of conversations.
 *
 * @example
 * ```ts
 * import { ReferenceServer } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * new ReferenceServer(desktop.process('server'), {
 *   application: 'Quote',
 *   topics: [{ name: 'NYSE', items: [{ name: 'ZAXX', value: '42' }] }],
 * });
 * ```
 */
export class ReferenceServer {
  readonly #program: ServerProgram;

  constructor(process: Process, config: ServerConfig, options: ServerOptions = {}) {
    this.#program = new ServerProgram(process, config, options);
  }

  /** The top-level window that hears INITIATE. */
  get window(): Hwnd {
    return this.#program.window;
  }

  /** How many conversations are open. */
  get conversations(): number {
    return this.#program.conversations.size;
  }

  /** Ends every conversation and closes the window. */
  quit(): void {
    this.#program.quit();
  }
}
