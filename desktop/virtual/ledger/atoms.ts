/** Who owns each reference to a global atom. */
import { atomKind } from '../../../spec/atoms.js';
import { messages } from '../../../spec/messages.js';
import {
  type AtomArrival,
  type AtomCarrier,
  type AtomEvent,
  type AtomState,
  atomReference,
} from '../../../state-machines/resources/atom-reference.js';
import type { Atom } from '../../message-port.js';
import type { TracedMessage } from '../trace.js';
import { type Findings, hex, type LedgerView, type Stack } from './finding.js';

/** One reference, while somebody has it. */
export interface Reference {
  process: string;
  readonly atom: Atom;
  readonly name: string | undefined;
  state: AtomState;
  /** A number that was no atom when it was posted: nothing is owed for it. */
  readonly phantom: boolean;
  /** The message that its maker was processing when it made it. */
  readonly during: number | undefined;
}

/** An atom to which a process holds no reference, but knows it from INITIATE or the ACK to it. */
interface Known {
  readonly process: string;
  readonly atom: Atom;
  broken: boolean;
}

/** The order in which the references of a process are taken to be meant when it deletes an atom. */
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

/** The same when it hands one over: what it made for the purpose comes first. */
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

const settled: ReadonlySet<AtomState> = new Set(atomReference.final);

/** The string atoms of INITIATE or of the ACK to it. */
function nameAtoms({ contents: { application, topic } }: TracedMessage): Atom[] {
  return [application, topic].filter((atom): atom is Atom => atom !== undefined && atomKind(atom) === 'string');
}

export class AtomLedger {
  readonly #view: LedgerView;
  readonly #findings: Findings;
  readonly #stack: Stack;
  readonly #references = new Set<Reference>();
  /** The references of a process to an atom, by state; entries that have moved on are skipped when met. */
  readonly #held = new Map<string, Map<AtomState, Reference[]>>();
  /** Atoms that INITIATE lent to a process, and those that it gave away in its ACK. */
  readonly #lent = new Map<string, Known>();
  readonly #handedOver = new Map<string, Known>();
  /** The references that came with each message that is being processed. */
  readonly #arrived = new Map<number, Reference[]>();

  constructor(view: LedgerView, findings: Findings, stack: Stack) {
    this.#view = view;
    this.#findings = findings;
    this.#stack = stack;
  }

  /** How many references somebody owns. */
  get count(): number {
    return this.#references.size;
  }

