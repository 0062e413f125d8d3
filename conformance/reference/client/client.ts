/**
 * The reference client: it carries out a plan, one action after the other, each when the last one is settled. It is
 * written against the desktop port alone and does what the tables of `state-machines` say. Nothing in it waits:
 * messages and timers drive it.
 */
import type { Process } from '../../../desktop/message-port.js';
import type { Plan } from '../../profile/client-profile.js';
import type { ClientOptions } from './host.js';
import { ClientProgram } from './program.js';

/**
 * The reference client: carries out plans, in any number of conversations.
 *
 * @example
 * ```ts
 * import { ReferenceClient } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * const process = desktop.process('client');
 * const client = new ReferenceClient(process, { events: { onValue: ({ text }) => console.log(text) } });
 * let done = false;
 * client.carryOut(
 *   [
 *     { do: 'initiate', application: 'Quote', topic: 'NYSE' },
 *     { do: 'request', item: 'ZAXX', formats: [13, 1] },
 *     { do: 'terminate' },
 *   ],
 *   () => { done = true; },
 * );
 * await process.pump(() => done, 60_000);
 * ```
 */
export class ReferenceClient {
  readonly #program: ClientProgram;

  constructor(process: Process, options: ClientOptions = {}) {
    this.#program = new ClientProgram(process, options);
  }

  /**
   * Begins to carry out a plan, and goes on as messages and timers come. At its end every conversation is ended that
   * is still open (DDE-TERMINATE-008); then `done` is called.
   *
   * @throws an Error if an earlier plan is not done yet
   */
  carryOut(plan: Plan, done: () => void = () => undefined): void {
    this.#program.carryOut(plan, done);
  }
}
