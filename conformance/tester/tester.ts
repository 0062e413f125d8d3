/** What a scenario has in hand: checks, time, and the windows of the tester. */

import type { Process, WindowOptions } from '../../desktop/message-port.js';
import type { RuleId } from '../../spec/index.js';
import { TesterClient } from './client.js';
import type { Stage, TraceEntry } from './endpoint.js';
import { Abandoned, HarnessError, Unsupported } from './errors.js';
import { type Offer, TesterServer } from './server.js';

/** One observation that bears on a rule. */
export interface Observation {
  readonly rule: RuleId;
  readonly kept: boolean;
  /** What the rule asks for here. */
  readonly expected: string;
  /** What was seen; text of the subject stands in it as JSON. */
  readonly found: string;
}

/** A check that could not be made, and why. */
export interface Skipped {
  readonly rule: RuleId;
  readonly outcome: 'unsupported' | 'not-testable';
  readonly why: string;
}

/**
 * What a scenario works with: the windows that the suite plays, and the notes of what was kept and broken.
 *
 * @example
 * ```ts
 * import { referenceServer, Tester } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * referenceServer.start(desktop.process('server'));
 * const tester = new Tester(desktop.process('tester'), 5000, 100);
 * const [answer] = tester.client().initiate('DdeSpec', 'Prices');
 * tester.check('DDE-INITIATE-001', answer !== undefined, 'an ACK', 'nothing'); // true
 * ```
 */
export class Tester implements Stage {
  readonly trace: TraceEntry[] = [];
  readonly observations: Observation[] = [];
  readonly skipped: Skipped[] = [];
  readonly #steps: (() => Promise<unknown>)[] = [];
  #windows = 0;

  constructor(
    readonly process: Process,
    readonly timeout: number,
    readonly quietTime: number,
    readonly startTime: number = timeout,
  ) {}

  /** Notes whether a rule was kept; any number of times in a scenario. Gives `kept` back. */
  check(rule: RuleId, kept: boolean, expected: string, found: string): boolean {
    this.observations.push({ rule, kept, expected, found });
    return kept;
  }

  /** Like {@link check}, but the scenario cannot go on without. */
  require(rule: RuleId, kept: boolean, expected: string, found: string): void {
    if (!this.check(rule, kept, expected, found))
      throw new Abandoned(`${rule}: expected ${expected}, found ${found}`, rule);
  }

  /** Like {@link require}: the rule is kept if there is a value, and the scenario goes on with it. */
  need<T>(rule: RuleId, value: T | undefined, expected: string, found: string): T {
    this.require(rule, value !== undefined, expected, found);
    return value as T;
  }

  /** One check is not made because the subject does not offer what it needs. */
  skip(rule: RuleId, why: string): void {
    this.skipped.push({ rule, outcome: 'unsupported', why });
  }

  /** What a broken rule left nothing to look at for; only where one was seen to be broken before. */
  unseen(rules: readonly RuleId[], why: string): void {
    if (this.observations.every(({ kept }) => kept)) throw new HarnessError(`nothing was broken, yet ${why}`);
    for (const rule of rules) this.skipped.push({ rule, outcome: 'not-testable', why });
  }

  /** The rest of the scenario needs what the subject does not offer. */
  unsupported(why: string): never {
    throw new Unsupported(why);
  }

  /**
   * What is to be done when the scenario is over, however it ends: what was changed is put back, the last change first.
   */
  finally(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Takes the steps of {@link finally}; one that finds nothing to go on with leaves the others to be taken. */
  async putBack(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        if (!(error instanceof Abandoned || error instanceof Unsupported)) throw error;
      }
    }
  }

  nextWindow(): number {
    this.#windows += 1;
    return this.#windows;
  }

  /** Lets time pass. */
  async wait(milliseconds: number): Promise<void> {
    await this.process.pump(() => false, milliseconds);
  }

  /** Lets everything come to rest: long enough that no message is on its way any more. */
  async quiet(): Promise<void> {
    await this.wait(this.quietTime);
  }

  /** What a window needs that the tester opens in another process of its own. */
  elsewhere(process: Process): Stage {
    const { trace, timeout, quietTime, startTime } = this;
    return { process, trace, timeout, quietTime, startTime, nextWindow: () => this.nextWindow() };
  }

  /** A window of the tester that plays a client. */
  client(options?: WindowOptions): TesterClient {
    return new TesterClient(this, options);
  }

  /** A window of the tester that plays a server. */
  server(offer: Offer, options?: WindowOptions): TesterServer {
    return new TesterServer(this, offer, options);
  }
}