  /** The scenario is over: what is held still is a leak. */
  close(): void {
    for (const reference of [...this.#references]) this.event(reference, 'scenario ended');
    for (const [state, known] of [
      ['lent by INITIATE', this.#lent],
      ['handed over', this.#handedOver],
    ] as const)
      for (const { process, atom, broken } of known.values())
        if (!broken) this.#absent(process, atom, state, 'scenario ended');
  }

  #what(atom: Atom, name: string | undefined): string {
    return `atom ${hex(atom)}${name === undefined ? '' : ` "${name}"`}`;
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

  /** Something befalls a reference. */
  event(reference: Reference, event: AtomEvent): void {
    const result = this.#findings.step(atomReference, reference.state, event);
    if (!reference.phantom) {
      const what = this.#what(reference.atom, reference.name);
      const detail = `${reference.state}: ${event}`;
      this.#findings.report(result, { resource: 'atom', what, detail }, () => reference.process);
    }
    if (result.ok) reference.state = result.state;
    else if (result.row !== undefined) reference.state = 'spoiled';
    if (settled.has(reference.state)) this.#references.delete(reference);
    else if (reference.state !== 'in flight') this.#enter(reference);
  }

  /** Something befalls a process that holds no reference to the atom. */
  #absent(process: string, atom: Atom, state: AtomState, event: AtomEvent): void {
    const what = this.#what(atom, this.#view.atomName(atom));
    const result = this.#findings.step(atomReference, state, event);
    this.#findings.report(result, { resource: 'atom', what, detail: `${state}: ${event}` }, () => process);
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
    const running = this.#stack.running(process);
    if (running === undefined) return undefined;
    return this.#arrived
      .get(running.sequence)
      ?.find(
        (reference) =>
          reference.atom === atom && reference.process === process && reference.state.startsWith('received'),
      );
  }

  added(process: string, atom: Atom): void {
    const running = this.#stack.running(process);
    const reference: Reference = {
      process,
      atom,
      name: this.#view.atomName(atom),
      state: running?.message === messages.INITIATE.value ? 'made during INITIATE' : 'made',
      phantom: false,
      during: running?.sequence,
    };
    this.#references.add(reference);
    this.#enter(reference);
  }

  deleted(process: string, atom: Atom): void {
    const reference = this.#current(process, atom) ?? this.#pick(process, atom, deletionOrder);
    if (reference !== undefined) {
      // Who sees that the client is gone need not try the ACK to know that it cannot be delivered.
      const asker = this.#stack.running(process)?.from;
      const unanswerable = asker !== undefined && !this.#view.isWindow(asker);
      if (reference.state === 'made during INITIATE' && unanswerable)
        this.event(reference, 'failed in ACK to INITIATE');
      this.event(reference, 'deleted');
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

  /** A message of the process takes a reference along. `known`: there is such an atom. */
  handOver(process: string, atom: Atom, known: boolean, event: 'posted' | 'answered INITIATE'): Reference {
    const reference = this.#spare(process, atom);
    if (reference !== undefined) {
      this.event(reference, event);
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

  /** A message that was to take a reference along could not be delivered. */
  failed(process: string, atom: Atom, carrier: AtomCarrier): void {
    const reference = this.#spare(process, atom);
    if (reference !== undefined) this.event(reference, `failed in ${carrier}`);
  }

  /** The reference that a message of the process takes along. */
  #spare(process: string, atom: Atom): Reference | undefined {
    // An answer made of a fresh atom leaves the one that came to be deleted; one that reuses it has made none.
    const made = this.#madeSince(process, atom);
    const running = this.#stack.running(process);
    if (made !== undefined && running !== undefined && made.during === running.sequence) return made;
    return this.#current(process, atom) ?? made ?? this.#pick(process, atom, postingOrder);
  }

  /** The newest reference that the process has made and not used. */
  #madeSince(process: string, atom: Atom): Reference | undefined {
    return this.#pick(process, atom, ['made during INITIATE', 'made']);
  }

  /** A message brings a reference to its receiver. */
  arrive({ sequence }: TracedMessage, reference: Reference, receiver: string, arrival: AtomArrival): void {
    reference.process = receiver;
    this.event(reference, `delivered in ${arrival}`);
    const arrived = this.#arrived.get(sequence);
    if (arrived === undefined) this.#arrived.set(sequence, [reference]);
    else arrived.push(reference);
  }

  /** The receiver has processed a message. */
  processed({ sequence }: TracedMessage): void {
    this.#arrived.delete(sequence);
  }

  /** INITIATE is sent: it names references of its sender. */
  initiated(record: TracedMessage): void {
    const atoms = nameAtoms(record);
    for (const atom of new Set(atoms)) {
      const wanted = atoms.filter((other) => other === atom).length;
      const named = this.#held.get(`${atom}|${record.sender}`)?.get('named in INITIATE') ?? [];
      // A broadcast comes here once for each window and names its two references once.
      let open = wanted - named.filter(({ state }) => state === 'named in INITIATE').length;
      for (; open > 0; open -= 1) {
        const reference = this.#madeSince(record.sender, atom);
        if (reference === undefined) break;
        this.event(reference, 'sent in INITIATE');
      }
    }
  }

  /** INITIATE is delivered: its receiver may look at the atoms. */
  lend(record: TracedMessage, receiver: string): void {
    for (const atom of nameAtoms(record))
      this.#lent.set(`${atom}|${receiver}`, { process: receiver, atom, broken: false });
  }

  /** The ACK to INITIATE is delivered: its atoms are the receiver's. */
  giveAway(record: TracedMessage, receiver: string): void {
    for (const side of ['application', 'topic'] as const) {
      const atom = record.contents[side];
      if (atom === undefined || atomKind(atom) !== 'string') continue;
      const own = this.#pick(record.sender, atom, postingOrder) !== undefined;
      const reference = this.handOver(record.sender, atom, record.names[side] !== undefined, 'answered INITIATE');
      if (own && record.sender !== receiver)
        this.#handedOver.set(`${atom}|${record.sender}`, { process: record.sender, atom, broken: false });
      this.arrive(record, reference, receiver, 'ACK to INITIATE');
    }
  }

  /** The ACK to INITIATE could not be sent. */
  keep(record: TracedMessage): void {
    for (const atom of nameAtoms(record)) this.failed(record.sender, atom, 'ACK to INITIATE');
  }

  processDied(process: string): void {
    for (const reference of [...this.#references])
      if (reference.process === process && reference.state !== 'in flight') this.event(reference, 'holder died');
    for (const known of [this.#lent, this.#handedOver])
      for (const [key, entry] of known) if (entry.process === process) known.delete(key);
  }
}
