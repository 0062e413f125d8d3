/** A process lent to one scenario: its time runs out, and its windows are gone afterwards. */
import type { Hwnd, Process } from '../../desktop/message-port.js';

/** The time for the scenario is over. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

export interface Lease {
  readonly process: Process;
  /** Moves the deadline to so many milliseconds from now. */
  extend(milliseconds: number): void;
  /** Whether the deadline has ended a wait. */
  isOver(): boolean;
  /** Destroys the windows that were made under the lease and are still there. */
  end(): void;
}

/**
 * The same process, but no wait goes past the deadline: `pump` throws {@link OutOfTime} then, and at every later call
 * until the lease is extended.
 * A scenario passes time nowhere else.
 */
export function lend(process: Process, milliseconds: number): Lease {
  let deadline = process.now() + milliseconds;
  const windows = new Set<Hwnd>();
  let over = false;
  const own: Partial<Process> = {
    pump: async (done, wanted) => {
      const left = deadline - process.now();
      const reached = left > 0 && (await process.pump(done, Math.min(wanted, left)));
      if (reached || process.now() < deadline) return reached;
      over = true;
      throw new OutOfTime(`the scenario took longer than ${milliseconds} ms`);
    },
    createWindow: (procedure, options) => {
      const window = process.createWindow(procedure, options);
      windows.add(window);
      return window;
    },
  };
  const lent = new Proxy(process, {
    // The methods need the process itself, whose fields are private.
    get: (target, key) => {
      if (Object.hasOwn(own, key)) return Reflect.get(own, key);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return {
    process: lent,
    extend: (more) => {
      deadline = process.now() + more;
    },
    isOver: () => over,
    end: () => {
      for (const window of windows) if (process.isWindow(window)) process.destroyWindow(window);
    },
  };
}
