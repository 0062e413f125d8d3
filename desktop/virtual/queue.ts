/** Posted messages, in the order of posting; those whose window is gone are passed over. */
import type { MutableMessage } from './trace.js';

export class MessageQueue {
  #messages: MutableMessage[] = [];
  /** Those before it were taken. */
  #head = 0;

  push(message: MutableMessage): void {
    this.#messages.push(message);
  }

  /** Takes the next message that still waits. */
  next(): MutableMessage | undefined {
    while (this.#head < this.#messages.length) {
      const message = this.#messages[this.#head];
      this.#head += 1;
      if (this.#head > 1024 && this.#head * 2 > this.#messages.length) {
        this.#messages = this.#messages.slice(this.#head);
        this.#head = 0;
      }
      if (message?.delivery === 'posted') return message;
    }
    return undefined;
  }
}
