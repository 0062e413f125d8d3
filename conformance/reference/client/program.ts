/** The reference client as a program: its plan, and the conversations that it holds. */
import type { Process } from '../../../desktop/message-port.js';
import type { OnStep } from '../../../state-machines/coverage.js';
import type { Action, Plan } from '../../profile/client-profile.js';
import { ClientConversation } from './conversation.js';
import type { ActionOutcome, ClientConfig, ClientEvents, ClientHost, ClientOptions } from './host.js';
import { type ClientMachines, clientMachines } from './machines.js';

/** What a client is made with; the mutants replace any of it. */
export interface ClientParts extends ClientOptions {
  readonly conversation?: typeof ClientConversation;
}

/**
 * The program behind {@link ReferenceClient}. The mutants extend it.
 *
 * @internal
 */
export class ClientProgram implements ClientHost {
  readonly config: ClientConfig;
  readonly events: ClientEvents;
  readonly machines: ClientMachines;
  readonly onStep: OnStep | undefined;
  protected readonly process: Process;
  protected readonly conversationClass: typeof ClientConversation;
  /** Those that are not over; actions concern the last one. */
  protected conversations: ClientConversation[] = [];
  #plan: Plan = [];
  #next = 0;
  #outcome: ActionOutcome | undefined;
  /** The next step of an action that takes several. */
  #resume: (() => void) | undefined;
  #proceeding = false;
  #finishing = false;
  #done: (() => void) | undefined;
  /** The conversation whose end the action `terminate` awaits. */
  #leaving: ClientConversation | undefined;

  constructor(process: Process, options: ClientParts = {}) {
    this.process = process;
    this.config = options.config ?? {};
    this.events = options.events ?? {};
    this.machines = options.machines ?? clientMachines;
    this.onStep = options.onStep;
    this.conversationClass = options.conversation ?? ClientConversation;
  }

  get timeout(): number {
    return this.config.timeout ?? 5000;
  }

  /**
   * Begins to carry out a plan, and goes on as messages and timers come. At its end every conversation is ended that
   * is still open (DDE-TERMINATE-008); then `done` is called.
   *
   * @throws an Error if an earlier plan is not done yet
   */
  carryOut(plan: Plan, done: () => void = () => undefined): void {
    if (this.#done !== undefined) throw new Error('the client carries out a plan already');
    this.#plan = plan;
    this.#next = 0;
    this.#finishing = false;
    this.#done = done;
    this.#begin();
    this.proceed();
  }

  proceed(): void {
    // An action may be settled while it begins; the loop spares the stack then.
    if (this.#proceeding || this.#done === undefined) return;
    this.#proceeding = true;
    while (this.#outcome !== undefined || this.#resume !== undefined) {
      const resume = this.#resume;
      this.#resume = undefined;
      if (resume !== undefined) {
        resume();
        continue;
      }
      const action = this.#plan[this.#next - 1];
      const outcome = this.#outcome;
      this.#outcome = undefined;
      if (action !== undefined && outcome !== undefined) this.events.onOutcome?.(action, outcome);
      this.#begin();
    }
    this.#proceeding = false;
    if (!this.#finishing || this.conversations.length > 0) return;
    const done = this.#done;
    this.#done = undefined;
    done();
  }

  /** Begins the next action; after the last one, ends what is still open. */
  #begin(): void {
    const action = this.#plan[this.#next];
    this.#next += 1;
    if (action !== undefined) {
      this.begin(action);
      return;
    }
    this.#finishing = true;
    this.endAll();
  }

  /** Nothing is left to do: ends what is still open. */
  protected endAll(): void {
    for (const conversation of [...this.conversations]) if (conversation.open) conversation.end();
  }

  /** The outcome of the action at hand. */
  protected readonly settle = (outcome: ActionOutcome): void => {
    this.#outcome = outcome;
  };

  protected begin(action: Action): void {
    if (action.do === 'initiate') {
      this.initiate(action.application, action.topic);
      return;
    }
    if (action.do === 'wait') {
      this.process.after(action.milliseconds, () => {
        this.settle('accepted');
        this.proceed();
      });
      return;
    }
    const conversation = this.conversations.at(-1);
    if (conversation === undefined || !conversation.open) {
      this.settle('ended');
      return;
    }
    switch (action.do) {
      case 'request':
        this.requestIn(conversation, action.item, action.formats, 0);
        return;
      case 'poke':
        conversation.poke(action.item, action.format, action.value, action.release, this.settle);
        return;
      case 'execute':
        conversation.execute(action.command, this.settle);
        return;
      case 'advise':
        conversation.advise(action.item, action.format, action, this.settle);
        return;
      case 'unadvise':
        conversation.unadvise(action.item, action.format, this.settle);
        return;
      case 'terminate':
        this.#leaving = conversation;
        conversation.end();
    }
  }

  protected initiate(application: string | null, topic: string | null): void {
    const conversation: ClientConversation = new this.conversationClass(this.process, this, () => {
      this.conversations = this.conversations.filter((other) => other !== conversation);
      if (this.#leaving !== conversation) return;
      this.#leaving = undefined;
      this.settle('accepted');
    });
    this.conversations.push(conversation);
    this.settle(conversation.initiate(application, topic) ? 'accepted' : 'silent');
  }

  /** Asks in the richest format first and steps down when one is refused (DDE-REQUEST-012, DDE-REQUEST-013). */
  protected requestIn(
    conversation: ClientConversation,
    item: string,
    formats: readonly number[],
    choice: number,
  ): void {
    const format = formats[choice];
    if (format === undefined) {
      this.settle('refused');
      return;
    }
    conversation.request(item, format, (outcome) => {
      if (outcome !== 'refused' || choice + 1 >= formats.length || !conversation.open) this.settle(outcome);
      else this.#resume = () => this.requestIn(conversation, item, formats, choice + 1);
    });
  }
}
