import type { RuleId } from '../../spec/rules/index.js';
import { type Described, type Row, sourcesOf } from '../machine.js';
import {
  type ResourceEvent,
  type ResourceMachine,
  type ResourceOwner,
  type ResourceState,
  resourceMachine,
} from './vocabulary.js';

/** The messages that carry a memory object. */
export type BlockKind = 'DATA' | 'POKE' | 'ADVISE' | 'EXECUTE';

/** The states of a memory object. */
export type BlockState =
  | 'held'
  | 'unposted'
  | 'in flight'
  | 'delivered'
  | 'unasked'
  | 'late'
  | 'abandoned'
  | 'accepted'
  | 'refused'
  | 'freed early'
  | 'freed by receiver'
  | 'freed by poster'
  | 'taken'
  | 'spoiled';

/** What happens to a memory object. */
export type BlockEvent =
  | 'posted'
  | 'post failed'
  | 'delivered'
  | 'discarded'
  | 'accepted'
  | 'refused'
  | 'conversation over'
  | 'poster reads'
  | 'receiver reads'
  | 'poster frees'
  | 'receiver frees'
  | 'stranger frees'
  | 'poster died'
  | 'receiver died'
  | 'rule broken'
  | 'scenario ended';

/** What is known of a memory object when something happens to it. */
export type BlockFact = 'handed over' | 'answer due' | 'receiver terminated' | 'unreadable' | 'answer failed';

type BlockRow = Row<BlockState, BlockEvent, BlockFact, never>;

/** Which rules govern the block of a message. */
interface BlockRules {
  /** The receiver did not free what was handed over to it. */
  readonly receiverKeeps: RuleId;
  /** The receiver freed what was only lent. */
  readonly receiverFreesLent: RuleId;
  /** The receiver freed what it refused. */
  readonly receiverFreesRefused: RuleId;
  /** The poster did not free what was refused. */
  readonly posterKeepsRefused: RuleId;
  /** The poster did not free, after the answer, what it had only lent. */
  readonly posterKeepsLent: RuleId;
  /** The poster freed what the receiver had accepted. */
  readonly posterFreesAccepted: RuleId;
  readonly posterKeepsUnposted: RuleId;
}

const governs = {
  DATA: {
    receiverKeeps: 'DDE-DATA-007',
    receiverFreesLent: 'DDE-DATA-008',
    receiverFreesRefused: 'DDE-DATA-009',
    posterKeepsRefused: 'DDE-DATA-010',
    posterKeepsLent: 'DDE-DATA-011',
    posterFreesAccepted: 'DDE-DATA-012',
    posterKeepsUnposted: 'DDE-DATA-013',
  },
  POKE: {
    receiverKeeps: 'DDE-POKE-009',
    receiverFreesLent: 'DDE-POKE-011',
    receiverFreesRefused: 'DDE-POKE-010',
    posterKeepsRefused: 'DDE-POKE-007',
    posterKeepsLent: 'DDE-POKE-008',
    posterFreesAccepted: 'DDE-MEMORY-002',
    posterKeepsUnposted: 'DDE-POKE-012',
  },
  // DDEADVISE has no fRelease: its block is always handed over, as if the flag were set.
  ADVISE: {
    receiverKeeps: 'DDE-ADVISE-006',
    receiverFreesLent: 'DDE-ADVISE-007',
    receiverFreesRefused: 'DDE-ADVISE-007',
    posterKeepsRefused: 'DDE-ADVISE-008',
    posterKeepsLent: 'DDE-ADVISE-008',
    posterFreesAccepted: 'DDE-ADVISE-009',
    posterKeepsUnposted: 'DDE-ADVISE-010',
  },
  // The command string is always lent: the ACK, whatever it says, hands it back.
  EXECUTE: {
    receiverKeeps: 'DDE-EXECUTE-014',
    receiverFreesLent: 'DDE-EXECUTE-013',
    receiverFreesRefused: 'DDE-EXECUTE-013',
    posterKeepsRefused: 'DDE-EXECUTE-014',
    posterKeepsLent: 'DDE-EXECUTE-014',
    posterFreesAccepted: 'DDE-MEMORY-002',
    posterKeepsUnposted: 'DDE-EXECUTE-015',
  },
} as const satisfies Record<BlockKind, BlockRules>;

