import type { MessageForm } from '../../spec/messages.js';
import type { RuleId } from '../../spec/rules/index.js';
import type { Row } from '../machine.js';
import { type ResourceEvent, type ResourceState, resourceMachine } from './vocabulary.js';

/** In which message a reference came, and the rule that its receiver breaks by keeping it. */
const received = {
  REQUEST: 'DDE-REQUEST-011',
  POKE: 'DDE-POKE-013',
  ADVISE: 'DDE-ADVISE-011',
  UNADVISE: 'DDE-UNADVISE-009',
  DATA: 'DDE-DATA-006',
  'DATA with fAckReq': 'DDE-ACK-009',
  ACK: 'DDE-ACK-008',
  'ACK to INITIATE': 'DDE-INITIATE-013',
  /** After its receiver has posted TERMINATE. */
  'a late message': 'DDE-TERMINATE-006',
} as const satisfies Record<string, RuleId>;

/** In which message a reference could not be delivered, and the rule that its poster breaks by keeping it. */
const unposted = {
  REQUEST: 'DDE-REQUEST-010',
  POKE: 'DDE-POKE-012',
  ADVISE: 'DDE-ADVISE-010',
  UNADVISE: 'DDE-UNADVISE-010',
  DATA: 'DDE-DATA-013',
  ACK: 'DDE-MESSAGE-011',
  'ACK to INITIATE': 'DDE-INITIATE-032',
} as const satisfies Record<string, RuleId>;

/** The ways in which a reference can arrive. */
export type AtomArrival = keyof typeof received;
/** The messages that can fail to take a reference along. */
export type AtomCarrier = keyof typeof unposted;

/** The states of a reference to an atom. */
export type AtomState =
  | 'made'
  | 'made during INITIATE'
  | 'named in INITIATE'
  | 'in flight'
  | `received in ${AtomArrival}`
  | `unposted in ${AtomCarrier}`
  | 'lent by INITIATE'
  | 'handed over'
  | 'not held'
  | 'deleted'
  | 'taken'
  | 'spoiled';

/** What happens to a reference to an atom. */
export type AtomEvent =
  | 'sent in INITIATE'
  | 'answered INITIATE'
  | 'posted'
  | `delivered in ${AtomArrival}`
  | `failed in ${AtomCarrier}`
  | 'discarded'
  | 'deleted'
  | 'rule broken'
  | 'holder died'
  | 'scenario ended';

const arrivals = Object.keys(received) as readonly AtomArrival[];
const carriers = Object.keys(unposted) as readonly AtomCarrier[];
/** Arrivals whose receiver owes an answer that can take the reference back. */
const answered: readonly AtomArrival[] = ['REQUEST', 'POKE', 'ADVISE', 'UNADVISE', 'DATA with fAckReq'];

const receivedStates = arrivals.map((arrival) => `received in ${arrival}` as const);
const unpostedStates = carriers.map((carrier) => `unposted in ${carrier}` as const);
const own: readonly AtomState[] = ['made', 'made during INITIATE', 'named in INITIATE'];
const held: readonly AtomState[] = [...own, ...receivedStates, ...unpostedStates];

/** The form of the message that an arrival or a failure is about; a late message may have any. */
const formsOf: Readonly<Record<AtomArrival, { readonly form?: MessageForm }>> = {
  REQUEST: { form: 'REQUEST' },
  POKE: { form: 'POKE' },
  ADVISE: { form: 'ADVISE' },
  UNADVISE: { form: 'UNADVISE' },
  DATA: { form: 'DATA' },
  'DATA with fAckReq': { form: 'DATA' },
  ACK: { form: 'ACK-ITEM' },
  'ACK to INITIATE': { form: 'ACK-INITIATE' },
  'a late message': {},
};

/** One entry of a record for each name. */
function each<N extends string, K extends string, V extends ResourceState | ResourceEvent>(
  names: readonly N[],
  entry: (name: N) => readonly [key: K, value: V],
): Readonly<Record<K, V>> {
  return Object.fromEntries(names.map(entry)) as Record<K, V>;
}

