/**
 * The reference server: one application with topics and items, links, commands and the System topic. It is written
 * against the desktop port alone and does what the tables of `state-machines` say.
 */
import { hiWord, loWord, makeLong } from '../../../codecs/lparam/lparam.js';
import type { Atom, Hwnd, LParam, Process } from '../../../desktop/message-port.js';
import { messageByValue, messages } from '../../../spec/messages.js';
import type { Exchange } from '../messenger.js';
import { catalogue, findItem, type Item, sameName, type Topic } from './catalogue.js';
import { type Command, readCommands } from './commands.js';
import { ServerConversation } from './conversation.js';
import type { ExecuteOutcome, ServerConfig, ServerHost } from './host.js';
import { type ServerMachines, serverMachines } from './machines.js';

/**
 * The reference server: one service, any number of conversations.
 *
 * @example
 * ```ts
 * import { ReferenceServer } from 'dde-spec/conformance';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * new ReferenceServer(desktop.process('server'), {
 *   application: 'Quote',
 *   topics: [{ name: 'NYSE', items: [{ name: 'ZAXX', value: '42' }] }],
 * });
 * ```
 */
export class ReferenceServer implements ServerHost<ServerConversation> {
  /** The top-level window that hears INITIATE. */
  readonly window: Hwnd;
  readonly config: ServerConfig;
  readonly conversations = new Set<ServerConversation>();
  readonly topics: readonly Topic[];
  protected readonly process: Process;
  readonly machines: ServerMachines;
  /** What holds one conversation; a variant of the server may hold it otherwise. */
  protected readonly conversationClass: typeof ServerConversation;
  #busy = 0;
  #returnMessage = '';
  #quitting = false;

  constructor(
    process: Process,
    config: ServerConfig,
    machines: ServerMachines = serverMachines,
    conversationClass: typeof ServerConversation = ServerConversation,
  ) {
    this.conversationClass = conversationClass;
    this.process = process;
    this.config = config;
    this.machines = machines;
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
      if (!this.#quitting) this.onInitiate(wParam, loWord(lParam), hiWord(lParam));
      return 0;
    }
    const spec = messageByValue(message);
    if (spec === undefined || spec.key === 'TERMINATE') return 0;
    const halves = this.process.unpack(message, lParam);
    if (halves === undefined) return 0;
    const exchange: Exchange = {
      message,
      lParam,
      atom: spec.key === 'EXECUTE' ? 0 : halves.hi,
      block: spec.key === 'EXECUTE' ? halves.hi : 0,
    };
    // No conversation is held through this window: a refusal lets the poster free what it owns.
    if (spec.key !== 'ACK') return this.refuse(exchange, wParam, this.window);
    this.process.freeLParam(message, lParam);
    if (exchange.atom !== 0) this.process.deleteAtom(exchange.atom);
    return 0;
  }

  /** Posts a negative ACK from one of our windows, and cleans up if it cannot be posted. */
  refuse(exchange: Exchange, to: Hwnd, from: Hwnd): number {
    this.process.freeLParam(exchange.message, exchange.lParam);
    const hi = exchange.message === messages.EXECUTE.value ? exchange.block : exchange.atom;
    const lParam = this.process.pack(messages.ACK.value, 0, hi);
    if (!this.process.post(to, messages.ACK.value, from, lParam)) {
      this.process.freeLParam(messages.ACK.value, lParam);
      if (exchange.atom !== 0) this.process.deleteAtom(exchange.atom);
    }
    return 0;
  }

  protected onInitiate(client: Hwnd, application: Atom, topic: Atom): void {
    if (!this.answersTo(application)) return;
    for (const candidate of this.topics) {
      if (this.offers(candidate, topic)) this.openConversation(client, candidate);
    }
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

  protected openConversation(client: Hwnd, topic: Topic): void {
    new this.conversationClass(this.process, this, client, topic).acknowledgeInitiate();
  }

  /** Sends the ACK to INITIATE: two plain words, not a packed lParam. */
  sendAck(client: Hwnd, window: Hwnd, application: Atom, topic: Atom): void {
    this.process.send(client, messages.ACK.value, window, makeLong(application, topic));
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
