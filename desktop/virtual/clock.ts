/** Virtual time, and the timers that wait for it. */
import { type Timer, TimerHeap } from './timer-heap.js';

interface OwnedTimer<Owner> extends Timer {
  readonly owner: Owner;
  cancelled: boolean;
}

/** A clock that stands still until it is told to pass on. */
export class Clock<Owner extends { readonly dead: boolean }> {
  readonly #timers = new TimerHeap<OwnedTimer<Owner>>();
  #time = 0;
  #sequence = 0;

  /** Virtual milliseconds since the desktop was made. */
  get time(): number {
    return this.#time;
  }

  /** Passes on to a moment; never back. True if time has passed. */
  passTo(time: number): boolean {
    if (time <= this.#time) return false;
    this.#time = time;
    return true;
  }

  /** Plans a call; the result cancels it. */
  after(owner: Owner, milliseconds: number, callback: () => void): () => void {
    this.#sequence += 1;
    // Neither a negative time nor one that is no number may turn the clock back.
    const delay = Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
    const timer = { time: this.#time + delay, sequence: this.#sequence, callback, owner, cancelled: false };
    this.#timers.push(timer);
    return () => {
      timer.cancelled = true;
    };
  }

  /** Takes the next timer, if it is due by then and its owner lives. */
  next(deadline: number): OwnedTimer<Owner> | undefined {
    for (;;) {
      const timer = this.#timers.peek();
      if (timer === undefined) return undefined;
      const idle = timer.cancelled || timer.owner.dead;
      if (!idle && timer.time > deadline) return undefined;
      this.#timers.pop();
      if (!idle) return timer;
    }
  }
}
