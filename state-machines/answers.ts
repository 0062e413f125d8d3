/**
 * Which message answers which. Nothing in an ACK tells what it acknowledges: the receiver knows from what it has asked,
 * and so does whoever watches both.
 */
import { type MessageForm, messageForms } from '../spec/messages.js';

/** A posted message, as far as it matters to what answers what. */
export interface AskingMessage {
  /** Counts messages in the order in which they were posted. */
  readonly sequence: number;
  /** The windows of poster and receiver. */
  readonly from: number;
  readonly to: number;
  /** Of an ACK that was posted, ACK-ITEM: whether it answers EXECUTE is found out here. */
  readonly form: MessageForm;
  /** The name of the item, or its atom where it has none. */
  readonly item: string | number;
  /** The handle in the half where EXECUTE carries its block, and an ACK to it the same. */
  readonly handle: number;
  /** fAck of an ACK. */
  readonly positive: boolean;
  /** fResponse and fAckReq of DATA. */
  readonly response: boolean;
  readonly ackRequested: boolean;
}

/** A message that waits for its answer, with what somebody wants to remember of it. */
export interface OpenQuestion<T> {
  readonly message: AskingMessage;
  readonly memo: T;
}

interface Entry<T> extends OpenQuestion<T> {
  settled: boolean;
}

/** Whether a message wants an answer: those that have one in the table of messages, and DATA if it asks for an ACK. */
function wantsAnswer({ form, ackRequested }: AskingMessage): boolean {
  return form === 'DATA' ? ackRequested : messageForms[form].answeredBy.length > 0;
}

function executeKey(from: number, to: number, handle: number): string {
  return `${from}>${to}|execute ${handle}`;
}

/** REQUESTs wait apart: DATA answers them and nothing else, and a positive ACK never does (DDE-REQUEST-003). */
function itemKey(from: number, to: number, item: string | number, request: boolean): string {
  const name = typeof item === 'string' ? item.toUpperCase() : `#${item}`;
  return `${from}>${to}|${request ? 'request' : 'item'} ${name}`;
}

/**
 * The questions that are open between any number of windows.
 *
 * @example
 * ```ts
 * import { OpenQuestions } from 'dde-spec/state-machines';
 * const questions = new OpenQuestions<string>();
 * const plain = { item: 'Price', handle: 0, positive: false, response: false, ackRequested: false };
 * questions.ask({ ...plain, sequence: 1, from: 1, to: 2, form: 'POKE' }, 'the poke');
 * questions.ask({ ...plain, sequence: 2, from: 1, to: 2, form: 'REQUEST' }, 'the request');
 * const ack = { ...plain, sequence: 3, from: 2, to: 1, form: 'ACK-ITEM', positive: true } as const;
 * questions.answeredBy(ack)?.memo; // 'the poke'
 * ```
 */
export class OpenQuestions<T> {
  /** Those that want an answer, by what the answer will name, the oldest first. */
  readonly #waiting = new Map<string, { readonly entries: Entry<T>[]; head: number }>();
  readonly #byWindow = new Map<number, Set<Entry<T>>>();

  /** Remembers a message until it is settled, whether or not it wants an answer. */
  ask(message: AskingMessage, memo: T): OpenQuestion<T> {
    const entry: Entry<T> = { message, memo, settled: false };
    const { form, from, to, item, handle } = message;
    if (wantsAnswer(message)) {
      const key = form === 'EXECUTE' ? executeKey(from, to, handle) : itemKey(from, to, item, form === 'REQUEST');
      const queue = this.#waiting.get(key);
      if (queue === undefined) this.#waiting.set(key, { entries: [entry], head: 0 });
      else queue.entries.push(entry);
    }
    for (const window of [from, to]) {
      const entries = this.#byWindow.get(window);
      if (entries === undefined) this.#byWindow.set(window, new Set([entry]));
      else entries.add(entry);
    }
    return entry;
  }

  /** Whether a posted ACK answers an EXECUTE, whose block it returns. */
  answersExecute({ from, to, handle }: AskingMessage): boolean {
    return this.#oldest(executeKey(to, from, handle)) !== undefined;
  }

  /** The question that a message answers: the oldest that it can answer. It stays open until it is settled. */
  answeredBy(message: AskingMessage): OpenQuestion<T> | undefined {
    const { form, from, to, item, handle, positive, response } = message;
    if (form === 'DATA') return response ? this.#oldest(itemKey(to, from, item, true)) : undefined;
    if (form !== 'ACK-ITEM' && form !== 'ACK-EXECUTE') return undefined;
    const execute = this.#oldest(executeKey(to, from, handle));
    if (execute !== undefined) return execute;
    const request = positive ? undefined : this.#oldest(itemKey(to, from, item, true));
    const other = this.#oldest(itemKey(to, from, item, false));
    if (request === undefined || other === undefined) return request ?? other;
    return request.message.sequence < other.message.sequence ? request : other;
  }

  #oldest(key: string): Entry<T> | undefined {
    const queue = this.#waiting.get(key);
    if (queue === undefined) return undefined;
    while (queue.head < queue.entries.length) {
      const entry = queue.entries[queue.head];
      if (entry !== undefined && !entry.settled) return entry;
      queue.head += 1;
    }
    this.#waiting.delete(key);
    return undefined;
  }

  /** Closes a question: it is answered, or nobody will answer it any more. */
  settle(question: OpenQuestion<T>): void {
    const entry = question as Entry<T>;
    entry.settled = true;
    this.#byWindow.get(entry.message.from)?.delete(entry);
    this.#byWindow.get(entry.message.to)?.delete(entry);
  }

  /** The questions between two windows that are not settled. */
  between(one: number, other: number): readonly OpenQuestion<T>[] {
    return [...(this.#byWindow.get(one) ?? [])].filter(({ message }) => message.from === other || message.to === other);
  }

  /** The questions of a window that are not settled; the window is gone. */
  forget(window: number): readonly OpenQuestion<T>[] {
    const entries = [...(this.#byWindow.get(window) ?? [])].filter(({ settled }) => !settled);
    this.#byWindow.delete(window);
    return entries;
  }
}
