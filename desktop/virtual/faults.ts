/** The calls that can be made to fail. */
export type FaultOperation = 'post' | 'send' | 'alloc' | 'read' | 'addAtom' | 'pack';

/** One planned failure. */
export interface Fault {
  readonly operation: FaultOperation;
  /** The name of the process whose call fails; any process if it is left out. */
  readonly process?: string;
  /** The number of the message, for `post`, `send` and `pack`; any message if it is left out. */
  readonly message?: number;
  /** Which of the matching calls fails, counted from 1; every one if it is left out. */
  readonly occurrence?: number;
}

/**
 * The failures that a test has planned.
 *
 * @example
 * ```ts
 * import { messages } from 'dde-spec/spec';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * desktop.faults.add({ operation: 'post', process: 'server', message: messages.DATA.value, occurrence: 2 });
 * ```
 */
export class Faults {
  readonly #plan = new Map<Fault, number>();
  #struck = 0;

  constructor(plan: readonly Fault[] = []) {
    for (const fault of plan) this.add(fault);
  }

  /** Plans a failure; the result takes it back. Its count of occurrences starts now. */
  add(fault: Fault): () => void {
    const planned = { ...fault };
    this.#plan.set(planned, 0);
    return () => {
      this.#plan.delete(planned);
    };
  }

  /** Whether this call fails. Each planned failure that matches counts it. */
  strikes(operation: FaultOperation, process: string, message?: number): boolean {
    let struck = false;
    for (const [fault, seen] of this.#plan) {
      if (fault.operation !== operation) continue;
      if (fault.process !== undefined && fault.process !== process) continue;
      if (fault.message !== undefined && fault.message !== message) continue;
      this.#plan.set(fault, seen + 1);
      if (fault.occurrence === undefined || fault.occurrence === seen + 1) struck = true;
    }
    if (struck) this.#struck += 1;
    return struck;
  }

  /** How many calls were made to fail so far. */
  get struck(): number {
    return this.#struck;
  }
}
