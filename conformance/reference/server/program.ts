/** The reference server as a program: its windows, its topics, and the conversations that it holds. */
import { hiWord, loWord } from '../../../codecs/lparam/lparam.js';
import { findAckForm, findForm, joinContents, splitContents } from '../../../codecs/message/contents.js';
import type { Atom, Hwnd, LParam, Process } from '../../../desktop/message-port.js';
import { messageOfForm, messages } from '../../../spec/messages.js';
import type { OnStep } from '../../../state-machines/coverage.js';
import { type Exchange, outgoing } from '../messenger.js';
import { sameName } from '../names.js';
import { catalogue, findItem, type Item, type Topic } from './catalogue.js';
import { type Command, readCommands } from './commands.js';
import { ServerConversation } from './conversation.js';
import type { ExecuteOutcome, InitiateNames, ServerConfig, ServerHost, ServerOptions } from './host.js';
import { type ServerMachines, serverMachines } from './machines.js';

/** What a server is made with; the mutants replace any of it. */
export interface ServerParts extends ServerOptions {
  readonly conversation?: typeof ServerConversation;
}

/**
 * The program behind {@link ReferenceServer}. The mutants extend it.
 *
 * @internal
 */
export class ServerProgram implements ServerHost<ServerConversation> {
  /** The top-level window that hears INITIATE. */
  readonly window: Hwnd;
  readonly config: ServerConfig;
  readonly conversations = new Set<ServerConversation>();
  readonly topics: readonly Topic[];
  readonly machines: ServerMachines;
  readonly onStep: OnStep | undefined;
  protected readonly process: Process;
  protected readonly conversationClass: typeof ServerConversation;
  #busy = 0;
  #returnMessage = '';
  #quitting = false;

  constructor(process: Process, config: ServerConfig, options: ServerParts = {}) {
    this.conversationClass = options.conversation ?? ServerConversation;
    this.process = process;
    this.config = config;
    this.machines = options.machines ?? serverMachines;
    this.onStep = options.onStep;
    this.topics = catalogue(config.topics, { busy: () => this.#busy > 0, returnMessage: () => this.#returnMessage });
    this.window = process.createWindow((message, wParam, lParam) => this.receive(message, wParam, lParam), {
      unicode: config.unicode ?? true,
    });
  }

  get timeout(): number {
    return this.config.timeout ?? 5000;
  }

  /** Ends every conversation and closes the window. */
  quit(): void {
    this.#quitting = true;
    for (const conversation of [...this.conversations]) conversation.end();
    this.process.destroyWindow(this.window);
  }

  protected receive(message: number, wParam: number, lParam: LParam): number {
    if (message === messages.INITIATE.value) {
      const { application, topic } = splitContents('INITIATE', { lo: loWord(lParam), hi: hiWord(lParam) });
      if (!this.#quitting) this.onInitiate(wParam, application, topic);
      return 0;
    }
    const form = findForm(message, 'posted');
    if (form === undefined || form === 'TERMINATE') return 0;
    const halves = this.process.unpack(message, lParam);
    if (halves === undefined) return 0;
    const { item = 0, block = 0 } = splitContents(form, halves);
    // No conversation is held through this window: a refusal lets the poster free what it owns.
    if (form !== 'ACK-ITEM') return this.refuse({ ...outgoing(), form, lParam, item, block }, wParam, this.window);
    this.process.freeLParam(message, lParam);
    if (item !== 0) this.process.deleteAtom(item);
    return 0;
  }

  refuse({ form, lParam, item, block }: Exchange, to: Hwnd, from: Hwnd): number {
    const ack = form && findAckForm(form);
    // Nothing answers DATA with another ACK than the others get.
    if (form === undefined || ack === undefined) return 0;
    this.process.freeLParam(messageOfForm(form).value, lParam);
    const { lo, hi } = joinContents(ack, { status: 0, item, block });
    const packed = this.process.pack(messages.ACK.value, lo, hi);
    if (!this.process.post(to, messages.ACK.value, from, packed)) {
      this.process.freeLParam(messages.ACK.value, packed);
      if (item !== 0) this.process.deleteAtom(item);
    }
    return 0;
  }

  protected onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    for (const candidate of this.topics)
      this.meet(
        client,
        candidate,
        { application, topic },
        this.answersTo(application) && this.offers(candidate, topic),
      );
  }

  /** Whether an application atom means this server; names are read, so that no atom need be added. */
  protected answersTo(application: Atom): boolean {
    if (application === 0) return true;
    const name = this.process.atomName(application);
    return name !== undefined && sameName(name, this.config.application);
  }

  protected offers(candidate: Topic, topic: Atom): boolean {
    if (topic === 0) return true;
    const name = this.process.atomName(topic);
    return name !== undefined && sameName(name, candidate.name);
  }

  /** Lets the table of conversations decide what becomes of an INITIATE for one of our topics. */
  protected meet(client: Hwnd, topic: Topic, asked: InitiateNames, matches: boolean): void {
    new this.conversationClass(this.process, this, client, topic).begin(asked, matches);
  }

  /** Whether the message at hand is to be put off; each call uses up one of `[busy(count)]`. */
  takeBusy(): boolean {
    if (this.#busy === 0) return false;
    this.#busy -= 1;
    return true;
  }

  /** Tells every conversation on the topic that an item has a new value. */
  changed(topic: Topic, item: Item): void {
    for (const conversation of [...this.conversations]) if (conversation.topic === topic) conversation.changed(item);
  }

  /** Carries out a command string. The first command that fails ends it. */
  execute(topic: Topic, unicode: boolean, bytes: Uint8Array): ExecuteOutcome {
    const commands = this.readCommands(bytes, unicode);
    if (commands === undefined) return this.failed('the command string does not follow the grammar');
    let outcome: ExecuteOutcome = 'done';
    for (const { opcode, parameters } of commands) {
      const result = this.command(topic, opcode.toLowerCase(), parameters);
      if (result === 'failed') return this.failed(`the command ${opcode} failed`);
      if (result === 'quit') outcome = 'quit';
    }
    this.#returnMessage = 'done';
    return outcome;
  }

  protected readCommands(bytes: Uint8Array, unicode: boolean): readonly Command[] | undefined {
    return readCommands(bytes, unicode);
  }

  protected failed(why: string): 'failed' {
    this.#returnMessage = why;
    return 'failed';
  }

  protected command(topic: Topic, opcode: string, parameters: readonly string[]): ExecuteOutcome {
    const [first = '', second = ''] = parameters;
    switch (opcode) {
      case 'set': {
        const item = findItem(topic, first);
        if (!item?.writable || parameters.length !== 2) return 'failed';
        item.write(second);
        this.changed(topic, item);
        return 'done';
      }
      case 'busy':
        if (!/^[0-9]{1,3}$/.test(first)) return 'failed';
        this.#busy = Number(first);
        return 'done';
      case 'quit':
        return 'quit';
      default:
        return 'failed';
    }
  }
}