/** Whether the kind leaves the choice between lending and handing over to fRelease. */
const always: Readonly<Record<BlockKind, boolean | undefined>> = {
  DATA: undefined,
  POKE: undefined,
  ADVISE: true,
  EXECUTE: false,
};

/** What a row records that settles nothing. */
const carried: readonly RuleId[] = ['DDE-MEMORY-001'];
const once: readonly RuleId[] = ['DDE-MEMORY-002', 'DDE-MEMORY-003'];
const lent = { 'handed over': false } as const;
const handed = { 'handed over': true } as const;

function rowsOf(kind: BlockKind): readonly BlockRow[] {
  const rules = governs[kind];
  const moves = (
    from: BlockState | readonly BlockState[],
    on: BlockEvent,
    to: BlockState,
    kept: readonly RuleId[] = [],
    when: Partial<Record<BlockFact, boolean>> = {},
  ): BlockRow => ({ from, on, when, to, effects: [], rules: kept.length === 0 ? carried : [...new Set(kept)] });
  const forbids = (
    from: BlockState | readonly BlockState[],
    on: BlockEvent,
    rule: RuleId,
    forbidden: string,
    when: Partial<Record<BlockFact, boolean>> = {},
  ): BlockRow => ({ from, on, when, forbidden, rules: [rule] });
  // A late EXECUTE is the one block that both sides may free: TERMINATE-006 has the receiver free it, while its
  // poster, who cannot know whether it came late, owns every EXECUTE that is not answered.
  const lateRules: readonly BlockRow[] =
    kind === 'EXECUTE'
      ? [
          moves('late', 'receiver frees', 'taken', ['DDE-TERMINATE-006']),
          moves('late', 'poster frees', 'freed by poster', ['DDE-TERMINATE-015', ...once]),
          forbids('late', 'scenario ended', 'DDE-TERMINATE-015', 'not freed although no answer could come'),
        ]
      : [
          moves('late', 'receiver frees', 'freed by receiver', ['DDE-TERMINATE-006', ...once], handed),
          forbids('late', 'receiver frees', 'DDE-TERMINATE-007', 'came late with fRelease clear, and was freed', lent),
          moves('late', 'poster frees', 'freed by poster', [], handed),
          moves('late', 'poster frees', 'freed by poster', ['DDE-TERMINATE-007', 'DDE-TERMINATE-015', ...once], lent),
          moves('late', 'scenario ended', 'taken', [], { ...handed, unreadable: true }),
          forbids('late', 'scenario ended', 'DDE-TERMINATE-006', 'came late and was not freed', {
            ...handed,
            unreadable: false,
          }),
          forbids('late', 'scenario ended', 'DDE-TERMINATE-015', 'not freed although no answer could come', lent),
        ];

  return [
    // Before it is posted.
    moves(['held', 'unposted'], 'posted', 'in flight'),
    moves(['held', 'unposted', 'refused'], 'post failed', 'unposted'),
    moves('accepted', 'post failed', 'unposted', [], lent),
    moves('held', 'poster frees', 'freed by poster', once),
    moves('unposted', 'poster frees', 'freed by poster', [rules.posterKeepsUnposted, 'DDE-MESSAGE-011', ...once]),
    forbids(['held', 'unposted'], 'stranger frees', 'DDE-MEMORY-002', 'freed by a process that does not own it'),
    forbids('held', 'scenario ended', 'DDE-MEMORY-002', 'never posted and never freed'),
    forbids('unposted', 'scenario ended', rules.posterKeepsUnposted, 'not freed after posting failed'),

    // On its way, and with the receiver.
    moves('in flight', 'delivered', 'late', [], { 'receiver terminated': true }),
    moves('in flight', 'delivered', 'delivered', [], { 'receiver terminated': false, 'answer due': true }),
    moves('in flight', 'delivered', 'unasked', [], { 'receiver terminated': false, 'answer due': false }),
    // A block handed over to a queue that is gone is the system's; one that was lent comes back without an answer.
    moves('in flight', 'discarded', 'taken', [], handed),
    moves('in flight', 'discarded', 'abandoned', [], lent),
    moves('in flight', 'scenario ended', 'taken'),
    forbids('in flight', 'poster frees', 'DDE-MEMORY-003', 'freed by its poster before the receiver had it'),
    forbids('in flight', 'poster reads', 'DDE-MEMORY-003', 'read by its poster after it was handed over', handed),
    moves('in flight', 'poster reads', 'in flight', [], lent),
    forbids(
      ['in flight', 'delivered', 'unasked'],
      'posted',
      'DDE-MEMORY-003',
      'posted again after it was handed over',
      handed,
    ),
    moves('in flight', 'posted', 'in flight', [], lent),
    moves('delivered', 'posted', 'delivered', [], lent),
    moves('unasked', 'posted', 'in flight', [], lent),

    moves('delivered', 'receiver reads', 'delivered'),
    forbids('delivered', 'poster frees', 'DDE-MEMORY-003', 'freed by its poster before the answer'),
    moves('delivered', 'receiver frees', 'freed early', [], handed),
    forbids('delivered', 'receiver frees', rules.receiverFreesLent, 'only lent, and freed by the receiver', lent),
    moves('delivered', 'accepted', 'accepted'),
    moves('delivered', 'refused', 'refused'),
    moves('delivered', 'conversation over', 'abandoned'),
    // The receiver is dead: what it owned is the system's, what it was lent comes back.
    moves(['delivered', 'abandoned'], 'receiver died', 'taken', [], handed),
    moves(['delivered', 'abandoned'], 'receiver died', 'abandoned', [], lent),
    // Who tried to answer has done its part; what it says to a partner that cannot hear it decides nothing.
    moves('delivered', 'scenario ended', 'taken', [], { 'answer failed': true }),
    forbids('delivered', 'scenario ended', rules.receiverKeeps, 'handed over and never freed', {
      ...handed,
      'answer failed': false,
    }),
    forbids('delivered', 'scenario ended', 'DDE-MEMORY-002', 'never answered and never freed', {
      ...lent,
      'answer failed': false,
    }),

    // The receiver freed it before its answer is known: right, unless the answer is a refusal.
    moves('freed early', 'accepted', 'freed by receiver', [rules.receiverKeeps, ...once]),
    forbids('freed early', 'refused', rules.receiverFreesRefused, 'freed by the receiver, which then refused it'),
    moves(['freed early'], 'conversation over', 'freed by receiver', [rules.receiverKeeps, ...once]),
    moves('freed early', 'scenario ended', 'freed by receiver', [rules.receiverKeeps, ...once]),
    moves('freed early', 'receiver died', 'freed by receiver'),
    forbids('freed early', 'poster frees', 'DDE-MEMORY-003', 'freed by its poster before the answer'),
    forbids('freed early', 'receiver frees', 'DDE-MEMORY-002', 'freed twice'),
    forbids('freed early', 'receiver reads', 'DDE-MEMORY-003', 'read after it was freed'),

    // No answer is due: DATA with fAckReq clear.
    moves('unasked', 'receiver reads', 'unasked'),
    moves('unasked', 'receiver frees', 'freed by receiver', [rules.receiverKeeps, ...once], handed),
    forbids('unasked', 'receiver frees', rules.receiverFreesLent, 'only lent, and freed by the receiver', lent),
    forbids('unasked', 'poster frees', 'DDE-MEMORY-003', 'freed by its poster after it was handed over', handed),
    moves('unasked', 'poster frees', 'freed by poster', [rules.receiverFreesLent, ...once], lent),
    moves('unasked', 'scenario ended', 'taken', [], { ...handed, unreadable: true }),
    forbids('unasked', 'scenario ended', rules.receiverKeeps, 'handed over and never freed', {
      ...handed,
      unreadable: false,
    }),
    forbids('unasked', 'scenario ended', 'DDE-MEMORY-002', 'never freed', lent),
    moves('unasked', 'receiver died', 'taken', [], handed),
    moves('unasked', 'receiver died', 'unasked', [], lent),

    // It came after the receiver had posted TERMINATE.
    ...lateRules,
    moves('late', 'receiver reads', 'late'),
    moves('late', 'accepted', 'late'),
    moves('late', 'refused', 'refused'),
    moves('late', 'receiver died', 'taken', [], handed),
    moves('late', 'receiver died', 'abandoned', [], lent),

    // The conversation ended before the answer. What was lent is its poster's. What was handed over and not refused
    // is the receiver's; but the poster cannot know whether the receiver took it, so that it may free it as well.
    moves('abandoned', 'receiver reads', 'abandoned'),
    moves('abandoned', 'receiver frees', 'freed by receiver', ['DDE-TERMINATE-015', ...once], handed),
    forbids('abandoned', 'receiver frees', rules.receiverFreesLent, 'only lent, and freed by the receiver', lent),
    moves('abandoned', 'poster frees', 'freed by poster', [], handed),
    moves('abandoned', 'poster frees', 'freed by poster', ['DDE-TERMINATE-015', ...once], lent),
    moves('abandoned', 'accepted', 'accepted'),
    moves('abandoned', 'refused', 'refused'),
    forbids('abandoned', 'scenario ended', 'DDE-TERMINATE-015', 'lent, unanswered, and not freed by its poster', lent),
    // Who tried to lock the block in vain could not see fRelease either, nor whether the handle is a block at all; who
    // could not refuse has nobody to free it. Who never tried has no such excuse.
    moves('abandoned', 'scenario ended', 'taken', [], { ...handed, unreadable: true }),
    moves('abandoned', 'scenario ended', 'taken', [], { ...handed, unreadable: false, 'answer failed': true }),
    forbids(
      'abandoned',
      'scenario ended',
      'DDE-TERMINATE-015',
      'handed over and not freed when the conversation ended',
      {
        ...handed,
        unreadable: false,
        'answer failed': false,
      },
    ),

    // Accepted.
    moves('accepted', 'posted', 'in flight', [], lent),
    forbids('accepted', 'posted', 'DDE-MEMORY-003', 'posted again after it was handed over', handed),
    moves('accepted', 'receiver reads', 'accepted'),
    moves('accepted', 'receiver frees', 'freed by receiver', [rules.receiverKeeps, ...once], handed),
    forbids('accepted', 'receiver frees', rules.receiverFreesLent, 'only lent, and freed by the receiver', lent),
    forbids('accepted', 'poster frees', rules.posterFreesAccepted, 'freed by its poster after it was accepted', handed),
    moves(
      'accepted',
      'poster frees',
      'freed by poster',
      [rules.posterKeepsLent, rules.receiverFreesLent, ...once],
      lent,
    ),
    forbids('accepted', 'scenario ended', rules.receiverKeeps, 'accepted and never freed', handed),
    forbids('accepted', 'scenario ended', rules.posterKeepsLent, 'not freed by its poster after the answer', lent),
    moves('accepted', 'receiver died', 'taken', [], handed),
    moves('accepted', 'receiver died', 'accepted', [], lent),

    // Refused: the poster's, whatever fRelease said.
    moves('refused', 'posted', 'in flight'),
    moves('refused', 'receiver reads', 'refused'),
    forbids('refused', 'receiver frees', rules.receiverFreesRefused, 'refused, and freed by the receiver', handed),
    forbids('refused', 'receiver frees', rules.receiverFreesLent, 'only lent, and freed by the receiver', lent),
    moves(
      'refused',
      'poster frees',
      'freed by poster',
      [rules.posterKeepsRefused, rules.receiverFreesRefused, ...once],
      handed,
    ),
    moves(
      'refused',
      'poster frees',
      'freed by poster',
      [rules.posterKeepsRefused, rules.posterKeepsLent, rules.receiverFreesLent, ...once],
      lent,
    ),
    forbids('refused', 'scenario ended', rules.posterKeepsRefused, 'not freed by its poster after the refusal'),
    moves('refused', 'receiver died', 'refused'),

    // Freed.
    forbids(
      'freed by receiver',
      'poster frees',
      rules.posterFreesAccepted,
      'freed by its poster although the receiver owned it',
    ),
    forbids('freed by receiver', 'receiver frees', 'DDE-MEMORY-002', 'freed twice'),
    forbids('freed by poster', 'poster frees', 'DDE-MEMORY-002', 'freed twice'),
    forbids(
      'freed by poster',
      'receiver frees',
      rules.receiverFreesRefused,
      "freed by the receiver although it was its poster's again",
      handed,
    ),
    forbids('freed by poster', 'receiver frees', rules.receiverFreesLent, 'only lent, and freed by the receiver', lent),
    forbids(['freed by receiver', 'freed by poster'], 'receiver reads', 'DDE-MEMORY-003', 'read after it was freed'),
    forbids(['freed by receiver', 'freed by poster'], 'poster reads', 'DDE-MEMORY-003', 'read after it was freed'),
    forbids(['freed by receiver', 'freed by poster'], 'posted', 'DDE-MEMORY-003', 'posted after it was freed'),
    // Freed early leaves DATA-012 and its like open until the end: the poster has kept off.
    moves('freed by receiver', 'scenario ended', 'freed by receiver', [rules.posterFreesAccepted], handed),

    ...(['held', 'unposted', 'delivered', 'unasked', 'late', 'abandoned', 'accepted', 'refused'] as const).map(
      (state) => moves(state, 'poster reads', state),
    ),
    moves(['held', 'unposted', 'refused'], 'poster died', 'taken'),
    moves(['delivered', 'abandoned', 'late', 'accepted', 'unasked'], 'poster died', 'taken', [], lent),
    forbids(
      ['in flight', 'delivered', 'unasked', 'late', 'abandoned', 'accepted', 'refused', 'freed early'],
      'stranger frees',
      'DDE-MEMORY-002',
      'freed by a process that does not own it',
    ),
    moves(
      [
        'held',
        'unposted',
        'in flight',
        'delivered',
        'unasked',
        'late',
        'abandoned',
        'accepted',
        'refused',
        'freed early',
        'freed by receiver',
        'freed by poster',
      ],
      'rule broken',
      'spoiled',
    ),
  ];
}