/** What a row records that settles nothing. */
const counted: readonly RuleId[] = ['DDE-ATOM-005'];

type AtomRow = Row<AtomState, AtomEvent, never, never>;
const moves = (
  from: AtomState | readonly AtomState[],
  on: AtomEvent,
  to: AtomState,
  rules: readonly RuleId[] = counted,
): AtomRow => ({
  from,
  on,
  to,
  effects: [],
  rules,
});
const forbids = (from: AtomState, on: AtomEvent, rule: RuleId, forbidden: string): AtomRow => ({
  from,
  on,
  forbidden,
  rules: [rule],
});
/** What each clean deletion shows besides its own rule. */
const balanced = ['DDE-ATOM-006', 'DDE-ATOM-007'] as const;

function rowsOfArrival(arrival: AtomArrival): readonly AtomRow[] {
  const state = `received in ${arrival}` as const;
  const rules: readonly RuleId[] = answered.includes(arrival)
    ? [...new Set<RuleId>([received[arrival], 'DDE-ACK-009', 'DDE-ACK-007'])]
    : [received[arrival]];
  return [
    moves('in flight', `delivered in ${arrival}`, state),
    moves(state, 'posted', 'in flight', answered.includes(arrival) ? rules : counted),
    moves(state, 'deleted', 'deleted', [...rules, ...balanced]),
    forbids(state, 'scenario ended', received[arrival], `came in ${arrival} and was never deleted or handed on`),
  ];
}

function rowsOfCarrier(carrier: AtomCarrier): readonly AtomRow[] {
  const state = `unposted in ${carrier}` as const;
  return [
    moves(held, `failed in ${carrier}`, state),
    moves(state, 'posted', 'in flight'),
    moves(state, 'deleted', 'deleted', [...new Set<RuleId>([unposted[carrier], 'DDE-MESSAGE-011', ...balanced])]),
    forbids(state, 'scenario ended', unposted[carrier], `not deleted after ${carrier} could not be delivered`),
  ];
}

/**
 * One reference to a global atom: who holds it, and who must delete it. A posted message takes the reference of its
 * item along; INITIATE lends its two, and the ACK to INITIATE takes two along. The states `lent by INITIATE`,
 * `handed over` and `not held` are those of a process that holds none.
 *
 * @example
 * ```ts
 * import { atomReference, step } from 'dde-spec/state-machines';
 * const next = step(atomReference, 'received in POKE', 'scenario ended');
 * next.ok; // false
 * next.rules; // ['DDE-POKE-013']
 * ```
 */
