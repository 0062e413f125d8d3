export interface Timer {
  readonly time: number;
  /** Breaks ties: the timer made first fires first. */
  readonly sequence: number;
  readonly callback: () => void;
}

function before(a: Timer, b: Timer): boolean {
  return a.time !== b.time ? a.time < b.time : a.sequence < b.sequence;
}

/** Timers in the order in which they fire: a binary heap. */
export class TimerHeap<T extends Timer> {
  readonly #heap: T[] = [];

  /** The next timer. */
  peek(): T | undefined {
    return this.#heap[0];
  }

  push(timer: T): void {
    const heap = this.#heap;
    let hole = heap.length;
    heap.push(timer);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(timer, above)) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = timer;
  }

  pop(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || last === first) return first;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      let below = heap[child];
      if (below === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, below)) {
        child += 1;
        below = right;
      }
      if (!before(below, last)) break;
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = last;
    return first;
  }
}