/** The receiver's if it was handed over, its poster's if it was only lent. */
const asAgreed = { handedOver: 'receiver', lent: 'poster' } as const satisfies ResourceState['owner'];

const states: Readonly<Record<BlockState, ResourceState>> = {
  held: { words: 'its maker holds it', owner: 'poster' },
  unposted: { words: 'posting failed: its maker holds it', owner: 'poster' },
  'in flight': { words: 'the queue holds it', owner: { handedOver: 'queue', lent: 'poster' } },
  delivered: { words: 'the receiver has it and owes an answer', owner: asAgreed },
  unasked: { words: 'the receiver has it and owes no answer', owner: asAgreed },
  late: { words: 'the receiver has it, but had posted TERMINATE before it came', owner: asAgreed },
  abandoned: { words: 'the conversation ended before the answer came', owner: asAgreed },
  accepted: { words: 'the receiver accepted it', owner: asAgreed },
  refused: { words: 'the receiver refused it: its poster owns it', owner: 'poster' },
  'freed early': { words: 'the receiver freed it and owes the answer still', owner: 'nobody' },
  'freed by receiver': { words: 'freed, once, by the receiver', owner: 'nobody' },
  'freed by poster': { words: 'freed, once, by its poster', owner: 'nobody' },
  taken: { words: 'taken by the system: its owner died, or the message was never delivered', owner: 'system' },
  spoiled: { words: 'a rule was broken; nothing after that is held against anybody', owner: 'nobody' },
};

