/**
 * The ledger: who owns each atom reference, memory block and packed lParam of a virtual desktop, at every moment.
 *
 * It is driven by the resource machines and knows no rule itself: a row that forbids a step names the rule that is
 * broken, a row that settles a resource names the rules that were kept. It cannot see a receiver write into a block
 * (DDE-MEMORY-004, DDE-DATA-015, DDE-POKE-017, DDE-EXECUTE-021), because the port hands out copies.
 */
import { atomKind } from '../../spec/atoms.js';
import { messageByValue, messageForms, messages } from '../../spec/messages.js';
import type { RuleId } from '../../spec/rules/index.js';
import { findRule } from '../../spec/rules/index.js';
import { type StructureName, structures } from '../../spec/structures.js';
import {
  type AtomArrival,
  type AtomCarrier,
  type AtomEvent,
  type AtomState,
  atomReference,
} from '../../state-machines/resources/atom-reference.js';
import {
  type BlockEvent,
  type BlockFact,
  type BlockKind,
  type BlockState,
  memoryBlocks,
} from '../../state-machines/resources/memory-block.js';
import { packedLParam } from '../../state-machines/resources/packed-lparam.js';
import { type Step, step } from '../../state-machines/step.js';
import type { Atom, Hglobal, Hwnd, LParam } from '../message-port.js';
import type { TracedMessage } from './trace.js';
import type { Watcher } from './watcher.js';

