/** What the ledger finds out, and how it says so. */
import { messageByValue } from '../../../spec/messages.js';
import { findRule, type RuleId } from '../../../spec/rules/index.js';
import type { OnStep } from '../../../state-machines/coverage.js';
import type { Facts } from '../../../state-machines/machine.js';
import type { ResourceMachine } from '../../../state-machines/resources/vocabulary.js';
import { type Step, step } from '../../../state-machines/step.js';
import type { Atom, Hwnd } from '../../message-port.js';
import type { TracedMessage } from '../trace.js';

/** One rule about a resource that was kept or broken. */
export interface ResourceFinding {
  readonly rule: RuleId;
  readonly verdict: 'kept' | 'broken';
  /** The name of the process that is to blame, or that kept the rule. */
  readonly process: string;
  readonly resource: 'atom' | 'block' | 'lparam';
  /** The resource, readable: `block 0x200000004 of WM_DDE_POKE "Price"`. */
  readonly what: string;
  /** What happened. */
  readonly detail: string;
  /** Virtual milliseconds. */
  readonly time: number;
}

/** Something odd that breaks no rule, as an attempt to lock a handle that never was one. */
export interface LedgerNote {
  readonly process: string;
  readonly text: string;
  readonly time: number;
}

/** What the ledger has to ask of its desktop. */
export interface LedgerView {
  readonly time: number;
  atomName(atom: Atom): string | undefined;
  isWindow(window: Hwnd): boolean;
}

/** The findings of one desktop, in order. */
export class Findings {
  readonly all: ResourceFinding[] = [];
  readonly notes: LedgerNote[] = [];
  readonly #view: LedgerView;
  readonly #onStep: OnStep | undefined;
  #closed = false;

  constructor(view: LedgerView, onStep: OnStep | undefined) {
    this.#view = view;
    this.#onStep = onStep;
  }

  /** Nothing is found any more. */
  close(): void {
    this.#closed = true;
  }

  get closed(): boolean {
    return this.#closed;
  }

  add(finding: Omit<ResourceFinding, 'time'>): void {
    if (!this.#closed) this.all.push({ ...finding, time: this.#view.time });
  }

  note(process: string, text: string): void {
    this.notes.push({ process, text, time: this.#view.time });
  }

  step<S extends string, E extends string, F extends string>(
    machine: ResourceMachine<S, E, F>,
    state: NoInfer<S>,
    event: NoInfer<E>,
    facts?: Facts<NoInfer<F>>,
  ): Step<S, never> {
    const result = step(machine, state, event, facts);
    this.#onStep?.(machine, result.row);
    return result;
  }

  /** Reports what a step says. A step on which the table is silent concerns nobody. */
  report(
    result: Step<string, string>,
    { resource, what, detail }: Pick<ResourceFinding, 'resource' | 'what' | 'detail'>,
    processOf: (rule: RuleId) => string,
  ): void {
    for (const rule of result.rules) {
      // A row that only records what happened names a definition or a permission, which nobody can keep or break.
      const { observability, level } = findRule(rule) ?? {};
      if (observability !== 'hooks' || level === 'may') continue;
      const verdict = result.ok ? 'kept' : 'broken';
      this.add({
        verdict,
        rule,
        process: processOf(rule),
        resource,
        what,
        detail: result.ok ? detail : result.violation,
      });
    }
  }
}

export function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`;
}

/** The name of a message by its number. */
export function messageName(message: number): string {
  return messageByValue(message)?.name ?? `message ${hex(message)}`;
}

/** A message with its item. */
export function messageWhat({ message, names }: TracedMessage): string {
  return names.item === undefined ? messageName(message) : `${messageName(message)} "${names.item}"`;
}

/** The messages that are being processed, the innermost last. */
export class Stack {
  readonly #messages: TracedMessage[] = [];

  push(message: TracedMessage): void {
    this.#messages.push(message);
  }

  pop(): void {
    this.#messages.pop();
  }

  /** The message that the process is processing. */
  running(process: string): TracedMessage | undefined {
    const running = this.#messages.at(-1);
    return running?.receiver === process ? running : undefined;
  }
}