const events: Readonly<Record<BlockEvent, ResourceEvent>> = {
  posted: { words: 'PostMessage took the message', kind: 'message', moment: 'posted' },
  'post failed': { words: 'PostMessage refused the message', kind: 'message', moment: 'failed' },
  delivered: { words: "the message reached the receiver's procedure", kind: 'message', moment: 'delivered' },
  discarded: { words: 'the window was gone before the message had its turn', kind: 'message', moment: 'discarded' },
  accepted: { words: 'the receiver posted a positive ACK', kind: 'answer', answer: 'accepted' },
  refused: { words: 'the receiver posted a negative or busy ACK', kind: 'answer', answer: 'refused' },
  'conversation over': {
    words: 'either side posted TERMINATE, or a window of the conversation is gone',
    kind: 'end',
    of: 'conversation',
  },
  'poster reads': { words: 'its poster locked it', kind: 'call', call: 'GlobalLock', by: 'poster' },
  'receiver reads': { words: 'the receiver locked it', kind: 'call', call: 'GlobalLock', by: 'receiver' },
  'poster frees': { words: 'its poster called GlobalFree', kind: 'call', call: 'GlobalFree', by: 'poster' },
  'receiver frees': { words: 'the receiver called GlobalFree', kind: 'call', call: 'GlobalFree', by: 'receiver' },
  'stranger frees': { words: 'a third process called GlobalFree', kind: 'call', call: 'GlobalFree', by: 'stranger' },
  'poster died': { words: "its poster's process died", kind: 'end', of: 'poster' },
  'receiver died': { words: "the receiver's process died", kind: 'end', of: 'receiver' },
  'rule broken': { words: 'a forbidden step took the block away all the same', kind: 'breach' },
  'scenario ended': { words: 'all is over', kind: 'end', of: 'scenario' },
};

