/** Who owns each memory object. */
import { findRule } from '../../../spec/rules/index.js';
import {
  type BlockEvent,
  type BlockFact,
  type BlockKind,
  type BlockState,
  memoryBlocks,
  ownerOfBlock,
} from '../../../state-machines/resources/memory-block.js';
import type { Step } from '../../../state-machines/step.js';
import type { Hglobal } from '../../message-port.js';
import type { TracedMessage } from '../trace.js';
import { type Findings, hex, messageWhat } from './finding.js';
import { flagsOf } from './flags.js';

/** A memory object, from its allocation on. */
export interface Block {
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

/** What a step says of whoever is neither client nor server in it: that each block is freed once, by who owns it. */
function forAnybody<S extends string>(result: Step<S, never>): Step<S, never> {
  const rules = result.rules.filter((rule) => findRule(rule)?.role === 'both');
  return { ...result, rules: result.ok || rules.length > 0 || result.rules.length === 0 ? rules : ['DDE-MEMORY-002'] };
}

function isHandedOver({ facts }: Block): boolean {
  return facts['handed over'] === true;
}

/** Whether the receiver of a block has it, and not the queue or its poster. */
function isWithReceiver(block: Block): boolean {
  return ownerOfBlock(block.state, isHandedOver(block)) === 'receiver';
}

export class BlockLedger {
  readonly #findings: Findings;
  readonly #blocks = new Map<Hglobal, Block>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** How many blocks somebody owns. */
  get count(): number {
    let count = 0;
    for (const { kind, state } of this.#blocks.values())
      if (!(memoryBlocks[kind].final as readonly BlockState[]).includes(state)) count += 1;
    return count;
  }

  /** The scenario is over: what is owned still is a leak. */
  close(): void {
    for (const block of this.#blocks.values()) this.event(block, 'scenario ended');
  }

  find(handle: Hglobal | undefined): Block | undefined {
    return handle === undefined || handle === 0 ? undefined : this.#blocks.get(handle);
  }

  /** Something befalls a block; `actor` is the process that did it. */
  event(block: Block, event: BlockEvent, actor?: string): void {
    const before = block.state;
    const result = this.#findings.step(memoryBlocks[block.kind], before, event, block.facts);
    const serverPosts = block.kind === 'DATA';
    const owner = isWithReceiver(block) ? (block.receiver ?? block.poster) : block.poster;
    const finding = { resource: 'block', what: block.what, detail: `${before}: ${event}` } as const;
    this.#findings.report(block.astray ? forAnybody(result) : result, finding, (rule) => {
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
      return isHandedOver(block) && block.state !== 'refused' && block.state !== 'in flight' ? 'receiver' : 'poster';
    }
    if (process === block.poster) return 'poster';
    return process === block.receiver ? 'receiver' : 'stranger';
  }

  allocated(process: string, handle: Hglobal, size: number): void {
    this.#blocks.set(handle, {
      handle,
      state: 'held',
      kind: 'DATA',
      poster: process,
      receiver: undefined,
      facts: {},
      read: false,
      astray: false,
      what: `block ${hex(handle)} of ${size} bytes`,
    });
  }

  read(process: string, handle: Hglobal, locked: boolean): void {
    const block = this.#blocks.get(handle);
    if (block === undefined) {
      this.#findings.note(process, `locked ${hex(handle)}, which never was a block`);
      return;
    }
    const party = this.#party(block, process);
    if (party === 'stranger') {
      this.#findings.note(process, `locked ${block.what}, which is not its own`);
      return;
    }
    if (party === 'receiver') {
      block.read ||= locked;
      block.facts = { ...block.facts, unreadable: !block.read };
    }
    this.event(block, `${party} reads`, process);
  }

  freed(process: string, handle: Hglobal): void {
    const block = this.#blocks.get(handle);
    if (block !== undefined) this.event(block, `${this.#party(block, process)} frees`, process);
    else {
      const what = `block ${hex(handle)}`;
      const detail = 'freed although it never was a block';
      this.#findings.add({ verdict: 'broken', rule: 'DDE-MEMORY-002', process, resource: 'block', what, detail });
    }
  }

  /** A message takes a block along, or could not. */
  posted(record: TracedMessage, block: Block, kind: BlockKind, astray: boolean): void {
    const { sender: process } = record;
    if (block.poster !== process) {
      if (block.receiver !== process || !isHandedOver(block) || !isWithReceiver(block)) {
        const detail = 'posted by a process that does not own it';
        const { what } = block;
        this.#findings.add({ verdict: 'broken', rule: 'DDE-MEMORY-003', process, resource: 'block', what, detail });
        return;
      }
      block.poster = process;
      block.state = 'held';
    }
    const { release, ackRequested } = flagsOf(record);
    block.kind = kind;
    block.read = false;
    block.astray = astray;
    block.what = `block ${hex(block.handle)} of ${messageWhat(record)}`;
    block.facts = {
      'handed over': kind === 'ADVISE' || release,
      'answer due': kind !== 'DATA' || ackRequested,
      unreadable: false,
    };
    this.event(block, record.delivery === 'failed' ? 'post failed' : 'posted', process);
  }

  /** The block reaches its receiver; `late`: after the receiver has posted TERMINATE. */
  delivered(block: Block, receiver: string, late: boolean): void {
    block.receiver = receiver;
    block.facts = { ...block.facts, 'receiver terminated': late };
    this.event(block, 'delivered');
  }

  /** The answer about a block could not be posted. */
  answerFailed(block: Block): void {
    block.facts = { ...block.facts, 'answer failed': true };
  }

  processDied(process: string): void {
    for (const block of this.#blocks.values()) {
      if (block.poster === process) this.event(block, 'poster died');
      if (block.receiver === process) this.event(block, 'receiver died');
    }
  }
}