/** One rule about a resource that was kept or broken. */
export interface Finding {
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
export interface Note {
  readonly process: string;
  readonly text: string;
  readonly time: number;
}

/** How much of each kind is owned by somebody. */
export interface Balance {
  readonly atoms: number;
  readonly blocks: number;
  readonly lParams: number;
}

interface Reference {
  process: string;
  readonly atom: Atom;
  readonly name: string | undefined;
  state: AtomState;
  /** A number that was no atom when it was posted: nothing is owed for it. */
  readonly phantom: boolean;
  /** The message that its maker was processing when it made it. */
  readonly during: number | undefined;
}

interface Block {
  readonly handle: Hglobal;
  state: BlockState;
  kind: BlockKind;
  poster: string;
  receiver: string | undefined;
  facts: Partial<Record<BlockFact, boolean>>;
  /** Whether the receiver has been able to lock it. */
  read: boolean;
  /** The message went the wrong way, as DATA to a server does: what is said of clients and servers does not apply. */
  astray: boolean;
  what: string;
}

interface Packing {
  readonly lParam: LParam;
  state: 'packed' | 'unposted' | 'in flight' | 'received' | 'freed' | 'taken' | 'spoiled';
  holder: string;
  message: number;
  what: string;
}

/** A message that waits for its answer. */
interface Outstanding {
  readonly sequence: number;
  readonly poster: Hwnd;
  readonly receiver: Hwnd;
  readonly block: Block | undefined;
  done: boolean;
}

/** What a posted message carries while it is under way. */
interface Cargo {
  readonly reference: Reference | undefined;
  readonly block: Block | undefined;
  readonly packing: Packing | undefined;
  readonly outstanding: Outstanding | undefined;
}

type LParamEvent = 'posted' | 'post failed' | 'delivered' | 'discarded' | 'unpacked' | 'freed' | 'reused';

function mask(structure: StructureName, flag: string): number {
  const field = structures[structure].flags.find(({ name }) => name === flag);
  return field === undefined ? 0 : 1 << field.bit;
}

const flags = {
  dataRelease: mask('DDEDATA', 'fRelease'),
  dataAckReq: mask('DDEDATA', 'fAckReq'),
  dataResponse: mask('DDEDATA', 'fResponse'),
  pokeRelease: mask('DDEPOKE', 'fRelease'),
  ackPositive: mask('DDEACK', 'fAck'),
};

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`;
}

function flagWord(record: TracedMessage): number {
  const block = record.block;
  return block === undefined || block.length < 2 ? 0 : (block[0] ?? 0) | ((block[1] ?? 0) << 8);
}

/** What a step says of whoever is neither client nor server in it: that each block is freed once, by who owns it. */
function forAnybody<S extends string>(result: Step<S, never>): Step<S, never> {
  const rules = result.rules.filter((rule) => findRule(rule)?.role === 'both');
  return { ...result, rules: result.ok || rules.length > 0 || result.rules.length === 0 ? rules : ['DDE-MEMORY-002'] };
}

/** Of which references a process gives one up first, when it deletes an atom. */
const deletionOrder: readonly AtomState[] = [
  'named in INITIATE',
  'unposted in ACK to INITIATE',
  'unposted in ACK',
  'unposted in DATA',
  'unposted in UNADVISE',
  'unposted in ADVISE',
  'unposted in POKE',
  'unposted in REQUEST',
  'received in a late message',
  'received in ACK to INITIATE',
  'received in ACK',
  'received in DATA',
  'received in DATA with fAckReq',
  'received in REQUEST',
  'received in POKE',
  'received in ADVISE',
  'received in UNADVISE',
  'made during INITIATE',
  'made',
];

/** And when it hands one over: what it made for the purpose first. */
const postingOrder: readonly AtomState[] = [
  'made',
  'made during INITIATE',
  'received in REQUEST',
  'received in POKE',
  'received in ADVISE',
  'received in UNADVISE',
  'received in DATA with fAckReq',
  'received in DATA',
  'received in ACK',
  'received in ACK to INITIATE',
  'received in a late message',
  'unposted in REQUEST',
  'unposted in POKE',
  'unposted in ADVISE',
  'unposted in UNADVISE',
  'unposted in DATA',
  'unposted in ACK',
  'unposted in ACK to INITIATE',
  'named in INITIATE',
];

const settledAtom: ReadonlySet<AtomState> = new Set(atomReference.final);

/** What the ledger has to ask of its desktop. */
export interface LedgerView {
  readonly time: number;
  atomName(atom: Atom): string | undefined;
  isWindow(window: Hwnd): boolean;
}

/** The ledger of one desktop. {@link Ledger.close} ends the scenario and finds the leaks. */
export class Ledger implements Watcher {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  readonly #findings: Finding[] = [];
  readonly #notes: Note[] = [];
  readonly #view: LedgerView;
  readonly #references = new Set<Reference>();
  /** The references of a process to an atom, by state; entries that have moved on are skipped when met. */
  readonly #held = new Map<string, Map<AtomState, Reference[]>>();
  /** Atoms that INITIATE lent to a process, and those that it gave away in its ACK. */
  readonly #lent = new Map<string, { process: string; atom: Atom; broken: boolean }>();
  readonly #handedOver = new Map<string, { process: string; atom: Atom; broken: boolean }>();
  readonly #blocks = new Map<Hglobal, Block>();
  readonly #packings = new Map<LParam, Packing>();
  readonly #cargo = new Map<number, Cargo>();
  readonly #arrived = new Map<number, Reference[]>();
  readonly #outstanding = new Map<string, { entries: Outstanding[]; head: number }>();
  readonly #byWindow = new Map<Hwnd, Set<Outstanding>>();
  /** Conversations, as `server>client`. */
  readonly #serves = new Set<string>();
  /** Directions, `from>to`, in which TERMINATE was posted. */
  readonly #terminated = new Set<string>();
  /** The messages that are being processed, the innermost last. */
  readonly #stack: TracedMessage[] = [];
  #closed = false;

  constructor(view: LedgerView) {
    this.#view = view;
    this.findings = this.#findings;
    this.notes = this.#notes;
  }

  /** What is owned by somebody now; resources of the system do not count. */
  get balance(): Balance {
    let blocks = 0;
    for (const block of this.#blocks.values()) if (!this.#blockSettled(block)) blocks += 1;
    let lParams = 0;
    for (const packing of this.#packings.values()) {
      if (!(packedLParam.final as readonly string[]).includes(packing.state)) lParams += 1;
    }
    return { atoms: this.#references.size, blocks, lParams };
  }

  /** The findings with that verdict `broken`. */
  get broken(): readonly Finding[] {
    return this.#findings.filter(({ verdict }) => verdict === 'broken');
  }

  /**
   * Ends the scenario: what is owned still is a leak of its owner. A second call adds nothing.
   *
   * @returns all findings.
   */
  close(): readonly Finding[] {
    if (this.#closed) return this.findings;
    for (const reference of [...this.#references]) this.#atom(reference, 'scenario ended');
    for (const block of this.#blocks.values()) this.#block(block, 'scenario ended');
    for (const packing of this.#packings.values()) this.#packing(packing, 'scenario ended', packing.holder);
    for (const [state, held] of [
      ['lent by INITIATE', this.#lent],
      ['handed over', this.#handedOver],
    ] as const) {
      for (const { process, atom, broken } of held.values()) {
        if (!broken) this.#absent(process, atom, state, 'scenario ended');
      }
    }
    this.#closed = true;
    return this.findings;
  }

  #find(
    verdict: Finding['verdict'],
    rule: RuleId,
    process: string,
    resource: Finding['resource'],
    what: string,
    detail: string,
  ): void {
    if (this.#closed) return;
    this.#findings.push({ rule, verdict, process, resource, what, detail, time: this.#view.time });
  }

  #note(process: string, text: string): void {
    this.#notes.push({ process, text, time: this.#view.time });
  }

  /** Reports what a step says. A step on which the table is silent concerns nobody. */
  #report(
    result: Step<string, string>,
    resource: Finding['resource'],
    what: string,
    detail: string,
    processOf: (rule: RuleId) => string,
  ): void {
    for (const rule of result.rules) {
      // A row that only records what happened names a definition or a permission, which nobody can keep or break.
      const { observability, level } = findRule(rule) ?? {};
      if (observability !== 'hooks' || level === 'may') continue;
      if (result.ok) this.#find('kept', rule, processOf(rule), resource, what, detail);
      else this.#find('broken', rule, processOf(rule), resource, what, result.violation);
    }
  }

  #running(process: string): TracedMessage | undefined {
    const running = this.#stack.at(-1);
    return running?.receiver === process ? running : undefined;
  }

  // Atoms.

  #atomWhat(atom: Atom, name: string | undefined): string {
    return `atom ${hex(atom)}${name === undefined ? '' : ` "${name}"`}`;
  }

  #add(reference: Reference): Reference {
    this.#references.add(reference);
    this.#enter(reference);
    return reference;
  }

  #enter(reference: Reference): void {
    const key = `${reference.atom}|${reference.process}`;
    let states = this.#held.get(key);
    if (states === undefined) {
      states = new Map();
      this.#held.set(key, states);
    }
    const list = states.get(reference.state);
    if (list === undefined) states.set(reference.state, [reference]);
    else list.push(reference);
  }

  #atom(reference: Reference, event: AtomEvent): void {
    const result = step(atomReference, reference.state, event);
    if (!reference.phantom) {
      const what = this.#atomWhat(reference.atom, reference.name);
      this.#report(result, 'atom', what, `${reference.state}: ${event}`, () => reference.process);
    }
    if (result.ok) reference.state = result.state;
    else if (result.row !== undefined) reference.state = 'spoiled';
    if (settledAtom.has(reference.state)) this.#references.delete(reference);
    else if (reference.state !== 'in flight') this.#enter(reference);
  }

  /** An event that befalls a process which holds no reference to the atom. */
  #absent(process: string, atom: Atom, state: AtomState, event: AtomEvent): void {
    const what = this.#atomWhat(atom, this.#view.atomName(atom));
    this.#report(step(atomReference, state, event), 'atom', what, `${state}: ${event}`, () => process);
  }

  /** The reference that the process most likely means. */
  #pick(process: string, atom: Atom, order: readonly AtomState[]): Reference | undefined {
    const states = this.#held.get(`${atom}|${process}`);
    if (states === undefined) return undefined;
    for (const state of order) {
      const list = states.get(state);
      while (list !== undefined && list.length > 0) {
        const reference = list.at(-1);
        if (reference?.state === state && reference.process === process) return reference;
        list.pop();
      }
    }
    return undefined;
  }

  /** The reference that came with the message which the process is processing. */
  #current(process: string, atom: Atom): Reference | undefined {
    const running = this.#running(process);
    if (running === undefined) return undefined;
    return this.#arrived
      .get(running.sequence)
      ?.find(
        (reference) =>
          reference.atom === atom && reference.process === process && reference.state.startsWith('received'),
      );
  }

  atomAdded(process: string, atom: Atom): void {
    const running = this.#running(process);
    const state = running?.message === messages.INITIATE.value ? 'made during INITIATE' : 'made';
    const name = this.#view.atomName(atom);
    this.#add({ process, atom, name, state, phantom: false, during: running?.sequence });
  }

  atomDeleted(process: string, atom: Atom, _found: boolean): void {
    const reference = this.#current(process, atom) ?? this.#pick(process, atom, deletionOrder);
    if (reference !== undefined) {
      // Who sees that the client is gone need not try the ACK to know that it cannot be delivered.
      const asker = this.#running(process)?.from;
      const unanswerable = asker !== undefined && !this.#view.isWindow(asker);
      if (reference.state === 'made during INITIATE' && unanswerable) {
        this.#atom(reference, 'failed in ACK to INITIATE');
      }
      this.#atom(reference, 'deleted');
      return;
    }
    const key = `${atom}|${process}`;
    const handed = this.#handedOver.get(key);
    const lent = this.#lent.get(key);
    if (handed !== undefined) handed.broken = true;
    else if (lent !== undefined) lent.broken = true;
    const state = handed !== undefined ? 'handed over' : lent !== undefined ? 'lent by INITIATE' : 'not held';
    this.#absent(process, atom, state, 'deleted');
  }

  /** A message of the process takes a reference along. */
  #handOver(process: string, atom: Atom, known: boolean, event: 'posted' | 'answered INITIATE'): Reference {
    const reference = this.#spare(process, atom);
    if (reference !== undefined) {
      this.#atom(reference, event);
      return reference;
    }
    if (known) {
      const key = `${atom}|${process}`;
      const past = this.#handedOver.has(key) ? 'handed over' : this.#lent.has(key) ? 'lent by INITIATE' : 'not held';
      this.#absent(process, atom, event === 'posted' ? 'not held' : past, event);
    }
    const borrowed: Reference = {
      process,
      atom,
      name: this.#view.atomName(atom),
      state: 'in flight',
      phantom: !known,
      during: undefined,
    };
    this.#references.add(borrowed);
    return borrowed;
  }

  /** The reference that a message of the process takes along. */
  #spare(process: string, atom: Atom): Reference | undefined {
    // An answer made of a fresh atom leaves the one that came to be deleted; one that reuses it has made none.
    const made = this.#madeSince(process, atom);
    const running = this.#running(process);
    if (made !== undefined && running !== undefined && made.during === running.sequence) return made;
    return this.#current(process, atom) ?? made ?? this.#pick(process, atom, postingOrder);
  }

  /** The newest reference that the process has made and not used. */
  #madeSince(process: string, atom: Atom): Reference | undefined {
    return this.#pick(process, atom, ['made during INITIATE', 'made']);
  }

  #arrive(record: TracedMessage, reference: Reference, receiver: string, arrival: AtomArrival): void {
    reference.process = receiver;
    this.#atom(reference, `delivered in ${arrival}`);
    const arrived = this.#arrived.get(record.sequence);
    if (arrived === undefined) this.#arrived.set(record.sequence, [reference]);
    else arrived.push(reference);
  }

  #isLate(record: TracedMessage): boolean {
    return this.#terminated.has(`${record.to}>${record.from}`);
  }

  /** The string atoms of INITIATE or of the ACK to it. */
  #nameAtoms(record: TracedMessage): Atom[] {
    return [record.lo, record.hi].filter((atom): atom is Atom => atom !== undefined && atomKind(atom) === 'string');
  }

  #nameInInitiate(record: TracedMessage): void {
    const atoms = this.#nameAtoms(record);
    for (const atom of new Set(atoms)) {
      const wanted = atoms.filter((other) => other === atom).length;
      const named = this.#held.get(`${atom}|${record.sender}`)?.get('named in INITIATE') ?? [];
      // A broadcast comes here once for each window and names its two references once.
      let open = wanted - named.filter(({ state }) => state === 'named in INITIATE').length;
      for (; open > 0; open -= 1) {
        const reference = this.#madeSince(record.sender, atom);
        if (reference === undefined) break;
        this.#atom(reference, 'sent in INITIATE');
      }
    }
  }

  // Memory blocks.

  #blockSettled(block: Block): boolean {
    return (memoryBlocks[block.kind].final as readonly BlockState[]).includes(block.state);
  }

  #block(block: Block, event: BlockEvent, actor?: string): void {
    const before = block.state;
    const facts = block.facts;
    const result = step(memoryBlocks[block.kind], before, event, facts);
    const serverPosts = block.kind === 'DATA';
    const handed = facts['handed over'] === true;
    const withReceiver = handed && ['delivered', 'unasked', 'late', 'abandoned', 'accepted'].includes(before);
    const owner = withReceiver ? (block.receiver ?? block.poster) : block.poster;
    const judged = block.astray ? forAnybody(result) : result;
    this.#report(judged, 'block', block.what, `${before}: ${event}`, (rule) => {
      const role = findRule(rule)?.role;
      // Kept by the receiver, who left the block alone, and not by its poster, who freed it.
      if (result.ok && rule === 'DDE-TERMINATE-007') return block.receiver ?? block.poster;
      if (role !== 'client' && role !== 'server') return actor ?? owner;
      return (role === 'server') === serverPosts ? block.poster : (block.receiver ?? block.poster);
    });
    if (result.ok) {
      block.state = result.state;
      return;
    }
    // To read what one must not read harms the reader only; anything else takes the block away or settles it.
    const reads = event === 'poster reads' || event === 'receiver reads';
    if (result.row !== undefined && !reads) block.state = 'spoiled';
  }

  #party(block: Block, process: string): 'poster' | 'receiver' | 'stranger' {
    // Who talks to itself is whoever owes something.
    if (process === block.poster && process === block.receiver) {
      const handed = block.facts['handed over'] === true;
      return handed && block.state !== 'refused' && block.state !== 'in flight' ? 'receiver' : 'poster';
    }
    if (process === block.poster) return 'poster';
    return process === block.receiver ? 'receiver' : 'stranger';
  }

  allocated(process: string, block: Hglobal, size: number): void {
    this.#blocks.set(block, {
      handle: block,
      state: 'held',
      kind: 'DATA',
      poster: process,
      receiver: undefined,
      facts: {},
      read: false,
      astray: false,
      what: `block ${hex(block)} of ${size} bytes`,
    });
  }

  blockRead(process: string, handle: Hglobal, locked: boolean): void {
    const block = this.#blocks.get(handle);
    if (block === undefined) {
      this.#note(process, `locked ${hex(handle)}, which never was a block`);
      return;
    }
    const party = this.#party(block, process);
    if (party === 'stranger') {
      this.#note(process, `locked ${block.what}, which is not its own`);
      return;
    }
    if (party === 'receiver') {
      block.read ||= locked;
      block.facts = { ...block.facts, unreadable: !block.read };
    }
    this.#block(block, `${party} reads`, process);
  }

  blockFreed(process: string, handle: Hglobal, _live: boolean): void {
    const block = this.#blocks.get(handle);
    if (block === undefined) {
      const what = `block ${hex(handle)}`;
      this.#find('broken', 'DDE-MEMORY-002', process, 'block', what, 'freed although it never was a block');
      return;
    }
    this.#block(block, `${this.#party(block, process)} frees`, process);
  }

