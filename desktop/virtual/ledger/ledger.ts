/**
 * The ledger: who owns each atom reference, memory block and packed lParam of a virtual desktop, at every moment.
 *
 * It is driven by the resource machines and knows no rule itself: a row that forbids a step names the rule that is
 * broken, a row that settles a resource names the rules that were kept. It cannot see a receiver write into a block
 * (DDE-MEMORY-004, DDE-DATA-015, DDE-POKE-017, DDE-EXECUTE-021), because the port hands out copies.
 */
import { atomKind } from '../../../spec/atoms.js';
import type { MessageForm } from '../../../spec/messages.js';
import { type AskingMessage, type OpenQuestion, OpenQuestions } from '../../../state-machines/answers.js';
import type { OnStep } from '../../../state-machines/coverage.js';
import type { AtomCarrier } from '../../../state-machines/resources/atom-reference.js';
import type { Atom, Hglobal, Hwnd, LParam } from '../../message-port.js';
import type { TracedMessage } from '../trace.js';
import { AtomLedger, type Reference } from './atoms.js';
import { type Block, BlockLedger } from './blocks.js';
import { Findings, type LedgerNote, type LedgerView, type ResourceFinding, Stack } from './finding.js';
import { flagsOf } from './flags.js';
import { LParamLedger, type Packing } from './lparams.js';
import type { Watcher } from './watcher.js';

/** How much of each kind is owned by somebody. */
export interface Balance {
  readonly atoms: number;
  readonly blocks: number;
  readonly lParams: number;
}

/** What a posted message carries while it is under way. */
interface Cargo {
  readonly reference: Reference | undefined;
  readonly block: Block | undefined;
  readonly packing: Packing | undefined;
  readonly question: OpenQuestion<Block | undefined> | undefined;
}

/** The messages whose item atom goes along, as the table of atom references names them. */
const carriers: { readonly [Form in MessageForm]?: AtomCarrier } = {
  REQUEST: 'REQUEST',
  POKE: 'POKE',
  ADVISE: 'ADVISE',
  UNADVISE: 'UNADVISE',
  DATA: 'DATA',
  'ACK-ITEM': 'ACK',
};

/** The messages that carry a block of their own. */
const blockKinds = { ADVISE: 'ADVISE', DATA: 'DATA', POKE: 'POKE', EXECUTE: 'EXECUTE' } as const;

function blockKindOf(form: MessageForm): keyof typeof blockKinds | undefined {
  return form in blockKinds ? (form as keyof typeof blockKinds) : undefined;
}

/**
 * The ledger of one desktop. {@link Ledger.close} ends the scenario and finds the leaks.
 *
 * @example
 * ```ts
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * desktop.process('careless').addAtom('Quote');
 * desktop.ledger.balance.atoms; // 1
 * desktop.ledger.close().map(({ process, rule }) => `${process} breaks ${rule}`); // ['careless breaks DDE-ATOM-006']
 * ```
 */
export class Ledger implements Watcher {
  readonly findings: readonly ResourceFinding[];
  readonly notes: readonly LedgerNote[];
  readonly #findings: Findings;
  readonly #stack = new Stack();
  readonly #atoms: AtomLedger;
  readonly #blocks: BlockLedger;
  readonly #lParams: LParamLedger;
  readonly #questions = new OpenQuestions<Block | undefined>();
  readonly #cargo = new Map<number, Cargo>();
  /** Conversations, as `server>client`. */
  readonly #serves = new Set<string>();
  /** Directions, `from>to`, in which TERMINATE was posted. */
  readonly #terminated = new Set<string>();

  constructor(view: LedgerView, onStep?: OnStep) {
    this.#findings = new Findings(view, onStep);
    this.#atoms = new AtomLedger(view, this.#findings, this.#stack);
    this.#blocks = new BlockLedger(this.#findings);
    this.#lParams = new LParamLedger(this.#findings, this.#stack);
    this.findings = this.#findings.all;
    this.notes = this.#findings.notes;
  }