const facts: Readonly<Record<BlockFact, Described>> = {
  'handed over': { words: "fRelease is set, or the message is ADVISE: the block is the receiver's unless it refuses" },
  'answer due': { words: 'the message wants an ACK' },
  'receiver terminated': { words: 'the receiver had posted TERMINATE before the message came' },
  unreadable: { words: 'the receiver has tried to lock the block, and never could' },
  'answer failed': { words: 'the ACK of the receiver could not be posted' },
};

/** The rows that a life from `held` on can meet. */
function reachable(rows: readonly BlockRow[]): readonly BlockRow[] {
  const reached = new Set<BlockState>(['held']);
  for (const state of reached) {
    for (const row of rows) if (!('forbidden' in row) && sourcesOf(row).includes(state)) reached.add(row.to);
  }
  return rows.flatMap((row) => {
    const from = sourcesOf(row).filter((state) => reached.has(state));
    return from.length === 0 ? [] : [{ ...row, from }];
  });
}

function keep<K extends string, V>(all: Readonly<Record<K, V>>, used: ReadonlySet<string>): Readonly<Record<K, V>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name))) as Record<K, V>;
}

/** The lifecycle of the memory object of one message. */
export type MemoryBlock = ResourceMachine<BlockState, BlockEvent, BlockFact>;