  #postBlock(record: TracedMessage, block: Block, kind: BlockKind): void {
    if (block.poster !== record.sender) {
      const owns =
        block.receiver === record.sender &&
        block.facts['handed over'] === true &&
        ['delivered', 'unasked', 'accepted', 'late', 'abandoned'].includes(block.state);
      if (!owns) {
        const detail = 'posted by a process that does not own it';
        this.#find('broken', 'DDE-MEMORY-003', record.sender, 'block', block.what, detail);
        return;
      }
      block.poster = record.sender;
      block.state = 'held';
    }
    const word = flagWord(record);
    const handedOver =
      kind === 'ADVISE' ||
      (kind === 'DATA' && (word & flags.dataRelease) !== 0) ||
      (kind === 'POKE' && (word & flags.pokeRelease) !== 0);
    block.kind = kind;
    block.read = false;
    const [server, client] = kind === 'DATA' ? [record.from, record.to] : [record.to, record.from];
    block.astray = this.#serves.has(`${client}>${server}`) && !this.#serves.has(`${server}>${client}`);
    block.what = `block ${hex(block.handle)} of ${this.#messageWhat(record)}`;
    block.facts = {
      'handed over': handedOver,
      'answer due': kind !== 'DATA' || (word & flags.dataAckReq) !== 0,
      unreadable: false,
    };
    this.#block(block, record.delivery === 'failed' ? 'post failed' : 'posted', record.sender);
  }

  #messageWhat(record: TracedMessage): string {
    const name = messageByValue(record.message)?.name ?? `message ${hex(record.message)}`;
    return record.names.hi === undefined ? name : `${name} "${record.names.hi}"`;
  }

  // Packed lParams.

  #packing(
    packing: Packing,
    event: LParamEvent | 'holder died' | 'scenario ended',
    actor: string,
    otherMessage = false,
  ): void {
    const facts = {
      ACK: packing.message === messages.ACK.value,
      'other message': otherMessage,
      stranger: actor !== packing.holder,
    };
    const before = packing.state;
    const result = step(packedLParam, before, event, facts);
    this.#report(result, 'lparam', packing.what, `${before}: ${event}`, () => actor);
    if (result.ok) packing.state = result.state;
    // Posted under a wrong message it is under way all the same; to unpack wrongly takes nothing away.
    else if (result.row !== undefined && event === 'posted' && otherMessage) packing.state = 'in flight';
    else if (result.row !== undefined && event !== 'unpacked') packing.state = 'spoiled';
  }

  #lParamWhat(lParam: LParam, message: number): string {
    return `lParam ${hex(lParam)} of ${messageByValue(message)?.name ?? `message ${hex(message)}`}`;
  }

  packed(process: string, message: number, lParam: LParam): void {
    const what = this.#lParamWhat(lParam, message);
    this.#packings.set(lParam, { lParam, state: 'packed', holder: process, message, what });
  }

  packingMisused(process: string, message: number, call: string): void {
    const what = `lParam of ${messageByValue(message)?.name ?? hex(message)}`;
    this.#find('broken', 'DDE-LPARAM-002', process, 'lparam', what, `${call} was called for a message that is sent`);
  }

  /** Whether the process is processing an ACK to INITIATE with this lParam. */
  #isSentAck(process: string, lParam: LParam): boolean {
    const running = this.#running(process);
    return running?.mode === 'send' && running.message === messages.ACK.value && running.lParam === lParam;
  }

  unpacked(process: string, message: number, lParam: LParam): void {
    const packing = this.#packings.get(lParam);
    if (packing !== undefined) this.#packing(packing, 'unpacked', process, message !== packing.message);
    else if (this.#isSentAck(process, lParam)) this.packingMisused(process, message, 'unpack');
  }

  lParamFreed(process: string, message: number, lParam: LParam): void {
    const packing = this.#packings.get(lParam);
    if (packing !== undefined) this.#packing(packing, 'freed', process, message !== packing.message);
    else if (this.#isSentAck(process, lParam)) this.packingMisused(process, message, 'free');
  }

  lParamReused(process: string, lParam: LParam, received: number, posted: number): void {
    const packing = this.#packings.get(lParam);
    if (packing === undefined) return;
    this.#packing(packing, 'reused', process, received !== packing.message);
    packing.holder = process;
    packing.message = posted;
    packing.what = this.#lParamWhat(lParam, posted);
  }

  // Messages.

  posted(record: TracedMessage): void {
    const key = messageByValue(record.message)?.key;
    if (key === undefined || key === 'INITIATE') return;
    const failed = record.delivery === 'failed';
    const packing = this.#packings.get(record.lParam);
    if (packing !== undefined) {
      this.#packing(packing, failed ? 'post failed' : 'posted', record.sender, packing.message !== record.message);
      packing.message = record.message;
      packing.what = `lParam ${hex(record.lParam)} of ${this.#messageWhat(record)}`;
    }
    if (key === 'TERMINATE') {
      this.#terminate(record.from, record.to);
      return;
    }
    const { lo, hi } = messageForms[key === 'ACK' ? 'ACK-ITEM' : key];
    const answersExecute =
      key === 'ACK' && this.#waiting(this.#executeKey(record.to, record.from, record.hi)) !== undefined;
    const handle = key === 'EXECUTE' ? record.hi : lo.kind.startsWith('block') ? record.lo : undefined;
    const block = handle === undefined || handle === 0 ? undefined : this.#blocks.get(handle);
    if (block !== undefined && key !== 'ACK' && key !== 'REQUEST' && key !== 'UNADVISE') {
      this.#postBlock(record, block, key);
    }
    let reference: Reference | undefined;
    const item = hi.kind === 'item-atom' && !answersExecute ? record.hi : undefined;
    if (item !== undefined && atomKind(item) === 'string' && key !== 'EXECUTE') {
      reference = this.#takeItem(record, item, key, failed);
    }
    if (key === 'ACK' || (key === 'DATA' && (flagWord(record) & flags.dataResponse) !== 0)) {
      this.#answer(record, key, answersExecute, failed);
    }
    if (failed) return;
    const outstanding = this.#expect(record, key, block);
    this.#cargo.set(record.sequence, { reference, block, packing, outstanding });
  }

  #takeItem(record: TracedMessage, item: Atom, key: AtomCarrier, failed: boolean): Reference | undefined {
    if (!failed) return this.#handOver(record.sender, item, record.names.hi !== undefined, 'posted');
    const reference = this.#spare(record.sender, item);
    if (reference !== undefined) this.#atom(reference, `failed in ${key}`);
    return undefined;
  }

  /** REQUESTs wait apart: DATA answers them and nothing else, and a positive ACK never does. */
  #itemKey(poster: Hwnd, receiver: Hwnd, record: TracedMessage, request: boolean): string {
    const item = record.names.hi?.toUpperCase() ?? hex(record.hi ?? 0);
    return `${poster}>${receiver}|${request ? 'request' : 'item'} ${item}`;
  }

  #executeKey(poster: Hwnd, receiver: Hwnd, handle: number | undefined): string {
    return `${poster}>${receiver}|execute ${hex(handle ?? 0)}`;
  }

  /** Remembers a message that wants an answer. */
  #expect(record: TracedMessage, key: string, block: Block | undefined): Outstanding | undefined {
    const wants = key !== 'ACK' && (key !== 'DATA' || (flagWord(record) & flags.dataAckReq) !== 0);
    if (!wants && block === undefined) return undefined;
    const entry: Outstanding = {
      sequence: record.sequence,
      poster: record.from,
      receiver: record.to,
      block,
      done: false,
    };
    if (wants) {
      const where =
        key === 'EXECUTE'
          ? this.#executeKey(record.from, record.to, record.hi)
          : this.#itemKey(record.from, record.to, record, key === 'REQUEST');
      const queue = this.#outstanding.get(where);
      if (queue === undefined) this.#outstanding.set(where, { entries: [entry], head: 0 });
      else queue.entries.push(entry);
    }
    for (const window of [record.from, record.to]) {
      const entries = this.#byWindow.get(window);
      if (entries === undefined) this.#byWindow.set(window, new Set([entry]));
      else entries.add(entry);
    }
    return entry;
  }

  /** The oldest message that waits for an answer under this key. */
  #waiting(key: string): Outstanding | undefined {
    const queue = this.#outstanding.get(key);
    if (queue === undefined) return undefined;
    while (queue.head < queue.entries.length) {
      const entry = queue.entries[queue.head];
      if (entry !== undefined && !entry.done) return entry;
      queue.head += 1;
    }
    this.#outstanding.delete(key);
    return undefined;
  }

  #answer(record: TracedMessage, key: string, answersExecute: boolean, failed: boolean): void {
    const positive = ((record.lo ?? 0) & flags.ackPositive) !== 0;
    const entry = answersExecute
      ? this.#waiting(this.#executeKey(record.to, record.from, record.hi))
      : this.#answered(record, key, positive);
    if (entry === undefined) return;
    const block = entry.block;
    if (failed) {
      if (block !== undefined && key === 'ACK') block.facts = { ...block.facts, 'answer failed': true };
      return;
    }
    this.#settle(entry);
    if (block === undefined || key !== 'ACK') return;
    this.#block(block, positive ? 'accepted' : 'refused', record.sender);
  }

  #answered(record: TracedMessage, key: string, positive: boolean): Outstanding | undefined {
    const { from, to } = record;
    const request = key === 'ACK' && positive ? undefined : this.#waiting(this.#itemKey(to, from, record, true));
    if (key === 'DATA') return request;
    const other = this.#waiting(this.#itemKey(to, from, record, false));
    if (request === undefined || other === undefined) return request ?? other;
    return request.sequence < other.sequence ? request : other;
  }

  #settle(entry: Outstanding): void {
    entry.done = true;
    this.#byWindow.get(entry.poster)?.delete(entry);
    this.#byWindow.get(entry.receiver)?.delete(entry);
  }

  #terminate(from: Hwnd, to: Hwnd): void {
    this.#terminated.add(`${from}>${to}`);
    for (const entry of this.#byWindow.get(from) ?? []) {
      if (entry.poster === to || entry.receiver === to) this.#over(entry);
    }
  }

  #over(entry: Outstanding): void {
    if (entry.block !== undefined && !entry.done) this.#block(entry.block, 'conversation over');
  }

  delivering(record: TracedMessage): void {
    const receiver = record.receiver ?? '';
    const key = messageByValue(record.message)?.key;
    if (record.mode === 'send') {
      if (key === 'INITIATE') this.#deliverInitiate(record, receiver);
      else if (key === 'ACK') this.#deliverInitiateAck(record, receiver);
    } else {
      const cargo = this.#cargo.get(record.sequence);
      this.#cargo.delete(record.sequence);
      if (cargo !== undefined && key !== undefined) this.#deliverCargo(record, receiver, key, cargo);
    }
    this.#stack.push(record);
  }

  #deliverInitiate(record: TracedMessage, receiver: string): void {
    this.#nameInInitiate(record);
    if (this.#packings.has(record.lParam)) this.packingMisused(record.sender, record.message, 'pack');
    else this.#plain(record);
    if (receiver === record.sender) return;
    for (const atom of this.#nameAtoms(record)) {
      this.#lent.set(`${atom}|${receiver}`, { process: receiver, atom, broken: false });
    }
  }

  #plain(record: TracedMessage): void {
    const what = `lParam of ${this.#messageWhat(record)}`;
    this.#find('kept', 'DDE-LPARAM-002', record.sender, 'lparam', what, 'sent as two plain words');
  }

  #deliverInitiateAck(record: TracedMessage, receiver: string): void {
    const packing = this.#packings.get(record.lParam);
    if (packing !== undefined) {
      this.packingMisused(record.sender, record.message, 'pack');
      packing.state = 'spoiled';
      return;
    }
    this.#plain(record);
    this.#serves.add(`${record.from}>${record.to}`);
    this.#terminated.delete(`${record.from}>${record.to}`);
    this.#terminated.delete(`${record.to}>${record.from}`);
    for (const side of ['lo', 'hi'] as const) {
      const atom = record[side];
      if (atom === undefined || atomKind(atom) !== 'string') continue;
      const key = `${atom}|${record.sender}`;
      const own = this.#pick(record.sender, atom, postingOrder) !== undefined;
      const reference = this.#handOver(record.sender, atom, record.names[side] !== undefined, 'answered INITIATE');
      if (own && record.sender !== receiver) {
        this.#handedOver.set(key, { process: record.sender, atom, broken: false });
      }
      this.#arrive(record, reference, receiver, 'ACK to INITIATE');
    }
  }

  #deliverCargo(record: TracedMessage, receiver: string, key: keyof typeof messages, cargo: Cargo): void {
    const late = this.#isLate(record);
    const { packing, reference, block, outstanding } = cargo;
    if (packing !== undefined) {
      this.#packing(packing, 'delivered', packing.holder);
      if (packing.state === 'received') packing.holder = receiver;
      else if (packing.state === 'spoiled') {
        // The receiver cannot unpack what its partner has freed: it owes nothing for what was inside.
        if (reference !== undefined) this.#atom(reference, 'rule broken');
        if (block !== undefined) this.#block(block, 'rule broken');
        return;
      }
    }
    if (reference !== undefined && key !== 'INITIATE' && key !== 'TERMINATE' && key !== 'EXECUTE') {
      const asked = key === 'DATA' && (flagWord(record) & flags.dataAckReq) !== 0;
      this.#arrive(record, reference, receiver, late ? 'a late message' : asked ? 'DATA with fAckReq' : key);
    }
    if (block === undefined || block.state !== 'in flight') return;
    block.receiver = receiver;
    block.facts = { ...block.facts, 'receiver terminated': late };
    this.#block(block, 'delivered');
    const over = this.#terminated.has(`${record.from}>${record.to}`);
    if (over && outstanding !== undefined) this.#over(outstanding);
  }

  delivered(record: TracedMessage): void {
    this.#stack.pop();
    this.#arrived.delete(record.sequence);
  }

  discarded(record: TracedMessage): void {
    const cargo = this.#cargo.get(record.sequence);
    if (cargo === undefined) return;
    this.#cargo.delete(record.sequence);
    if (cargo.reference !== undefined) this.#atom(cargo.reference, 'discarded');
    if (cargo.packing !== undefined) this.#packing(cargo.packing, 'discarded', cargo.packing.holder);
    if (cargo.block?.state === 'in flight') this.#block(cargo.block, 'discarded');
    if (cargo.outstanding !== undefined) this.#settle(cargo.outstanding);
  }

  unsent(record: TracedMessage): void {
    const key = messageByValue(record.message)?.key;
    if (key === 'INITIATE') this.#nameInInitiate(record);
    if (key !== 'ACK' || this.#packings.has(record.lParam)) return;
    for (const atom of this.#nameAtoms(record)) {
      const reference = this.#spare(record.sender, atom);
      if (reference !== undefined) this.#atom(reference, 'failed in ACK to INITIATE');
    }
  }

  windowDestroyed(_process: string, window: Hwnd): void {
    const entries = this.#byWindow.get(window);
    if (entries === undefined) return;
    this.#byWindow.delete(window);
    for (const entry of entries) this.#over(entry);
  }

  processDied(process: string): void {
    for (const reference of [...this.#references]) {
      if (reference.process === process && reference.state !== 'in flight') this.#atom(reference, 'holder died');
    }
    for (const block of this.#blocks.values()) {
      if (block.poster === process) this.#block(block, 'poster died');
      if (block.receiver === process) this.#block(block, 'receiver died');
    }
    for (const packing of this.#packings.values()) {
      if (packing.holder === process) this.#packing(packing, 'holder died', process);
    }
    for (const held of [this.#lent, this.#handedOver]) {
      for (const [key, entry] of held) if (entry.process === process) held.delete(key);
    }
  }
}