export const atomReference = resourceMachine<AtomState, AtomEvent, never>({
  id: 'atom-reference',
  title: 'Atom reference',
  initial: 'made',
  entries: ['made during INITIATE', 'lent by INITIATE', 'handed over', 'not held'],
  final: ['deleted', 'taken', 'spoiled', 'lent by INITIATE', 'handed over', 'not held'],
  states: {
    made: { words: 'its maker holds it', owner: 'poster' },
    'made during INITIATE': { words: 'a server made it while it processed INITIATE', owner: 'poster' },
    'named in INITIATE': { words: 'its maker holds it and has named it in INITIATE', owner: 'poster' },
    'in flight': { words: 'the queue holds it', owner: 'queue' },
    ...each(arrivals, (arrival) => [
      `received in ${arrival}`,
      { words: `came in ${arrival}; the receiver holds it`, owner: 'receiver' },
    ]),
    ...each(carriers, (carrier) => [
      `unposted in ${carrier}`,
      { words: `${carrier} could not be delivered; its maker holds it`, owner: 'poster' },
    ]),
    'lent by INITIATE': { words: 'the receiver of INITIATE may look at it and holds nothing', owner: 'nobody' },
    'handed over': { words: 'its maker gave it away in a delivered ACK to INITIATE', owner: 'nobody' },
    'not held': { words: 'the process holds no reference to the atom', owner: 'nobody' },
    deleted: { words: 'deleted, once', owner: 'nobody' },
    taken: { words: 'taken by the system: its holder died, or the message was never delivered', owner: 'system' },
    spoiled: { words: 'a rule was broken; nothing after that is held against anybody', owner: 'nobody' },
  },
  events: {
    'sent in INITIATE': { words: 'INITIATE names it', kind: 'message', moment: 'sent', form: 'INITIATE' },
    'answered INITIATE': {
      words: 'an ACK to INITIATE takes it along',
      kind: 'message',
      moment: 'sent',
      form: 'ACK-INITIATE',
    },
    posted: { words: 'a message takes it along', kind: 'message', moment: 'posted' },
    ...each(arrivals, (arrival) => [
      `delivered in ${arrival}`,
      { words: `its receiver gets it in ${arrival}`, kind: 'message', moment: 'delivered', ...formsOf[arrival] },
    ]),
    ...each(carriers, (carrier) => [
      `failed in ${carrier}`,
      { words: `${carrier} could not be delivered`, kind: 'message', moment: 'failed', ...formsOf[carrier] },
    ]),
    discarded: {
      words: 'the window was gone before the message had its turn',
      kind: 'message',
      moment: 'discarded',
    },
    deleted: { words: 'GlobalDeleteAtom', kind: 'call', call: 'GlobalDeleteAtom', by: 'holder' },
    'rule broken': { words: 'a forbidden step took the reference away all the same', kind: 'breach' },
    'holder died': { words: 'the process that holds it died', kind: 'end', of: 'holder' },
    'scenario ended': { words: 'all is over', kind: 'end', of: 'scenario' },
  },
  facts: {},
  effects: {},
  rows: [
    moves(own, 'sent in INITIATE', 'named in INITIATE'),
    moves([...receivedStates, ...unpostedStates], 'sent in INITIATE', 'named in INITIATE'),
    moves(own, 'posted', 'in flight'),
    moves('made', 'deleted', 'deleted', balanced),
    moves('made during INITIATE', 'deleted', 'deleted', ['DDE-INITIATE-015', ...balanced]),
    moves('named in INITIATE', 'deleted', 'deleted', ['DDE-INITIATE-012', ...balanced]),
    forbids('made', 'scenario ended', 'DDE-ATOM-006', 'never deleted'),
    forbids('made during INITIATE', 'scenario ended', 'DDE-INITIATE-015', 'made to compare names and never deleted'),
    forbids('named in INITIATE', 'scenario ended', 'DDE-INITIATE-012', 'not deleted after INITIATE was sent'),
    ...arrivals.flatMap(rowsOfArrival),
    ...carriers.flatMap(rowsOfCarrier),
    moves('in flight', 'discarded', 'taken'),
    moves('in flight', 'scenario ended', 'taken'),
    moves('in flight', 'holder died', 'in flight'),
    moves(held, 'holder died', 'taken'),
    moves([...held, 'in flight'], 'rule broken', 'spoiled'),
    forbids('lent by INITIATE', 'deleted', 'DDE-INITIATE-015', 'deleted by the receiver of INITIATE, whose it is not'),
    moves('lent by INITIATE', 'scenario ended', 'lent by INITIATE', ['DDE-INITIATE-015']),
    forbids('handed over', 'deleted', 'DDE-INITIATE-014', 'deleted by the sender of the ACK after it was delivered'),
    moves('handed over', 'scenario ended', 'handed over', ['DDE-INITIATE-014']),
    forbids('not held', 'deleted', 'DDE-ATOM-007', 'deleted by a process that holds no reference to it'),
    forbids('not held', 'posted', 'DDE-ATOM-007', 'handed over by a process that holds no reference to it'),
    {
      from: 'lent by INITIATE',
      on: 'answered INITIATE',
      forbidden: 'an atom of INITIATE is reused in the ACK',
      rules: ['DDE-INITIATE-011', 'DDE-INITIATE-031'],
    },
    forbids('not held', 'answered INITIATE', 'DDE-INITIATE-031', 'not added anew for this ACK to INITIATE'),
    forbids('handed over', 'answered INITIATE', 'DDE-INITIATE-031', 'given away already in another ACK to INITIATE'),
    moves(held, 'answered INITIATE', 'in flight', ['DDE-INITIATE-011', 'DDE-INITIATE-031']),
  ],
});