  /** What is owned by somebody now; resources of the system do not count. */
  get balance(): Balance {
    return { atoms: this.#atoms.count, blocks: this.#blocks.count, lParams: this.#lParams.count };
  }

  /** The findings with that verdict `broken`. */
  get broken(): readonly ResourceFinding[] {
    return this.findings.filter(({ verdict }) => verdict === 'broken');
  }

  /**
   * Ends the scenario: what is owned still is a leak of its owner. A second call adds nothing.
   *
   * @returns all findings.
   */
  close(): readonly ResourceFinding[] {
    if (this.#findings.closed) return this.findings;
    this.#atoms.close();
    this.#blocks.close();
    this.#lParams.close();
    this.#findings.close();
    return this.findings;
  }

  // What processes do with resources.

  atomAdded(process: string, atom: Atom): void {
    this.#atoms.added(process, atom);
  }
  atomDeleted(process: string, atom: Atom, _found: boolean): void {
    this.#atoms.deleted(process, atom);
  }
  allocated(process: string, block: Hglobal, size: number): void {
    this.#blocks.allocated(process, block, size);
  }
  blockRead(process: string, block: Hglobal, locked: boolean): void {
    this.#blocks.read(process, block, locked);
  }
  blockFreed(process: string, block: Hglobal, _live: boolean): void {
    this.#blocks.freed(process, block);
  }
  packed(process: string, message: number, lParam: LParam): void {
    this.#lParams.packed(process, message, lParam);
  }
  packingMisused(process: string, message: number, call: string): void {
    this.#lParams.misused(process, message, call);
  }
  unpacked(process: string, message: number, lParam: LParam): void {
    this.#lParams.unpacked(process, message, lParam);
  }
  lParamFreed(process: string, message: number, lParam: LParam): void {
    this.#lParams.freed(process, message, lParam);
  }
  lParamReused(process: string, lParam: LParam, received: number, posted: number): void {
    this.#lParams.reused(process, lParam, received, posted);
  }

  // What becomes of messages.

  posted(record: TracedMessage): void {
    const { form, sender, contents, delivery } = record;
    if (form === undefined || form === 'INITIATE') return;
    const failed = delivery === 'failed';
    const packing = this.#lParams.posted(record);
    if (form === 'TERMINATE') {
      this.#terminate(record.from, record.to);
      return;
    }
    const asking = this.#asking(record);
    const answersExecute = form === 'ACK-ITEM' && this.#questions.answersExecute(asking);
    const kind = blockKindOf(form);
    const block = kind && this.#blocks.find(contents.block);
    if (block !== undefined && kind !== undefined) this.#blocks.posted(record, block, kind, this.#isAstray(record));
    const carrier = answersExecute ? undefined : carriers[form];
    let reference: Reference | undefined;
    if (carrier !== undefined && contents.item !== undefined && atomKind(contents.item) === 'string') {
      if (failed) this.#atoms.failed(sender, contents.item, carrier);
      else reference = this.#atoms.handOver(sender, contents.item, record.names.item !== undefined, 'posted');
    }
    this.#answer(record, asking, failed);
    if (failed) return;
    const asked = form !== 'ACK-ITEM' && (block !== undefined || form !== 'DATA' || asking.ackRequested);
    const question = asked ? this.#questions.ask(asking, block) : undefined;
    this.#cargo.set(record.sequence, { reference, block, packing, question });
  }

  /** A message as far as it matters to what answers what. */
  #asking(record: TracedMessage): AskingMessage {
    const { sequence, from, to, form = 'TERMINATE', halves, contents, names } = record;
    const { positive, response, ackRequested } = flagsOf(record);
    const item = names.item ?? contents.item ?? 0;
    return { sequence, from, to, form, item, handle: halves?.hi ?? 0, positive, response, ackRequested };
  }

  /** DATA comes from servers, and all other blocks from clients. */
  #isAstray({ form, from, to }: TracedMessage): boolean {
    const [server, client] = form === 'DATA' ? [from, to] : [to, from];
    return this.#serves.has(`${client}>${server}`) && !this.#serves.has(`${server}>${client}`);
  }