function memoryBlock(kind: BlockKind): MemoryBlock {
  const fixed = always[kind];
  // Where the message settles who owns its block, rows of the other case would never apply.
  const rows = reachable(
    rowsOf(kind).filter((row) => fixed === undefined || (row.when?.['handed over'] ?? fixed) === fixed),
  );
  const usedStates = new Set(
    rows.flatMap((row) => ('forbidden' in row ? sourcesOf(row) : [...sourcesOf(row), row.to])),
  );
  const final = (['freed by receiver', 'freed by poster', 'taken', 'spoiled'] as const).filter((state) =>
    usedStates.has(state),
  );
  return resourceMachine<BlockState, BlockEvent, BlockFact>({
    id: `memory-block-${kind.toLowerCase()}`,
    title: `Memory block of WM_DDE_${kind}`,
    initial: 'held',
    partial: 'a block that was handed over does not come back, and a lent one stays with its poster',
    final,
    states: keep(states, usedStates),
    events: keep(events, new Set(rows.map((row) => row.on))),
    facts: keep(facts, new Set(rows.flatMap((row) => Object.keys(row.when ?? {})))),
    effects: {},
    rows,
  });
}

/**
 * The memory object of each message that carries one: who owns it, and who must free it.
 *
 * The machine cannot see that a receiver writes into a block (DDE-MEMORY-004, DDE-DATA-015, DDE-POKE-017,
 * DDE-EXECUTE-021): the desktop port hands out copies, so that nobody can.
 *
 * @example
 * ```ts
 * import { memoryBlocks, step } from 'dde-spec/state-machines';
 * const next = step(memoryBlocks.DATA, 'refused', 'receiver frees', { 'handed over': true });
 * next.ok; // false
 * next.rules; // ['DDE-DATA-009']
 * ```
 */
export const memoryBlocks = {
  DATA: memoryBlock('DATA'),
  POKE: memoryBlock('POKE'),
  ADVISE: memoryBlock('ADVISE'),
  EXECUTE: memoryBlock('EXECUTE'),
} as const satisfies Record<BlockKind, MemoryBlock>;

/**
 * Who owns a memory object in a state.
 *
 * @example
 * ```ts
 * import { ownerOfBlock } from 'dde-spec/state-machines';
 * ownerOfBlock('accepted', true); // 'receiver'
 * ownerOfBlock('accepted', false); // 'poster'
 * ownerOfBlock('refused', true); // 'poster'
 * ```
 */
export function ownerOfBlock(state: BlockState, handedOver: boolean): ResourceOwner {
  const { owner } = states[state];
  return typeof owner === 'string' ? owner : handedOver ? owner.handedOver : owner.lent;
}