  #answer(record: TracedMessage, asking: AskingMessage, failed: boolean): void {
    const question = this.#questions.answeredBy(asking);
    if (question === undefined) return;
    const block = question.memo;
    const isAck = record.form === 'ACK-ITEM';
    if (failed) {
      if (block !== undefined && isAck) this.#blocks.answerFailed(block);
      return;
    }
    this.#questions.settle(question);
    if (block !== undefined && isAck)
      this.#blocks.event(block, asking.positive ? 'accepted' : 'refused', record.sender);
  }

  #terminate(from: Hwnd, to: Hwnd): void {
    this.#terminated.add(`${from}>${to}`);
    for (const question of this.#questions.between(from, to)) this.#over(question);
  }

  #over({ memo: block }: OpenQuestion<Block | undefined>): void {
    if (block !== undefined) this.#blocks.event(block, 'conversation over');
  }

  delivering(record: TracedMessage): void {
    const receiver = record.receiver ?? '';
    if (record.form === 'INITIATE' && record.mode === 'send') this.#deliverInitiate(record, receiver);
    else if (record.form === 'ACK-INITIATE') this.#deliverInitiateAck(record, receiver);
    else if (record.mode === 'post') {
      const cargo = this.#cargo.get(record.sequence);
      this.#cargo.delete(record.sequence);
      if (cargo !== undefined) this.#deliverCargo(record, receiver, cargo);
    }
    this.#stack.push(record);
  }

  #deliverInitiate(record: TracedMessage, receiver: string): void {
    this.#atoms.initiated(record);
    this.#lParams.sent(record);
    if (receiver !== record.sender) this.#atoms.lend(record, receiver);
  }

  #deliverInitiateAck(record: TracedMessage, receiver: string): void {
    if (!this.#lParams.sent(record)) return;
    this.#serves.add(`${record.from}>${record.to}`);
    this.#terminated.delete(`${record.from}>${record.to}`);
    this.#terminated.delete(`${record.to}>${record.from}`);
    this.#atoms.giveAway(record, receiver);
  }

  #deliverCargo(record: TracedMessage, receiver: string, cargo: Cargo): void {
    const late = this.#terminated.has(`${record.to}>${record.from}`);
    const { packing, reference, block, question } = cargo;
    if (packing !== undefined && !this.#lParams.delivered(packing, receiver)) {
      // The receiver cannot unpack what its partner has freed: it owes nothing for what was inside.
      if (reference !== undefined) this.#atoms.event(reference, 'rule broken');
      if (block !== undefined) this.#blocks.event(block, 'rule broken');
      return;
    }
    const carrier = record.form && carriers[record.form];
    if (reference !== undefined && carrier !== undefined && carrier !== 'ACK to INITIATE') {
      const asked = carrier === 'DATA' && flagsOf(record).ackRequested;
      this.#atoms.arrive(record, reference, receiver, late ? 'a late message' : asked ? 'DATA with fAckReq' : carrier);
    }
    if (block === undefined || block.state !== 'in flight') return;
    this.#blocks.delivered(block, receiver, late);
    if (this.#terminated.has(`${record.from}>${record.to}`) && question !== undefined) this.#over(question);
  }

  delivered(record: TracedMessage): void {
    this.#stack.pop();
    this.#atoms.processed(record);
  }

  discarded(record: TracedMessage): void {
    const cargo = this.#cargo.get(record.sequence);
    if (cargo === undefined) return;
    this.#cargo.delete(record.sequence);
    if (cargo.reference !== undefined) this.#atoms.event(cargo.reference, 'discarded');
    if (cargo.packing !== undefined) this.#lParams.discarded(cargo.packing);
    if (cargo.block?.state === 'in flight') this.#blocks.event(cargo.block, 'discarded');
    if (cargo.question !== undefined) this.#questions.settle(cargo.question);
  }

  unsent(record: TracedMessage): void {
    if (record.form === 'INITIATE') this.#atoms.initiated(record);
    if (record.form === 'ACK-INITIATE' && !this.#lParams.isPacked(record.lParam)) this.#atoms.keep(record);
  }

  windowDestroyed(_process: string, window: Hwnd): void {
    for (const question of this.#questions.forget(window)) this.#over(question);
  }

  processDied(process: string): void {
    this.#atoms.processDied(process);
    this.#blocks.processDied(process);
    this.#lParams.processDied(process);
  }
}
